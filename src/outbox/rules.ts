import type { FileContent } from "../files/rules.ts";

/**
 * A button under a message; `data` is at most 64 bytes, which is Telegram's limit. Buttons of one `row` stand side by
 * side where the platform can; one without has a line of its own.
 */
export type Button = { text: string; data: string; row?: number };

/** A person named in a group message; `externalId` is null when the platform does not know him. */
export type Mention = { name: string; externalId: string | null };

/** A stored file that goes with a message. */
export type Attachment = { name: string; mediaType: string; fileId: number };

/**
 * A native poll, in which it is seen who chose what. `several`: more than one option may be chosen. `openSeconds`: it
 * ends by itself so long after it was posted; null: never.
 *
 * `quiz`: whoever chooses is told at once whether it is right; `correct` are the places of the right options, from 0.
 * Null: choices may be changed, and nothing is shown before the end.
 */
export type PollContent = {
  question: string;
  options: readonly string[];
  several: boolean;
  quiz: { correct: readonly number[]; explanation: string | null } | null;
  openSeconds: number | null;
};

/** One message as a platform is asked to send it. `edits` is the platform's id of the message to edit in place. */
export type Delivery = {
  outboxId: number;
  chat: { id: string; kind: "group" | "private" };
  kind: string;
  text: string;
  mentions: Mention[];
  buttons: Button[];
  attachments: FileContent[];
  edits: string | null;
  /** What is sent instead of the text where the platform has polls. */
  poll?: PollContent;
};

/**
 * What became of a delivery.
 *
 * - `sent`: the platform took it; `externalId` is its message id there, `pollId` the id that choices will name.
 * - `later`: it was certainly not taken; try again after `afterMs`. `scope` says what must wait meanwhile.
 * - `migrated`: not taken, the group has a new id.
 * - `refused`: certainly not taken and never will be; `reason` for the log.
 * - `unknown`: it may or may not have been taken (a time-out, a broken connection).
 */
export type DeliveryResult =
  | { outcome: "sent"; externalId: string; pollId?: string }
  | { outcome: "later"; afterMs: number; scope: "chat" | "account" }
  | { outcome: "migrated"; chatId: string }
  | {
      outcome: "refused";
      reason: "blocked" | "gone" | "not-allowed" | "malformed" | "unchanged";
      detail: string;
    }
  | { outcome: "unknown"; detail: string };

/**
 * What must still be true just before a message is sent; each feature re-reads its own.
 *
 * - `obligationDue`: this obligation is still due (a private reminder).
 * - `owing`: somebody of these still owes this occurrence; the text is made anew from who does.
 * - `occurrenceOpen`: the window has not ended.
 * - `owesIn`: one of these persons still owes something of this programme that can be done; the text is made anew
 *   from who does. `channelId`: only what is owed in this group.
 * - `ladderStep`: one of these runs is about something still not done; the text is made anew from those that are.
 * - `unitStep`: the unit's run has not stepped back from this step since.
 * - `draftPublished`: the draft has not been revoked since it was published.
 * - `tasksOpen`: one of these tasks is still to be done soon; the text is made anew from those that are.
 * - `taskInReview`: one of these tasks still waits for this person's verdict.
 * - `decisionPending`: nobody has decided yet.
 * - `poll`: the message is a poll, which is made from its question now; one of a contest only until its window ends.
 * - `retake`: who failed with this paper still owes the test and has not begun the next attempt.
 */
export type Condition =
  | { obligationDue: number }
  | { owing: { occurrenceId: number; personIds: number[] } }
  | { occurrenceOpen: number }
  | { owesIn: { programmeId: number; personIds: number[]; channelId: number | null } }
  | {
      ladderStep: {
        runIds: number[];
        step: number;
        audience: "person" | "unit" | "liaison" | "administrator";
      };
    }
  | { unitStep: { runId: number; step: number } }
  | { draftPublished: number }
  | { tasksOpen: { taskIds: number[]; group: boolean } }
  | { taskInReview: { taskIds: number[]; personId: number } }
  | { decisionPending: number }
  | { poll: true }
  | { retake: number };

/** A recipient: a group, a person wherever he is reachable in private, or a private chat of an account not yet bound. */
export type Recipient = { channelId: number } | { personId: number } | { accountId: number };

/** A message that a use case wants sent. `key` is its idempotency key: the same key is sent once, ever. */
export type NewMessage = {
  key: string;
  to: Recipient;
  kind: string;
  text: string;
  /** Persons to mention, at most 5 a message (Telegram notifies no more). */
  mentions?: number[];
  buttons?: Button[];
  attachments?: Attachment[];
  /** The outbox id of the message to edit in place. */
  edits?: number;
  condition?: Condition;
  programmeId?: number;
  planId?: number;
  occurrenceId?: number;
  /** True when a person asked just now: quiet hours do not hold it. */
  asked?: boolean;
  /** Lower goes first: 1 answers, 3 openings and boards, 5 reminders, 7 bulletins. */
  priority?: number;
  notBefore?: Date;
  /** After this instant it is no longer worth sending and is skipped with a note. */
  expiresAt?: Date;
};

/** A message waiting in the outbox, as delivery and `recheck` see it. */
export type OutboxRow = {
  id: number;
  key: string;
  channelId: number | null;
  personId: number | null;
  accountId: number | null;
  kind: string;
  text: string;
  /** Person ids. */
  mentions: number[];
  buttons: Button[];
  attachments: Attachment[];
  editsId: number | null;
  condition: Condition | null;
  programmeId: number | null;
  planId: number | null;
  occurrenceId: number | null;
  asked: boolean;
  priority: number;
  notBefore: Date;
  expiresAt: Date | null;
  createdAt: Date;
  attempts: number;
  note: string | null;
};

/**
 * Whether a message is still true just before it is sent; `text` and `mentions` replace what was written earlier, and
 * `poll` is what it is where the platform has polls.
 */
export type Recheck =
  | { still: true; text?: string; mentions?: number[]; poll?: PollContent }
  | { still: false; reason: string };

/** The part of a platform that delivery needs. */
export type Deliverer = {
  readonly can: { edit: boolean };
  deliver(delivery: Delivery): Promise<DeliveryResult>;
};
