import { dayAndWeekdayWords, dayWords, momentWords, timeWords } from "../calendar/wording.ts";
import type { LocalDate } from "../calendar/work-calendar.ts";
import { localDate } from "../calendar/zone.ts";
import type { KindWords } from "../kinds/rules.ts";
import type { Span } from "./leave/rules.ts";

export const skippedNote = "本周期没有工作日，跳过";

type Moment = { dueAt: Date; zone: string };

/** The post that opens a window in a group. */
export function openingText(
  opening: Moment & {
    plan: string;
    body: string;
    opensAt: Date;
    graceMinutes: number;
    how: string;
    act: string;
  },
): string {
  const { plan, body, opensAt, dueAt, zone, graceMinutes, how, act } = opening;
  const opens = localDate(opensAt, zone);
  const due = localDate(dueAt, zone);
  const until = due === opens ? timeWords(dueAt, zone) : momentWords(dueAt, zone);
  const grace = graceMinutes > 0 ? `（之后 ${graceMinutes} 分钟内记迟到）` : "";
  return [
    `【${plan}】${dayAndWeekdayWords(opens)}${act}开始，请于 ${until} 前完成${grace}。`,
    ...(body ? [body] : []),
    // A text that says how to answer need not be followed by the same words; how to send a location it rarely says.
    ...(saysHow(body, how) && !how.includes("位置") ? [] : [how]),
  ].join("\n");
}

/** The same where quiet hours let it out only after the deadline: it can still be done. */
export function lateOpeningText(
  opening: Moment & { plan: string; body: string; opensAt: Date; how: string; act: string },
): string {
  const { plan, body, opensAt, dueAt, zone, how, act } = opening;
  return [
    `【${plan}】${dayAndWeekdayWords(localDate(opensAt, zone))}${act}的时段在安静时间内，通知未能按时发出，截止时间 ${momentWords(dueAt, zone)} 已过，现在仍可补办。`,
    ...(body ? [body] : []),
    how,
  ].join("\n");
}

/** Whether a text says what to reply with; one that is about replying to letters does not. */
function saysHow(body: string, how: string): boolean {
  const answer = /“([^” ]+)/u.exec(how)?.[1] ?? "";
  return body.includes("回复") && body.includes(answer);
}

/** A post that asks nothing back: the day and what there is to read. */
export function pushText(push: {
  plan: string;
  body: string;
  opensAt: Date;
  zone: string;
  how: string;
}): string {
  const { plan, body, opensAt, zone, how } = push;
  return `【${plan}】${dayAndWeekdayWords(localDate(opensAt, zone))}\n${body || how}`;
}

/** A nudge to one person. */
export function privateReminderText(
  reminder: Moment & { plan: string; words: KindWords; how: string },
): string {
  const { plan, words, how, dueAt, zone } = reminder;
  return `【${plan}】您${words.owing}，截止 ${momentWords(dueAt, zone)}。${how}`;
}

/** The one list a group sees; `mention` puts an @ before each name. */
export function groupReminderText(
  reminder: Moment & {
    plan: string;
    words: KindWords;
    how: string;
    names: string[];
    mention: boolean;
  },
): string {
  const { plan, words, how, dueAt, zone, names, mention } = reminder;
  const list = mention ? names.map((name) => `@${name}`).join(" ") : names.join("、");
  return `【${plan}】以下同志${words.owing}，截止 ${momentWords(dueAt, zone)}：\n${list}\n${how}`;
}

/** The board that is edited in place. */
export function boardText(board: {
  plan: string;
  date: LocalDate;
  words: KindWords;
  figures: ReadonlyMap<string, number>;
  closed: boolean;
}): string {
  const { plan, date, words, figures, closed } = board;
  const of = (...statuses: string[]) =>
    statuses.reduce((sum, status) => sum + (figures.get(status) ?? 0), 0);
  const expected = [...figures.values()].reduce((sum, count) => sum + count, 0);
  const done = of("on_time", "late", "made_up");
  const parts = [
    `${words.done} ${done}/${expected}`,
    ...part("迟到", of("late")),
    ...part("请假", of("excused")),
    ...part("待核实", of("held")),
    ...part(words.owing, of("due", "missed")),
  ];
  return `【${plan}】${dayWords(date)} ${parts.join("，")}${closed ? "（已结束）" : ""}`;
}

