import { plainText, readDate, readWeekday, readWrittenTime, type WrittenDay } from "./times.ts";
import type { LocalDate } from "./work-calendar.ts";

/** 周期 as written. `on` is the ISO weekday or the day of the month it names, null when it names none. */
export type Rule =
  | { every: "working-day" }
  | { every: "week" | "month"; on: number | null }
  | { every: "quarter"; on: null }
  | { every: "date"; on: LocalDate };

/**
 * The day of a window's end: a numbered day of the period (ISO weekday, day of the month), its first or last
 * working day, a date, or the day on which the window opens.
 */
export type EndDay = number | "first" | "last" | "opening-day" | { date: LocalDate };

/** One end of a window as written; 1440 minutes and more mean the following day. */
export type WindowEnd = { on: EndDay; minute: number };

/**
 * - `missing`: the field is empty.
 * - `unknown-cadence`: not one of the forms of 周期.
 * - `no-such-date`: a date like 2026-02-30.
 * - `unreadable-time`: not one of the forms of a time.
 * - `unfitting-time`: a form that means nothing for this 周期, e.g. 周五 17:30 for 每个工作日.
 * - `not-after-start`: 截止 is not after 开始, and 次日 is not written.
 */
export type CadenceProblemCode =
  | "missing"
  | "unknown-cadence"
  | "no-such-date"
  | "unreadable-time"
  | "unfitting-time"
  | "not-after-start";

const DAY = 1440;

/** A bare date as 截止 ends at 18:00. */
const END_OF_OFFICE_HOURS = 18 * 60;

/** Reads 周期: 每个工作日, 每周一 to 每周日, 每周, 每月, 每月N日, 每季度 or a date. */
export function readRule(text: string): Rule | CadenceProblemCode {
  const compact = plainText(text).replace(/ /g, "");
  if (compact === "") return "missing";
  if (compact === "每个工作日") return { every: "working-day" };
  if (compact === "每周") return { every: "week", on: null };
  if (compact === "每月") return { every: "month", on: null };
  if (compact === "每季度") return { every: "quarter", on: null };
  const weekday = readWeekday(/^每(?:周|星期)(.)$/.exec(compact)?.[1] ?? "");
  if (weekday) return { every: "week", on: weekday };
  const day = Number(/^每月(\d{1,2})[日号]$/.exec(compact)?.[1]);
  if (day >= 1 && day <= 31) return { every: "month", on: day };
  const date = readDate(compact);
  if (date === "no-such-date") return date;
  return date ? { every: "date", on: date } : "unknown-cadence";
}

/** Where an end lies that names no day of its own. */
function impliedDay(rule: Rule, field: "开始" | "截止"): EndDay {
  if (rule.every === "date") return { date: rule.on };
  if (rule.every === "working-day") return "opening-day";
  if (rule.on === null) return field === "开始" ? "first" : "last";
  return field === "开始" ? rule.on : "opening-day";
}

function namedDay(rule: Rule, field: "开始" | "截止", day: WrittenDay): EndDay | null {
  // A window that opens on a day 周期 names cannot open on another one.
  const free = (named: number | null, number: number) =>
    named === null || field === "截止" || named === number;
  switch (day.kind) {
    case "none":
      return impliedDay(rule, field);
    case "next-day":
      return field === "截止" ? "opening-day" : null;
    case "weekday":
      return rule.every === "week" && free(rule.on, day.weekday) ? day.weekday : null;
    case "month-day":
      return rule.every === "month" && free(rule.on, day.day) ? day.day : null;
    case "date":
      return rule.every === "date" ? { date: day.date } : null;
  }
}

/** Whether 开始 or 截止 can be read at all, whatever the 周期. */
export function unreadableEnd(text: string): "missing" | "unreadable-time" | null {
  if (plainText(text) === "") return "missing";
  return readWrittenTime(text) ? null : "unreadable-time";
}

/** Reads 开始 or 截止 of a plan with this rule. */
export function readEnd(
  rule: Rule,
  field: "开始" | "截止",
  text: string,
): WindowEnd | CadenceProblemCode {
  if (plainText(text) === "") return "missing";
  const written = readWrittenTime(text);
  if (!written) return "unreadable-time";
  const on = namedDay(rule, field, written.day);
  if (on === null) return "unfitting-time";
  if (field === "截止") {
    const minute = written.minute ?? END_OF_OFFICE_HOURS;
    return { on, minute: written.day.kind === "next-day" ? minute + DAY : minute };
  }
  const minute = written.minute ?? 0;
  return minute < DAY ? { on, minute } : "unreadable-time";
}
