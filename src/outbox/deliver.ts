import { inTransaction } from "../db/client.ts";
import { type Confirmed, confirm, settle } from "./delivery/confirm.ts";
import { inLanes } from "./delivery/lanes.ts";
import { type Claimed, type DeliveryDeps, prepare } from "./delivery/prepare.ts";
import {
  afterInterruption,
  GIVE_UP_AFTER_MS,
  INTERRUPTED_AFTER_MS,
  SEND_LIMIT_MS,
  tryAgain,
} from "./delivery/rules.ts";
import {
  dueIds,
  giveUpUnserved,
  lockDue,
  lockInterrupted,
  supersedeEdits,
} from "./delivery/store.ts";
import type { DeliveryResult } from "./rules.ts";

export type { DeliveryDeps } from "./delivery/prepare.ts";

export type DeliveryOptions = {
  /** The platforms this process runs; a person is written to on the first where he can be. */
  platforms: readonly string[];
  /** At most so many rows per platform. */
  limit: number;
  /** Sends under way at once per platform; 1, the default, keeps the exact order of priority and id. */
  concurrency?: number;
  /** Whether to look also for rows that can reach nobody; by default so. Many quick passes need it only now and then. */
  tidy?: boolean;
};

export type DeliverySummary = {
  sent: number;
  skipped: number;
  failed: number;
  unconfirmed: number;
  postponed: number;
  /** True when the limit was reached and another pass may go on at once. */
  more: boolean;
  /** When an account that had to wait may go on; rows that wait by themselves are in `nextDeliveryAt`. */
  pausedUntil: Date | null;
};

/** A row that could not be prepared because of a fault is looked at again after this. */
const AFTER_FAULT_MS = 60_000;

/** Sends what is due: checks and claims each row in one transaction, sends outside of it, then confirms. */
export async function deliverDue(
  deps: DeliveryDeps,
  options: DeliveryOptions,
): Promise<DeliverySummary> {
  const now = deps.clock.now();
  const { tidy = true } = options;
  if (tidy) await supersedeEdits(deps.db, now);
  if (tidy) await giveUp(deps, options.platforms, now);
  const summary: DeliverySummary = {
    ...{ sent: 0, skipped: 0, failed: 0, unconfirmed: 0, postponed: 0 },
    ...{ more: false, pausedUntil: null },
  };
  const passes = [...(tidy ? [null] : []), ...options.platforms].map(
    (platform) => () => deliverOn(deps, options, platform, summary),
  );
  if ((options.concurrency ?? 1) > 1) {
    await Promise.all(passes.map((pass) => pass()));
  } else {
    for (const pass of passes) await pass();
  }
  return summary;
}

async function giveUp(deps: DeliveryDeps, platforms: readonly string[], now: Date): Promise<void> {
  const before = new Date(now.getTime() - GIVE_UP_AFTER_MS);
  for (const outboxId of await giveUpUnserved(deps.db, platforms, before)) {
    deps.log.error({ outboxId }, "no process serves the platform of this message");
  }
}

/** One platform's rows; null stands for those whose recipient cannot be reached anywhere. */
async function deliverOn(
  deps: DeliveryDeps,
  options: DeliveryOptions,
  platform: string | null,
  summary: DeliverySummary,
): Promise<void> {
  const { platforms, limit, concurrency = 1 } = options;
  const due = await dueIds(deps.db, { platform, platforms, now: deps.clock.now(), limit });
  let pausedUntil: Date | null = null;
  let moved = false;
  await inLanes(due, concurrency, async ({ id }) => {
    if (pausedUntil) return;
    let end = await deliverOne(deps, platforms, id);
    if (end === "migrated") end = await deliverOne(deps, platforms, id);
    if (end instanceof Date) {
      pausedUntil = end;
    } else if (end !== "busy") {
      moved = true;
      summary[end === "migrated" ? "postponed" : end] += 1;
    }
  });
  summary.pausedUntil = earlier(summary.pausedUntil, pausedUntil);
  if (due.length === limit && moved && !pausedUntil) summary.more = true;
}

/** A date: the account must wait until then. */
async function deliverOne(
  deps: DeliveryDeps,
  platforms: readonly string[],
  id: number,
): Promise<Confirmed | "skipped" | Date> {
  try {
    const prepared = await prepare(deps, platforms, id);
    if (prepared.outcome === "paused") return prepared.until;
    if (prepared.outcome !== "claimed") return prepared.outcome;
    const { claimed } = prepared;
    return await confirm(deps, platforms, claimed, await send(deps, claimed));
  } catch (error) {
    deps.log.error({ outboxId: id, err: error }, "a message could not be handled");
    return afterFault(deps, platforms, id);
  }
}

/** A fault before the claim puts the row off, so that it holds up nothing else; a claimed row is left to `reclaimInterrupted`. */
async function afterFault(
  deps: DeliveryDeps,
  platforms: readonly string[],
  id: number,
): Promise<Confirmed> {
  const now = deps.clock.now();
  return inTransaction(deps.db, async (tx) => {
    const found = await lockDue(tx, id, platforms, now);
    if (!found) return "busy";
    const conclusion = tryAgain(found.row, AFTER_FAULT_MS, null, now);
    return settle(deps, { tx, now, calendar: deps.calendar }, platforms, found, conclusion);
  });
}

/** Sends, outside of any transaction. A platform that breaks its promise and throws, or hangs, is `unknown`. */
async function send(deps: DeliveryDeps, claimed: Claimed): Promise<DeliveryResult> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<DeliveryResult>((resolve) => {
    timer = setTimeout(() => resolve({ outcome: "unknown", detail: "no answer" }), SEND_LIMIT_MS);
  });
  try {
    return await Promise.race([claimed.platform.deliver(claimed.delivery), silence]);
  } catch (error) {
    deps.log.error({ outboxId: claimed.row.id, err: error }, "a platform threw while sending");
    return { outcome: "unknown", detail: "the platform threw" };
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Settles what was interrupted between claim and confirm, at startup and with every sweep: a private message is
 * repeated once, a group post becomes unconfirmed and a human is told. Returns how many rows.
 */
export async function reclaimInterrupted(
  deps: DeliveryDeps,
  platforms: readonly string[],
): Promise<number> {
  const now = deps.clock.now();
  const before = new Date(now.getTime() - INTERRUPTED_AFTER_MS);
  let count = 0;
  let last = 0;
  for (;;) {
    const reached = last;
    try {
      const settled = await inTransaction(deps.db, async (tx) => {
        const found = await lockInterrupted(tx, before, reached);
        if (!found) return false;
        last = found.row.id;
        const conclusion = afterInterruption(found.row, "interrupted while being sent", now);
        await settle(deps, { tx, now, calendar: deps.calendar }, platforms, found, conclusion);
        return true;
      });
      if (!settled) return count;
      count += 1;
    } catch (error) {
      // Without a row to step over, the database itself is at fault.
      if (last === reached) throw error;
      deps.log.error({ outboxId: last, err: error }, "an interrupted message could not be settled");
    }
  }
}

function earlier(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}
