import { setTimeout as wait } from "node:timers/promises";

const STEP_MS = 20;

/** Waits until `check` holds, at most `ms`; tells then what it was waiting for. */
export async function eventually(
  check: () => boolean | Promise<boolean>,
  ms = 20_000,
  what: () => string = () => check.toString(),
): Promise<void> {
  const end = performance.now() + ms;
  while (!(await check())) {
    if (performance.now() > end) throw new Error(`still not true after ${ms} ms: ${what()}`);
    await wait(STEP_MS);
  }
}
