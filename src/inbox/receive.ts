import type { Clock } from "../clock.ts";
import { type Database, inTransaction } from "../db/client.ts";
import type { Intake, Log, PlatformName } from "./rules.ts";
import { endSpans, insertInbox, insertSpan, loadCursor, openSpanId, saveCursor } from "./store.ts";

export type IntakeDeps = {
  db: Database;
  clock: Clock;
  log: Log;
  /** Wakes handling, after new messages are stored. What goes wrong there is logged: the sweep finds them too. */
  onStored(): Promise<void>;
};

/** Where `platform` hands over what it hears: stored, with its position, before anything else happens. */
export function intakeFor(platform: PlatformName, deps: IntakeDeps): Intake {
  const { db, clock, log } = deps;
  return {
    async store(messages, { cursor, heardUntil }) {
      const stored = await inTransaction(db, async (tx) => {
        const now = clock.now();
        const count = await insertInbox(tx, messages, now);
        await saveCursor(tx, platform, cursor, heardUntil);
        if ((await endSpans(tx, platform, null, now)) > 0) log.info({ platform }, "hearing again");
        return count;
      });
      if (stored === 0) return;
      try {
        await deps.onStored();
      } catch (error) {
        log.error({ platform, err: error }, "stored messages could not be announced");
      }
    },
    async cursor() {
      const known = await loadCursor(db, platform);
      return known && known.cursor !== "" ? known.cursor : null;
    },
    async deaf(since, reason) {
      await inTransaction(db, async (tx) => {
        if ((await openSpanId(tx, platform, null)) !== null) return;
        const span = { platform, channelId: null, deafFrom: since, deafUntil: null, reason };
        await insertSpan(tx, span);
        log.warn({ platform, since, reason }, "deaf");
      });
    },
  };
}
