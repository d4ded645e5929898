import {
  readDate as readWrittenDate,
  readWrittenTime,
  readWeeklyTime as readWrittenWeeklyTime,
} from "../calendar/times.ts";
import type { LocalDate } from "../calendar/work-calendar.ts";
import type { Parameters } from "../kinds/rules.ts";
import type { WeeklyTime } from "./rules.ts";

const LIST_SEPARATOR = /[、，,；;\n]/u;
const MINUTES_A_DAY = 1440;
const DAY_MS = 86_400_000;
/** Day 0 of Excel's calendar as exceljs counts it. */
const EXCEL_EPOCH = Date.UTC(1899, 11, 30);
/** Where day 0 lies in files that count from 1904, in minutes after the other epoch. */
const EPOCH_1904 = 1462 * MINUTES_A_DAY;
/** Serials of 2000-01-01 and 2099-12-31: between them a bare number in a date column is a date. */
const FIRST_SERIAL = 36_526;
const LAST_SERIAL = 73_050;

/** Text of a cell without invisible and control characters and without space around it; line breaks stay. */
export function cleanText(text: string): string {
  const visible = text.replace(/\r\n?/gu, "\n").replace(/\p{Cf}/gu, "");
  return visible.replace(/\p{Cc}/gu, (code) => (code === "\n" || code === "\t" ? code : "")).trim();
}

/** A name as it is kept and compared: one line, single spaces. */
export function cleanName(text: string): string {
  return cleanText(text).replace(/\s+/gu, " ");
}

/**
 * A person's name or 姓名@单位: the spaces that align two-character names in Chinese tables are dropped
 * from the name, a full-width ＠ is @.
 */
export function cleanPersonName(text: string): string {
  const { name, unit } = splitLabel(cleanName(text).replace(/\s*[@＠]\s*/gu, "@"));
  const squeezed = name.replace(/(?<=\P{ASCII}) | (?=\P{ASCII})/gu, "");
  return unit === null ? squeezed : `${squeezed}@${unit}`;
}

/** A closed-set word, number or time: half-width and without any space. */
export function cleanToken(text: string): string {
  return cleanText(text).normalize("NFKC").replace(/\s+/gu, "");
}

/** 姓名@单位 → its two parts; `unit` is null when there is no @. */
export function splitLabel(label: string): { name: string; unit: string | null } {
  const at = label.indexOf("@");
  return at < 0
    ? { name: label, unit: null }
    : { name: label.slice(0, at), unit: label.slice(at + 1) };
}

/** Several names separated by 、 (or a comma, a semicolon, a line break); each once, in order. */
export function readNames(text: string): string[] {
  return [
    ...new Set(
      text
        .split(LIST_SEPARATOR)
        .map(cleanName)
        .filter((name) => name !== ""),
    ),
  ];
}

function padded(value: string | undefined): string {
  return (value ?? "").padStart(2, "0");
}

/** `2026-09-16`, `2026/9/16`, `2026年9月16日`, `20260916`, also with a midnight behind → the date, else null. */
export function readDate(text: string): LocalDate | null {
  const plain = cleanText(text)
    .normalize("NFKC")
    .replace(/[T\s]+0?0:00(:00)?$/u, "")
    .replace(/^(\d{4})(\d{2})(\d{2})$/u, "$1-$2-$3");
  const date = readWrittenDate(plain);
  return date?.startsWith("20") ? date : null;
}

/** A date, or a date and a time; `minute` is null when only a date was given. Null when it is neither. */
export function readMoment(text: string): { date: LocalDate; minute: number | null } | null {
  const date = readDate(text);
  if (date) return { date, minute: null };
  const written = readWrittenTime(cleanText(text));
  return written?.day.kind === "date" ? { date: written.day.date, minute: written.minute } : null;
}

