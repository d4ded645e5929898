import type { WorkCalendar } from "../../../calendar/work-calendar.ts";
import { addWorkingDays } from "../../../calendar/working-days.ts";
import { instantAt, localDate, localMinute } from "../../../calendar/zone.ts";

const MINUTE_MS = 60_000;
const HOUR = 60;

/** Nobody is spoken to later than that, nor earlier than 07:00; in minutes since local midnight. */
const DAY_BEGINS = 7 * HOUR;
const DAY_ENDS = 22 * HOUR;

/** Less would end before everybody has looked at his phone. */
const SHORTEST_MINUTES = 30;

/** A make-up class of today ends then; one that is opened late is held the next working morning. */
const CLASS_ENDS = 18 * HOUR;
const CLASS_TODAY_UNTIL = 16 * HOUR;
const NEXT_CLASS = { from: 9 * HOUR, until: 12 * HOUR };

/** Those who still owe are reminded at 80 % of a window. */
const REMINDER_SHARE = 0.8;

/** A window that somebody opens by hand. */
export type HandWindow = { date: string; opensAt: Date; remindAt: Date; dueAt: Date };

/**
 * The window of a test that is started now for so many minutes: at least half an hour, at most until 22:00. Null when
 * that is too late or too early in the day for anybody to be asked.
 */
export function testWindow(now: Date, minutes: number, zone: string): HandWindow | null {
  const date = localDate(now, zone);
  const minute = localMinute(now, zone);
  if (minute < DAY_BEGINS || minute + SHORTEST_MINUTES > DAY_ENDS) return null;
  const wanted = now.getTime() + Math.max(minutes, SHORTEST_MINUTES) * MINUTE_MS;
  const end = instantAt(date, DAY_ENDS, zone);
  return windowOf(date, now, new Date(Math.min(wanted, end.getTime())));
}

/** The window of a make-up class that is called now: until 18:00, or after 16:00 the next working morning. */
export function classWindow(now: Date, calendar: WorkCalendar): HandWindow {
  const { zone } = calendar;
  const today = localDate(now, zone);
  if (localMinute(now, zone) <= CLASS_TODAY_UNTIL) {
    return windowOf(today, now, instantAt(today, CLASS_ENDS, zone));
  }
  const next = addWorkingDays(calendar, today, 1);
  const from = instantAt(next, NEXT_CLASS.from, zone);
  return windowOf(next, from, instantAt(next, NEXT_CLASS.until, zone));
}

function windowOf(date: string, opensAt: Date, dueAt: Date): HandWindow {
  const length = dueAt.getTime() - opensAt.getTime();
  const remindAt = new Date(opensAt.getTime() + Math.round(length * REMINDER_SHARE));
  return { date, opensAt, remindAt, dueAt };
}
