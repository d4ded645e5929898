import { describe, expect, it } from "vitest";
import {
  addDays,
  daysBetween,
  firstDayOfMonth,
  isLocalDate,
  lastDayOfMonth,
  mondayOf,
  monthOf,
  weekdayOf,
} from "../../src/calendar/dates.ts";
import { periodAround, quarterOf } from "../../src/calendar/periods.ts";

describe("dates as text", () => {
  it.each([
    ["2026-09-14", 1, "2026-09-15"],
    ["2026-12-31", 1, "2027-01-01"],
    ["2028-02-28", 1, "2028-02-29"],
    ["2026-03-01", -1, "2026-02-28"],
    ["2026-03-08", 365, "2027-03-08"],
    ["1970-01-01", -1, "1969-12-31"],
  ])("%s and %i days is %s", (date, days, result) => {
    expect(addDays(date, days)).toBe(result);
    expect(daysBetween(date, result)).toBe(days);
  });

  it.each([
    ["2026-09-14", 1, "2026-09-14"],
    ["2026-09-20", 7, "2026-09-14"],
    ["2026-01-01", 4, "2025-12-29"],
    ["1969-12-31", 3, "1969-12-29"],
  ])("%s is ISO weekday %i of the week of Monday %s", (date, weekday, monday) => {
    expect(weekdayOf(date)).toBe(weekday);
    expect(mondayOf(date)).toBe(monday);
  });

  it.each([
    ["2026-09-14", true],
    ["2028-02-29", true],
    ["2026-02-29", false],
    ["2026-02-30", false],
    ["2026-13-01", false],
    ["2026-9-14", false],
    ["2026-09-14T00:00", false],
    ["", false],
  ])("“%s” is a date: %s", (text, valid) => {
    expect(isLocalDate(text)).toBe(valid);
  });

  it("refuses to reckon with what is no date", () => {
    expect(() => addDays("tomorrow", 1)).toThrow(RangeError);
  });
});

describe("months and quarters", () => {
  it.each([
    ["2026-02-15", "2026-02", "2026-02-01", "2026-02-28"],
    ["2028-02-15", "2028-02", "2028-02-01", "2028-02-29"],
    ["2026-12-31", "2026-12", "2026-12-01", "2026-12-31"],
  ])("%s lies in %s, from %s to %s", (date, month, first, last) => {
    expect(monthOf(date)).toBe(month);
    expect(firstDayOfMonth(date)).toBe(first);
    expect(lastDayOfMonth(date)).toBe(last);
    expect(periodAround("month", date)).toEqual({ first, last });
  });

  it.each([
    ["2026-01-01", "2026-Q1", "2026-01-01", "2026-03-31"],
    ["2026-06-30", "2026-Q2", "2026-04-01", "2026-06-30"],
    ["2026-08-15", "2026-Q3", "2026-07-01", "2026-09-30"],
    ["2026-12-31", "2026-Q4", "2026-10-01", "2026-12-31"],
  ])("%s lies in %s, from %s to %s", (date, quarter, first, last) => {
    expect(quarterOf(date)).toBe(quarter);
    expect(periodAround("quarter", date)).toEqual({ first, last });
  });
});
