import { countable, doneOf, type Figures } from "../figures/rules.ts";

/** What a score may be made of. The first two come from the figures, the others are given by their features. */
export const PARTS = ["completion", "punctuality", "quiz", "tasks"] as const;
export type Part = (typeof PARTS)[number];
export type GivenPart = Exclude<Part, "completion" | "punctuality">;

/** One condition of a flag. Places count among the units of one parent. */
export type FlagCondition =
  | { sort: "first"; places: number }
  | { sort: "last" }
  | { sort: "score"; is: "<" | "<=" | ">" | ">="; value: number };

/** All of these must hold. */
export type FlagRule = FlagCondition[];

/** How a programme judges its units; JSON-safe. `line` in percent, `base` the least expected to be ranked. */
export type Scoring = {
  parts: { part: Part; weight: number }[];
  line: number;
  base: number;
  red: FlagRule | null;
  yellow: FlagRule | null;
};

/** What holds where the workbook says nothing: the rate alone, a line of 60 %, everybody with anything to do ranked. */
export const PLAIN_SCORING: Scoring = { parts: [], line: 60, base: 1, red: null, yellow: null };

/** Values from 0 to 100 by unit that other features give for a part. */
export type GivenValues = Partial<Record<GivenPart, ReadonlyMap<number, number>>>;

/** Whether the score is more than the rate. */
export function isWeighted({ parts }: Scoring): boolean {
  return parts.length > 0;
}

/**
 * What a unit is ranked by, 0 to 100, and held against the line; null when it is not judged. The plain rate is exact; a
 * weighted score has one decimal, so that what is shown as equal is equal. A part without a value leaves its
 * weight to the others.
 */
export function scoreOf(
  scoring: Scoring,
  unit: Figures & { unitId: number; rate: number | null },
  given: GivenValues,
): number | null {
  if (unit.expected < scoring.base || unit.rate === null) return null;
  // 57 % of a hundred must not fall below a line of 57 by a rounding error.
  if (!isWeighted(scoring)) return Math.round(unit.rate * 1e10) / 1e8;
  const values = scoring.parts.flatMap(({ part, weight }) => {
    const value = partValue(part, unit, given);
    return value === null ? [] : [{ value, weight }];
  });
  const weights = values.reduce((sum, { weight }) => sum + weight, 0);
  if (weights === 0) return null;
  const sum = values.reduce((total, { value, weight }) => total + value * weight, 0);
  return Math.round((sum / weights) * 10) / 10;
}

function partValue(
  part: Part,
  unit: Figures & { unitId: number },
  given: GivenValues,
): number | null {
  if (part === "quiz" || part === "tasks") return given[part]?.get(unit.unitId) ?? null;
  const left = countable(unit);
  if (left === 0) return null;
  return ((part === "completion" ? doneOf(unit) : unit.onTime) / left) * 100;
}

/** A unit among its siblings; `rank` null when it has none. */
export type Ranked = {
  unitId: number;
  parentId: number | null;
  score: number | null;
  rank: number | null;
};

export type Flag = "red" | "yellow";

/** Who gets a flag: ranked units only; the red one goes before the yellow one. */
export function flagsOf(scoring: Scoring, units: readonly Ranked[]): Map<number, Flag> {
  const flags = new Map<number, Flag>();
  for (const unit of units) {
    if (unit.rank === null || unit.score === null) continue;
    const last = isLast(unit, units);
    if (holds(scoring.red, unit, last)) flags.set(unit.unitId, "red");
    else if (holds(scoring.yellow, unit, last)) flags.set(unit.unitId, "yellow");
  }
  return flags;
}

function isLast(unit: Ranked, units: readonly Ranked[]): boolean {
  const ranks = units.flatMap(({ parentId, rank }) =>
    parentId === unit.parentId && rank !== null ? [rank] : [],
  );
  const lowest = Math.max(...ranks);
  return unit.rank === lowest && lowest > 1;
}

function holds(rule: FlagRule | null, { rank, score }: Ranked, last: boolean): boolean {
  if (rule === null || rank === null || score === null) return false;
  return rule.every((condition) => meets(condition, { rank, score, last }));
}

function meets(
  condition: FlagCondition,
  { rank, score, last }: { rank: number; score: number; last: boolean },
): boolean {
  switch (condition.sort) {
    case "first":
      return rank <= condition.places;
    case "last":
      return last;
    case "score":
      return compares(score, condition.is, condition.value);
  }
}

function compares(score: number, is: "<" | "<=" | ">" | ">=", value: number): boolean {
  switch (is) {
    case "<":
      return score < value;
    case "<=":
      return score <= value;
    case ">":
      return score > value;
    case ">=":
      return score >= value;
  }
}
