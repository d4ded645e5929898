import published from "chinese-days/dist/chinese-days.json" with { type: "json" };
import { addDays, weekdayOf, yearOf } from "./dates.ts";
import type { LocalDate, WorkCalendar } from "./work-calendar.ts";

/** A warning comes this many days before the known holidays end: the State Council's notice is out by then. */
const WARNING_DAYS = 60;

// The library's own functions shift dates by the host's zone; its data are plain text.
const publishedDays: ReadonlyMap<LocalDate, boolean> = new Map([
  ...Object.keys(published.holidays).map((date) => [date, false] as const),
  ...Object.keys(published.workdays).map((date) => [date, true] as const),
]);

const firstPublishedYear = Math.min(...[...publishedDays.keys()].map(yearOf));

/**
 * The county's calendar in `zone`: the published holidays and make-up days, with `overrides` (true: worked) on top.
 * A year is covered when its National Day is known to be off, be it published or from the 日历 sheet:
 * a year's notice may name days of the next January, and that alone makes no year known.
 */
export function createWorkCalendar(options: {
  zone: string;
  overrides: ReadonlyMap<LocalDate, boolean>;
}): WorkCalendar {
  const { zone, overrides } = options;
  return {
    zone,
    isWorkingDay: (date) => overrides.get(date) ?? publishedDays.get(date) ?? weekdayOf(date) <= 5,
    covers: (date) => {
      const nationalDay = `${date.slice(0, 4)}-10-01`;
      return publishedDays.get(nationalDay) === false || overrides.get(nationalDay) === false;
    },
  };
}

/** The first and the last year, without a gap between them, whose holidays are known. */
export function coverage(calendar: WorkCalendar): { from: number; through: number } {
  let through = firstPublishedYear;
  while (calendar.covers(`${through + 1}-01-01`)) through += 1;
  return { from: firstPublishedYear, through };
}

/** The years of [from, through] whose holidays are unknown, in order. */
export function uncoveredYears(
  calendar: WorkCalendar,
  from: LocalDate,
  through: LocalDate,
): number[] {
  const years: number[] = [];
  for (let year = yearOf(from); year <= yearOf(through); year += 1) {
    if (!calendar.covers(`${year}-01-01`)) years.push(year);
  }
  return years;
}

/** Whether the known holidays end within 60 days of `today`, or have ended. */
export function coverageEndsSoon(calendar: WorkCalendar, today: LocalDate): boolean {
  return uncoveredYears(calendar, today, addDays(today, WARNING_DAYS)).length > 0;
}

/** The `count`-th working day after `date`; before it when negative; `date` itself for 0. */
export function addWorkingDays(calendar: WorkCalendar, date: LocalDate, count: number): LocalDate {
  const step = Math.sign(count);
  let reached = date;
  for (let left = Math.abs(count); left > 0; ) {
    reached = addDays(reached, step);
    if (calendar.isWorkingDay(reached)) left -= 1;
  }
  return reached;
}

/** How many working days d there are with from < d ≤ through; 0 when `through` lies before `from`. */
export function workingDaysBetween(
  calendar: WorkCalendar,
  from: LocalDate,
  through: LocalDate,
): number {
  return workingDaysIn(calendar, addDays(from, 1), through);
}

/** How many working days there are from `from` to `through`, both included. */
export function workingDaysIn(calendar: WorkCalendar, from: LocalDate, through: LocalDate): number {
  let count = 0;
  for (let date = from; date <= through; date = addDays(date, 1)) {
    if (calendar.isWorkingDay(date)) count += 1;
  }
  return count;
}

/**
 * `date` itself when it is worked, else the nearest earlier working day not before `first`, else the nearest
 * later one not after `last`, else null.
 */
export function movedWithin(
  calendar: WorkCalendar,
  date: LocalDate,
  span: { first: LocalDate; last: LocalDate },
): LocalDate | null {
  for (let earlier = date; earlier >= span.first; earlier = addDays(earlier, -1)) {
    if (calendar.isWorkingDay(earlier)) return earlier;
  }
  for (let later = date; later <= span.last; later = addDays(later, 1)) {
    if (calendar.isWorkingDay(later)) return later;
  }
  return null;
}
