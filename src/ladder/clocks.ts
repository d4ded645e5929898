import { groupBy } from "../collections/rules.ts";
import type { LeaveFact } from "../ledger/rules.ts";
import { pausesOf } from "../tasks/rules.ts";
import { eventsOf } from "../tasks/store.ts";
import type { Work } from "../work.ts";
import type { RunClock } from "./rules.ts";
import { approvedLeaves, retakeWaits } from "./store.ts";

type Timed = {
  personId: number | null;
  taskId?: number | null;
  occurrenceId?: number | null;
  deadline: Date;
};

/**
 * The clocks of these runs, with their persons' approved leaves read in one go, the days on which a task lay with
 * somebody who had to decide, and those on which somebody who failed a test had to wait for his retake: they do not
 * count either.
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
  const waits = await waitsForRetakes(work, runs);
  return (run) => {
    const waited = waits.get(waitKey(run)) ?? [];
    return {
      calendar: work.calendar,
      deadline: run.deadline,
      leaves: [
        ...(leaves.get(run.personId ?? 0) ?? []),
        ...(pauses.get(run.taskId ?? 0) ?? []),
        ...waited,
      ],
      notBefore: waited.find(({ untilAt }) => untilAt > work.now)?.untilAt ?? null,
    };
  };
}

/** While somebody who failed a test may not take it again yet, there is nothing he could be chased to do. */
async function waitsForRetakes(work: Work, runs: readonly Timed[]) {
  const pairs = runs.flatMap(({ occurrenceId, personId }) =>
    occurrenceId == null || personId === null ? [] : [{ occurrenceId, personId }],
  );
  const rows = pairs.length === 0 ? [] : await retakeWaits(work.tx, pairs);
  return groupBy(
    rows.map(({ occurrenceId, personId, fromAt, untilAt }) => ({
      ...{ occurrenceId, personId, fromAt, untilAt },
      ...{ status: "approved" as const, words: "" },
    })),
    waitKey,
  );
}

function waitKey({ occurrenceId, personId }: Pick<Timed, "occurrenceId" | "personId">): string {
  return `${occurrenceId ?? ""} ${personId ?? ""}`;
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
