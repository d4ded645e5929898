import { describe, expect, it } from "vitest";
import { mondayOfWeekKey, movedWithinWeek, weekKey } from "../../src/calendar/weeks.ts";
import { china } from "./china.ts";

describe("ISO weeks", () => {
  it.each([
    ["2026-09-14", "2026-W38", "2026-09-14"],
    ["2026-09-20", "2026-W38", "2026-09-14"],
    ["2025-12-29", "2026-W01", "2025-12-29"],
    ["2026-01-01", "2026-W01", "2025-12-29"],
    ["2027-01-03", "2026-W53", "2026-12-28"],
    ["2027-01-04", "2027-W01", "2027-01-04"],
    ["2024-12-31", "2025-W01", "2024-12-30"],
  ])("%s lies in %s, which begins on %s", (date, key, monday) => {
    expect(weekKey(date)).toBe(key);
    expect(mondayOfWeekKey(key)).toBe(monday);
  });

  it.each(["2026-W54", "2026-W00", "2025-W53", "2026-38", ""])("“%s” is none", (key) => {
    expect(() => mondayOfWeekKey(key)).toThrow(RangeError);
  });
});

describe("a weekly time on a day off", () => {
  it.each([
    ["2026-09-18", "2026-09-18", "stays on a working day"],
    ["2026-09-20", "2026-09-20", "stays on a worked Sunday"],
    ["2026-09-19", "2026-09-18", "moves from Saturday to Friday"],
    ["2026-09-25", "2026-09-24", "moves from Mid-Autumn Friday to Thursday"],
    ["2026-09-27", "2026-09-24", "moves past Mid-Autumn from Sunday"],
    ["2026-10-02", "2026-09-30", "moves back over two days of National Day"],
    ["2026-10-05", "2026-10-08", "moves forward when no day before it in its week is worked"],
    ["2026-10-07", "2026-10-08", "moves forward from Wednesday too"],
    ["2026-04-06", "2026-04-07", "moves from Tomb-sweeping Monday to Tuesday"],
    ["2026-01-02", "2025-12-31", "moves back over New Year within its ISO week"],
    ["2026-02-18", null, "is left out when the whole week is off"],
  ])("%s → %s: it %s", (date, moved, _why) => {
    expect(movedWithinWeek(china(), date)).toBe(moved);
  });

  it("obeys the 日历 sheet", () => {
    expect(movedWithinWeek(china({ "2026-09-18": "休" }), "2026-09-18")).toBe("2026-09-17");
  });
});
