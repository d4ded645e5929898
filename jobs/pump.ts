import type { Clock } from "../src/clock.ts";
import type { Log } from "../src/inbox/rules.ts";

export type Pump = {
  /** Asks for a run that begins after this moment; resolves when it has ended, whatever became of it. */
  wake(): Promise<void>;
  /** No further run; resolves when the one under way has ended. */
  stop(): Promise<void>;
};

/** An instant further away is left to the sweep. */
const FURTHEST_TIMER_MS = 60_000;

/** So that a `run` that keeps asking for an instant already past does not turn without rest. */
const LEAST_PAUSE_MS = 20;

/**
 * Runs `run` one at a time. Wakes that come during a run become one more run after it, so that none is lost.
 * When `run` gives an instant, it runs again then by itself.
 */
export function pump(run: () => Promise<Date | null>, clock: Clock, log: Log): Pump {
  let current: Promise<void> | null = null;
  let following: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const once = async () => {
    clearTimeout(timer);
    try {
      schedule(await run());
    } catch (error) {
      log.error({ err: error }, "a run failed; the sweep tries again");
    }
  };
  const schedule = (at: Date | null) => {
    if (stopped || at === null) return;
    const ms = Math.max(LEAST_PAUSE_MS, at.getTime() - clock.now().getTime());
    if (ms <= FURTHEST_TIMER_MS) timer = setTimeout(() => void wake(), ms);
  };
  const begin = () => {
    const run = once().finally(() => {
      if (current === run) current = null;
    });
    current = run;
    return run;
  };
  const wake = (): Promise<void> => {
    if (stopped) return Promise.resolve();
    if (!current) return begin();
    following ??= current.then(() => {
      following = null;
      return stopped ? undefined : begin();
    });
    return following;
  };
  return {
    wake,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await current;
    },
  };
}
