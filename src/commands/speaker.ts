import { localDate } from "../calendar/zone.ts";
import type { IncomingMessage } from "../inbox/rules.ts";
import { type SpeakerRow, saveAccount, speakerRow } from "../people/accounts/store.ts";
import { authorityOf, type UnitTree } from "../people/rules.ts";
import type { Work } from "../work.ts";
import type { Speaker } from "./turn.ts";

/** Who sent a message, as he is stored: his account, which his first message makes, and, when it is bound, his posts. */
export async function senderOf(work: Work, message: IncomingMessage): Promise<SpeakerRow> {
  const { platform, chat } = message;
  const { id: externalId, name: displayName } = message.from ?? { id: "", name: "" };
  const privateChat = chat.kind === "private" ? chat.id : null;
  const asked = { platform, externalId, date: localDate(work.now, work.calendar.zone) };
  let row = await speakerRow(work.tx, asked);
  const known =
    row?.displayName === displayName && (privateChat ?? row.privateChat) === row.privateChat;
  if (!known) {
    await saveAccount(work.tx, { platform, externalId, displayName, privateChat });
    row = await speakerRow(work.tx, asked);
  }
  if (!row) throw new Error("an account that was just saved is not there");
  return row;
}

/** What that makes of him: the person, the unit of his first post and what he may do today. */
export function speakerOf(row: SpeakerRow, tree: UnitTree): Speaker {
  const { memberships, name, ...account } = row;
  const serving = memberships.filter((membership) => membership.serving);
  const unitId = [...serving, ...memberships].find(
    (membership) => membership.unitId !== null,
  )?.unitId;
  return {
    account,
    personId: account.personId,
    name,
    unitId: unitId ?? null,
    authority: authorityOf(tree, serving),
  };
}
