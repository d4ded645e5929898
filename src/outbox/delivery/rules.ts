import { nextSpeakingTime } from "../../calendar/quiet.ts";
import type { DeliveryResult, OutboxRow } from "../rules.ts";

/** A platform that has not answered by then is taken to have said nothing: it may or may not have sent. */
export const SEND_LIMIT_MS = 30_000;

/**
 * A row claimed for longer was interrupted between claim and confirm. More than `SEND_LIMIT_MS`, and little enough
 * that a human is told of an interrupted group post within a minute of the restart.
 */
export const INTERRUPTED_AFTER_MS = 40_000;

/** How long a message is tried in vain before it is given up. */
export const GIVE_UP_AFTER_MS = 24 * 3_600_000;
const GIVE_UP_AFTER_ATTEMPTS = 10;

/** An edit looks again after this for the message it edits. */
const EDIT_WAIT_MS = 5_000;

/** A private message whose fate is unknown is repeated after this. */
const REPEAT_AFTER_MS = 5_000;

/** The least a platform's "later" is taken to mean, so that nothing turns without rest. */
const LEAST_WAIT_MS = 1_000;

/** The note of a private message that was repeated because its first sending was interrupted. */
export const POSSIBLY_DOUBLE = "possibly-double";

/** The platform chat a row goes to. `accountId` is set for a private chat. */
export type Address = {
  platform: string;
  chat: string;
  kind: "group" | "private";
  accountId: number | null;
};

/** The message that an edit is about, as it stands. */
export type Edited = { status: string; externalId: string | null; notBefore: Date };

export type Verdict =
  | { go: true; edits: string | null }
  | { go: false; skip: string }
  | { go: false; waitUntil: Date };

/** Whether a row may be sent at `now`: not expired, outside quiet hours unless asked for, and its edited message there. */
export function mayGo(
  row: OutboxRow,
  edited: Edited | null,
  canEdit: boolean,
  now: Date,
  zone: string,
): Verdict {
  if (row.expiresAt !== null && row.expiresAt < now) return { go: false, skip: "expired" };
  if (row.editsId !== null) return mayEdit(edited, canEdit, now);
  const speaking = row.asked ? now : nextSpeakingTime(now, zone);
  return speaking > now ? { go: false, waitUntil: speaking } : { go: true, edits: null };
}

function mayEdit(edited: Edited | null, canEdit: boolean, now: Date): Verdict {
  if (!canEdit) return { go: false, skip: "the platform cannot edit" };
  if (edited?.status === "sent" && edited.externalId !== null) {
    return { go: true, edits: edited.externalId };
  }
  if (edited?.status === "pending" || edited?.status === "claimed") {
    const soon = new Date(now.getTime() + EDIT_WAIT_MS);
    return { go: false, waitUntil: edited.notBefore > soon ? edited.notBefore : soon };
  }
  return { go: false, skip: "nothing to edit" };
}

/** What the outbox keeps of a message that was not sent, or perhaps not. */
export type Unsent =
  | { status: "pending"; notBefore: Date; note?: string; holds: "chat" | "account" | null }
  | { status: "unconfirmed"; note: string }
  | { status: "failed"; note: string; blocked: boolean }
  | { status: "migrated"; chatId: string };

/** What the outbox keeps of a delivery. */
export type Conclusion = { status: "sent"; externalId: string; pollId?: string } | Unsent;

/** What follows from a platform's answer (rule 4 of the design for `unknown`). */
export function conclude(
  row: OutboxRow,
  edits: string | null,
  result: DeliveryResult,
  now: Date,
): Conclusion {
  switch (result.outcome) {
    case "sent":
      return result.pollId === undefined
        ? { status: "sent", externalId: result.externalId }
        : { status: "sent", externalId: result.externalId, pollId: result.pollId };
    case "migrated":
      return { status: "migrated", chatId: result.chatId };
    case "later":
      return tryAgain(row, Math.max(result.afterMs, LEAST_WAIT_MS), result.scope, now);
    case "refused":
      return edits !== null && result.reason === "unchanged"
        ? { status: "sent", externalId: edits }
        : failed(`${result.reason}: ${result.detail}`, result.reason === "blocked");
    case "unknown":
      return afterInterruption(row, result.detail, now);
  }
}

/** Puts a row back for `afterMs`, or gives it up when that is past its time or it was tried in vain for a day. */
export function tryAgain(
  row: OutboxRow,
  afterMs: number,
  holds: "chat" | "account" | null,
  now: Date,
): Unsent {
  const notBefore = new Date(now.getTime() + afterMs);
  if (row.expiresAt !== null && row.expiresAt < notBefore) {
    return failed("could not be sent before it expired");
  }
  const age = now.getTime() - row.createdAt.getTime();
  if (row.attempts + 1 >= GIVE_UP_AFTER_ATTEMPTS && age >= GIVE_UP_AFTER_MS) {
    return failed("could not be sent for a day");
  }
  return { status: "pending", notBefore, holds };
}

/**
 * A send whose fate nobody knows. A private message is repeated once; a group post is left to a human;
 * an edit in place is simply repeated, because doing it twice changes nothing.
 */
export function afterInterruption(row: OutboxRow, detail: string, now: Date): Unsent {
  if (row.editsId !== null) return tryAgain(row, REPEAT_AFTER_MS, null, now);
  if (row.channelId === null && row.note !== POSSIBLY_DOUBLE) {
    const notBefore = new Date(now.getTime() + REPEAT_AFTER_MS);
    return { status: "pending", notBefore, note: POSSIBLY_DOUBLE, holds: null };
  }
  return { status: "unconfirmed", note: detail };
}

function failed(note: string, blocked = false): Unsent {
  return { status: "failed", note, blocked };
}
