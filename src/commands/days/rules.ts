import {
  addDays,
  daysBetween,
  isLocalDate,
  lastDayOfMonth,
  mondayOf,
  weekdayOf,
  yearOf,
} from "../../calendar/dates.ts";
import type { LocalDate } from "../../calendar/work-calendar.ts";

/** Whether a day without its month or week is looked for from today on, or up to today. */
export type Lean = "ahead" | "past";

const DIGITS = "零一二三四五六七八九";
const BACK_DAYS = 7;
const MONTH_END_FROM = 20;
const MONTH_START_UNTIL = 10;

/** A number from 0 to 99 in digits or Chinese numerals; 半 is 0.5; null for anything else. */
export function numberOf(text: string): number | null {
  if (/^\d{1,6}(?:\.\d)?$/.test(text)) return Number(text);
  if (text === "半") return 0.5;
  if (text === "两") return 2;
  const match = /^([一二三四五六七八九])?(十|廿)?([零一二三四五六七八九])?$/.exec(text);
  if (!match || text === "") return null;
  const [, tens = "", ten = "", ones = ""] = match;
  if (ten === "") return tens !== "" && ones !== "" ? null : DIGITS.indexOf(tens || ones);
  const factor = tens === "" ? (ten === "廿" ? 2 : 1) : DIGITS.indexOf(tens);
  return factor * 10 + (ones === "" ? 0 : DIGITS.indexOf(ones));
}

function dateOf(year: number, month: number, day: number): LocalDate | null {
  const two = (part: number) => String(part).padStart(2, "0");
  const date = `${year}-${two(month)}-${two(day)}`;
  return isLocalDate(date) ? date : null;
}

/** A month counted from that of `date`, 1 for the next: its year and number. */
function monthFrom(date: LocalDate, steps: number): { year: number; month: number } {
  const count = yearOf(date) * 12 + Number(date.slice(5, 7)) - 1 + steps;
  return { year: Math.floor(count / 12), month: (count % 12) + 1 };
}

/** The date `months` later; the last of the month where that day does not exist. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const { year, month } = monthFrom(date, months);
  const first = dateOf(year, month, 1) ?? date;
  return dateOf(year, month, Number(date.slice(8))) ?? lastDayOfMonth(first);
}

/** 2026年9月18日; null when there is no such day. */
export function fullDate(year: number, month: number, day: number): LocalDate | null {
  return dateOf(year, month, day);
}

/** 9月18日 in the year in which it lies nearest to today. */
export function monthDay(month: number, day: number, today: LocalDate): LocalDate | null {
  const year = yearOf(today);
  const days = [year - 1, year, year + 1].map((each) => dateOf(each, month, day));
  const distance = (date: LocalDate) => Math.abs(daysBetween(today, date));
  return days
    .filter((date) => date !== null)
    .reduce<LocalDate | null>(
      (best, date) => (best === null || distance(date) < distance(best) ? date : best),
      null,
    );
}

/** 18号 of the month `steps` from this one: 下个月18号. */
export function dayOfMonth(day: number, steps: number, today: LocalDate): LocalDate | null {
  const { year, month } = monthFrom(today, steps);
  return dateOf(year, month, day);
}

/**
 * 18号 without a month. Ahead: this month's unless more than a week past, else the next that exists.
 * Past: the latest that is not after today.
 */
export function bareDay(day: number, lean: Lean, today: LocalDate): LocalDate | null {
  const steps = lean === "ahead" ? [0, 1, 2] : [0, -1, -2];
  const fits = (date: LocalDate) =>
    lean === "ahead" ? daysBetween(today, date) >= -BACK_DAYS : date <= today;
  const dates = steps.map((step) => dayOfMonth(day, step, today));
  return dates.find((date) => date !== null && fits(date)) ?? null;
}

/**
 * 20号 as the last day of a stretch that starts on `first`: of the same month, even before its start,
 * which the caller refuses. Only from a month's end (20th or later) to a next one's start (up to the 10th)
 * does it run over. The month's last day where there is no such day; null for a number no month has.
 */
export function lastBareDay(day: number, first: LocalDate): LocalDate | null {
  if (day < 1 || day > 31) return null;
  const over = Number(first.slice(8)) >= MONTH_END_FROM && day <= MONTH_START_UNTIL;
  const month = over ? addMonths(first, 1) : first;
  return dayOfMonth(day, 0, month) ?? lastDayOfMonth(month);
}

/** 1月3日 as the last day of a stretch that starts on `first`: in the next year only from its last to its first months. */
export function lastMonthDay(date: LocalDate, first: LocalDate): LocalDate {
  const over = date < first && Number(first.slice(5, 7)) >= 10 && Number(date.slice(5, 7)) <= 3;
  return over ? addMonths(date, 12) : date;
}

/** 本周三, 下周三, 上周三: the weekday of the week `weeks` from this one, weeks starting on Monday. */
export function weekday(day: number, weeks: number, today: LocalDate): LocalDate {
  return addDays(mondayOf(today), weeks * 7 + day - 1);
}

/** 周三 without its week: ahead the nearest that is not past, else the latest not after today. */
export function bareWeekday(day: number, lean: Lean, today: LocalDate): LocalDate {
  const ahead = (((day - weekdayOf(today)) % 7) + 7) % 7;
  return addDays(today, lean === "ahead" || ahead === 0 ? ahead : ahead - 7);
}
