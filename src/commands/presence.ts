import { localDate } from "../calendar/zone.ts";
import { closeDeafSpan, openDeafSpan } from "../inbox/coverage.ts";
import type { IncomingMessage } from "../inbox/rules.ts";
import { say } from "../outbox/say.ts";
import { blockPrivateChat } from "../people/accounts/store.ts";
import { type ChannelRow, channelOf, moveChannel, setPresence } from "../people/channels/store.ts";
import { administrators } from "../people/store.ts";
import type { Work } from "../work.ts";
import { cannotHearText, leftGroupText, welcomeText } from "./wording.ts";

/** The bot was added, removed, promoted or demoted, or a group got another name or id. */
export async function handlePresence(
  work: Work,
  message: IncomingMessage,
  inboxId: number,
): Promise<string> {
  const { platform, chat } = message;
  if (chat.kind === "private") {
    if (message.presence?.present !== false) return "private chat";
    await blockPrivateChat(work.tx, platform, chat.id);
    return "private chat blocked";
  }
  if (message.kind === "migrated" && message.migratedTo) {
    await moveChannel(work.tx, platform, chat.id, message.migratedTo);
    return "group migrated";
  }
  const channel = await channelOf(work.tx, { platform, externalId: chat.id, name: chat.name });
  if (message.kind === "renamed" || !message.presence) return "group renamed";
  if (!message.presence.present) return left(work, channel, inboxId);
  await setPresence(work.tx, channel.id, true);
  return present(work, channel, message.presence.canHear, inboxId);
}

async function present(
  work: Work,
  channel: ChannelRow,
  canHear: boolean | null,
  inboxId: number,
): Promise<string> {
  const place = { platform: channel.platform, channelId: channel.id };
  if (canHear === false)
    await openDeafSpan(work, { ...place, reason: "privacy mode", since: work.now });
  else await closeDeafSpan(work, place);
  const text = canHear === false ? cannotHearText : channel.unitId === null ? welcomeText : null;
  if (text !== null) {
    await say(work, [
      {
        key: `presence:${inboxId}`,
        to: { channelId: channel.id },
        kind: canHear === false ? "notice" : "help",
        text,
        asked: true,
        priority: 1,
      },
    ]);
  }
  return canHear === false ? "present but deaf" : "present";
}

async function left(work: Work, channel: ChannelRow, inboxId: number): Promise<string> {
  await setPresence(work.tx, channel.id, false);
  const place = { platform: channel.platform, channelId: channel.id };
  await openDeafSpan(work, { ...place, reason: "removed from the group", since: work.now });
  if (channel.unitId === null) return "left";
  const told = await administrators(work.tx, localDate(work.now, work.calendar.zone));
  await say(
    work,
    told.map((personId) => ({
      key: `left:${inboxId}:${personId}`,
      to: { personId },
      kind: "notice",
      text: leftGroupText(channel.name),
      priority: 2,
    })),
  );
  return "left";
}
