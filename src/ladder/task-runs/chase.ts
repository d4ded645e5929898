import type { Work } from "../../work.ts";
import { clocksOf } from "../clocks.ts";
import { DEFAULT_LADDER, policyOf, timeOfStep } from "../rules.ts";
import { addEntries, moveRuns } from "../store.ts";
import {
  addTaskRuns,
  moveDeadlines,
  type NewTaskRun,
  overdueTasks,
  revokeTaskDrafts,
  type TaskRun,
  taskRuns,
} from "./store.ts";

/**
 * Starts chasing these tasks, whose deadline has passed; call it when that happens. Each run keeps the ladder as it
 * stands now; a task that was chased before goes on where that stopped. With an undecided extension a run waits.
 */
export async function startTaskRuns(work: Work, taskIds: readonly number[]): Promise<void> {
  if (taskIds.length === 0) return;
  await resumeTaskRuns(work, taskIds);
  const tasks = await overdueTasks(work.tx, taskIds);
  const clockOf = await clocksOf(work, tasks);
  const rows = tasks.map((task): NewTaskRun => {
    const { name, rows: steps } = task.ladder ?? DEFAULT_LADDER;
    const policy = policyOf(steps);
    const at = timeOfStep(policy, 0, clockOf(task));
    const { taskId, programmeId, subject, deadline } = task;
    return {
      ...{ ladder: name, policy, taskId, programmeId, subject, deadline },
      nextStepAt: task.waits ? null : at,
      status: at === null ? "finished" : task.waits ? "stopped" : "running",
    };
  });
  await addTaskRuns(work.tx, rows);
}

/** Lets these tasks' runs wait, because somebody has to decide first; nothing is logged, nothing is lost. */
export async function holdTaskRuns(work: Work, taskIds: readonly number[]): Promise<void> {
  const runs = await taskRuns(work.tx, taskIds);
  await moveRuns(
    work.tx,
    runs.map((run) => stopped(run)),
  );
}

/** Lets these tasks' runs go on, from the deadlines that the tasks have now. */
export async function resumeTaskRuns(work: Work, taskIds: readonly number[]): Promise<void> {
  const runs = (await taskRuns(work.tx, taskIds)).filter(({ waits }) => !waits);
  if (runs.length === 0) return;
  await moveDeadlines(
    work.tx,
    runs.map(({ id }) => id),
  );
  const clockOf = await clocksOf(work, runs);
  await moveRuns(
    work.tx,
    runs.map((run) => {
      const nextStepAt = timeOfStep(run.policy, run.nextStep, clockOf(run));
      const status = nextStepAt === null ? "finished" : "running";
      return { id: run.id, nextStep: run.nextStep, nextStepAt, status };
    }),
  );
}

/**
 * Stops chasing these tasks for good; call it in the transaction in which they are closed or cancelled. A step that was
 * already due is logged as skipped for `reason`, which is Chinese; drafts that wait are revoked.
 */
export async function endTaskRuns(
  work: Work,
  taskIds: readonly number[],
  reason: string,
): Promise<void> {
  await revokeTaskDrafts(work.tx, taskIds, work.now);
  const runs = await taskRuns(work.tx, taskIds);
  const due = runs.filter(({ nextStepAt }) => nextStepAt !== null && nextStepAt <= work.now);
  await addEntries(
    work.tx,
    due.flatMap((run) => {
      const step = run.policy.steps[run.nextStep];
      const entry = { runId: run.id, step: run.nextStep, outcome: "skipped" as const, reason };
      return step ? [{ ...entry, action: step.action, at: work.now }] : [];
    }),
  );
  await moveRuns(
    work.tx,
    runs.map((run) => stopped(run)),
  );
}

function stopped({ id, nextStep }: TaskRun) {
  return { id, nextStep, nextStepAt: null, status: "stopped" as const };
}
