import { addDays } from "../../calendar/dates.ts";
import type { LocalDate, WorkCalendar } from "../../calendar/work-calendar.ts";
import { workingDaysIn } from "../../calendar/working-days.ts";
import { instantAt } from "../../calendar/zone.ts";

/** What a named human decides. The row that `subjectId` points to: a leave, a submission, an account, an obligation. */
export type DecisionKind = "leave" | "make_up" | "evidence" | "held" | "binding";

type Half = "day" | "morning" | "afternoon";
export type Span = { from: { date: LocalDate; half: Half } } & (
  | { until: { date: LocalDate; half: Half } }
  | { workingDays: number }
);

const NOON = 12 * 60;
const MIDNIGHT = 24 * 60;

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

function lastWorkingDay(
  start: LocalDate,
  count: number,
  calendar: WorkCalendar,
): { date: LocalDate; half: Half } {
  const whole = Math.ceil(count);
  const half: Half = count < whole && whole > 1 ? "morning" : "day";
  let date = start;
  for (let left = whole; ; date = addDays(date, 1)) {
    if (calendar.isWorkingDay(date)) left -= 1;
    if (left <= 0) return { date, half };
  }
}
