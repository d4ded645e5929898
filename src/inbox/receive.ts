import type { Clock } from "../clock.ts";
import { type Database, inTransaction } from "../db/client.ts";
import type { Intake, Log, PlatformName } from "./rules.ts";
import { insertSpan, loadCursor, openSpanId, storeBatch } from "./store.ts";

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
      const now = clock.now();
      const { stored, ended } = await storeBatch(db, {
        platform,
        messages,
        cursor,
        heardUntil,
        now,
      });
      if (ended > 0) log.info({ platform }, "hearing again");
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
