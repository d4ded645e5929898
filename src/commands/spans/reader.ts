import { addDays } from "../../calendar/dates.ts";
import type { LocalDate } from "../../calendar/work-calendar.ts";
import type { DayPart } from "../../ledger/leave/rules.ts";
import { type DayFound, dayAt, dayPartAt, timeAt } from "../days/reader.ts";
import { type Lean, lastBareDay, lastMonthDay, numberOf } from "../days/rules.ts";
import { personAt } from "../names/reader.ts";
import type { Scene } from "../scene/rules.ts";
import { matchAt } from "../text/rules.ts";
import {
  type DaysPiece,
  daysBetweenEnds,
  isListed,
  type LengthPiece,
  type SpanPiece,
} from "./rules.ts";

/** One end of a stretch as it is named: a day, a part of a day, or both. `place` is where it ends. */
type End = { day: DayFound | null; half: DayPart | null; place: number };

const NUMERAL = "[一二两三四五六七八九十廿]{1,3}";
const TO = / ?(?:一直到|直到|到|至|-{1,2}|~) ?/y;
const AND = / ?(?:、|和|及|与|还有|以及|,)? ?/y;
const COMPACT = new RegExp(
  `(\\d{1,2}|${NUMERAL}) ?(?:-{1,2}|~|到|至|、) ?(\\d{1,2}|${NUMERAL}) ?([号日])`,
  "y",
);
const BARE_NUMBER = /(\d{1,2})(?![\d:.]| ?[点时天个周人])/y;
const FULL_YEAR = /^20\d\d/;
const FROM = /(?:从|自) ?/y;
const SINCE = / ?(?:开始|起|之后|以后)/y;
const GAP = /[ 的]?/y;
const WHOLE_PART = /(?:一?整个|一个?)?(?:上午|早上|早晨|下午|午后|晚上|全天|一整天|整天)/y;
const LENGTH = new RegExp(
  `(?:一?共计?|总共|合计|大概|大约|约|连续|为期|共)? ?(\\d{1,3}(?:\\.\\d)?|${NUMERAL}|半) ?(?:个)? ?(?:整)?(工作日|小时|钟头|天|周|星期|礼拜|(?<=个)月)(半)?(?!前|后|气|内|没|了|之|以)`,
  "y",
);
const STARTS =
  /[\d一二两三四五六七八九十廿半大前昨今当明后上下本这周星礼从自早晚全整共约总合连为到至]/;

function endAt(keys: string, place: number, today: LocalDate, lean: Lean): End | null {
  const day = dayAt(keys, place, { today, lean });
  let at = place + (day?.length ?? 0);
  const spaced = day ? at + (matchAt(GAP, keys, at)?.[0].length ?? 0) : at;
  const named = day || matchAt(WHOLE_PART, keys, at) ? dayPartAt(keys, spaced) : null;
  if (named) at = spaced + named.length;
  const clock = day || named || /\d/.test(keys.charAt(at)) ? timeAt(keys, at) : null;
  if (clock) at += clock.length;
  if (!day && !named && !clock) return null;
  const byClock = clock && (clock.minute < 12 * 60 ? "morning" : "afternoon");
  return { day, half: named?.part ?? byClock ?? null, place: at };
}

/** The second end of a range; where only a weekday or a number is given, as its first end places it. */
function untilAt(keys: string, place: number, first: LocalDate, scene: Scene): End | null {
  const number = matchAt(BARE_NUMBER, keys, place);
  const end = endAt(keys, place, scene.today, "ahead");
  if (!end && number) {
    const day = dayAt(`${number[1]}号`, 0, { today: first, lean: "ahead" });
    const date = day && lastBareDay(Number(number[1]), first);
    if (!day || !date) return null;
    return { day: { ...day, date }, half: null, place: place + number[0].length };
  }
  if (!end?.day) return end;
  const date = lastDate(end.day, keys, place, first);
  return { ...end, day: { ...end.day, date } };
}

function lastDate(day: DayFound, keys: string, place: number, first: LocalDate): LocalDate {
  if (day.loose === "day") {
    const number = numberOf(/^[^号日 ]+/.exec(keys.slice(place))?.[0] ?? "");
    return (number === null ? null : lastBareDay(number, first)) ?? day.date;
  }
  if (day.date >= first) return day.date;
  if (day.loose === null) {
    const year = FULL_YEAR.test(keys.slice(place));
    return year ? day.date : lastMonthDay(day.date, first);
  }
  return dayAt(keys, place, { today: first, lean: "ahead" })?.date ?? day.date;
}

function pieceOf(start: number, first: End, second: End | null, scene: Scene): DaysPiece {
  const date = first.day?.date ?? scene.today;
  const from = { date, half: first.half ?? "day" } as const;
  const last = second?.day?.through ?? second?.day?.date ?? first.day?.through ?? date;
  const half = second ? (second.half ?? "day") : last === date ? from.half : "day";
  const ends = daysBetweenEnds(from, { date: last, half });
  const several = last !== date || second !== null;
  const named = first.day !== null || (second !== null && second.day !== null);
  return { kind: "days", ...ends, several, named, start, end: second?.place ?? first.place };
}

