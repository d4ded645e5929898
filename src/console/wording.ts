import type { BeatKind } from "../calendar/beats.ts";
import { dayAndWeekdayWords, dayWords, momentWords, timeWords } from "../calendar/wording.ts";
import type { LocalDate } from "../calendar/work-calendar.ts";
import { localDate } from "../calendar/zone.ts";
import { countable, doneOf } from "../cycle/figures/rules.ts";
import { percentWords } from "../cycle/figures/wording.ts";
import { beatTitle, periodWords } from "../cycle/wording.ts";
import type { Hearing, PlacedCount, PlatformState, Progress } from "./rules.ts";

const PLATFORM_NAMES: ReadonlyMap<string, string> = new Map([
  ["telegram", "Telegram"],
  ["wechat", "微信"],
  ["relay", "转发"],
  ["sandbox", "演练"],
]);

export function platformName(name: string): string {
  return PLATFORM_NAMES.get(name) ?? name;
}

/** 9月14日（周一），工作日，10:00 */
export function asOfWords(today: LocalDate, workingDay: boolean, now: Date, zone: string): string {
  const kind = workingDay ? "工作日" : "休息日";
  return `${dayAndWeekdayWords(today)}，${kind}，${timeWords(now, zone)}`;
}

/** 12/15 */
export function doneWords({ done, expected }: Progress): string {
  return `${done}/${expected}`;
}

/** 迟到 1，请假 2，未办 1; empty when there is nothing besides what is done. */
export function restWords({ late, excused, held, owing }: Progress): string {
  const parts = [
    ["迟到", late],
    ["请假", excused],
    ["待核实", held],
    ["未办", owing],
  ] as const;
  return parts.flatMap(([label, count]) => (count > 0 ? [`${label} ${count}`] : [])).join("，");
}

/** 截止 17:30, with the day when that is another one than `today`; how long 迟到 still counts. */
export function deadlineWords(
  window: { dueAt: Date; closesAt: Date; open: boolean },
  today: LocalDate,
  zone: string,
): string {
  const { dueAt, closesAt, open } = window;
  const moment = (at: Date) =>
    localDate(at, zone) === today ? timeWords(at, zone) : momentWords(at, zone);
  if (!open) return `已结束（截止 ${moment(dueAt)}）`;
  const grace = closesAt > dueAt ? `，${moment(closesAt)} 前记迟到` : "";
  return `进行中，截止 ${moment(dueAt)}${grace}`;
}

export function waitingSince(at: Date, zone: string): string {
  return `${momentWords(at, zone)} 起等待`;
}

export function writtenAt(at: Date, zone: string): string {
  return `写于 ${momentWords(at, zone)}`;
}

export function decisionAdvice(number: number, tier: string): string {
  const who = tier === "administrator" ? "管理员" : "秘书或管理员";
  return `请${who}回复机器人“批准 ${number}”或“驳回 ${number} 理由”。`;
}

export function draftAdvice(number: number): string {
  return `请管理员回复机器人“发布 ${number}”“修改 ${number} 新内容”或“作废 ${number}”。`;
}

const UNCONFIRMED_SHOWN = 60;

/** The beginning of a post, on one line. */
export function firstWords(text: string): string {
  const letters = [...text.replaceAll(/\s+/g, " ").trim()];
  const start = letters.slice(0, UNCONFIRMED_SHOWN).join("");
  return letters.length > UNCONFIRMED_SHOWN ? `${start}…` : start;
}

export function unconfirmedAdvice(group: string | null): string {
  return group === null
    ? "请到群里看一眼；如确实没有，请在群里补发。"
    : `请到群里看一眼；如确实没有，请回复机器人“重发 ${group}”。`;
}

export function moreWords(count: number): string {
  return `另有 ${count} 项，处理完上面的之后会显示。`;
}

const DEAF_REASONS: ReadonlyMap<string, string> = new Map([
  ["privacy mode", "请群主把机器人设为本群管理员。"],
  ["removed from the group", "请把机器人重新拉进群。"],
]);

/** 听得到 and the like, short enough for a label. */
export function hearingLabel({ state }: Hearing): string {
  switch (state) {
    case "hearing":
      return "听得到";
    case "deaf":
      return "听不到";
    case "starting":
      return "正在连接";
    case "stopped":
      return "已停止";
    case "awaited":
      return "还没进群";
    case "absent":
      return "已不在群里";
    case "unknown":
      return "无法确认";
  }
}

