import type { ObligationStatus } from "../../ledger/rules.ts";
import type { Unit, UnitTree } from "../../people/rules.ts";

/** How many obligations stand where. `expected` is their sum. */
export type Figures = {
  expected: number;
  due: number;
  onTime: number;
  late: number;
  madeUp: number;
  excused: number;
  missed: number;
  held: number;
};

/** A unit's figures, itself and all below. `rate` is 0 to 1, null when nothing is left; `rank` null when unranked. */
export type UnitCount = Figures & { unitId: number; rate: number | null; rank: number | null };

const FIELDS: Readonly<Record<ObligationStatus, Exclude<keyof Figures, "expected">>> = {
  due: "due",
  on_time: "onTime",
  late: "late",
  made_up: "madeUp",
  excused: "excused",
  missed: "missed",
  held: "held",
};

const NOTHING: Figures = {
  expected: 0,
  due: 0,
  onTime: 0,
  late: 0,
  madeUp: 0,
  excused: 0,
  missed: 0,
  held: 0,
};

/** How many obligations of one status a unit has itself. */
export type StatusCount = { unitId: number; status: ObligationStatus; count: number };

/** The units a programme is counted for: these and all below, or all when none is named; in unit order. */
export function scopeOf(tree: UnitTree, unitIds: readonly number[]): Unit[] {
  if (unitIds.length === 0) return [...tree.all];
  const named = new Set(unitIds);
  return tree.all.filter((unit) => tree.upward(unit.id).some(({ id }) => named.has(id)));
}

/** The scope's units that stand under no other of it. */
export function topsOf(scope: readonly Unit[]): Unit[] {
  const inside = new Set(scope.map(({ id }) => id));
  return scope.filter(({ parentId }) => parentId === null || !inside.has(parentId));
}

/** Every unit's figures, rolled up, with rate and rank; in the order of `scope`. */
export function countUnits(
  tree: UnitTree,
  scope: readonly Unit[],
  own: readonly StatusCount[],
  ranked: boolean,
): UnitCount[] {
  const figures = rollUp(tree, scope, own);
  const counts = scope.map((unit): UnitCount => {
    const sums = figures.get(unit.id) ?? NOTHING;
    return { unitId: unit.id, ...sums, rate: rateOf(sums), rank: null };
  });
  return ranked ? withRanks(tree, counts) : counts;
}

function rollUp(
  tree: UnitTree,
  scope: readonly Unit[],
  own: readonly StatusCount[],
): Map<number, Figures> {
  const figures = new Map(scope.map(({ id }) => [id, { ...NOTHING }]));
  for (const { unitId, status, count } of own) {
    for (const unit of tree.upward(unitId)) {
      const sums = figures.get(unit.id);
      if (!sums) continue;
      sums.expected += count;
      sums[FIELDS[status]] += count;
    }
  }
  return figures;
}

/** Done of what is left to do: leave and what waits for a human are outside; null when nothing is left. */
export function rateOf(figures: Figures): number | null {
  const left = countable(figures);
  return left === 0 ? null : doneOf(figures) / left;
}

/** What counts: expected without leave and without what waits for a human. */
export function countable({ expected, excused, held }: Figures): number {
  return expected - excused - held;
}

export function doneOf({ onTime, late, madeUp }: Figures): number {
  return onTime + late + madeUp;
}

/** Ranks among the units of one parent by rate. */
function withRanks(tree: UnitTree, counts: readonly UnitCount[]): UnitCount[] {
  const ranks = ranksAmong(
    tree,
    counts.map(({ unitId, rate }) => ({ unitId, value: rate })),
  );
  return counts.map((count) => ({ ...count, rank: ranks.get(count.unitId) ?? null }));
}

/** Ranks among the units of one parent, the highest first, 1, 1, 3; a unit without parent or value has none. */
export function ranksAmong(
  tree: UnitTree,
  units: readonly { unitId: number; value: number | null }[],
): Map<number, number> {
  const families = new Map<number, { unitId: number; value: number }[]>();
  for (const { unitId, value } of units) {
    const { parentId } = tree.get(unitId);
    if (parentId === null || value === null) continue;
    const siblings = families.get(parentId);
    if (siblings) siblings.push({ unitId, value });
    else families.set(parentId, [{ unitId, value }]);
  }
  const ranks = new Map<number, number>();
  for (const family of families.values()) {
    for (const { unitId, value } of family) {
      ranks.set(unitId, family.filter((other) => other.value > value).length + 1);
    }
  }
  return ranks;
}

/** The counts as texts show them: a unit that is the only ranked one of its parent has no rank, since it beat nobody. */
export function withoutLoneRanks(tree: UnitTree, counts: readonly UnitCount[]): UnitCount[] {
  const parentOf = ({ unitId }: UnitCount) => tree.get(unitId).parentId;
  const ranked = new Map<number | null, number>();
  for (const count of counts) {
    if (count.rank === null) continue;
    ranked.set(parentOf(count), (ranked.get(parentOf(count)) ?? 0) + 1);
  }
  return counts.map((count) =>
    ranked.get(parentOf(count)) === 1 ? { ...count, rank: null } : count,
  );
}

/** The sum of several units' figures that do not overlap. */
export function sumOf(counts: readonly Figures[]): Figures {
  const sums = { ...NOTHING };
  for (const figures of counts) {
    for (const field of Object.keys(NOTHING) as (keyof Figures)[]) sums[field] += figures[field];
  }
  return sums;
}

/** How each figure has changed from `before` to `after`; only those that have. */
export function differences(before: Figures, after: Figures): Partial<Figures> {
  const fields = Object.keys(NOTHING) as (keyof Figures)[];
  const changed = fields.filter((field) => before[field] !== after[field]);
  return Object.fromEntries(changed.map((field) => [field, after[field] - before[field]]));
}

/** The order in which units are shown: by rank when they have one, else as they come. */
export function inShownOrder<T extends { rank: number | null }>(counts: readonly T[]): T[] {
  const last = Number.MAX_SAFE_INTEGER;
  return [...counts].sort((a, b) => (a.rank ?? last) - (b.rank ?? last));
}
