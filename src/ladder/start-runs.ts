import type { Work } from "../work.ts";
import { clocksOf } from "./clocks.ts";
import { DEFAULT_LADDER, policyOf, timeOfStep } from "./rules.ts";
import { addRuns, moveRuns, overdueOccurrence, owedWithoutRun, runsById } from "./store.ts";

/**
 * Starts chasing whoever still owes an occurrence that has closed and can still be done; call it when the window
 * closes, and again when something held turns out to be owed. Each run keeps the ladder as it stands now; one that was
 * stopped goes on where it stopped. A ladder without steps by time gives finished runs: owed, but not chased.
 */
export async function startRuns(work: Work, occurrenceId: number): Promise<void> {
  const { programmeId, dueAt, ladder } = await overdueOccurrence(work.tx, occurrenceId);
  const { name, rows } = ladder ?? DEFAULT_LADDER;
  const policy = policyOf(rows);
  const owed = await owedWithoutRun(work.tx, occurrenceId);
  const fresh = owed.flatMap(({ id, personId, subject, runId }) =>
    runId === null ? [{ obligationId: id, subject, personId, occurrenceId, deadline: dueAt }] : [],
  );
  const clockOf = await clocksOf(work, fresh);
  await addRuns(
    work.tx,
    { ladder: name, policy, programmeId, deadline: dueAt },
    fresh.map((run) => ({ ...run, nextStepAt: timeOfStep(policy, 0, clockOf(run)) })),
  );
  await resume(
    work,
    owed.flatMap(({ runId }) => runId ?? []),
  );
}

async function resume(work: Work, runIds: readonly number[]): Promise<void> {
  if (runIds.length === 0) return;
  const runs = await runsById(work.tx, runIds);
  const clockOf = await clocksOf(work, runs);
  await moveRuns(
    work.tx,
    runs.map((run) => {
      const nextStepAt = timeOfStep(run.policy, run.nextStep, clockOf(run));
      return {
        id: run.id,
        nextStep: run.nextStep,
        nextStepAt,
        status: nextStepAt ? "running" : "finished",
      };
    }),
  );
}
