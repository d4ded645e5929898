import { addDays } from "../../calendar/dates.ts";
import type { LocalDate, WorkCalendar } from "../../calendar/work-calendar.ts";
import { workingDaysIn } from "../../calendar/working-days.ts";
import { instantAt } from "../../calendar/zone.ts";

/** What became of a request for leave; `span` in users' words. */
export type LeaveAnswer =
  | { outcome: "asked"; number: number; span: string; tier: "secretary" | "administrator" }
  | { outcome: "already"; span: string; status: "pending" | "approved" }
  | { outcome: "backwards" };

/** Which part of a day: 全天, 上午 or 下午. */
export type DayPart = "day" | "morning" | "afternoon";

/** One end of an absence, inclusive. */
export type SpanEnd = { date: LocalDate; half: DayPart };

/**
 * When somebody is away: up to a named end, or for so many working days counted from `from`. Half days come as halves
 * of one date, or as a fraction such as 1.5.
 */
export type Span = { from: SpanEnd } & ({ until: SpanEnd } | { workingDays: number });

const NOON = 12 * 60;
const MIDNIGHT = 24 * 60;

/** A span as it was laid on the calendar, in instants. */
export type SpanOnCalendar = {
  /** Exclusive. */
  fromAt: Date;
  /** Inclusive. */
  untilAt: Date;
  workingDays: number;
  lastDate: LocalDate;
};

/** Lays a span as typed on the county's calendar; null when its end is before its start. */
export function layOnCalendar(span: Span, calendar: WorkCalendar): SpanOnCalendar | null {
  const { from } = span;
  const until =
    "until" in span ? span.until : lastWorkingDay(from.date, span.workingDays, calendar);
  if (until.date < from.date) return null;
  const fromAt = instantAt(from.date, from.half === "afternoon" ? NOON : 0, calendar.zone);
  const untilAt = instantAt(until.date, until.half === "morning" ? NOON : MIDNIGHT, calendar.zone);
  if (untilAt <= fromAt) return null;
  const workingDays = workingDaysIn(calendar, from.date, until.date);
  return { fromAt, untilAt, workingDays, lastDate: until.date };
}

function lastWorkingDay(start: LocalDate, count: number, calendar: WorkCalendar): SpanEnd {
  const whole = Math.ceil(count);
  const half: DayPart = count < whole && whole > 1 ? "morning" : "day";
  let date = start;
  for (let left = whole; ; date = addDays(date, 1)) {
    if (calendar.isWorkingDay(date)) left -= 1;
    if (left <= 0) return { date, half };
  }
}

/** A leave of up to three working days is decided by a secretary, a longer one by an administrator (design: 请假). */
export const SECRETARY_LEAVE_WORKING_DAYS = 3;

/** Who decides a leave of so many working days. */
export function leaveTier(workingDays: number): "secretary" | "administrator" {
  return workingDays <= SECRETARY_LEAVE_WORKING_DAYS ? "secretary" : "administrator";
}
