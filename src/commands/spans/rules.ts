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
const JOINED = /^ ?(?:、|和|及|与|还有|以及|,) ?$/;
const RELATIVE = /^(?:从|自)? ?[大前昨今明后]/;
const SAME_DAY = /^当[天日]/;
const ALONE = /^(?:$| )|^.{0,12}[请休].{0,6}假/;

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

/**
 * Whether the second of two places where days are named goes on listing after the first: 18号和20号. Without a
 * word between them only days named alike do, and after a space only where no word is glued to the second: in
 * 9月15日 今天通知的会议 and in 明天 后天手术 it begins the reason. 当天 is always the day named before it.
 */
export function isListed(
  keys: string,
  first: { start: number; end: number },
  second: { start: number; end: number },
): boolean {
  const next = keys.slice(second.start);
  if (SAME_DAY.test(next)) return false;
  const between = keys.slice(first.end, second.start);
  if (JOINED.test(between)) return true;
  const alike = RELATIVE.test(keys.slice(first.start)) === RELATIVE.test(next);
  return alike && (between === "" || (between === " " && ALONE.test(keys.slice(second.end))));
}

/** Pieces without 当天 after a day that is named, which is that day. */
export function withoutSameDay(pieces: readonly SpanPiece[], keys: string): SpanPiece[] {
  const named = pieces.findIndex((piece) => piece.kind === "days" && piece.named);
  return pieces.filter(
    ({ start }, at) => named < 0 || at <= named || !SAME_DAY.test(keys.slice(start)),
  );
}

/** Whether a stretch of days, even one named backwards, lies before today. */
export function isPast({ from, until }: DaysPiece, scene: Scene): boolean {
  const last = until.date < from.date ? from.date : until.date;
  return daysBetween(scene.today, last) < 0;
}