/** Since when, and what to do about it; empty when all is well. */
export function hearingAdvice(hearing: Hearing, unit: string | null, zone: string): string {
  switch (hearing.state) {
    case "hearing":
      return unit === null ? "还没有绑定单位，请管理员在群里发送“绑定群 单位”。" : "";
    case "deaf":
      return deafAdvice(hearing, zone);
    case "starting":
      return "请稍候再刷新本页。";
    case "stopped":
      return "请重新启动程序。";
    case "awaited":
      return `请把机器人拉进群，再在群里发送“绑定群 ${unit ?? "单位"}”。`;
    case "absent":
      return "请把机器人重新拉进群。";
    case "unknown":
      return `收发消息的程序不在这里运行，请到那边查看。${lastHeard(hearing.heardAt, zone)}`;
  }
}

function deafAdvice(deaf: Extract<Hearing, { state: "deaf" }>, zone: string): string {
  const since = deaf.since ? `${momentWords(deaf.since, zone)} 起收不到，` : "";
  const next = DEAF_REASONS.get(deaf.reason ?? "") ?? "请检查网络和上方的平台状态。";
  return `${since}期间没有回复的人记为待核实，不记缺勤。${next}`;
}

function lastHeard(at: Date | null, zone: string): string {
  return at ? `最近一次收到消息：${momentWords(at, zone)}。` : "";
}

const PLATFORM_STATES: Readonly<Record<PlatformState["state"], string>> = {
  starting: "正在连接",
  hearing: "正常",
  deaf: "收不到消息",
  stopped: "已停止",
};

/** 微信：正常，最近一次联系 9月14日 10:00 */
export function platformWords({ name, state, heardAt }: PlatformState, zone: string): string {
  const heard = heardAt ? `，最近一次联系 ${momentWords(heardAt, zone)}` : "";
  return `${platformName(name)}：${PLATFORM_STATES[state]}${heard}`;
}

export function calendarWords(calendar: { through: number; endsSoon: boolean }): string {
  const { through, endsSoon } = calendar;
  const known = `节假日和调休已知到 ${through} 年。`;
  if (!endsSoon) return known;
  return `${known}${through + 1} 年的还没有，届时只按周一至周五算工作日。国务院通知发布后，请在工作簿的“日历”表里填好，重新导入。`;
}

/** 周通报（9月14日至20日） */
export function frozenTitle(kind: BeatKind, period: string): string {
  return `${beatTitle(kind, period)}（${periodWords(period)}）`;
}

export function frozenAt(at: Date | null, zone: string): string {
  return at ? `数字固定于 ${momentWords(at, zone)}，之后的变化不在表内。` : "数字已固定。";
}

export const frozenFormula =
  "完成率 =（按时 + 迟到 + 补办）÷（应办 − 请假 − 待核实）；并列的名次相同。";

export function idleWords(count: number): string {
  return `另有 ${count} 个单位没有到期事项。`;
}

/** 至2026年12月31日 */
export function endsWords(endsOn: LocalDate, today: LocalDate): string {
  const date = `${endsOn.slice(0, 4)}年${dayWords(endsOn)}`;
  return endsOn < today ? `已于${date}结束` : `至${date}`;
}

/** One cell of a table of frozen figures; `label` is the column's head, `minor` what a phone may leave out. */
export type Cell = { label: string; text: string; minor: boolean };

/** The columns of a unit's frozen figures after its name; 名次 only where `ranked`. */
export function figureCells({ count }: PlacedCount, ranked: boolean): Cell[] {
  const { rate, rank } = count;
  const main = [
    ["完成率", rate === null ? "—" : percentWords(rate)],
    ["完成", `${doneOf(count)}/${countable(count)}`],
    ...(ranked ? [["名次", rank === null ? "—" : String(rank)] as const] : []),
    ["未办", String(count.due + count.missed)],
  ] as const;
  const details = [
    ["应办", count.expected],
    ["按时", count.onTime],
    ["迟到", count.late],
    ["补办", count.madeUp],
    ["请假", count.excused],
    ["待核实", count.held],
  ] as const;
  return [
    ...main.map(([label, text]) => ({ label, text, minor: false })),
    ...details.map(([label, value]) => ({ label, text: String(value), minor: value === 0 })),
  ];
}