/** `周五 17:30` (also 星期五, 礼拜五, 每周五) → weekday and minute, else null. */
export function readWeeklyTime(text: string): WeeklyTime | null {
  return readWrittenWeeklyTime(cleanToken(text).replace(/^每/u, "").replace(/^礼拜/u, "周"));
}

/**
 * A phone number as digits: spaces, dashes, brackets and +86 are dropped.
 * Null when it is not one: 5 to 20 digits, and 11 where it begins like a mobile number.
 */
export function readPhone(text: string): string | null {
  const digits = cleanToken(text)
    .replace(/[-‐-―()./]/gu, "")
    .replace(/^(?:\+|00)?86(?=1[3-9]\d{6})/u, "");
  if (!/^\d{5,20}$/u.test(digits)) return null;
  return /^1[3-9]/u.test(digits) && digits.length >= 9 && digits.length !== 11 ? null : digits;
}

/** A decimal number, else null. */
export function readNumber(text: string): number | null {
  const token = cleanToken(text);
  return /^[+-]?\d+(\.\d+)?$/u.test(token) ? Number(token) : null;
}

/** A whole number of at least 0, else null. */
export function readWhole(text: string): number | null {
  const value = readNumber(text.replace(/分钟?$/u, ""));
  return value !== null && Number.isInteger(value) && value >= 0 ? value : null;
}

const CHINESE_DIGITS = "零一二三四五六七八九十";

/** The first whole number in the text, in Arabic or Chinese digits up to ten: `3个工作日`, `两次` → 3, 2; else null. */
export function readFirstWhole(text: string): number | null {
  const found = /\d+|[一二两三四五六七八九十]/u.exec(cleanToken(text))?.[0];
  if (found === undefined) return null;
  if (found === "两") return 2;
  return /\d/u.test(found) ? Number(found) : CHINESE_DIGITS.indexOf(found);
}

/** 参数: `名=值` separated by ；; `malformed` are the pieces that are not of that form or name one twice. */
export function readParameters(text: string): { parameters: Parameters; malformed: string[] } {
  const parameters: Record<string, string> = {};
  const malformed: string[] = [];
  for (const piece of cleanText(text).split(/[;；\n]/u)) {
    if (piece.trim() === "") continue;
    const parts = /^([^=＝]+)[=＝](.+)$/u.exec(piece);
    const name = cleanToken(parts?.[1] ?? "");
    const value = cleanText(parts?.[2] ?? "");
    if (name === "" || value === "" || Object.hasOwn(parameters, name))
      malformed.push(piece.trim());
    else parameters[name] = value.normalize("NFKC");
  }
  return { parameters, malformed };
}

/** An instant as exceljs gives it (UTC, times on day 0) → `08:30`, `2026-09-16` or `2026-09-16 17:00`. */
export function instantText(instant: Date): string {
  const minutes = Math.round((instant.getTime() - EXCEL_EPOCH) / 60_000);
  const clock = (rest: number) =>
    `${padded(String(Math.floor(rest / 60)))}:${padded(String(rest % 60))}`;
  const ofDay = [minutes, minutes - EPOCH_1904].find((rest) => rest >= 0 && rest <= MINUTES_A_DAY);
  if (ofDay !== undefined) return clock(ofDay);
  const date = new Date(EXCEL_EPOCH + minutes * 60_000).toISOString().slice(0, 10);
  const rest = ((minutes % MINUTES_A_DAY) + MINUTES_A_DAY) % MINUTES_A_DAY;
  return rest === 0 ? date : `${date} ${clock(rest)}`;
}

/**
 * The date or time that a bare number in a date or time column stands for: Excel's built-in Chinese
 * formats are not known to the library, which then gives the serial. Null when it is none.
 */
export function serialText(serial: number): string | null {
  const plausible = (serial > 0 && serial < 1) || (serial >= FIRST_SERIAL && serial <= LAST_SERIAL);
  return plausible ? instantText(new Date(EXCEL_EPOCH + serial * DAY_MS)) : null;
}
