import { addDays, firstDayOfMonth, lastDayOfMonth, mondayOf } from "./dates.ts";
import type { LocalDate } from "./work-calendar.ts";

export type PeriodKind = "week" | "month" | "quarter";

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

/** The ISO week, month or quarter that holds `date`. */
export function periodAround(kind: PeriodKind, date: LocalDate): Period {
  switch (kind) {
    case "week":
      return { first: mondayOf(date), last: addDays(mondayOf(date), 6) };
    case "month":
      return { first: firstDayOfMonth(date), last: lastDayOfMonth(date) };
    case "quarter":
      return quarterAround(date);
  }
}
