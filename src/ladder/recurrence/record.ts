import type { Work } from "../../work.ts";
import {
  type CountBy,
  type Counting,
  countingsOf,
  isReached,
  judge,
  moveFor,
  quarterOfWeek,
  runPeriod,
  type Standing,
  type Verdict,
} from "./rules.ts";
import { addShortfalls } from "./shortfalls/store.ts";
import {
  addUnitRuns,
  ladderOf,
  moveUnitRun,
  type NewUnitRun,
  openRuns,
  type UnitRun,
} from "./store.ts";

/** One weekly bulletin as the ladders see it. `line` in percent; `nameOf` names a unit. */
export type PublishedWeek = {
  programmeId: number;
  beatRunId: number;
  period: string;
  standings: readonly Standing[];
  line: number;
  nameOf(unitId: number): string;
};

/**
 * Counts for every unit whether it fell behind in this bulletin, and lets the steps fall due that this reaches. A run
 * keeps the ladder as it stood when it started; one of an earlier quarter ends. Call it once, when the bulletin freezes.
 */
export async function recordShortfalls(work: Work, week: PublishedWeek): Promise<void> {
  const ladder = await ladderOf(work.tx, week.programmeId);
  const countings = ladder === null ? [] : countingsOf(ladder.rows, week.line);
  const open = await endedWithQuarter(work, await openRuns(work.tx, week.programmeId), week.period);
  const verdicts = verdictsOf(week, countings, open);
  await addShortfalls(work.tx, shortIn(week, verdicts));
  for (const run of open) {
    const verdict = verdicts.get(keyOf(run))?.get(run.unitId) ?? "none";
    await moveOpen(work, run, verdict);
  }
  await addUnitRuns(
    work.tx,
    started(work, week, ladder?.name ?? "", { countings, open, verdicts }),
  );
}

type Verdicts = ReadonlyMap<string, ReadonlyMap<number, Verdict>>;

/** What is judged alike: a line that was edited midway holds for later runs only. */
function keyOf({ countBy, policy }: { countBy: CountBy; policy: { line: number } }): string {
  return `${countBy} ${policy.line}`;
}

function verdictsOf(
  week: PublishedWeek,
  countings: readonly Counting[],
  open: readonly UnitRun[],
): Verdicts {
  const found = new Map<string, ReadonlyMap<number, Verdict>>();
  for (const each of [...countings, ...open]) {
    const key = keyOf(each);
    if (!found.has(key)) {
      found.set(key, judge(week.standings, each.countBy, each.policy.line));
    }
  }
  return found;
}

function shortIn(week: PublishedWeek, verdicts: Verdicts) {
  return [...verdicts].flatMap(([key, units]) => {
    const countBy: CountBy = key.startsWith("末位") ? "末位" : "未达线";
    return [...units].flatMap(([unitId, verdict]) =>
      verdict === "short" ? [{ beatRunId: week.beatRunId, unitId, countBy }] : [],
    );
  });
}

/** 累计 counts in one quarter: what was counted in an earlier one is over. */
async function endedWithQuarter(
  work: Work,
  runs: readonly UnitRun[],
  period: string,
): Promise<UnitRun[]> {
  const quarter = quarterOfWeek(period);
  const over = (run: UnitRun) => run.recurrence === "cumulative" && run.period !== quarter;
  for (const run of runs.filter(over)) {
    await moveUnitRun(work.tx, run.id, { status: "finished", nextStepAt: null });
  }
  return runs.filter((run) => !over(run));
}

async function moveOpen(work: Work, run: UnitRun, verdict: Verdict): Promise<void> {
  const move = moveFor(run.recurrence, true, verdict);
  if (move === "end") await moveUnitRun(work.tx, run.id, { status: "stopped", nextStepAt: null });
  if (move !== "count") return;
  const times = run.times + 1;
  const due = isReached({ ...run, times }) ? work.now : null;
  await moveUnitRun(work.tx, run.id, { times, nextStepAt: due });
}

function started(
  work: Work,
  week: PublishedWeek,
  ladder: string,
  {
    countings,
    open,
    verdicts,
  }: { countings: readonly Counting[]; open: readonly UnitRun[]; verdicts: Verdicts },
): NewUnitRun[] {
  return countings.flatMap(({ recurrence, countBy, policy }) => {
    const counted = new Set(
      open
        .filter((run) => run.recurrence === recurrence && run.countBy === countBy)
        .map(({ unitId }) => unitId),
    );
    const units = [...(verdicts.get(keyOf({ countBy, policy })) ?? [])];
    return units.flatMap(([unitId, verdict]): NewUnitRun[] => {
      const starts = moveFor(recurrence, counted.has(unitId), verdict) === "start";
      if (!starts) return [];
      const due = isReached({ policy, nextStep: 0, times: 1 });
      return [
        {
          ladder,
          policy,
          programmeId: week.programmeId,
          unitId,
          subject: week.nameOf(unitId),
          recurrence,
          countBy,
          period: runPeriod(recurrence, week.period),
          deadline: work.now,
          nextStepAt: due ? work.now : null,
        },
      ];
    });
  });
}
