import type { Update } from "grammy/types";
import type { IncomingMessage } from "../../src/inbox/rules.ts";
import { type BotIdentity, readUpdate } from "./inbound.ts";

/** Bot API, getUpdates: at most 100 updates at once. */
export const FULL_BATCH = 100;

/** One answer of getUpdates, read. */
export type Batch = {
  messages: IncomingMessage[];
  /** The offset that confirms this batch; null when it holds nothing to confirm. */
  nextOffset: number | null;
  /** Everything said before this instant is in this batch or in earlier ones. */
  heardUntil: Date;
  /** The pressed buttons that wait for an answer. */
  pressed: string[];
  /** Updates that could not be read; they are passed over so that the others get through. */
  unreadable: number[];
  presenceChanged: boolean;
};

/**
 * Reads a batch. `askedAt` is when the poll was started, `heardBefore` how far an earlier batch reached:
 * after a full batch more may wait, so only what its last message dates is certain.
 */
export function readBatch(
  updates: readonly Update[],
  bot: BotIdentity,
  times: { askedAt: Date; heardBefore: Date },
): Batch {
  const messages: IncomingMessage[] = [];
  const unreadable: number[] = [];
  for (const update of updates) {
    try {
      const message = readUpdate(update, bot, times.askedAt);
      if (message) messages.push(message);
    } catch {
      unreadable.push(update.update_id);
    }
  }
  const ids = updates.map(({ update_id: id }) => id).filter(Number.isSafeInteger);
  return {
    messages,
    unreadable,
    nextOffset: ids.length === 0 ? null : Math.max(...ids) + 1,
    heardUntil: updates.length < FULL_BATCH ? times.askedAt : lastDated(messages, times),
    pressed: updates.flatMap(({ callback_query: query }) => (query ? [query.id] : [])),
    presenceChanged: updates.some(({ my_chat_member: change }) => change !== undefined),
  };
}

function lastDated(
  messages: readonly IncomingMessage[],
  times: { askedAt: Date; heardBefore: Date },
): Date {
  const dated = messages.filter(({ kind }) => kind !== "button" && kind !== "poll_answer").at(-1);
  if (!dated) return times.heardBefore;
  const last = Math.min(Date.parse(dated.sentAt), times.askedAt.getTime());
  return new Date(Math.max(last, times.heardBefore.getTime()));
}
