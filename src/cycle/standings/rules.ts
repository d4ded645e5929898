import type { Standing } from "../../ladder/recurrence/rules.ts";
import type { Unit, UnitTree } from "../../people/rules.ts";
import {
  countUnits,
  ranksAmong,
  type StatusCount,
  type UnitCount,
  withoutLoneRanks,
} from "../figures/rules.ts";
import { type Flag, flagsOf, type GivenValues, type Scoring, scoreOf } from "../scoring/rules.ts";

/** How a programme counts and judges its units. `leftOut`: units that an accepted appeal takes out of this ranking. */
export type Judging = {
  ranked: boolean;
  scoring: Scoring;
  given: GivenValues;
  leftOut?: ReadonlySet<number>;
};

/** The figures of one bulletin with what follows from them. `shown`: the counts as texts show them. */
export type Standings = {
  counts: UnitCount[];
  shown: UnitCount[];
  /** 0 to 100 by unit; null where a unit is not judged. */
  scores: ReadonlyMap<number, number | null>;
  flags: ReadonlyMap<number, Flag>;
};

/** Every unit's figures with its rank by score, in the order of `scope`; without ranks and flags where 排名 is 否. */
export function standingsOf(
  tree: UnitTree,
  scope: readonly Unit[],
  own: readonly StatusCount[],
  { ranked, scoring, given, leftOut }: Judging,
): Standings {
  const plain = countUnits(tree, scope, own, false);
  const scores = new Map(
    plain.map((count) => {
      const out = leftOut?.has(count.unitId) ?? false;
      return [count.unitId, out ? null : scoreOf(scoring, count, given)];
    }),
  );
  const values = plain.map(({ unitId }) => ({ unitId, value: scores.get(unitId) ?? null }));
  const ranks = ranked ? ranksAmong(tree, values) : new Map<number, number>();
  const counts = plain.map((count) => ({ ...count, rank: ranks.get(count.unitId) ?? null }));
  return judgedBy(tree, counts, scores, scoring);
}

/** The figures that a bulletin froze, with their ranks, and what followed from them. */
export function frozenStandings(tree: UnitTree, counts: UnitCount[], scoring: Scoring): Standings {
  const scores = new Map(counts.map((count) => [count.unitId, scoreOf(scoring, count, {})]));
  return judgedBy(tree, counts, scores, scoring);
}

function judgedBy(
  tree: UnitTree,
  counts: UnitCount[],
  scores: ReadonlyMap<number, number | null>,
  scoring: Scoring,
): Standings {
  const shown = withoutLoneRanks(tree, counts);
  const rankedUnits = shown.map(({ unitId, rank }) => {
    return { unitId, parentId: tree.get(unitId).parentId, score: scores.get(unitId) ?? null, rank };
  });
  return { counts, shown, scores, flags: flagsOf(scoring, rankedUnits) };
}

/** The units as ladders judge them. */
export function judged(tree: UnitTree, { counts, scores }: Standings): Standing[] {
  return counts.map(({ unitId }) => {
    return { unitId, parentId: tree.get(unitId).parentId, score: scores.get(unitId) ?? null };
  });
}
