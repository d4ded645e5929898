import type { Row } from "../table.ts";
import { sweepDueTasks } from "./bench.ts";

/** A sweep costs by what is due, not by what exists. */
const MOST_GROWTH = 2;

/** One sweep over 1,000 due tasks among a million open ones, against the same among ten thousand. */
export async function benchTasks(): Promise<Row[]> {
  const { small, large } = await sweepDueTasks();
  return [
    {
      what: "tasks: sweep of 1,000 due among 1,000,000 open",
      unit: "ms",
      ours: large,
      baseline: small,
      against: "the same among 10,000",
      wanted: `at most ${MOST_GROWTH}x`,
      met: large <= small * MOST_GROWTH,
    },
  ];
}
