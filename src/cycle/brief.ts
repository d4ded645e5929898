import type { Work } from "../work.ts";
import { answersSince } from "./answers/store.ts";
import { judgingOf, loadScope } from "./beat.ts";
import type { UnitCount } from "./figures/rules.ts";
import { statusCountsWithin } from "./figures/store.ts";
import { lookBack } from "./history/look-back.ts";
import type { Happened } from "./history/wording.ts";
import { instantsOf } from "./periods/publish.ts";
import { shortfallsBetween } from "./shortfalls/store.ts";
import { standingsOf } from "./standings/rules.ts";
import { programmeById } from "./store.ts";

/** A unit that must explain itself before the 联席会议. `score` 0 to 100; `shortfalls`: the weeks in which it fell behind. */
export type BriefUnit = {
  unitId: number;
  unit: string;
  count: UnitCount;
  score: number | null;
  belowLine: boolean;
  shortfalls: { period: string; countBy: string }[];
  happened: Happened[];
  answered: boolean;
};

/** The brief of one programme and period, as values; whoever renders it decides what it looks like. */
export type Brief = {
  programme: string;
  basis: string;
  period: string;
  line: number;
  units: BriefUnit[];
};

/**
 * Which units must explain, for a week, a month, a quarter or a year (2026-09): those below the line, and those that
 * fell behind in one of its weekly bulletins, with their figures as they stand and what happened before. In unit order;
 * the programme's top units are left out, since nobody above them is in it.
 */
export async function briefOf(work: Work, programmeId: number, period: string): Promise<Brief> {
  const programme = await programmeById(work.tx, programmeId);
  const scope = await loadScope(work, programmeId);
  const span = instantsOf(work, period);
  const judging = judgingOf(programme);
  const own = await statusCountsWithin(work.tx, programmeId, span);
  const { shown, scores } = standingsOf(scope.tree, scope.units, own, judging);
  const behind = await shortfallsBetween(work.tx, programmeId, span);
  const happened = await lookBack(work, programmeId, span.from);
  const answers = await answersSince(work.tx, programmeId, span.from);
  const tops = new Set(scope.tops.map(({ id }) => id));
  const { line } = judging.scoring;
  const units = shown.flatMap((count): BriefUnit[] => {
    const { unitId } = count;
    const score = scores.get(unitId) ?? null;
    const belowLine = score !== null && score < line && !tops.has(unitId);
    const shortfalls = behind.filter((each) => each.unitId === unitId);
    if (!belowLine && shortfalls.length === 0) return [];
    return [
      {
        unitId,
        unit: scope.tree.get(unitId).name,
        count,
        score,
        belowLine,
        shortfalls: shortfalls.map(({ period: week, countBy }) => ({ period: week, countBy })),
        happened: (happened.get(unitId) ?? []).filter(({ at }) => at < span.until),
        answered: answers.some((answer) => answer.unitId === unitId && answer.at < span.until),
      },
    ];
  });
  return { programme: programme.name, basis: programme.basis, period, line, units };
}
