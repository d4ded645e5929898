import { createTask } from "node-cron";
import type { Log } from "../src/inbox/rules.ts";

export type Schedules = { stop(): Promise<void> };

/** A slot that comes late, because the process was busy, still runs. Capped by node-cron to the gap. */
const LATE_BY_AT_MOST_MS = 60_000;

/**
 * Wakes `sweep` at once and then every `everySeconds` (5 by default; a divisor of 60), never two at a time.
 * It only wakes: what is due stands in the database, so a lost tick loses nothing, and several schedulers may run.
 */
export function startSchedules(options: {
  sweep(): Promise<void>;
  timezone: string;
  log: Log;
  everySeconds?: number;
}): Schedules {
  const { sweep, timezone, log, everySeconds = 5 } = options;
  let current: Promise<void> | null = null;
  const run = () => {
    // node-cron's noOverlap does not know of the first run, which no slot has started.
    current ??= guarded(sweep, log).finally(() => {
      current = null;
    });
    return current;
  };
  const task = createTask(`*/${everySeconds} * * * * *`, run, {
    name: "sweep",
    timezone,
    noOverlap: true,
    missedExecutionTolerance: LATE_BY_AT_MOST_MS,
    suppressMissedWarning: true,
    logger: onlyErrors(log),
  });
  void run();
  void task.start();
  return {
    async stop() {
      await task.destroy();
      await current;
    },
  };
}

/** That a slow sweep skips slots is meant to be so; node-cron would warn of each on the console. */
function onlyErrors(log: Log) {
  const ignore = () => undefined;
  const error = (err: string | Error) => log.error({ err }, "the schedule has trouble");
  return { info: ignore, warn: ignore, debug: ignore, error };
}

async function guarded(sweep: () => Promise<void>, log: Log): Promise<void> {
  try {
    await sweep();
  } catch (error) {
    log.error({ err: error }, "a sweep failed; the next one tries again");
  }
}
