import type { WorkCalendar } from "../calendar/work-calendar.ts";
import type { Clock } from "../clock.ts";
import { type Database, inTransaction, type Transaction } from "../db/client.ts";
import type { Work } from "../work.ts";
import type { IncomingMessage, Log } from "./rules.ts";
import {
  markFailed,
  markHandled,
  tryHandlingLock,
  type Waiting,
  waitingMessages,
} from "./store.ts";

export type HandlingDeps = {
  db: Database;
  clock: Clock;
  calendar: WorkCalendar;
  /** Does what one message asks for and returns a word for what that was. A throw undoes all of it. */
  handle(work: Work, message: IncomingMessage, inboxId: number): Promise<string>;
  log: Log;
};

/** `busy`: another handler was at work, so this one left the rest to it. */
export type HandlingSummary = { handled: number; failed: number; busy: boolean; more: boolean };

/** So many messages share a transaction, as long as none of them fails. */
const CHUNK = 20;

/** A message that failed so often is given up. */
const TRIES = 3;

/** How often each waiting message has failed, per database; a restart forgives. */
const failures = new WeakMap<Database, Map<number, number>>();

/**
 * Handles up to `limit` waiting messages in the order in which they were stored, one handler at a time over all
 * processes. One that fails is tried again at the next call, and given up at the third; until then later ones
 * of the same sender wait behind it, and everybody else's go on.
 */
export async function handleInbox(
  deps: HandlingDeps,
  { limit }: { limit: number },
): Promise<HandlingSummary> {
  const summary = { handled: 0, failed: 0, busy: false, more: false };
  const held = new Set<string>();
  let after = 0;
  for (let left = limit; left > 0; ) {
    const taken = await nextChunk(deps, after, Math.min(CHUNK, left), held);
    if (taken === "busy") return { ...summary, busy: true };
    const last = taken.messages.at(-1);
    if (!last) return summary;
    const asked = Math.min(CHUNK, left);
    left -= taken.messages.length;
    after = last.id;
    if (taken.handled) summary.handled += taken.messages.length;
    else if (!(await oneByOne(deps, taken.messages, held, summary))) {
      return { ...summary, busy: true };
    }
    if (taken.messages.length < asked) return summary;
  }
  return { ...summary, more: true };
}

type Chunk = { messages: Waiting[]; handled: boolean };

/** Tries to handle the next messages in one transaction; when one fails, or its sender is held, nothing is done. */
async function nextChunk(
  deps: HandlingDeps,
  after: number,
  size: number,
  held: ReadonlySet<string>,
): Promise<Chunk | "busy"> {
  let messages: Waiting[] = [];
  try {
    return await inTransaction(deps.db, async (tx) => {
      const [locked, waiting] = await Promise.all([
        tryHandlingLock(tx),
        waitingMessages(tx, after, size),
      ]);
      if (!locked) return "busy";
      messages = waiting;
      const known = failures.get(deps.db);
      const plain = messages.every(
        (each) => !held.has(senderOf(each.message)) && !known?.has(each.id),
      );
      if (plain) await handleAll(deps, tx, messages);
      return { messages, handled: plain };
    });
  } catch (error) {
    if (messages.length === 0) throw error;
    return { messages, handled: false };
  }
}

async function handleAll(
  deps: HandlingDeps,
  tx: Transaction,
  messages: readonly Waiting[],
): Promise<void> {
  const outcomes: { id: number; outcome: string }[] = [];
  for (const { id, message } of messages) {
    const work = { tx, now: deps.clock.now(), calendar: deps.calendar };
    outcomes.push({ id, outcome: await deps.handle(work, message, id) });
  }
  if (outcomes.length > 0) await markHandled(tx, outcomes, deps.clock.now());
}

/** Handles each message in a transaction of its own. False: another handler came in between. */
async function oneByOne(
  deps: HandlingDeps,
  messages: readonly Waiting[],
  held: Set<string>,
  summary: HandlingSummary,
): Promise<boolean> {
  for (const waiting of messages) {
    if (held.has(senderOf(waiting.message))) continue;
    let begun = false;
    try {
      const done = await inTransaction(deps.db, async (tx) => {
        if (!(await tryHandlingLock(tx))) return "busy";
        const [still] = await waitingMessages(tx, waiting.id - 1, 1);
        if (still?.id !== waiting.id) return "gone";
        begun = true;
        await handleAll(deps, tx, [waiting]);
        return "handled";
      });
      if (done === "busy") return false;
      if (done === "handled") summary.handled += 1;
      failures.get(deps.db)?.delete(waiting.id);
    } catch (error) {
      // Nothing is wrong with a message whose handling could not even begin.
      if (!begun) throw error;
      held.add(senderOf(waiting.message));
      if (await countFailure(deps, waiting, error)) summary.failed += 1;
    }
  }
  return true;
}

/** Returns true when that was the last try. */
async function countFailure(
  { db, clock, log }: HandlingDeps,
  { id, message }: Waiting,
  error: unknown,
): Promise<boolean> {
  const counts = failures.get(db) ?? new Map<number, number>();
  failures.set(db, counts);
  const tries = (counts.get(id) ?? 0) + 1;
  counts.set(id, tries);
  const fields = { inboxId: id, platform: message.platform, key: message.key, tries };
  if (tries === 1) log.error({ ...fields, err: error }, "a message could not be handled");
  if (tries < TRIES) return false;
  await markFailed(db, id, error instanceof Error ? error.name : "fault", clock.now());
  counts.delete(id);
  log.error(fields, "a message was given up");
  return true;
}

/** Messages of one sender are handled in order; those nobody sent, in the order of their chat. */
function senderOf({ platform, from, chat }: IncomingMessage): string {
  return from ? `${platform} person ${from.id}` : `${platform} chat ${chat.id}`;
}
