import type { Work } from "../../work.ts";
import { periodsCounted, type UnitStep } from "./rules.ts";
import { figuresOfUnit, type ShortfallRow, shortfallsWhere } from "./shortfalls/store.ts";
import { runsOfUnit, type UnitRun } from "./store.ts";
import type { UnitFacts } from "./wording.ts";

/** The bulletins that a run has counted and that stand, in order. */
export async function countedBy(work: Work, run: UnitRun): Promise<ShortfallRow[]> {
  const { programmeId, unitId, countBy, recurrence, period } = run;
  const all = await shortfallsWhere(work.tx, { programmeId, unitId });
  const own = all.filter((shortfall) => shortfall.countBy === countBy);
  const later = (await runsOfUnit(work.tx, programmeId, unitId))
    .filter((other) => other.recurrence === recurrence && other.countBy === countBy)
    .map((other) => other.period)
    .filter((other) => other > period)
    .sort();
  const periods = own.map((shortfall) => shortfall.period);
  const counted = new Set(periodsCounted(run, periods, later[0] ?? null));
  return own.filter((shortfall) => counted.has(shortfall.period));
}

/** What a step of a run says: how often, when and with what figures its unit fell behind, and by which rule. */
export async function factsOf(work: Work, run: UnitRun, step: UnitStep): Promise<UnitFacts> {
  const counted = await countedBy(work, run);
  const figures = await figuresOfUnit(
    work.tx,
    run.unitId,
    counted.map(({ beatRunId }) => beatRunId),
  );
  return {
    unit: run.subject,
    programme: run.programme,
    ladder: run.ladder,
    action: step.action,
    recurrence: run.recurrence,
    countBy: run.countBy,
    line: run.policy.line,
    times: run.times,
    threshold: step.times,
    occasions: counted.flatMap(({ beatRunId, period }) => {
      const count = figures.get(beatRunId);
      return count ? [{ period, figures: count, rank: count.rank }] : [];
    }),
  };
}
