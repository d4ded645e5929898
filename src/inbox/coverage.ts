import { type Database, inTransaction, type Transaction } from "../db/client.ts";
import type { Work } from "../work.ts";
import {
  anyWaiting,
  channelIdsOn,
  endSpans,
  insertSpan,
  loadCursor,
  openSpanId,
  saveCursor,
  spansWithin,
} from "./store.ts";

/** One channel, or with `channelId` null a whole platform. */
export type Place = { platform: string; channelId: number | null };

/** A process that has not said it hears for so long was down. Three heartbeats of 30 s. */
const HEARTBEAT_LOST_AFTER_MS = 90_000;

/** Opens a deaf span from `since` on; one that is open already stays as it is. Returns its id. */
export async function openDeafSpan(
  work: Work,
  span: Place & { reason: string; since: Date },
): Promise<number> {
  const { platform, channelId, reason, since } = span;
  const open = await openSpanId(work.tx, platform, channelId);
  if (open !== null) return open;
  return insertSpan(work.tx, { platform, channelId, deafFrom: since, deafUntil: null, reason });
}

/** Ends the open deaf spans of exactly this place at `until`, by default now. Returns whether there was one. */
export async function closeDeafSpan(work: Work, place: Place & { until?: Date }): Promise<boolean> {
  const { platform, channelId, until = work.now } = place;
  return (await endSpans(work.tx, platform, channelId, until)) > 0;
}

/** Whole platforms that were deaf, and every channel that was deaf by itself or with its platform. */
export type Deaf = { platforms: ReadonlySet<string>; channelIds: ReadonlySet<number> };

/** What could not be heard at some moment between `from` and `until`; a span that goes on counts until `now`. */
export async function deafChannels(
  tx: Transaction,
  from: Date,
  until: Date,
  now: Date,
): Promise<Deaf> {
  const spans = await spansWithin(tx, from, until, now);
  const platforms = spans.flatMap((span) => (span.channelId === null ? [span.platform] : []));
  const single = spans.flatMap((span) => (span.channelId === null ? [] : [span.channelId]));
  const whole = platforms.length > 0 ? await channelIdsOn(tx, platforms) : [];
  return { platforms: new Set(platforms), channelIds: new Set([...single, ...whole]) };
}

/** Everything said on this platform before the returned instant has been heard; null before its first batch. */
export async function heardThrough(tx: Transaction, platform: string): Promise<Date | null> {
  return (await loadCursor(tx, platform))?.heardUntil ?? null;
}

/**
 * Whether everything said up to `until` has been heard on these platforms and handled, so that a window that ended
 * then may close. A platform that never heard anything is not waited for.
 */
export async function everythingHeard(
  tx: Transaction,
  until: Date,
  platforms: readonly string[],
): Promise<boolean> {
  for (const platform of platforms) {
    const heard = await heardThrough(tx, platform);
    if (heard !== null && heard < until) return false;
  }
  return !(await anyWaiting(tx, until));
}

/** Says that a platform without a server of its own hears at this moment. Say it every 30 s. */
export async function noteHeartbeat(work: Work, platform: string): Promise<void> {
  await saveCursor(work.tx, platform, null, work.now);
}

/**
 * At the start of a platform that keeps nothing for us while we are down: when its last heartbeat is older than 90 s,
 * that gap becomes a deaf span. Returns whether there was one.
 */
export async function noteDowntime(db: Database, platform: string, now: Date): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const heard = await heardThrough(tx, platform);
    const down = heard !== null && now.getTime() - heard.getTime() > HEARTBEAT_LOST_AFTER_MS;
    if (down) {
      const span = { platform, channelId: null, deafFrom: heard, deafUntil: now };
      await insertSpan(tx, { ...span, reason: "process was down" });
    }
    await saveCursor(tx, platform, null, now);
    return down;
  });
}

/** So long a platform's server keeps what was said while we were away (Telegram: 24 hours). */
const BACKLOG_KEPT_MS = 24 * 60 * 60 * 1000;

/**
 * At the start of a platform whose server keeps a backlog: what was said longer ago than it is kept, and after we last
 * heard, is lost, and that span counts as deaf. Returns whether there was one.
 */
export async function noteLostBacklog(db: Database, platform: string, now: Date): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const heard = await heardThrough(tx, platform);
    const kept = new Date(now.getTime() - BACKLOG_KEPT_MS);
    if (heard === null || heard >= kept) return false;
    const span = { platform, channelId: null, deafFrom: heard, deafUntil: kept };
    await insertSpan(tx, { ...span, reason: "backlog lost" });
    return true;
  });
}
