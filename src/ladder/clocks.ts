import { groupBy } from "../collections/rules.ts";
import type { LeaveFact } from "../ledger/rules.ts";
import { pausesOf } from "../tasks/rules.ts";
import { eventsOf } from "../tasks/store.ts";
import type { Work } from "../work.ts";
import type { RunClock } from "./rules.ts";
import { approvedLeaves } from "./store.ts";

type Timed = { personId: number | null; taskId?: number | null; deadline: Date };

/**
 * The clocks of these runs, with their persons' approved leaves read in one go, and the days on which a task lay with
 * somebody who had to decide: those do not count either.
 */
export async function clocksOf(
  work: Work,
  runs: readonly Timed[],
): Promise<(run: Timed) => RunClock> {
  const leaves = new Map<number, LeaveFact[]>();
  const persons = runs.flatMap(({ personId }) => personId ?? []);
  for (const leave of await approvedLeaves(work.tx, persons, earliest(runs, work.now))) {
    leaves.set(leave.personId, [...(leaves.get(leave.personId) ?? []), leave]);
  }
  const pauses = await pausesOfTasks(
    work,
    runs.flatMap(({ taskId }) => taskId ?? []),
  );
  return ({ personId, taskId, deadline }) => ({
    calendar: work.calendar,
    deadline,
    leaves: [...(leaves.get(personId ?? 0) ?? []), ...(pauses.get(taskId ?? 0) ?? [])],
  });
}

async function pausesOfTasks(work: Work, taskIds: readonly number[]) {
  const events = taskIds.length === 0 ? [] : await eventsOf(work.tx, taskIds);
  const byTask = groupBy(events, ({ taskId }) => taskId);
  const pauses = new Map<number, LeaveFact[]>();
  for (const [taskId, own] of byTask) {
    const spans = pausesOf(own).map((span) => ({
      ...span,
      status: "approved" as const,
      words: "",
    }));
    pauses.set(taskId, spans);
  }
  return pauses;
}

function earliest(runs: readonly Timed[], now: Date): Date {
  return runs.reduce((least, { deadline }) => (deadline < least ? deadline : least), now);
}
