import { quarterOf } from "../../calendar/periods.ts";
import { mondayOfWeekKey } from "../../calendar/weeks.ts";
import { type Audience, audiencesOf, firstActing, isReminder, type LadderRow } from "../rules.ts";

/** 累计 counts within a quarter, 连续 in a row. */
export type Recurrence = "cumulative" | "consecutive";

/** 末位: last among its siblings; 未达线: below the programme's line. */
export type CountBy = "末位" | "未达线";

const RECURRENCES: readonly string[] = ["cumulative", "consecutive"];

/** A row of a ladder that counts times, as it is stored. */
export type CountingRow = LadderRow & { countBy: string | null };

/** One step by recurrence: it acts when a unit has fallen behind so many times. */
export type UnitStep = {
  times: number;
  action: string;
  audiences: Audience[];
  mode: "send" | "draft";
};

/** The part of a ladder that counts one thing in one way, as it stood when a run started; JSON-safe. */
export type UnitPolicy = { steps: UnitStep[]; line: number };

/** A policy with what it counts. */
export type Counting = { recurrence: Recurrence; countBy: CountBy; policy: UnitPolicy };

/** What a ladder counts, each way on its own: the first row of the whole ladder acts by itself, later ones are drafts. */
export function countingsOf(rows: readonly CountingRow[], line: number): Counting[] {
  const first = firstActing(rows);
  const found = new Map<string, Counting>();
  const counting = rows
    .filter(({ type }) => RECURRENCES.includes(type))
    .sort((a, b) => a.threshold - b.threshold || a.position - b.position);
  for (const row of counting) {
    const recurrence: Recurrence = row.type === "consecutive" ? "consecutive" : "cumulative";
    const countBy: CountBy = row.countBy === "未达线" ? "未达线" : "末位";
    const key = `${recurrence} ${countBy}`;
    const known = found.get(key) ?? { recurrence, countBy, policy: { steps: [], line } };
    known.policy.steps.push({
      times: row.threshold,
      action: row.action,
      audiences: audiencesOf(row.target),
      mode: isReminder(row.action) || row === first ? "send" : "draft",
    });
    found.set(key, known);
  }
  return [...found.values()];
}

/** A unit as one bulletin shows it. `score` is what it is judged by, 0 to 100; null: it owed nothing that counts. */
export type Standing = { unitId: number; parentId: number | null; score: number | null };

/** How one bulletin counts for a unit: it fell behind, it did not, or it owed nothing. */
export type Verdict = "short" | "fine" | "none";

/**
 * Judges the units of a bulletin among those of one parent. 末位: the lowest; a tie for last counts for all, but where
 * all are equal, or only one is judged, nobody is last. A unit without siblings is not judged.
 */
export function judge(
  units: readonly Standing[],
  countBy: CountBy,
  line: number,
): Map<number, Verdict> {
  const families = new Map<number, Standing[]>();
  for (const unit of units) {
    if (unit.parentId === null) continue;
    families.set(unit.parentId, [...(families.get(unit.parentId) ?? []), unit]);
  }
  const verdicts = new Map<number, Verdict>();
  for (const family of families.values()) {
    if (family.length < 2) continue;
    const scores = family.flatMap(({ score }) => score ?? []);
    const least = Math.min(...scores);
    const allEqual = scores.every((score) => score === least);
    for (const { unitId, score } of family) {
      const short = countBy === "末位" ? score === least && !allEqual : (score ?? line) < line;
      verdicts.set(unitId, score === null ? "none" : short ? "short" : "fine");
    }
  }
  return verdicts;
}

/** What one bulletin does to a unit's run: it starts one, counts, ends it, or leaves things as they are. */
export function moveFor(
  recurrence: Recurrence,
  open: boolean,
  verdict: Verdict,
): "start" | "count" | "end" | "leave" {
  if (verdict === "short") return open ? "count" : "start";
  return verdict === "fine" && recurrence === "consecutive" && open ? "end" : "leave";
}

/** The quarter in which a week's bulletin counts: that of the week's Monday. */
export function quarterOfWeek(period: string): string {
  return quarterOf(mondayOfWeekKey(period));
}

/** What distinguishes a run from the others of its unit: its quarter, or the week in which the row began. */
export function runPeriod(recurrence: Recurrence, period: string): string {
  return recurrence === "cumulative" ? quarterOfWeek(period) : period;
}

/** How many of a policy's steps so many times have reached. */
export function stepsReached({ steps }: UnitPolicy, times: number): number {
  return steps.filter((step) => step.times <= times).length;
}

/** Whether the step a run stands before has been reached. */
export function isReached(run: { policy: UnitPolicy; nextStep: number; times: number }): boolean {
  const step = run.policy.steps[run.nextStep];
  return step !== undefined && step.times <= run.times;
}

/** The periods a run has counted, of all in which its unit fell behind; `later`: when its next run began. */
export function periodsCounted(
  run: { recurrence: Recurrence; period: string },
  periods: readonly string[],
  later: string | null,
): string[] {
  if (run.recurrence === "cumulative") {
    return periods.filter((period) => quarterOfWeek(period) === run.period);
  }
  return periods.filter((period) => period >= run.period && (later === null || period < later));
}
