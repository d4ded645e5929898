import type { IncomingMessage } from "../inbox/rules.ts";
import { say } from "../outbox/say.ts";
import type { ChannelRow } from "../people/channels/store.ts";
import type { Work } from "../work.ts";
import type { Intent } from "./rules.ts";
import { anonymousText } from "./wording.ts";

/** An anonymous administrator shares one id with every other: he changes nothing, and is told once in each group why. */
export async function handleAnonymous(
  work: Work,
  message: IncomingMessage,
  channel: ChannelRow | null,
  intents: readonly Intent[],
): Promise<string> {
  if (channel === null || intents.every(({ intent }) => intent === "unknown")) return "anonymous";
  await say(work, [
    {
      key: `anonymous:${channel.id}`,
      to: { channelId: channel.id },
      kind: "refusal",
      text: anonymousText,
      asked: true,
      priority: 1,
    },
  ]);
  return `anonymous ${message.kind}`;
}
