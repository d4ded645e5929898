import type { LeaveFact } from "../ledger/rules.ts";
import type { Work } from "../work.ts";
import type { RunClock } from "./rules.ts";
import { approvedLeaves } from "./store.ts";

type Timed = { personId: number; deadline: Date };

/** The clocks of these runs, with their persons' approved leaves read in one go. */
export async function clocksOf(
  work: Work,
  runs: readonly Timed[],
): Promise<(run: Timed) => RunClock> {
  const leaves = new Map<number, LeaveFact[]>();
  const persons = runs.map(({ personId }) => personId);
  for (const leave of await approvedLeaves(work.tx, persons, earliest(runs, work.now))) {
    leaves.set(leave.personId, [...(leaves.get(leave.personId) ?? []), leave]);
  }
  return ({ personId, deadline }) => ({
    calendar: work.calendar,
    deadline,
    leaves: leaves.get(personId) ?? [],
  });
}

function earliest(runs: readonly Timed[], now: Date): Date {
  return runs.reduce((least, { deadline }) => (deadline < least ? deadline : least), now);
}
