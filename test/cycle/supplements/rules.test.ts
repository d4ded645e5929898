import { describe, expect, it } from "vitest";
import type { UnitCount } from "../../../src/cycle/figures/rules.ts";
import { changesBetween, supplementTime } from "../../../src/cycle/supplements/rules.ts";
import { at, zone } from "../county.ts";

const count = (unitId: number, missed: number, rank: number | null): UnitCount => ({
  ...{ unitId, expected: 2, due: 0, onTime: 2 - missed, late: 0, madeUp: 0 },
  ...{ excused: 0, missed, held: 0, rate: (2 - missed) / 2, rank },
});

describe("what has changed since a bulletin", () => {
  it("are figures and ranks, of units that were in it", () => {
    const before = new Map([1, 2, 3].map((id) => [id, count(id, 1, id)]));
    const after = [count(1, 1, 1), count(2, 0, 2), count(3, 1, 2), count(4, 0, 1)];
    expect(changesBetween(before, after).map(({ unitId }) => unitId)).toEqual([2, 3]);
  });
});

describe("a supplement", () => {
  it.each([
    ["comes in the evening", "2026-09-21 09:00", null, "2026-09-21 17:30"],
    ["comes tomorrow when the evening is over", "2026-09-21 17:31", null, "2026-09-22 17:30"],
    ["comes once a day", "2026-09-21 09:00", "2026-09-21", "2026-09-22 17:30"],
    ["comes again the next day", "2026-09-22 09:00", "2026-09-21", "2026-09-22 17:30"],
  ])("%s", (_, now, last, expected) => {
    expect(supplementTime(at(now), last, zone)).toEqual(at(expected));
  });
});
