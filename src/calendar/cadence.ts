import { addDays } from "./dates.ts";
import { type Period, type PeriodKind, periodAround } from "./periods.ts";
import type { LocalDate, WorkCalendar } from "./work-calendar.ts";
import { movedWithin } from "./working-days.ts";
import {
  type CadenceProblemCode,
  type EndDay,
  readEnd,
  readRule,
  unreadableEnd,
  type WindowEnd,
} from "./written-cadence.ts";
import { instantAt } from "./zone.ts";

/** When a plan asks. JSON-safe, because it is stored in a column. */
export type Cadence = {
  every: "working-day" | PeriodKind | "date";
  opens: WindowEnd;
  due: WindowEnd;
};

export type CadenceField = "周期" | "开始" | "截止";
type CadenceProblem = { field: CadenceField; problem: CadenceProblemCode };

/** The first problem, and the `further` ones, so that a workbook can report all at once. */
export type CadenceReading =
  | { ok: true; value: Cadence }
  | (CadenceProblem & { ok: false; further: readonly CadenceProblem[] });

/** One window. `date` is the local date on which it opens; reminders go out at `remindAt`. */
export type Window = {
  date: LocalDate;
  opensAt: Date;
  remindAt: Date;
  dueAt: Date;
  closesAt: Date;
};

/** A window that is left out: its period has no working day, or its ends fell onto one day in the wrong order. */
export type SkippedWindow = { date: LocalDate; why: "no-working-day" | "no-time-left" };

/** Those who still owe are reminded at 80 % of the window. */
const REMINDER_SHARE = 0.8;

/** How days of a week or a month are compared before any of them is moved. */
function ordinal(every: Cadence["every"], on: EndDay): number {
  if (typeof on === "number") return every === "week" ? Math.min(on, 5) : on;
  return on === "last" ? ordinal(every, 31) : 1;
}

function isAfter(every: Cadence["every"], due: WindowEnd, opens: WindowEnd): boolean {
  if (due.on === "opening-day") return due.minute > opens.minute;
  if (typeof due.on === "object" && typeof opens.on === "object") {
    if (due.on.date !== opens.on.date) return due.on.date > opens.on.date;
    return due.minute > opens.minute;
  }
  if (every === "quarter") return true;
  const days = ordinal(every, due.on) - ordinal(every, opens.on);
  return days > 0 || (days === 0 && due.minute > opens.minute);
}

/**
 * Reads a plan's cells 周期, 开始 and 截止; half- or full-width, stray spaces allowed.
 * 周期: 每个工作日, 每周一 … 每周日, 每周, 每月, 每月N日, 每季度 or a date. Times: 08:30; 周五 17:30 in a week;
 * 25日 17:30 in a month; a date with or without a time for a dated plan; for 截止 also 次日 06:00 and 24:00.
 */
export function readCadence(cells: Record<CadenceField, string>): CadenceReading {
  const rule = readRule(cells.周期);
  if (typeof rule === "string") {
    const { 开始, 截止 } = cells;
    return refused({ 周期: rule, 开始: unreadableEnd(开始), 截止: unreadableEnd(截止) });
  }
  const opens = readEnd(rule, "开始", cells.开始);
  const due = readEnd(rule, "截止", cells.截止);
  if (typeof opens === "string") {
    return refused({ 开始: opens, 截止: typeof due === "string" ? due : null });
  }
  if (typeof due === "string") return refused({ 截止: due });
  if (!isAfter(rule.every, due, opens)) return refused({ 截止: "not-after-start" });
  return { ok: true, value: { every: rule.every, opens, due } };
}

function refused(found: Partial<Record<CadenceField, CadenceProblemCode | null>>): CadenceReading {
  const fields = ["周期", "开始", "截止"] as const;
  const problems = fields.flatMap((field) => {
    const problem = found[field];
    return problem ? [{ field, problem }] : [];
  });
  const [first, ...further] = problems;
  if (!first) throw new Error("a refusal needs a problem");
  return { ok: false, ...first, further };
}

