import type { BeatKind } from "../calendar/beats.ts";
import { addDays } from "../calendar/dates.ts";
import { mondayOfWeekKey } from "../calendar/weeks.ts";
import { dayWords, momentWords, timeWords } from "../calendar/wording.ts";
import type { LocalDate } from "../calendar/work-calendar.ts";
import { type PeriodSort, sortOf } from "./periods/rules.ts";

const BEATS: Readonly<Record<BeatKind, string>> = {
  count: "统计",
  remind: "提醒",
  dispatch: "调度",
  publish: "通报",
};

/** What a beat is called in the workbook and in commands. */
export function beatName(kind: BeatKind): string {
  return BEATS[kind];
}

/** 9月14日至20日 for a week's key such as 2026-W38. */
export function weekWords(period: string): string {
  const monday = mondayOfWeekKey(period);
  const sunday = addDays(monday, 6);
  const sameMonth = monday.slice(0, 7) === sunday.slice(0, 7);
  return `${dayWords(monday)}至${sameMonth ? `${Number(sunday.slice(8))}日` : dayWords(sunday)}`;
}

const SORT_WORDS: Readonly<Record<PeriodSort, string>> = {
  week: "周",
  month: "月",
  quarter: "季",
  year: "年",
};

/** 周通报, 月通报, 周统计: a beat as people call it. */
export function beatTitle(kind: BeatKind, period: string): string {
  return `${SORT_WORDS[sortOf(period)]}${BEATS[kind]}`;
}

/** 9月14日至20日, 2026年9月, 2026年第三季度, 2026年. */
export function periodWords(period: string): string {
  const year = `${period.slice(0, 4)}年`;
  switch (sortOf(period)) {
    case "week":
      return weekWords(period);
    case "month":
      return `${year}${Number(period.slice(5))}月`;
    case "quarter":
      return `${year}第${"一二三四"[Number(period.slice(-1)) - 1] ?? ""}季度`;
    case "year":
      return year;
  }
}

/** One thing owed: 防汛确认（9月14日）. */
export function itemWords(plan: string, date: LocalDate): string {
  return `${plan}（${dayWords(date)}）`;
}

/** The sum of a programme's units when no single unit stands above them. */
export const wholeTitle = "合计";

export const noWorkingDayNote = "本周没有工作日，未执行";

export function tooLateNote(dueAt: Date, zone: string): string {
  return `原定 ${momentWords(dueAt, zone)}，因停机错过当天，未补发`;
}

/** Tells the administrators of a beat that an outage made miss its day. */
export function tooLateNotice(
  programme: string,
  { kind, period, dueAt }: { kind: BeatKind; period: string; dueAt: Date },
  zone: string,
): string {
  const beat = beatTitle(kind, period);
  return `【${programme}】${beat}${tooLateNote(dueAt, zone)}。如仍需要，请发“${beat} ${programme}”。`;
}

/** Tells the administrators of a week in which none of these beats runs. */
export function noWorkingDayNotice(
  programme: string,
  period: string,
  kinds: readonly BeatKind[],
): string {
  const beats = kinds.map(beatName).join("、");
  return `【${programme}】${weekWords(period)}没有工作日，本周的${beats}不执行。如有需要，请发“周通报 ${programme}”。`;
}

/** Why the planned 通报 of a week does not run; `actor` null: from the command line. */
export function byHandNote(actor: string | null): string {
  return `由${actor ?? "管理端"}手动发布，原定的通报不再发布`;
}

/** Tells the administrators that the planned 通报 of a week does not run, because it is out already. */
export function byHandNotice(
  programme: string,
  actor: string | null,
  { period, ranAt, dueAt }: { period: string; ranAt: Date; dueAt: Date },
  zone: string,
): string {
  const which = sortOf(period) === "week" ? "本周通报" : `${periodWords(period)}的通报`;
  const done = `已于 ${momentWords(ranAt, zone)} 由${actor ?? "管理端"}手动发布`;
  const skipped = `原定 ${momentWords(dueAt, zone)} 的通报不再发布`;
  return `【${programme}】${which}${done}，${skipped}。查看最新数字请发“周统计 ${programme}”。`;
}

/** The receipt and log note of a week's reminder. */
export function remindedNote(persons: number, groups: number): string {
  if (persons === 0) return "没有需要提醒的人，未发消息";
  return groups === 0 ? `提醒 ${persons} 人` : `提醒 ${persons} 人，并在 ${groups} 个群提示`;
}

export const nothingOwed = "已办理，无需提醒";

export function dispatchedNote(units: number, persons: number): string {
  if (units === 0) return "各单位都已办理，无需调度";
  return `${units} 个单位有未办事项，私聊调度 ${persons} 人`;
}

export function countedNote(units: number): string {
  return `统计 ${units} 个单位`;
}

export function publishedNote(groups: number, administrators: number): string {
  return `发布到 ${groups} 个群，并发给 ${administrators} 位管理员`;
}

/**
 * What came of a beat asked for by hand. `note` says what was done, without saying that it has been sent; `table`: what
 * 统计 shows and 通报 published; `messages`: how many wait to be sent; `heldUntil`: when, if quiet hours hold them.
 * `already`: this week's 通报 is out, since `at`.
 */
export type ByHandResult = { programme: string; kind: BeatKind; period: string } & (
  | {
      outcome: "done";
      note: string;
      table: string | null;
      messages: number;
      heldUntil: Date | null;
    }
  | { outcome: "already"; at: Date | null }
);

function heldWords(until: Date, zone: string): string {
  return `夜间不打扰，将于 ${timeWords(until, zone)} 发出。`;
}

/** The answer to whoever asked: 【防汛】周提醒：… Null for 统计, whose table is the answer. */
export function byHandReply(result: ByHandResult, zone: string): string | null {
  const { programme, kind, period } = result;
  if (result.outcome === "done") {
    if (kind === "count") return null;
    const held = result.heldUntil ? heldWords(result.heldUntil, zone) : "";
    return `【${programme}】${beatTitle(kind, period)}：${result.note}。${held}`;
  }
  const when = result.at ? `已于 ${momentWords(result.at, zone)} 发布` : "已经发布";
  if (sortOf(period) !== "week") {
    return `“${programme}”${periodWords(period)}的通报${when}，只发布一次；以后的变化另发补充通报。`;
  }
  return `“${programme}”本周通报${when}，每周只发布一次；查看最新数字请发“周统计 ${programme}”。`;
}

/** Tells the liaison what a unit says for itself, and about which programmes; none: about its work as a whole. */
export function statementNotice(
  { unit, programmes }: { unit: string; programmes: readonly string[] },
  person: string,
  text: string,
): string {
  const about = programmes.map((name) => `“${name}”`).join("、");
  const who = `${unit}（${person}）${about === "" ? "" : `关于${about}`}`;
  return `【情况说明】${who}：\n${text}\n如需进一步了解，请与${person}联系。`;
}
