import type { Transaction } from "../db/client.ts";
import type { Work } from "../work.ts";
import { clocksOf } from "./clocks.ts";
import { revokeDrafts } from "./draft/store.ts";
import { openDirectory } from "./recipients.ts";
import { escalateUnits } from "./recurrence/escalate.ts";
import { type Audience, decideStep, type Policy, timeAfter, whySettled } from "./rules.ts";
import { type Acting, itemOf, sendSteps, textFor } from "./send-steps.ts";
import {
  addEntries,
  claimDueRuns,
  earliestStep,
  entryRows,
  moveRuns,
  type NewEntry,
  type RunMove,
  runningRuns,
  runsById,
} from "./store.ts";
import { notYetDoable, settledWords } from "./wording.ts";
import { writeDrafts } from "./write-drafts.ts";

/**
 * Takes the steps that are due, at most `limit` runs in one transaction. Each run's obligation is read anew: what is
 * done, excused or held is not chased, and whoever is on leave is waited for. Returns how many runs it took up; when
 * that is `limit`, there may be more. The runs are locked, so that several workers never take a step twice.
 */
export async function escalateDue(work: Work, { limit }: { limit: number }): Promise<number> {
  const units = await escalateUnits(work, limit);
  return units + (await escalateByTime(work, limit));
}

async function escalateByTime(work: Work, limit: number): Promise<number> {
  const runs = await claimDueRuns(work.tx, work.now, limit);
  if (runs.length === 0) return 0;
  const clockOf = await clocksOf(work, runs);
  const moves: RunMove[] = [];
  const entries: NewEntry[] = [];
  const acting: Acting[] = [];
  for (const run of runs) {
    const clock = clockOf(run);
    const decision = decideStep(run, clock, work.now);
    if (decision.decision === "act") {
      acting.push({ run, step: decision.step, clock });
      const nextStepAt = timeAfter(run.policy, run.nextStep, clock, work.now);
      const status = nextStepAt ? "running" : "finished";
      moves.push({ id: run.id, nextStep: run.nextStep + 1, nextStepAt, status });
    } else if (decision.decision === "wait") {
      moves.push({
        id: run.id,
        nextStep: run.nextStep,
        nextStepAt: decision.at,
        status: "running",
      });
    } else {
      moves.push({ id: run.id, nextStep: run.nextStep, nextStepAt: null, status: "stopped" });
      entries.push(...skipped(run, settledWords[decision.why], work.now));
    }
  }
  const directory = await openDirectory(work);
  entries.push(
    ...(await sendSteps(
      work,
      directory,
      acting.filter(({ step }) => step.mode === "send"),
    )),
  );
  entries.push(
    ...(await writeDrafts(
      work,
      directory,
      acting.filter(({ step }) => step.mode === "draft"),
    )),
  );
  await addEntries(work.tx, entries);
  await moveRuns(work.tx, moves);
  return runs.length;
}

/**
 * Stops chasing these obligations at once; call it in the transaction in which they are done or excused. A step that
 * was already due is logged as skipped for `reason`, which is Chinese; drafts that wait are revoked.
 */
export async function stopRuns(
  work: Work,
  obligationIds: readonly number[],
  reason: string,
): Promise<void> {
  await revokeDrafts(work.tx, obligationIds, work.now);
  const runs = await runningRuns(work.tx, obligationIds);
  const due = runs.filter(({ nextStepAt }) => nextStepAt !== null && nextStepAt <= work.now);
  await addEntries(
    work.tx,
    due.flatMap((run) => skipped(run, reason, work.now)),
  );
  await moveRuns(
    work.tx,
    runs.map(({ id, nextStep }) => ({ id, nextStep, nextStepAt: null, status: "stopped" })),
  );
}

/**
 * Whether a step's message is still true just before it goes out. When some of its runs have been settled since, the
 * text is made anew from the others; when all have, `still` is false with the reason in Chinese.
 */
export async function stillNeeded(
  work: Work,
  message: { runIds: readonly number[]; step: number; audience: Audience },
): Promise<{ still: true; text?: string } | { still: false; reason: string }> {
  const runs = await runsById(work.tx, message.runIds);
  const clockOf = await clocksOf(work, runs);
  const unsettled = runs.filter(({ status }) => whySettled(status) === null);
  const owed = unsettled.filter((run) => !clockOf(run).notBefore);
  const first = owed[0];
  const step = first?.policy.steps[message.step];
  if (!first || !step) {
    return { still: false, reason: unsettled.length > 0 ? notYetDoable : settledWords.done };
  }
  if (owed.length === message.runIds.length) return { still: true };
  const { tree } = await openDirectory(work);
  const items = owed.map((run) => itemOf(work, tree, { run, step, clock: clockOf(run) }));
  return { still: true, text: textFor(work, step, message.audience, items, []) };
}

/** The earliest instant at which a step is due, or null when no run waits for one. */
export function nextEscalationAt(tx: Transaction): Promise<Date | null> {
  return earliestStep(tx);
}

/** Every ladder step done or skipped, in time order, for the export; `step` counts from 1. */
export function ladderEntries(tx: Transaction): ReturnType<typeof entryRows> {
  return entryRows(tx);
}

function skipped(
  run: { id: number; nextStep: number; policy: Policy },
  reason: string,
  at: Date,
): NewEntry[] {
  const step = run.policy.steps[run.nextStep];
  if (!step) return [];
  return [
    { runId: run.id, step: run.nextStep, action: step.action, outcome: "skipped", reason, at },
  ];
}
