import { describe, expect, it } from "vitest";
import { addDays, weekdayOf } from "../../src/calendar/dates.ts";
import {
  addWorkingDays,
  coverage,
  coverageEndsSoon,
  uncoveredYears,
  workingDaysBetween,
  workingDaysIn,
} from "../../src/calendar/working-days.ts";
import { china } from "./china.ts";

const calendar = china();

/** The State Council's notice for 2026, day by day. */
const OFF_ON_WEEKDAYS_2026 = [
  ["2026-01-01", "2026-01-02"],
  ["2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19", "2026-02-20", "2026-02-23"],
  ["2026-04-06"],
  ["2026-05-01", "2026-05-04", "2026-05-05"],
  ["2026-06-19"],
  ["2026-09-25"],
  ["2026-10-01", "2026-10-02", "2026-10-05", "2026-10-06", "2026-10-07"],
].flat();
const WORKED_WEEKENDS_2026 = [
  "2026-01-04",
  "2026-02-14",
  "2026-02-28",
  "2026-05-09",
  "2026-09-20",
  "2026-10-10",
];

describe("the published calendar of 2026", () => {
  it("differs from Monday to Friday on exactly the published days", () => {
    const off: string[] = [];
    const worked: string[] = [];
    for (let date = "2026-01-01"; date <= "2026-12-31"; date = addDays(date, 1)) {
      const weekday = weekdayOf(date) <= 5;
      if (weekday && !calendar.isWorkingDay(date)) off.push(date);
      if (!weekday && calendar.isWorkingDay(date)) worked.push(date);
    }
    expect(off).toEqual(OFF_ON_WEEKDAYS_2026);
    expect(worked).toEqual(WORKED_WEEKENDS_2026);
  });

  it("is overruled by the 日历 sheet in both directions", () => {
    const county = china({ "2026-09-16": "休", "2026-09-19": "班", "2026-10-01": "班" });
    expect(county.isWorkingDay("2026-09-16")).toBe(false);
    expect(county.isWorkingDay("2026-09-19")).toBe(true);
    expect(county.isWorkingDay("2026-10-01")).toBe(true);
    expect(county.isWorkingDay("2026-09-17")).toBe(true);
  });
});

describe("counting working days", () => {
  it.each([
    ["2026-09-14", 0, "2026-09-14"],
    ["2026-09-14", 1, "2026-09-15"],
    ["2026-09-18", 1, "2026-09-20"],
    ["2026-09-18", 2, "2026-09-21"],
    ["2026-09-24", 1, "2026-09-28"],
    ["2026-09-30", 1, "2026-10-08"],
    ["2026-09-30", 3, "2026-10-10"],
    ["2026-09-30", 4, "2026-10-12"],
    ["2026-10-03", 1, "2026-10-08"],
    ["2026-10-03", -1, "2026-09-30"],
    ["2026-09-28", -1, "2026-09-24"],
    ["2026-09-21", -2, "2026-09-18"],
    ["2026-02-24", -1, "2026-02-14"],
  ])("from %s, %i working days lead to %s", (date, count, result) => {
    expect(addWorkingDays(calendar, date, count)).toBe(result);
  });

  it.each([
    ["2026-09-14", "2026-09-14", 0, 1],
    ["2026-09-14", "2026-09-20", 5, 6],
    ["2026-09-21", "2026-09-27", 3, 4],
    ["2026-09-25", "2026-09-27", 0, 0],
    ["2026-09-30", "2026-10-12", 4, 5],
    ["2026-09-30", "2026-09-14", 0, 0],
  ])("%s to %s holds %i after the first day, %i with it", (from, through, after, inclusive) => {
    expect(workingDaysBetween(calendar, from, through)).toBe(after);
    expect(workingDaysIn(calendar, from, through)).toBe(inclusive);
  });
});

describe("years whose holidays are known", () => {
  it("are those the State Council has published", () => {
    expect(coverage(calendar)).toEqual({ from: 2004, through: 2026 });
    expect(calendar.covers("2026-12-31")).toBe(true);
    expect(calendar.covers("2027-01-01")).toBe(false);
    expect(calendar.covers("2003-06-01")).toBe(false);
  });

  it("grow by a year whose National Day the 日历 sheet gives off", () => {
    const county = china({ "2027-10-01": "休" });
    expect(county.covers("2027-03-05")).toBe(true);
    expect(coverage(county).through).toBe(2027);
  });

  it("do not grow by any other day of the sheet", () => {
    const county = china({ "2027-01-01": "休", "2027-09-30": "班" });
    expect(county.covers("2027-01-01")).toBe(false);
  });

  it("leave out, in order, those of a span that are unknown", () => {
    expect(uncoveredYears(calendar, "2026-01-01", "2026-12-31")).toEqual([]);
    expect(uncoveredYears(calendar, "2026-09-01", "2028-02-01")).toEqual([2027, 2028]);
  });

  it("outside of them only weekends and the sheet count", () => {
    const county = china({ "2027-02-08": "休" });
    expect(county.isWorkingDay("2027-02-08")).toBe(false);
    expect(county.isWorkingDay("2027-02-09")).toBe(true);
    expect(county.isWorkingDay("2027-02-13")).toBe(false);
  });

  it.each([
    ["2026-11-01", false],
    ["2026-11-02", true],
    ["2026-12-31", true],
    ["2027-01-01", true],
  ])("end soon, seen from %s: %s", (today, soon) => {
    expect(coverageEndsSoon(calendar, today)).toBe(soon);
  });
});
