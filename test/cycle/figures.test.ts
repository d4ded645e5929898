import { describe, expect, it } from "vitest";
import {
  countUnits,
  differences,
  rateOf,
  type StatusCount,
  scopeOf,
  sumOf,
  topsOf,
} from "../../src/cycle/figures/rules.ts";
import { percentWords } from "../../src/cycle/figures/wording.ts";
import { type Unit, unitTree } from "../../src/people/rules.ts";

function unit(id: number, parentId: number | null): Unit {
  const name = `单位${id}`;
  const nowhere = {
    category: null,
    longitude: null,
    latitude: null,
    datum: "GCJ02" as const,
    liaisonId: null,
  };
  return { id, name, parentId, position: id, ...nowhere };
}

// 1 county; 2, 3, 4 towns; 5 a village of 2.
const tree = unitTree([unit(1, null), unit(2, 1), unit(3, 1), unit(4, 1), unit(5, 2)]);

function counted(
  own: [number, StatusCount["status"], number][],
  options: { ranked?: boolean; units?: number[] } = {},
) {
  const scope = scopeOf(tree, options.units ?? []);
  const rows = own.map(([unitId, status, count]) => ({ unitId, status, count }));
  return new Map(
    countUnits(tree, scope, rows, options.ranked ?? true).map((count) => [count.unitId, count]),
  );
}

describe("the rate", () => {
  const nothing = sumOf([]);
  it.each([
    [
      "counts on time, late and made up as done",
      { expected: 4, onTime: 1, late: 1, madeUp: 1, missed: 1 },
      0.75,
    ],
    [
      "leaves leave and what waits outside",
      { expected: 4, onTime: 1, excused: 1, held: 1, missed: 1 },
      0.5,
    ],
    ["counts what is still due as not done", { expected: 2, onTime: 1, due: 1 }, 0.5],
    ["is null when nothing is left", { expected: 2, excused: 1, held: 1 }, null],
    ["is null when nothing was expected", {}, null],
  ])("%s", (_, figures, rate) => {
    expect(rateOf({ ...nothing, ...figures })).toBe(rate);
  });
});

describe("rolling up", () => {
  it("adds a unit's own figures and all below", () => {
    const counts = counted([
      [2, "on_time", 3],
      [5, "missed", 1],
      [3, "late", 2],
    ]);
    expect(counts.get(5)).toMatchObject({ expected: 1, missed: 1, rate: 0 });
    expect(counts.get(2)).toMatchObject({ expected: 4, onTime: 3, missed: 1, rate: 0.75 });
    expect(counts.get(1)).toMatchObject({ expected: 6, onTime: 3, late: 2, missed: 1 });
  });

  it("lists every unit of the scope, those with nothing to do too, and no other", () => {
    const counts = counted([[5, "on_time", 1]], { units: [2] });
    expect([...counts.keys()]).toEqual([2, 5]);
    expect(counted([]).get(4)).toMatchObject({ expected: 0, rate: null, rank: null });
  });

  it("knows the units under no other of the scope", () => {
    expect(topsOf(scopeOf(tree, [2, 5, 3])).map(({ id }) => id)).toEqual([2, 3]);
    expect(topsOf(scopeOf(tree, [])).map(({ id }) => id)).toEqual([1]);
  });
});

describe("the rank", () => {
  it("is shared by equal rates, and the next one is skipped: 1, 1, 3", () => {
    const counts = counted([
      [2, "on_time", 1],
      [2, "missed", 2],
      [3, "on_time", 2],
      [3, "missed", 4],
      [4, "missed", 1],
    ]);
    expect([2, 3, 4].map((id) => counts.get(id)?.rank)).toEqual([1, 1, 3]);
  });

  it("is among the units of one parent", () => {
    const counts = counted([
      [5, "missed", 1],
      [3, "on_time", 1],
    ]);
    expect(counts.get(5)?.rank).toBe(1);
    expect(counts.get(2)?.rank).toBe(2);
  });

  it.each([
    ["a unit with nothing left to count", 3],
    ["a unit without a parent", 1],
  ])("is null for %s", (_, id) => {
    expect(
      counted([
        [3, "excused", 2],
        [2, "on_time", 1],
      ]).get(id)?.rank,
    ).toBeNull();
  });

  it("is null everywhere when the programme is not ranked", () => {
    const counts = counted([[2, "on_time", 1]], { ranked: false });
    expect([...counts.values()].map(({ rank }) => rank)).toEqual([null, null, null, null, null]);
  });
});

it("differences name only what has changed", () => {
  const before = { ...sumOf([]), expected: 3, onTime: 2, missed: 1 };
  expect(differences(before, { ...before, onTime: 3, missed: 0 })).toEqual({
    onTime: 1,
    missed: -1,
  });
  expect(differences(before, before)).toEqual({});
});

it.each([
  [1, "100%"],
  [0, "0%"],
  [0.5, "50%"],
  [55 / 57, "96.5%"],
  [0.9999, "99.9%"],
  [0.0001, "0.1%"],
])("a rate of %d reads %s", (rate, words) => {
  expect(percentWords(rate)).toBe(words);
});
