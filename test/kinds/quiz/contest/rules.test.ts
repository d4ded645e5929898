import { describe, expect, it } from "vitest";
import { shownTo, standingsOf } from "../../../../src/kinds/quiz/contest/rules.ts";

const team = (unitId: number, expected: number, tookPart: number, bestSum: number) => ({
  ...{ unitId, expected, tookPart, bestSum },
  ...{ passedFirst: 0, passedLater: 0 },
});
const ranksOf = (rows: ReturnType<typeof team>[]) =>
  standingsOf(rows).ranked.map(({ unitId, score, rank }) => [unitId, score, rank]);

describe("the standings of a contest", () => {
  it("go by the mean of those who took part, so that a large team has no advantage", () => {
    expect(ranksOf([team(1, 4, 4, 320), team(2, 2, 2, 190), team(3, 3, 2, 170)])).toEqual([
      [2, 95, 1],
      [3, 85, 2],
      [1, 80, 3],
    ]);
  });

  it("share a rank when the scores as they are shown are equal: 1, 1, 3", () => {
    expect(ranksOf([team(1, 3, 3, 250), team(2, 3, 3, 249.9), team(3, 1, 1, 70)])).toEqual([
      [1, 83.3, 1],
      [2, 83.3, 1],
      [3, 70, 3],
    ]);
  });

  it("rank only teams of which at least half took part", () => {
    const { ranked, unranked } = standingsOf([
      team(1, 4, 2, 120),
      team(2, 5, 2, 200),
      team(3, 2, 0, 0),
    ]);
    expect(ranked.map(({ unitId }) => unitId)).toEqual([1]);
    expect(unranked).toEqual([
      { unitId: 2, members: 5, tookPart: 2 },
      { unitId: 3, members: 2, tookPart: 0 },
    ]);
  });

  it("leave out a team whose members are all on leave", () => {
    expect(standingsOf([team(1, 0, 0, 0)])).toEqual({ ranked: [], unranked: [] });
  });
});

describe("what a group is shown", () => {
  const many = Array.from({ length: 25 }, (_, index) => team(index + 1, 1, 1, 100 - index));
  const { ranked } = standingsOf(many);

  it("is everything while it is short", () => {
    expect(shownTo(ranked.slice(0, 20), new Set([99]))).toMatchObject({ others: [], hidden: 0 });
    expect(shownTo(ranked.slice(0, 20), new Set()).top).toHaveLength(20);
  });

  it("is the best twenty and its own teams of a long list", () => {
    const { top, others, hidden } = shownTo(ranked, new Set([3, 24]));
    expect(top.map(({ unitId }) => unitId)).toEqual(many.slice(0, 20).map(({ unitId }) => unitId));
    expect(others.map(({ unitId, rank }) => [unitId, rank])).toEqual([[24, 24]]);
    expect(hidden).toBe(4);
  });

  it("never parts teams that share the last rank", () => {
    const tied = many.map((each) => (each.unitId > 18 ? team(each.unitId, 1, 1, 50) : each));
    expect(shownTo(standingsOf(tied).ranked, new Set()).top).toHaveLength(25);
  });
});