/** Where the ends of one window fall; `date` null: its period has no working day. */
type Placed = { nominal: LocalDate; date: LocalDate | null; dueDate: LocalDate };

function nominalDay(on: EndDay, period: Period): LocalDate {
  if (on === "first" || on === "opening-day") return period.first;
  if (on === "last") return period.last;
  if (typeof on === "object") return on.date;
  const day = addDays(period.first, on - 1);
  return day < period.last ? day : period.last;
}

function placeInPeriod(cadence: Cadence, period: Period, calendar: WorkCalendar): Placed {
  const nominal = nominalDay(cadence.opens.on, period);
  const date = movedWithin(calendar, nominal, period);
  if (date === null || cadence.due.on === "opening-day") {
    return { nominal, date, dueDate: date ?? nominal };
  }
  const dueDate = movedWithin(calendar, nominalDay(cadence.due.on, period), period);
  return { nominal, date, dueDate: dueDate ?? date };
}

type Span = { from: LocalDate; through: LocalDate; calendar: WorkCalendar };

function workingDays({ from, through, calendar }: Span): Placed[] {
  const placed: Placed[] = [];
  for (let date = from; date <= through; date = addDays(date, 1)) {
    if (calendar.isWorkingDay(date)) placed.push({ nominal: date, date, dueDate: date });
  }
  return placed;
}

function inEveryPeriod(kind: PeriodKind, cadence: Cadence, span: Span): Placed[] {
  const placed: Placed[] = [];
  let period = periodAround(kind, span.from);
  while (period.first <= span.through) {
    placed.push(placeInPeriod(cadence, period, span.calendar));
    period = periodAround(kind, addDays(period.last, 1));
  }
  return placed;
}

// A dated plan was given its days by name; it stays on them even when they are off.
function dated({ opens, due }: Cadence): Placed[] {
  if (typeof opens.on !== "object") throw new Error("a dated plan opens on a date");
  const date = opens.on.date;
  return [{ nominal: date, date, dueDate: typeof due.on === "object" ? due.on.date : date }];
}

function placedWindows(cadence: Cadence, span: Span): Placed[] {
  switch (cadence.every) {
    case "working-day":
      return workingDays(span);
    case "date":
      return dated(cadence);
    default:
      return inEveryPeriod(cadence.every, cadence, span);
  }
}

/**
 * The windows whose local opening date, after any move off a day off, lies in [from, through], and those left out
 * there, in order. Weekly, monthly and quarterly times never leave their week, month or quarter; 次日 is the
 * calendar day after the opening. `graceMinutes` lie between `dueAt` and `closesAt`.
 */
export function windowsOpeningBetween(asked: Span & { cadence: Cadence; graceMinutes: number }): {
  windows: Window[];
  skipped: SkippedWindow[];
} {
  const { cadence, graceMinutes, from, through, calendar } = asked;
  const windows: Window[] = [];
  const skipped: SkippedWindow[] = [];
  for (const { nominal, date, dueDate } of placedWindows(cadence, asked)) {
    const shown = date ?? nominal;
    if (shown < from || shown > through) continue;
    if (date === null) {
      skipped.push({ date: nominal, why: "no-working-day" });
      continue;
    }
    const opensAt = instantAt(date, cadence.opens.minute, calendar.zone);
    const dueAt = instantAt(dueDate, cadence.due.minute, calendar.zone);
    const length = dueAt.getTime() - opensAt.getTime();
    if (length <= 0) {
      skipped.push({ date, why: "no-time-left" });
      continue;
    }
    windows.push({
      date,
      opensAt,
      remindAt: new Date(opensAt.getTime() + Math.round(length * REMINDER_SHARE)),
      dueAt,
      closesAt: new Date(dueAt.getTime() + graceMinutes * 60_000),
    });
  }
  return { windows, skipped };
}