function compactAt(keys: string, place: number, scene: Scene, lean: Lean): DaysPiece | null {
  const match = matchAt(COMPACT, keys, place);
  if (!match) return null;
  const [whole, one = "", two = "", mark = ""] = match;
  const [from, until] = [numberOf(one), numberOf(two)];
  if (!from || !until || (/^\D/.test(two) && mark === "日")) return null;
  const day = dayAt(`${from}号`, 0, { today: scene.today, lean });
  const last = day && untilAt(`${until}号`, 0, day.date, scene);
  if (!day || !last) return null;
  const end = place + whole.length;
  return pieceOf(place, { day, half: null, place: end }, { ...last, place: end }, scene);
}

function daysAt(keys: string, place: number, scene: Scene, lean: Lean): DaysPiece | null {
  const start = place + (matchAt(FROM, keys, place)?.[0].length ?? 0);
  const compact = compactAt(keys, start, scene, lean);
  if (compact) return { ...compact, start: place };
  const first = endAt(keys, start, scene.today, lean);
  if (!first) return null;
  if (!first.day && !first.half) return null;
  const since = first.place + (matchAt(SINCE, keys, first.place)?.[0].length ?? 0);
  const date = first.day?.date ?? scene.today;
  const to = matchAt(TO, keys, since);
  const end = to && untilAt(keys, since + to[0].length, date, scene);
  // 下午2点到4点: without a word of its own the second hour is of the first one's half.
  const second = end && !end.day && first.half === "afternoon" ? { ...end, half: first.half } : end;
  if (second) return pieceOf(place, first, second, scene);
  const next = nextDayAt(keys, place, first, scene);
  if (next) return pieceOf(place, first, next, scene);
  return pieceOf(place, { ...first, place: since }, null, scene);
}

/** The day after `first`, listed right after it: 周三、周四. */
function nextDayAt(keys: string, place: number, first: End, scene: Scene): End | null {
  if (!first.day) return null;
  const start = first.place + (matchAt(AND, keys, first.place)?.[0].length ?? 0);
  const next = untilAt(keys, start, first.day.date, scene);
  if (next?.day?.date !== addDays(first.day.through ?? first.day.date, 1)) return null;
  const ends = { start: place, end: first.place };
  return isListed(keys, ends, { start, end: next.place }) ? next : null;
}

function openStartAt(keys: string, place: number, scene: Scene): DaysPiece | null {
  const to = matchAt(TO, keys, place);
  if (!to || !/^$|[ 假出差,:]/.test(keys.charAt(place - 1))) return null;
  const until = endAt(keys, place + to[0].length, scene.today, "ahead");
  if (!until?.day || until.day.date < scene.today) return null;
  return pieceOf(place, { day: null, half: null, place }, until, scene);
}

function lengthAt(keys: string, place: number): LengthPiece | null {
  const match = matchAt(LENGTH, keys, place);
  const number = numberOf(match?.[1] ?? "");
  if (!match || !number) return null;
  const [whole, , unit = "", half] = match;
  const hours = unit === "小时" || unit === "钟头";
  const amount = hours ? 0.5 : number + (half ? 0.5 : 0);
  const named = /天|工作日/.test(unit) || hours ? "working_day" : unit === "月" ? "month" : "week";
  return { kind: "length", amount, unit: named, start: place, end: place + whole.length };
}

/** Every stretch of days and every length in a folded text, in order. Relative days count from the scene's today. */
export function spanPieces(keys: string, scene: Scene, lean: Lean = "ahead"): SpanPiece[] {
  const pieces: SpanPiece[] = [];
  let place = 0;
  while (place < keys.length) {
    const inNumber = /[\d.]/.test(keys.charAt(place - 1)) && /\d/.test(keys.charAt(place));
    // 周一鸣 is a person, not a Monday.
    const person = personAt(scene.who, keys, place)?.length ?? 0;
    const piece =
      person < 2 && !inNumber && STARTS.test(keys.charAt(place))
        ? (lengthAt(keys, place) ??
          openStartAt(keys, place, scene) ??
          daysAt(keys, place, scene, lean))
        : null;
    if (piece) pieces.push(piece);
    place = piece ? piece.end : place + Math.max(person, 1);
  }
  return pieces;
}

/** A stretch of days with the time of day that follows it after a space, which ends it: 9月30日 17:00. */
export function withClock(piece: DaysPiece, keys: string): DaysPiece {
  const place = piece.end + (matchAt(GAP, keys, piece.end)?.[0].length ?? 0);
  const clock = timeAt(keys, place);
  return clock ? { ...piece, end: place + clock.length } : piece;
}
