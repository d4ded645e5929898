import { describe, expect, it } from "vitest";
import {
  bulletinDay,
  daysOf,
  endedBefore,
  longBulletins,
  longPeriodsOf,
  periodKey,
  sortOf,
} from "../../src/cycle/periods/rules.ts";
import { periodWords } from "../../src/cycle/wording.ts";
import { calendar } from "./county.ts";

describe("a period", () => {
  it.each([
    ["week", "2026-09-18", "2026-W38", "2026-09-14", "2026-09-20", "9月14日至20日"],
    ["month", "2026-09-18", "2026-09", "2026-09-01", "2026-09-30", "2026年9月"],
    ["quarter", "2026-12-31", "2026-Q4", "2026-10-01", "2026-12-31", "2026年第四季度"],
    ["year", "2026-01-01", "2026", "2026-01-01", "2026-12-31", "2026年"],
  ] as const)("of a %s is known by its key", (sort, date, key, first, last, words) => {
    expect(periodKey(sort, date)).toBe(key);
    expect(sortOf(key)).toBe(sort);
    expect(daysOf(key)).toEqual({ first, last });
    expect(periodWords(key)).toBe(words);
  });

  it.each([
    ["month", "2026-10-08", "2026-09"],
    ["month", "2026-01-05", "2025-12"],
    ["quarter", "2026-10-08", "2026-Q3"],
    ["quarter", "2026-02-01", "2025-Q4"],
    ["year", "2026-06-01", "2025"],
  ] as const)("that ended before: %s, %s", (sort, date, key) => {
    expect(endedBefore(sort, date)).toBe(key);
  });

  it("of every longer sort holds a day", () => {
    expect(longPeriodsOf("2026-09-30")).toEqual(["2026-09", "2026-Q3", "2026"]);
  });
});

describe("the bulletin of a month", () => {
  it("is published on the first working day after it, beyond a holiday", () => {
    expect(bulletinDay(calendar, "2026-08")).toBe("2026-09-01");
    expect(bulletinDay(calendar, "2026-09")).toBe("2026-10-08");
  });

  it("is laid once, in the week of that day", () => {
    const laid = (monday: string) => longBulletins(calendar, monday, ["month", "quarter"]);
    expect(laid("2026-09-28")).toEqual([]);
    expect(laid("2026-10-05")).toEqual([
      { period: "2026-09", date: "2026-10-08" },
      { period: "2026-Q3", date: "2026-10-08" },
    ]);
    expect(laid("2026-10-12")).toEqual([]);
  });
});
