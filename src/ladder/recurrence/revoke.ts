import { addChanges } from "../../ledger/replies/store.ts";
import type { Work } from "../../work.ts";
import { addEntries } from "../store.ts";
import { countedBy } from "./facts.ts";
import { isReached, stepsReached } from "./rules.ts";
import { type ShortfallRow, setRevoked } from "./shortfalls/store.ts";
import {
  entriesFrom,
  moveUnitRun,
  revokeRunDrafts,
  runsOfUnit,
  setEntryReason,
  type UnitRun,
} from "./store.ts";
import { countWords, revokedByAppeal, revokedByRecount } from "./wording.ts";

/** A step that no longer holds. `number`: of its draft; `count`: for what it was taken, in words. */
export type RevokedStep = {
  unitId: number;
  unit: string;
  action: string;
  count: string;
  number: number | null;
  /** Whether anybody but the administrators has seen it. */
  seen: boolean;
};

/** Why shortfalls are taken back, and by whom. `contested`: the step that was, which goes whatever still counts. */
export type Revocation = {
  for: "appeal" | "recount";
  actorId: number | null;
  contested?: { runId: number; step: number };
};

/**
 * Takes shortfalls back: their runs step back, what they had reached by them is revoked, be it drafted or published,
 * and the log says why. What waits to be sent is held back when it is read anew. Returns the steps revoked.
 */
export async function revokeShortfalls(
  work: Work,
  shortfalls: readonly ShortfallRow[],
  revocation: Revocation,
): Promise<RevokedStep[]> {
  const affected = await runsCounting(work, shortfalls);
  await setRevoked(
    work.tx,
    shortfalls.map(({ id }) => id),
    { at: work.now, for: revocation.for },
  );
  await addChanges(
    work.tx,
    shortfalls.map(({ id, countBy }) => ({
      at: work.now,
      actorId: revocation.actorId,
      entity: "shortfall",
      entityId: id,
      before: countBy,
      after: "revoked",
      why: revocation.for,
      inboxId: null,
    })),
  );
  const revoked: RevokedStep[] = [];
  for (const run of affected) revoked.push(...(await stepBack(work, run, revocation)));
  return revoked;
}

/** The runs that have counted one of these. */
async function runsCounting(work: Work, shortfalls: readonly ShortfallRow[]): Promise<UnitRun[]> {
  const ids = new Set(shortfalls.map(({ id }) => id));
  const found = new Map<number, UnitRun>();
  for (const { programmeId, unitId } of shortfalls) {
    for (const run of await runsOfUnit(work.tx, programmeId, unitId)) {
      if (found.has(run.id)) continue;
      const counted = await countedBy(work, run);
      if (counted.some(({ id }) => ids.has(id))) found.set(run.id, run);
    }
  }
  return [...found.values()];
}

async function stepBack(work: Work, run: UnitRun, revocation: Revocation): Promise<RevokedStep[]> {
  const times = (await countedBy(work, run)).length;
  const { contested } = revocation;
  const gone = contested?.runId === run.id ? contested.step : run.nextStep;
  const nextStep = Math.min(gone, run.nextStep, stepsReached(run.policy, times));
  const why = revocation.for === "appeal" ? revokedByAppeal : revokedByRecount;
  await logSkipped(work, run, times, why);
  const over = run.recurrence === "consecutive" && times === 0 && run.status === "running";
  await moveUnitRun(work.tx, run.id, {
    times,
    nextStep,
    nextStepAt:
      run.status === "running" && isReached({ ...run, nextStep, times }) ? work.now : null,
    status: over ? "stopped" : run.status,
  });
  const drafts = await revokeRunDrafts(work.tx, run.id, nextStep, work.now);
  const entries = await entriesFrom(work.tx, run.id, nextStep);
  const revoked: RevokedStep[] = [];
  for (const entry of entries.filter(
    ({ step, outcome }) => step < run.nextStep && outcome !== "skipped",
  )) {
    await setEntryReason(work.tx, entry.id, why);
    const draft = drafts.find(({ step }) => step === entry.step);
    const threshold = run.policy.steps[entry.step]?.times ?? run.times;
    revoked.push({
      unitId: run.unitId,
      unit: run.subject,
      action: entry.action,
      count: countWords({ ...run, line: run.policy.line, times: threshold }),
      number: draft?.number ?? null,
      seen: draft ? draft.status === "published" : entry.outcome === "sent",
    });
  }
  return revoked;
}

/** A step that was due when its ground went is logged as skipped. */
async function logSkipped(work: Work, run: UnitRun, times: number, reason: string): Promise<void> {
  const step = run.policy.steps[run.nextStep];
  const due = run.nextStepAt !== null && run.nextStepAt <= work.now;
  if (!step || !due || isReached({ ...run, times })) return;
  const { id: runId, nextStep } = run;
  const entry = { runId, step: nextStep, action: step.action, outcome: "skipped" as const };
  await addEntries(work.tx, [{ ...entry, reason, at: work.now }]);
}
