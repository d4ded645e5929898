import { addDays, daysBetween, mondayOf, yearOf } from "./dates.ts";
import type { LocalDate, WorkCalendar } from "./work-calendar.ts";
import { movedWithin } from "./working-days.ts";

/** The ISO week of `date`: 2026-W38. Its year is that of the week's Thursday. */
export function weekKey(date: LocalDate): string {
  const thursday = addDays(mondayOf(date), 3);
  const year = yearOf(thursday);
  const week = Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) + 1;
  return `${year}-W${String(week).padStart(2, "0")}`;
}

/** The Monday of an ISO week like 2026-W38. Throws RangeError for a week that does not exist. */
export function mondayOfWeekKey(key: string): LocalDate {
  const [, year, week] = /^(\d{4})-W(\d{2})$/.exec(key) ?? [];
  if (year === undefined) throw new RangeError(`no ISO week: ${key}`);
  // 4 January always lies in the first ISO week.
  const monday = addDays(mondayOf(`${year}-01-04`), (Number(week) - 1) * 7);
  if (weekKey(monday) !== key) throw new RangeError(`no ISO week: ${key}`);
  return monday;
}

/**
 * Where a weekly time of `date` falls: on a day off it moves to the nearest earlier working day of its ISO week;
 * when there is none, to the first later one; null when the whole week is off.
 */
export function movedWithinWeek(calendar: WorkCalendar, date: LocalDate): LocalDate | null {
  const first = mondayOf(date);
  return movedWithin(calendar, date, { first, last: addDays(first, 6) });
}
