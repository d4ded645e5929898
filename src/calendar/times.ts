import { isLocalDate, type Weekday } from "./dates.ts";
import type { LocalDate } from "./work-calendar.ts";

/** A weekly time: ISO weekday, and minutes since local midnight (0 to 1439). */
export type WeeklyTime = { weekday: Weekday; minute: number };

/** The day that stands before a time of day, as far as the text names one. */
export type WrittenDay =
  | { kind: "none" }
  | { kind: "next-day" }
  | { kind: "weekday"; weekday: Weekday }
  | { kind: "month-day"; day: number }
  | { kind: "date"; date: LocalDate };

/** A time as written; `minute` is null when only a date stands there, and 1440 for 24:00. */
export type WrittenTime = { day: WrittenDay; minute: number | null };

const WEEKDAY = "(?:周|星期)([一二三四五六日天])";
const DATE = String.raw`(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})日?`;
const DATE_ONLY = new RegExp(`^${DATE}$`);
const DAY_AND_TIME = new RegExp(
  String.raw`^(?:(次日)|${WEEKDAY}|(\d{1,2})[日号]|${DATE})?[ T]?(?:(\d{1,2}):(\d{2})(?::00)?)?$`,
);

/** Full-width characters become plain ones, runs of spaces one space. */
export function plainText(text: string): string {
  return text.normalize("NFKC").replace(/\s+/g, " ").trim();
}

/** 一 to 六, 日 or 天 → 1 to 7; null for any other text. */
export function readWeekday(character: string): Weekday | null {
  const index = "一二三四五六日天".indexOf(character);
  if (character.length !== 1 || index < 0) return null;
  return Math.min(index + 1, 7) as Weekday;
}

function dateFrom(year: string, month: string, day: string): LocalDate | null {
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isLocalDate(date) ? date : null;
}

/** 2026-09-16, 2026/9/16 or 2026年9月16日 → 2026-09-16; "no-such-date" for 2026-02-30; null for anything else. */
export function readDate(text: string): LocalDate | "no-such-date" | null {
  const [, year, month, day] = DATE_ONLY.exec(plainText(text).replace(/ /g, "")) ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  return dateFrom(year, month, day) ?? "no-such-date";
}

function minuteFrom(hour: string | undefined, minute: string | undefined): number | null {
  const total = Number(hour) * 60 + Number(minute);
  return Number(minute) < 60 && total <= 1440 ? total : null;
}

function dayFrom(groups: readonly (string | undefined)[]): WrittenDay | null {
  const [nextDay, weekday, monthDay, year, month, day] = groups;
  if (nextDay) return { kind: "next-day" };
  if (weekday) {
    const number = readWeekday(weekday);
    return number && { kind: "weekday", weekday: number };
  }
  if (monthDay) {
    const number = Number(monthDay);
    return number >= 1 && number <= 31 ? { kind: "month-day", day: number } : null;
  }
  if (year && month && day) {
    const date = dateFrom(year, month, day);
    return date === null ? null : { kind: "date", date };
  }
  return { kind: "none" };
}

/**
 * `08:30`, `次日 06:00`, `周五 17:30`, `25日 17:30`, `2026-09-16 17:30` or a bare date, half- or full-width.
 * Null when it is none of these, or names a day or a time that does not exist.
 */
export function readWrittenTime(text: string): WrittenTime | null {
  const match = DAY_AND_TIME.exec(plainText(text));
  if (!match || match[0] === "") return null;
  const day = dayFrom(match.slice(1, 7));
  if (!day) return null;
  const [hour, minute] = match.slice(7);
  if (hour === undefined) return day.kind === "date" ? { day, minute: null } : null;
  const total = minuteFrom(hour, minute);
  return total === null ? null : { day, minute: total };
}

/** `周五 17:30` → weekday 5, minute 1050; null for anything else. */
export function readWeeklyTime(text: string): WeeklyTime | null {
  const written = readWrittenTime(text);
  if (written?.day.kind !== "weekday" || written.minute === null || written.minute >= 1440) {
    return null;
  }
  return { weekday: written.day.weekday, minute: written.minute };
}
