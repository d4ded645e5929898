import { addDays, lastDayOfMonth, monthOf } from "../calendar/dates.ts";
import type { LocalDate, WorkCalendar } from "../calendar/work-calendar.ts";
import { addWorkingDays, movedWithin, workingDaysBetween } from "../calendar/working-days.ts";
import { instantAt, localDate, localMinute } from "../calendar/zone.ts";

export type TaskStatus = "open" | "in_review" | "closed" | "cancelled";

/** What happened to a task. `changed`: an import said it otherwise. */
export type TaskEventKind =
  | "created"
  | "changed"
  | "completed"
  | "approved"
  | "returned"
  | "reopened"
  | "extension_asked"
  | "extension_granted"
  | "extension_refused"
  | "cancelled";

/** A bare date as a deadline ends at 18:00, in minutes since local midnight. */
export const END_OF_WORK = 18 * 60;

/** Reminders are for the morning, 09:00. */
const MORNING = 9 * 60;

/** The first of the working days before the deadline on which its owner is reminded. */
export const SOONEST_DAYS = 7;
const COUNTDOWN = [SOONEST_DAYS, 3, 1, 0];

/** A reviewer is reminded after two working days of waiting, then every week. */
const REVIEW_DAYS = 2;
const WEEK_DAYS = 7;

/** Photos and places sent so long after 完成 are its evidence. */
export const EVIDENCE_MS = 10 * 60_000;

/** Three people may accept a task one after the other: 自评、测评、考评. */
export const MOST_REVIEWERS = 3;

/**
 * When a task is next looked at after `after`: on the mornings seven, three and one working days before its deadline
 * and on its day, as far as they lie before the deadline, then at the deadline itself; null when that has passed.
 */
export function nextCountdown(calendar: WorkCalendar, deadline: Date, after: Date): Date | null {
  const { zone } = calendar;
  const day = localDate(deadline, zone);
  const mornings = COUNTDOWN.map((days) =>
    instantAt(addWorkingDays(calendar, day, -days), MORNING, zone),
  );
  const moments = [...mornings.filter((moment) => moment < deadline), deadline];
  return moments.find((moment) => moment > after) ?? null;
}

/** When the reviewer is reminded of what lies with him since `since`: after two working days, then weekly. */
export function nextReviewReminder(calendar: WorkCalendar, since: Date, now: Date): Date {
  const { zone } = calendar;
  let day = addWorkingDays(calendar, localDate(since, zone), REVIEW_DAYS);
  // A week later on the same weekday; where that is a day off, on the next that is worked.
  const morning = () => instantAt(addWorkingDays(calendar, addDays(day, -1), 1), MORNING, zone);
  while (morning() <= now) day = addDays(day, WEEK_DAYS);
  return morning();
}

/** Working days left until the deadline's day: 0 on the day itself, negative when it lies before today. */
export function daysLeft(calendar: WorkCalendar, deadline: Date, now: Date): number {
  const [today, day] = [localDate(now, calendar.zone), localDate(deadline, calendar.zone)];
  if (day >= today) return workingDaysBetween(calendar, today, day);
  return -workingDaysBetween(calendar, day, today);
}

/** Whether a deadline has passed. */
export function isOverdue(task: { status: TaskStatus; deadline: Date }, now: Date): boolean {
  return task.status === "open" && task.deadline <= now;
}

/** The end of the next working day, 18:00: the least time that somebody gets to do something over. */
export function nextDayEnd(calendar: WorkCalendar, now: Date): Date {
  const next = addWorkingDays(calendar, localDate(now, calendar.zone), 1);
  return instantAt(next, END_OF_WORK, calendar.zone);
}

/**
 * The deadline of a task that comes back: the working days for which it lay with the reviewer are given back, and there
 * is time at least until the end of the next working day.
 */
export function returnDeadline(
  calendar: WorkCalendar,
  task: { deadline: Date; submittedAt: Date },
  now: Date,
): Date {
  const { zone } = calendar;
  const lay = workingDaysBetween(calendar, localDate(task.submittedAt, zone), localDate(now, zone));
  const day = addWorkingDays(calendar, localDate(task.deadline, zone), lay);
  const moved = instantAt(day, localMinute(task.deadline, zone), zone);
  return later(moved, nextDayEnd(calendar, now));
}

