import type { LocalDate } from "./work-calendar.ts";

const DAY_MS = 86_400_000;

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

function dayNumber(date: LocalDate): number {
  const year = Number(date.slice(0, 4));
  return Date.UTC(year, Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / DAY_MS;
}

/** The date `number` days after 1970-01-01. Throws RangeError when that is no date. */
export function dateOfDayNumber(number: number): LocalDate {
  const day = new Date(number * DAY_MS);
  if (Number.isNaN(day.getTime())) throw new RangeError("not a date");
  // Planning walks through years of days; toISOString takes four times as long.
  const year = String(day.getUTCFullYear()).padStart(4, "0");
  return `${year}-${twoDigits(day.getUTCMonth() + 1)}-${twoDigits(day.getUTCDate())}`;
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : `${number}`;
}

/** Whether `text` is a day that exists, written YYYY-MM-DD. */
export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const number = dayNumber(text);
  return !Number.isNaN(number) && dateOfDayNumber(number) === text;
}

/** The date `days` later, or earlier when negative. Throws RangeError when `date` is no date. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOfDayNumber(dayNumber(date) + days);
}

/** Calendar days from `from` to `through`: 1 from a day to the next, negative when it lies before. */
export function daysBetween(from: LocalDate, through: LocalDate): number {
  return dayNumber(through) - dayNumber(from);
}

/** The ISO weekday of `date`, 1 to 7. */
export function weekdayOf(date: LocalDate): Weekday {
  const sinceMonday = (((dayNumber(date) + 3) % 7) + 7) % 7;
  return (sinceMonday + 1) as Weekday;
}

/** The Monday of the ISO week of `date`. */
export function mondayOf(date: LocalDate): LocalDate {
  return addDays(date, 1 - weekdayOf(date));
}

/** The calendar year of `date`. */
export function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4));
}

/** The month of `date`: 2026-09. */
export function monthOf(date: LocalDate): string {
  return date.slice(0, 7);
}

/** The first day of the month of `date`. */
export function firstDayOfMonth(date: LocalDate): LocalDate {
  return `${monthOf(date)}-01`;
}

/** The last day of the month of `date`, 28 to 31. */
export function lastDayOfMonth(date: LocalDate): LocalDate {
  return dateOfDayNumber(Date.UTC(yearOf(date), Number(date.slice(5, 7)), 0) / DAY_MS);
}
