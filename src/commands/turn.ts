import type { IncomingMessage } from "../inbox/rules.ts";
import type { Button } from "../outbox/rules.ts";
import { say } from "../outbox/say.ts";
import type { AccountRow } from "../people/accounts/store.ts";
import type { ChannelRow } from "../people/channels/store.ts";
import type { Authority, UnitTree } from "../people/rules.ts";
import type { Work } from "../work.ts";

/** Who spoke. A stranger has no person. */
export type Speaker = {
  account: AccountRow;
  personId: number | null;
  name: string | null;
  unitId: number | null;
  authority: Authority;
};

/** A bound speaker. */
export type Member = Speaker & { personId: number; name: string };

/** One message being handled, with all that a command needs to know about it. */
export type Turn<S extends Speaker = Member> = {
  work: Work;
  message: IncomingMessage;
  inboxId: number;
  /** When it was said, which is what counts. */
  at: Date;
  tree: UnitTree;
  speaker: S;
  /** The group in which it was said; null in private. */
  channel: ChannelRow | null;
  /** How many answers this message has had, for their keys. */
  answers: { count: number };
};

/** What is said to the speaker; `kind` is how the transcript calls it. */
export type Answer = { kind: string; text: string; buttons?: Button[] };

/** Answers where the message was said. */
export async function answerHere(turn: Turn<Speaker>, answer: Answer): Promise<void> {
  const to = turn.channel ? { channelId: turn.channel.id } : { accountId: turn.speaker.account.id };
  await send(turn, to, answer);
}

/** Answers the speaker alone: in private where he can be reached, else where he spoke. */
export async function answerPrivately(turn: Turn<Speaker>, answer: Answer): Promise<void> {
  const { account } = turn.speaker;
  if (account.privateChat === null) await answerHere(turn, answer);
  else await send(turn, { accountId: account.id }, answer);
}

/** Answers in a private chat, and is silent in a group where the speaker cannot be reached in private. */
export async function answerQuietly(turn: Turn<Speaker>, answer: Answer): Promise<void> {
  const { account } = turn.speaker;
  if (account.privateChat !== null) await send(turn, { accountId: account.id }, answer);
}

async function send(
  turn: Turn<Speaker>,
  to: { channelId: number } | { accountId: number },
  { kind, text, buttons }: Answer,
): Promise<void> {
  turn.answers.count += 1;
  await say(turn.work, [
    {
      key: `answer:${turn.inboxId}:${turn.answers.count}`,
      to,
      kind,
      text,
      ...(buttons ? { buttons } : {}),
      asked: true,
      priority: 1,
    },
  ]);
}
