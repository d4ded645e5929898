import { addDays } from "../../calendar/dates.ts";
import type { LocalDate, WorkCalendar } from "../../calendar/work-calendar.ts";
import { addWorkingDays } from "../../calendar/working-days.ts";
import { instantAt, localDate } from "../../calendar/zone.ts";
import { END_OF_WORK } from "../../tasks/rules.ts";
import { timeAt } from "../days/reader.ts";
import { addMonths } from "../days/rules.ts";
import { personAt, unitAt, unitNamed } from "../names/reader.ts";
import { isSeparate, leadingNumber, type Order, wordsIn } from "../orders/rules.ts";
import type { Intent } from "../rules.ts";
import type { Scene } from "../scene/rules.ts";
import { spanPieces, withClock } from "../spans/reader.ts";
import type { DaysPiece } from "../spans/rules.ts";
import { isQuestion } from "../talk/rules.ts";
import { phraseOf } from "../text/reader.ts";
import { cut, type Phrase, trim } from "../text/rules.ts";

const NOON = 12 * 60;
const LONGEST_UNIT = 20;
const LONGEST_WHOM = 200;
const LONGEST_NAME = 200;
const NUMBERED = /^ ?(?:第|任务)? ?[:#]? ?(\d{1,6}) ?(?:号|条)? ?[,:]? ?(不予?通过|通过|退回|驳回)/;
const UNNUMBERED = /^ ?[,:]? ?(不予?通过|通过|退回|驳回)/;
const BEFORE_DEADLINE =
  /(?:[,;。]? ?(?:请|务必|须|要)?(?:截止(?:时间|日期)?(?:为|到|至)?|于|在|到)? ?:?)$/;
const AFTER_DEADLINE = /^ ?(?:(?:以|之)?前|截止|为止|内)? ?(?:完成|办结|办完|办理完毕)?[。.!]?/;

const passes = (word: string) => word === "通过";

function review(rest: Phrase, scene: Scene): Intent[] | null {
  const [whole, number, word] = NUMBERED.exec(rest.keys) ?? [];
  const bare = UNNUMBERED.exec(rest.keys);
  if (isQuestion(rest.keys)) return null;
  if (whole !== undefined && word !== undefined) {
    const text = wordsIn(cut(rest, whole.length));
    return [{ intent: "review_task", number: Number(number), pass: passes(word), text }];
  }
  if (!scene.addressed || !bare) return null;
  return verdict(bare[1] ?? "", cut(rest, bare[0].length));
}

function bareVerdict(rest: Phrase, scene: Scene, word: string): Intent[] | null {
  const fits = scene.addressed && isSeparate(rest) && !isQuestion(rest.keys);
  return fits ? verdict(word, rest) : null;
}

function verdict(word: string, rest: Phrase): Intent[] {
  return [{ intent: "review_task", number: null, pass: passes(word), text: wordsIn(rest) }];
}

function numbered(intent: "reopen_task" | "cancel_task") {
  return (rest: Phrase): Intent[] | null => {
    const found = leadingNumber(rest);
    return found ? [{ intent, number: found.number, text: wordsIn(found.rest) }] : null;
  };
}

function mine(rest: Phrase, scene: Scene, word: string): Intent[] | null {
  const alone = trim(rest).keys === "" && !/[?]/.test(rest.keys);
  return alone && (scene.addressed || word !== "任务") ? [{ intent: "my_tasks" }] : null;
}

function board(rest: Phrase, scene: Scene): Intent[] | null {
  const unit = trim(rest);
  if (/[?]/.test(rest.keys) || /^ ?:/.test(rest.keys)) return null;
  if (unit.keys === "") return [{ intent: "task_board", unit: null }];
  const known = unitAt(scene.who, unit.keys, 0) === unit.keys.length;
  const short = unit.keys.length <= LONGEST_UNIT && isSeparate(rest) && !/[ ,\n]/.test(unit.keys);
  if (!known && !(scene.addressed && short)) return null;
  return [{ intent: "task_board", unit: unitNamed(scene.who, unit) }];
}

/** Where those who are given a task are named: before a colon, else the first word. */
function whomIn(rest: Phrase): { whom: Phrase; matter: Phrase } {
  const start = rest.keys.length - rest.keys.replace(/^[ :,]+/, "").length;
  const said = cut(rest, start);
  const colon = said.keys.slice(0, LONGEST_WHOM).indexOf(":");
  const space = said.keys.search(/[ \n]/);
  const end = colon >= 0 ? colon : space;
  if (end < 0) return { whom: cut(said, 0, 0), matter: said };
  return { whom: trim(cut(said, 0, end)), matter: cut(said, end + 1) };
}

/** The names of units and persons in 李家村、张三, as the roster writes them; `known`: all of them are there. */
function namesIn(whom: Phrase, scene: Scene): { names: string[]; known: boolean } {
  let known = whom.keys !== "";
  let place = 0;
  const names = whom.keys.split(/[、,和及]|以及/).flatMap((part) => {
    const at = whom.keys.indexOf(part, place);
    place = at + part.length;
    const name = trim(cut(whom, at, place));
    if (name.keys === "") return [];
    if (unitAt(scene.who, name.keys, 0) === name.keys.length) return [unitNamed(scene.who, name)];
    const person = personAt(scene.who, name.keys, 0);
    if (person?.length === name.keys.length) return [person.label];
    known = false;
    return [name.words];
  });
  return { names, known };
}

function assign(rest: Phrase, scene: Scene): Intent[] | null {
  const { whom, matter } = whomIn(rest);
  const { names, known } = namesIn(whom, scene);
  const said = trim(matter).keys !== "" && isSeparate(rest);
  if (!scene.addressed && !(known && said)) return null;
  const { left, date, minute } = withoutDeadline(matter, scene);
  const name = trim(left).words.replaceAll("\n", " ").slice(0, LONGEST_NAME);
  return [{ intent: "assign_task", whom: names.join("、"), name, date, minute }];
}

function withoutDeadline(matter: Phrase, scene: Scene) {
  const days = spanPieces(matter.keys, scene).filter((piece) => piece.kind === "days");
  const day = days.filter(({ named }) => named).at(-1);
  if (!day) return { left: matter, date: null, minute: END_OF_WORK };
  const last = withClock(day, matter.keys);
  const lead = BEFORE_DEADLINE.exec(matter.keys.slice(0, last.start))?.[0].length ?? 0;
  const tail = AFTER_DEADLINE.exec(matter.keys.slice(last.end))?.[0].length ?? 0;
  const before = cut(matter, 0, last.start - lead);
  const after = cut(matter, last.end + tail);
  const left = { words: before.words + after.words, keys: before.keys + after.keys };
  return { left, date: last.until.date, minute: minuteOf(matter.keys, last) };
}

/** The time of day that a piece of days ends at: its clock, the end of its half, or 18:00. */
function minuteOf(keys: string, piece: DaysPiece): number {
  for (let place = piece.start; place < piece.end; place += 1) {
    const time = timeAt(keys, place);
    if (time === null || /\d/.test(keys.charAt(place - 1))) continue;
    const afternoon = /下午|晚/.test(keys.slice(piece.start, place)) && time.minute < NOON;
    return time.minute + (afternoon ? NOON : 0);
  }
  return piece.until.half === "morning" ? NOON : END_OF_WORK;
}

const NOBODY = {
  own: null,
  ownUnit: null,
  nearest: null,
  unitNames: new Map<string, string>(),
  units: [],
  roster: null,
};

/**
 * The new deadline that 延期 names: a day (18:00, unless it names a time), or a length of time after the old deadline;
 * null when it is neither. `today`: the local date on which it was said.
 */
export function readUntil(
  dateText: string,
  today: LocalDate,
  deadline: Date,
  calendar: WorkCalendar,
): Date | null {
  const { keys } = phraseOf(dateText);
  const rest = { private: true, addressed: true, othersMentioned: false };
  const [piece] = spanPieces(keys, { today, minute: 0, ...rest, who: NOBODY });
  if (!piece) return null;
  if (piece.kind === "days") {
    if (!piece.named) return null;
    return instantAt(piece.until.date, minuteOf(keys, withClock(piece, keys)), calendar.zone);
  }
  const from = localDate(deadline, calendar.zone);
  const days = Math.ceil(piece.amount);
  const reached = {
    working_day: () => addWorkingDays(calendar, from, days),
    week: () => addDays(from, days * 7),
    month: () => addMonths(from, days),
  }[piece.unit]();
  return instantAt(reached, END_OF_WORK, calendar.zone);
}

/** The orders about tasks, besides 完成 and 延期. */
export const TASK_ORDERS: readonly Order[] = [
  { word: /审核|验收/y, whole: false, read: review },
  { word: /不予?通过|通过|退回/y, whole: false, read: bareVerdict },
  { word: /重开(?:任务)?/y, whole: false, read: numbered("reopen_task") },
  { word: /取消任务/y, whole: false, read: numbered("cancel_task") },
  { word: /(?:派|布置|下达|交办|新增?)任务/y, whole: true, read: assign },
  { word: /(?:查(?:看|询|一下)?)?我的(?:任务|待办|清单)|任务/y, whole: false, read: mine },
  { word: /(?:任务)?(?:清单|倒计时表?)/y, whole: false, read: board },
];
