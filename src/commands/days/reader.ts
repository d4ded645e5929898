import { addDays } from "../../calendar/dates.ts";
import type { LocalDate } from "../../calendar/work-calendar.ts";
import type { DayPart } from "../../ledger/leave/rules.ts";
import { matchAt } from "../text/rules.ts";
import {
  bareDay,
  bareWeekday,
  dayOfMonth,
  fullDate,
  type Lean,
  monthDay,
  numberOf,
  weekday,
} from "./rules.ts";

/** Where a day is looked for. `month` (YYYY-MM) is that of the day before it in a range. */
export type DayFrame = { today: LocalDate; lean: Lean };

/**
 * A day named in a folded text. `through` is set for a whole week or for 明后两天.
 * `loose`: a weekday or a number alone, which may be moved behind the start of its range.
 */
export type DayFound = {
  date: LocalDate;
  through: LocalDate | null;
  length: number;
  loose: "weekday" | "day" | null;
};

const NUMERAL = "[一二两三四五六七八九十廿]{1,3}";
const NOT_A_DAY = "(?!楼|院|线|井|车|厅|桌|门|店|机|文|公|点|台|函|令|会|报|记|常|期)";
const FULL = /(20\d\d) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2})(?!\d) ?[日号]?/y;
const MONTH = new RegExp(`(\\d{1,2}|${NUMERAL}) ?月(?:份)? ?(\\d{1,2}|${NUMERAL}) ?[日号]?`, "y");
const DOTTED = /(\d{1,2})[./](\d{1,2})(?![\d.]|个? ?(?:天|周|月|工|小|分|倍|元|万|%|米)) ?[日号]?/y;
const OTHER_MONTH = new RegExp(
  `(上|下|本|这)(?:个)?月 ?(\\d{1,2}|${NUMERAL}) ?[日号]${NOT_A_DAY}`,
  "y",
);
const BARE = new RegExp(`(?:(\\d{1,2}) ?[日号]|(${NUMERAL})号)${NOT_A_DAY}`, "y");
const WEEKDAY =
  /(上上|下下|上|下|本|这)?(?:个)?(?:周|星期|礼拜)([一二三四五六日天末1-7])(?![\d.:%]|个|年)/y;
const WEEK = /(下|本|这)(?:个)?(?:整|一整)?(?:周|星期|礼拜)/y;
const NAMED =
  /大前天|大后天|大后日|前天|昨天|昨日|昨晚|昨儿|今天|今日|今儿|今早|今晨|今晚|当天|当日|明天|明日|明儿|明早|明晨|明晚|后天|后日|今(?=[上下]午)|昨(?=[上下]午)|明(?=[上下]午)/y;
const PAIR = /(今明|明后)(?:两|二|2)?(?:天|日)/y;

const NAMED_STEPS: Record<string, number> = { 大前: -3, 前: -2, 昨: -1, 今: 0, 当: 0 };
const AHEAD_STEPS: Record<string, number> = { 明: 1, 后: 2, 大后: 3 };
const WEEK_STEPS: Record<string, number> = { 上上: -2, 上: -1, 本: 0, 这: 0, 下: 1, 下下: 2 };

type Reader = (keys: string, place: number, frame: DayFrame) => DayFound | null;

function found(
  date: LocalDate | null,
  match: RegExpExecArray,
  loose: DayFound["loose"] = null,
): DayFound | null {
  return date === null ? null : { date, through: null, length: match[0].length, loose };
}

const named: Reader = (keys, place, { today }) => {
  const match = matchAt(NAMED, keys, place);
  if (!match) return null;
  const stem = match[0].startsWith("大") ? match[0].slice(0, 2) : match[0].slice(0, 1);
  const step = NAMED_STEPS[stem] ?? AHEAD_STEPS[stem] ?? 0;
  const half = /[早晨晚]$/.test(match[0]) ? 1 : 0;
  const day = found(addDays(today, step), match);
  return day && { ...day, length: day.length - half };
};

