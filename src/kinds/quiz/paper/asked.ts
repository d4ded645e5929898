import type { Button } from "../../../outbox/rules.ts";
import { say } from "../../../outbox/say.ts";
import type { Work } from "../../../work.ts";

/** Somebody who wants something about a test, in his private chat. `at`: when he said so. */
export type Asked = {
  personId: number;
  name: string;
  /** The account whose private chat is answered, and its platform. */
  accountId: number;
  platform: string;
  inboxId: number;
  at: Date;
  /** A key for the next answer to this message. */
  nextKey(): string;
};

/** One answer; `edits`: the outbox id of the message that it replaces. */
export type Told = { kind: string; text: string; buttons?: Button[]; edits?: number };

/** About which test something is said, for the transcript. */
export type Subject = { programmeId: number; planId: number; occurrenceId: number };

/** Answers in private, at once. Returns the outbox id of the last message. */
export async function tell(
  work: Work,
  asked: Asked,
  told: readonly Told[],
  subject: Subject | null = null,
): Promise<number> {
  const ids = await say(
    work,
    told.map((message) => ({
      ...message,
      ...(subject && {
        programmeId: subject.programmeId,
        planId: subject.planId,
        occurrenceId: subject.occurrenceId,
      }),
      key: asked.nextKey(),
      to: { accountId: asked.accountId },
      asked: true,
      priority: 1,
    })),
  );
  return ids.at(-1) ?? 0;
}
