import { addDays, lastDayOfMonth, mondayOf } from "../../calendar/dates.ts";
import { type Period, quarterOf } from "../../calendar/periods.ts";
import { mondayOfWeekKey, weekKey } from "../../calendar/weeks.ts";
import type { LocalDate, WorkCalendar } from "../../calendar/work-calendar.ts";

/** What a bulletin may cover; a week is the round itself, the longer ones sum up what closed in them. */
export type PeriodSort = "week" | "month" | "quarter" | "year";
export type LongSort = Exclude<PeriodSort, "week">;

export const LONG_SORTS: readonly LongSort[] = ["month", "quarter", "year"];

/** The key of the period of this sort that holds `date`: 2026-W38, 2026-09, 2026-Q3, 2026. */
export function periodKey(sort: PeriodSort, date: LocalDate): string {
  switch (sort) {
    case "week":
      return weekKey(date);
    case "month":
      return date.slice(0, 7);
    case "quarter":
      return quarterOf(date);
    case "year":
      return date.slice(0, 4);
  }
}

/** Of which sort a key is. */
export function sortOf(key: string): PeriodSort {
  if (key.includes("W")) return "week";
  if (key.includes("Q")) return "quarter";
  return key.length === 4 ? "year" : "month";
}

/** The first and the last day of a period. */
export function daysOf(key: string): Period {
  switch (sortOf(key)) {
    case "week": {
      const first = mondayOfWeekKey(key);
      return { first, last: addDays(first, 6) };
    }
    case "month":
      return { first: `${key}-01`, last: lastDayOfMonth(`${key}-01`) };
    case "quarter": {
      const month = (Number(key.slice(-1)) - 1) * 3 + 1;
      const day = (number: number) => `${key.slice(0, 4)}-${String(number).padStart(2, "0")}-01`;
      return { first: day(month), last: lastDayOfMonth(day(month + 2)) };
    }
    case "year":
      return { first: `${key}-01-01`, last: `${key}-12-31` };
  }
}

/** The key of the last period of this sort that was over before `date`. */
export function endedBefore(sort: PeriodSort, date: LocalDate): string {
  return periodKey(sort, addDays(daysOf(periodKey(sort, date)).first, -1));
}

/** A calendar in which nothing is worked must not make a search without an end. */
const LONGEST_SEARCH_DAYS = 60;

/** The day on which a month, quarter or year is published: the first working day after it; null when none comes. */
export function bulletinDay(calendar: WorkCalendar, key: string): LocalDate | null {
  const { last } = daysOf(key);
  for (let days = 1; days <= LONGEST_SEARCH_DAYS; days += 1) {
    const date = addDays(last, days);
    if (calendar.isWorkingDay(date)) return date;
  }
  return null;
}

/** The longer periods that are published in the week of `monday`, with their day. */
export function longBulletins(
  calendar: WorkCalendar,
  monday: LocalDate,
  sorts: readonly LongSort[],
): { period: string; date: LocalDate }[] {
  const week = [0, 1, 2, 3, 4, 5, 6].map((days) => addDays(mondayOf(monday), days));
  return sorts.flatMap((sort) =>
    week.flatMap((date) => {
      const period = endedBefore(sort, date);
      return bulletinDay(calendar, period) === date ? [{ period, date }] : [];
    }),
  );
}

/** The keys of all longer periods that hold `date`. */
export function longPeriodsOf(date: LocalDate): string[] {
  return LONG_SORTS.map((sort) => periodKey(sort, date));
}