function part(label: string, count: number): string[] {
  return count > 0 ? [`${label} ${count}`] : [];
}

export const approveButton = "批准";
export const rejectButton = "驳回";

/** What a decider is asked. */
export function requestText(summary: string, number: number): string {
  return `${summary}\n请回复“批准 ${number}”或“驳回 ${number} 理由”。`;
}

/** 9月16日上午, or 9月18日至9月20日 */
export function spanWords(span: Span, lastDate: LocalDate): string {
  const { from } = span;
  const half = (value: string) =>
    value === "morning" ? "上午" : value === "afternoon" ? "下午" : "";
  const start = `${dayWords(from.date)}${half(from.half)}`;
  if (from.date === lastDate) return start;
  return `${start}至${dayWords(lastDate)}${"until" in span ? half(span.until.half) : ""}`;
}

export function leaveEvidence(span: string, reason: string): string {
  return reason ? `请假 ${span} ${reason}` : `请假 ${span}`;
}

export function leaveSummary(leave: {
  name: string;
  unit: string;
  span: string;
  reason: string;
  workingDays: number;
}): string {
  const { name, unit, span, reason, workingDays } = leave;
  return `${who(name, unit)}请假：${span}（${workingDays} 个工作日）${reason ? `，事由：${reason}` : "，未写事由"}。`;
}

export function makeUpEvidence(reason: string): string {
  return `补签 ${reason}`;
}

type About = { name: string; unit: string; plan: string };

export function makeUpSummary(makeUp: About & { date: LocalDate; reason: string }): string {
  const { name, unit, plan, date, reason } = makeUp;
  return `${who(name, unit)}申请补签${dayWords(date)}“${plan}”，事由：${reason}。`;
}

export function evidenceSummary({
  name,
  unit,
  plan,
  evidence,
}: About & { evidence: string }): string {
  return `${who(name, unit)}“${plan}”的位置待核实：${evidence}。`;
}

export function heldSummary({ name, unit, plan, date }: About & { date: LocalDate }): string {
  return `${who(name, unit)}${dayWords(date)}“${plan}”待核实：当时收不到群消息。`;
}

/** One message about everybody whose window could not be heard. */
export function heldNotice(notice: {
  plan: string;
  date: LocalDate;
  people: { number: number; name: string }[];
}): string {
  const { plan, date, people } = notice;
  return [
    `【${plan}】${dayWords(date)}有一段时间收不到群消息，以下 ${people.length} 人未记缺勤，请核实：`,
    people.map(({ number, name }) => `${number}. ${name}`).join("\n"),
    "在岗的请回复“批准 编号或姓名”，不在岗的请回复“驳回 编号或姓名”。",
  ].join("\n");
}

/** What stays in the record of an approved entry. */
export function approvedEvidence(evidence: string, by: string): string {
  return by ? `${evidence}（${by}批准）` : evidence;
}

export function witnessEvidence(by: string): string {
  return `经${by}核实`;
}

/** What the person concerned hears. */
export function decidedText(decided: {
  kind: string;
  summary: string;
  approve: boolean;
  by: string;
  reason: string;
  number: number;
}): string {
  const { kind, summary, approve, by, reason, number } = decided;
  const why = reason ? `，理由：${reason}` : "";
  if (kind === "binding") {
    return approve
      ? "身份已确认，现在可以直接回复“签到”“请假”等。回复“帮助”查看用法。"
      : `身份未获确认${why}。如有误请联系本单位秘书，再发送“我是 姓名”。`;
  }
  if (kind === "appeal") {
    const outcome = approve ? "申诉成立" : "申诉未成立";
    const more = approve ? "" : "如有新的材料，可以再次申诉。";
    return `${outcome}（${by}，编号 ${number}${why}）：${summary}${more}`;
  }
  const verdict = approve ? "已批准" : "未批准";
  const next = approve ? "" : "如有异议，请与审批人联系后重新提出。";
  return `${verdict}（${by}，编号 ${number}${why}）：${summary}${next}`;
}

function who(name: string, unit: string): string {
  return name.includes("@") ? name : `${name}（${unit}）`;
}
