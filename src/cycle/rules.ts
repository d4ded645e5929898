import { addDays, mondayOf } from "../calendar/dates.ts";
import type { LocalDate } from "../calendar/work-calendar.ts";
import { localDate } from "../calendar/zone.ts";

/**
 * The Mondays of the weeks whose beats are still to be planned, through the week of `today`. After an outage the missed
 * weeks are among them, so that their beats are seen to be skipped. Nothing after the week in which the programme ends.
 */
export function weeksToPlan(
  programme: { plannedThrough: LocalDate | null; endsOn: LocalDate },
  today: LocalDate,
): LocalDate[] {
  const { plannedThrough, endsOn } = programme;
  const last = mondayOf(today < endsOn ? today : endsOn);
  const first = mondayOf(plannedThrough === null ? today : addDays(plannedThrough, 1));
  const weeks: LocalDate[] = [];
  for (let monday = first; monday <= last; monday = addDays(monday, 7)) weeks.push(monday);
  return weeks;
}

/** Whether a late beat may still run: until the end of its own local day (design: settled). */
export function mayCatchUp(dueAt: Date, now: Date, zone: string): boolean {
  return localDate(now, zone) <= localDate(dueAt, zone);
}

/**
 * How long a beat that counts waits for windows that end no later than it does: their closing may be at work in
 * another process at the same instant. Ten minutes are far above any closing and still on time for people.
 */
export const CLOSING_PATIENCE_MS = 10 * 60 * 1000;

/** Telegram notifies only the first five mentions of a message. */
export const MENTIONS_A_MESSAGE = 5;

/** Beyond this many messages a week's reminder floods a group; the rest is named once, without mentions. */
const MENTIONING_MESSAGES = 2;

/** Splits those named in one group into its messages: a few with mentions, then the rest in one. */
export function groupParts<T>(people: readonly T[]): T[][] {
  const mentioned = people.slice(0, MENTIONS_A_MESSAGE * MENTIONING_MESSAGES);
  const parts: T[][] = [];
  for (let start = 0; start < mentioned.length; start += MENTIONS_A_MESSAGE) {
    parts.push(mentioned.slice(start, start + MENTIONS_A_MESSAGE));
  }
  const rest = people.slice(mentioned.length);
  return rest.length > 0 ? [...parts, rest] : parts;
}