const pair: Reader = (keys, place, { today }) => {
  const match = matchAt(PAIR, keys, place);
  if (!match) return null;
  const first = match[1] === "今明" ? 0 : 1;
  const day = found(addDays(today, first), match);
  return day && { ...day, through: addDays(today, first + 1) };
};

const full: Reader = (keys, place) => {
  const match = matchAt(FULL, keys, place);
  return match && found(fullDate(Number(match[1]), Number(match[2]), Number(match[3])), match);
};

const month: Reader = (keys, place, { today }) => {
  const match = matchAt(MONTH, keys, place) ?? matchAt(DOTTED, keys, place);
  if (!match) return null;
  const [monthNumber, day] = [numberOf(match[1] ?? ""), numberOf(match[2] ?? "")];
  return monthNumber && day ? found(monthDay(monthNumber, day, today), match) : null;
};

const otherMonth: Reader = (keys, place, { today }) => {
  const match = matchAt(OTHER_MONTH, keys, place);
  const day = match && numberOf(match[2] ?? "");
  return match && day
    ? found(dayOfMonth(day, WEEK_STEPS[match[1] ?? ""] ?? 0, today), match)
    : null;
};

const bare: Reader = (keys, place, { today, lean }) => {
  const match = matchAt(BARE, keys, place);
  const day = match && numberOf(match[1] ?? match[2] ?? "");
  return match && day ? found(bareDay(day, lean, today), match, "day") : null;
};

const weekdays: Reader = (keys, place, { today, lean }) => {
  const match = matchAt(WEEKDAY, keys, place);
  if (!match) return null;
  const [, week, name = ""] = match;
  const number = name === "末" ? 6 : Number(name) || "一二三四五六日".indexOf(name) + 1 || 7;
  const weeks = week === undefined ? null : (WEEK_STEPS[week] ?? 0);
  const date = weeks === null ? bareWeekday(number, lean, today) : weekday(number, weeks, today);
  const day = found(date, match, weeks === null ? "weekday" : null);
  return day && { ...day, through: name === "末" ? addDays(date, 1) : null };
};

const week: Reader = (keys, place, { today }) => {
  const match = matchAt(WEEK, keys, place);
  if (!match) return null;
  const next = match[1] === "下";
  const day = found(next ? weekday(1, 1, today) : today, match);
  return day && { ...day, through: weekday(7, next ? 1 : 0, today) };
};

const READERS: readonly Reader[] = [pair, named, full, month, otherMonth, bare, weekdays, week];

/** The day named exactly at `place` of a folded text; null when there is none, or no such day exists. */
export function dayAt(keys: string, place: number, frame: DayFrame): DayFound | null {
  for (const read of READERS) {
    const day = read(keys, place, frame);
    if (day) return day;
  }
  return null;
}

const HALF =
  /(?:一?整个|一个?|的)? ?(上午|早上|早晨|清早|一早|早|晨|下午|午后|傍晚|晚上|晚间|晚|全天|一整天|整天)/y;
const TIME =
  /(\d{1,2}|[二三四五六七八九]|十[一二]?)(?: ?[:点]| ?时(?!间|候|机)) ?(?:(\d{1,2})分?|半|整|钟|多)?/y;

/** The part of the day named at `place`: 上午, 下午, 全天; null when there is none. */
export function dayPartAt(keys: string, place: number): { part: DayPart; length: number } | null {
  const match = matchAt(HALF, keys, place);
  if (!match) return null;
  const word = match[1] ?? "";
  const part = /天/.test(word)
    ? "day"
    : /[早晨上]/.test(word) && !/晚/.test(word)
      ? "morning"
      : "afternoon";
  return { part, length: match[0].length };
}

/** The time of day at `place` in minutes since midnight: 8:30, 8点半; null when there is none. */
export function timeAt(keys: string, place: number): { minute: number; length: number } | null {
  const match = matchAt(TIME, keys, place);
  const hour = numberOf(match?.[1] ?? "");
  if (!match || hour === null || hour > 24) return null;
  const minutes = match[2] ? Number(match[2]) : match[0].endsWith("半") ? 30 : 0;
  return { minute: hour * 60 + minutes, length: match[0].length };
}
