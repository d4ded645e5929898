import {
  addDays,
  firstDayOfMonth,
  isLocalDate,
  lastDayOfMonth,
  mondayOf,
  monthOf,
} from "./dates.ts";
import { mondayOfWeekKey, weekKey } from "./weeks.ts";
import type { LocalDate } from "./work-calendar.ts";

export type PeriodKind = "week" | "month" | "quarter";

/** What a bulletin may cover; no cadence is yearly. */
export type ReportPeriodKind = PeriodKind | "year";

/** A stretch of days, both ends included. */
export type Period = { first: LocalDate; last: LocalDate };

/** The quarter of `date`: 2026-Q3. */
export function quarterOf(date: LocalDate): string {
  return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}

function quarterAround(date: LocalDate): Period {
  const firstMonth = Math.floor((Number(date.slice(5, 7)) - 1) / 3) * 3 + 1;
  const month = (number: number) => `${date.slice(0, 4)}-${String(number).padStart(2, "0")}-01`;
  return { first: month(firstMonth), last: lastDayOfMonth(month(firstMonth + 2)) };
}

/** The ISO week, month, quarter or year that holds `date`. */
export function periodAround(kind: ReportPeriodKind, date: LocalDate): Period {
  switch (kind) {
    case "week":
      return { first: mondayOf(date), last: addDays(mondayOf(date), 6) };
    case "month":
      return { first: firstDayOfMonth(date), last: lastDayOfMonth(date) };
    case "quarter":
      return quarterAround(date);
    case "year":
      return { first: `${date.slice(0, 4)}-01-01`, last: `${date.slice(0, 4)}-12-31` };
  }
}

/** The key of the period that holds `date`: 2026-W38, 2026-09, 2026-Q3 or 2026. */
export function periodKey(kind: ReportPeriodKind, date: LocalDate): string {
  switch (kind) {
    case "week":
      return weekKey(date);
    case "month":
      return monthOf(date);
    case "quarter":
      return quarterOf(date);
    case "year":
      return date.slice(0, 4);
  }
}

const KEYS: readonly (readonly [ReportPeriodKind, RegExp, (key: string) => LocalDate])[] = [
  ["week", /^\d{4}-W\d{2}$/, mondayOfWeekKey],
  ["month", /^\d{4}-\d{2}$/, (key) => `${key}-01`],
  [
    "quarter",
    /^\d{4}-Q[1-4]$/,
    (key) => `${key.slice(0, 4)}-${String(Number(key.slice(6)) * 3 - 2).padStart(2, "0")}-01`,
  ],
  ["year", /^\d{4}$/, (key) => `${key}-01-01`],
];

/** The period a key of `periodKey` names, with its first and last local date. Throws RangeError for what is none. */
export function periodOfKey(key: string): Period & { kind: ReportPeriodKind } {
  for (const [kind, pattern, firstOf] of KEYS) {
    if (!pattern.test(key)) continue;
    const first = firstOf(key);
    if (isLocalDate(first)) return { kind, ...periodAround(kind, first) };
  }
  throw new RangeError(`no period: ${key}`);
}
