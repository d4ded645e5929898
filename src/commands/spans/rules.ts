import { addDays, daysBetween } from "../../calendar/dates.ts";
import type { DayPart, SpanEnd } from "../../ledger/leave/rules.ts";
import { addMonths } from "../days/rules.ts";
import type { LeaveSpan } from "../rules.ts";
import type { Scene } from "../scene/rules.ts";

/** A stretch of days found in a phrase, at `start` to before `end`. `several`: more than one day or half was named. */
export type DaysPiece = {
  kind: "days";
  from: SpanEnd;
  until: SpanEnd;
  several: boolean;
  /** A day was named, not only a part of one. */
  named: boolean;
  start: number;
  end: number;
};

/** A length found in a phrase: 3天, 半天, 两周. */
export type LengthPiece = {
  kind: "length";
  amount: number;
  unit: "working_day" | "week" | "month";
  start: number;
  end: number;
};

export type SpanPiece = DaysPiece | LengthPiece;

const NOON = 12 * 60;

/** Two ends as a span; a morning and the afternoon of one day are that day. */
export function daysBetweenEnds(from: SpanEnd, until: SpanEnd): { from: SpanEnd; until: SpanEnd } {
  const oneDay = from.date === until.date;
  if (oneDay && from.half !== "afternoon" && until.half === "afternoon") {
    const half: DayPart = from.half === "day" ? "afternoon" : "day";
    return { from: { ...from, half }, until: { ...until, half } };
  }
  if (oneDay && from.half === "afternoon" && until.half === "day") {
    return { from, until: { ...until, half: "afternoon" } };
  }
  return { from, until };
}

function halfDay(start: SpanEnd, scene: Scene, words: string): LeaveSpan {
  const late = start.date === scene.today && scene.minute >= NOON;
  const half = start.half === "day" ? (late ? "afternoon" : "morning") : start.half;
  const end: SpanEnd = { date: start.date, half };
  return { from: end, until: end, words };
}

/**
 * The span that days and a length say together; today when neither is given.
 * Named ends win over a length: 周三到周五3天 is Wednesday to Friday.
 */
export function spanOf(
  days: DaysPiece | null,
  length: LengthPiece | null,
  words: string,
  scene: Scene,
): LeaveSpan {
  const today: SpanEnd = { date: scene.today, half: "day" };
  const from = days?.from ?? today;
  if (days?.several || !length) return { from, until: days?.until ?? from, words };
  if (length.unit === "working_day") {
    if (length.amount < 1) return halfDay(from, scene, words);
    return { from, workingDays: length.amount, words };
  }
  const after =
    length.unit === "week"
      ? addDays(from.date, Math.round(length.amount * 7))
      : addDays(addMonths(from.date, Math.floor(length.amount)), (length.amount % 1) * 30);
  return { from, until: { date: addDays(after, -1), half: "day" }, words };
}

/** Whether a stretch of days, even one named backwards, lies before today. */
export function isPast({ from, until }: DaysPiece, scene: Scene): boolean {
  const last = until.date < from.date ? from.date : until.date;
  return daysBetween(scene.today, last) < 0;
}
