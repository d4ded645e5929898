import { dateOfDayNumber } from "./dates.ts";
import type { LocalDate } from "./work-calendar.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** What is known of a zone's distance from UTC; null marks a UTC day within which it changes. */
type ZoneOffsets = { format: Intl.DateTimeFormat; byDay: Map<number, number | null> };

const zones = new Map<string, ZoneOffsets>();

function offsetsOf(zone: string): ZoneOffsets {
  const known = zones.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  const offsets = { format, byDay: new Map() };
  zones.set(zone, offsets);
  return offsets;
}

function measuredOffset(format: Intl.DateTimeFormat, utcMs: number): number {
  const field = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
  for (const { type, value } of format.formatToParts(utcMs)) {
    if (type in field) field[type as keyof typeof field] = Number(value);
  }
  const { year, month, day, hour, minute, second } = field;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(utcMs / 1000) * 1000;
}

// Asking Intl costs microseconds, a sweep asks hundreds of thousands of times, and no zone
// changes twice within a day: equal offsets at both ends of a UTC day hold all through it.
function offsetAt(utcMs: number, zone: string): number {
  const { format, byDay } = offsetsOf(zone);
  const day = Math.floor(utcMs / DAY_MS);
  let offset = byDay.get(day);
  if (offset === undefined) {
    const atStart = measuredOffset(format, day * DAY_MS);
    offset = atStart === measuredOffset(format, (day + 1) * DAY_MS) ? atStart : null;
    byDay.set(day, offset);
  }
  return offset ?? measuredOffset(format, utcMs);
}

/** The local time of `instant` as if it were UTC, in milliseconds. */
function wallClock(instant: Date, zone: string): number {
  const utcMs = instant.getTime();
  return utcMs + offsetAt(utcMs, zone);
}

/** The local date of `instant` in an IANA zone. Throws RangeError for an unknown zone or an invalid instant. */
export function localDate(instant: Date, zone: string): LocalDate {
  return dateOfDayNumber(Math.floor(wallClock(instant, zone) / DAY_MS));
}

/** What the clock on the wall shows at `instant`, in whole minutes since midnight, 0 to 1439. */
export function localMinute(instant: Date, zone: string): number {
  const wall = wallClock(instant, zone);
  return Math.floor((wall - Math.floor(wall / DAY_MS) * DAY_MS) / MINUTE_MS);
}

/**
 * The instant at which the clock on the wall shows `minute` minutes since midnight of `date`.
 * 1440 and more mean the following days. A time that a clock change leaves out is moved on by what
 * was left out; of a time that comes twice the first is meant.
 */
export function instantAt(date: LocalDate, minute: number, zone: string): Date {
  const wall = Date.parse(`${date}T00:00:00Z`) + minute * MINUTE_MS;
  const before = wall - offsetAt(wall - DAY_MS, zone);
  if (before + offsetAt(before, zone) === wall) return new Date(before);
  const after = wall - offsetAt(wall + DAY_MS, zone);
  return new Date(after + offsetAt(after, zone) === wall ? after : before);
}

/** `instant` as local time with its offset, to the second: 2026-09-14T08:10:00+08:00. */
export function localTimestamp(instant: Date, zone: string): string {
  const wall = wallClock(instant, zone);
  const offset = Math.trunc((wall - instant.getTime()) / MINUTE_MS);
  const hours = String(Math.trunc(Math.abs(offset) / 60)).padStart(2, "0");
  const minutes = String(Math.abs(offset) % 60).padStart(2, "0");
  return `${new Date(wall).toISOString().slice(0, 19)}${offset < 0 ? "-" : "+"}${hours}:${minutes}`;
}

/** The first instant of the local day that holds `instant`. */
export function startOfLocalDay(instant: Date, zone: string): Date {
  return instantAt(localDate(instant, zone), 0, zone);
}
