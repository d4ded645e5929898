import type { WorkCalendar } from "../calendar/work-calendar.ts";
import { type DeliverySummary, deliverDue, reclaimInterrupted } from "../outbox/deliver.ts";
import { nextDeliveryAt } from "../outbox/store.ts";
import type { EngineDeps } from "./deps.ts";
import { recheck } from "./recheck.ts";
import { tellUnconfirmed } from "./unconfirmed.ts";

/** The two ways to send: what one job carries, or until nothing more may go. */
export type Sender = {
  /** One pass over what is due. `reclaims`: looks also for what was interrupted, and for what can reach nobody. */
  send(reclaims: boolean): Promise<DeliverySummary>;
  /** Sends what may go now. Returns when more may, or null when nothing waits. */
  sendAndLookAhead(): Promise<Date | null>;
};

/** So many messages are sent before other work gets its turn. */
const BATCH = 500;

/** What this process cannot send stays due; without a pause it would be looked at again and again. */
const UNSENDABLE_PAUSE_MS = 1_000;

/** The way out of the outbox, with the re-reading before speaking. */
export function createSender(deps: EngineDeps, calendar: () => WorkCalendar): Sender {
  const { db, clock } = deps;
  const send = async (reclaims: boolean): Promise<DeliverySummary> => {
    const platforms = deps.platformNames.filter((name) => deps.platforms(name));
    const delivery = { ...deps, calendar: calendar(), recheck, onUnconfirmed: tellUnconfirmed };
    if (reclaims) await reclaimInterrupted(delivery, platforms);
    const options = { platforms, limit: BATCH, concurrency: deps.concurrency ?? 1 };
    if (reclaims) return deliverDue(delivery, options);
    const quick = await deliverDue(delivery, { ...options, tidy: false });
    const { sent, skipped, failed, unconfirmed, postponed } = quick;
    const moved = sent + skipped + failed + unconfirmed + postponed;
    return moved > 0 ? quick : deliverDue(delivery, options);
  };
  return {
    send,
    async sendAndLookAhead() {
      const { more, pausedUntil } = await send(true);
      const now = clock.now();
      if (more) return now;
      const next = await nextDeliveryAt(db);
      if (next === null) return null;
      const wanted = pausedUntil && pausedUntil < next ? pausedUntil : next;
      return wanted <= now ? new Date(now.getTime() + UNSENDABLE_PAUSE_MS) : wanted;
    },
  };
}