/** The later of two instants. */
export function later(one: Date, other: Date): Date {
  return one > other ? one : other;
}

/** Why a task cannot be extended to a day; `nearest`: the working day before it. */
export type BadExtension =
  | { why: "unreadable" }
  | { why: "past" }
  | { why: "not-later" }
  | { why: "day-off"; nearest: LocalDate };

/** What is wrong with a new deadline; null when nothing is. */
export function badExtension(
  calendar: WorkCalendar,
  until: Date | null,
  task: { deadline: Date },
  now: Date,
): BadExtension | null {
  if (until === null) return { why: "unreadable" };
  if (until <= now) return { why: "past" };
  if (until <= task.deadline) return { why: "not-later" };
  const day = localDate(until, calendar.zone);
  if (calendar.isWorkingDay(day)) return null;
  return { why: "day-off", nearest: addWorkingDays(calendar, day, -1) };
}

/** Something that happened to a task, as far as time is concerned. */
export type TimedEvent = { kind: string; at: Date };

const BEGINS = new Set(["completed", "extension_asked"]);
const ENDS = new Set(["returned", "approved", "extension_granted", "extension_refused"]);

/** When a task lay with somebody who had to decide: those spans do not count against its owner. */
export function pausesOf(events: readonly TimedEvent[]): { fromAt: Date; untilAt: Date }[] {
  const pauses: { fromAt: Date; untilAt: Date }[] = [];
  let fromAt: Date | null = null;
  for (const { kind, at } of events) {
    if (BEGINS.has(kind)) fromAt ??= at;
    if (ENDS.has(kind) && fromAt !== null) {
      pauses.push({ fromAt, untilAt: at });
      fromAt = null;
    }
  }
  return pauses;
}

/** When a list's tasks end: on a day once, or on a day of every month; minutes since local midnight. */
export type TemplateRule =
  | { date: LocalDate; minute: number }
  | { monthDay: number; minute: number };

/** A task that a template lays: its period and when it ends. */
export type Laying = { period: string; deadline: Date };

/** The period of a list whose tasks are laid once. */
export const ONCE = "once";

/** What a monthly rule asks in the month of `date`; on a day off it ends on the nearest earlier working day. */
function monthly(
  calendar: WorkCalendar,
  rule: { monthDay: number; minute: number },
  date: LocalDate,
) {
  const [first, last] = [`${monthOf(date)}-01`, lastDayOfMonth(date)];
  const day = `${monthOf(date)}-${String(rule.monthDay).padStart(2, "0")}`;
  const moved = movedWithin(calendar, day < last ? day : last, { first, last });
  if (moved === null) return null;
  return { period: monthOf(date), deadline: instantAt(moved, rule.minute, calendar.zone) };
}

/** The day on which tasks of this month are laid, its first working day; null when it has none. */
function beginOf(calendar: WorkCalendar, date: LocalDate): LocalDate | null {
  const [first, last] = [`${monthOf(date)}-01`, lastDayOfMonth(date)];
  return movedWithin(calendar, first, { first, last });
}

/**
 * What a template lays by `now` for the period that holds it; null when there is nothing to do. A month whose deadline
 * has passed is not laid, unless the template ran already and an outage kept it from being laid: then there is time
 * until the end of the next working day.
 */
export function layingOf(
  calendar: WorkCalendar,
  template: { rule: TemplateRule; laidThrough: LocalDate | null },
  now: Date,
): Laying | null {
  const { rule, laidThrough } = template;
  if ("date" in rule) {
    return { period: ONCE, deadline: instantAt(rule.date, rule.minute, calendar.zone) };
  }
  const today = localDate(now, calendar.zone);
  const begin = beginOf(calendar, today);
  if (begin === null || begin > today) return null;
  const laying = monthly(calendar, rule, today);
  if (laying === null || laying.deadline > now) return laying;
  const missed = laidThrough !== null && laidThrough < begin;
  return missed ? { ...laying, deadline: nextDayEnd(calendar, now) } : null;
}
