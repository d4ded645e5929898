import { daysBetween } from "../calendar/dates.ts";
import { dayWords, momentWords } from "../calendar/wording.ts";
import type { LocalDate, WorkCalendar } from "../calendar/work-calendar.ts";
import { localDate } from "../calendar/zone.ts";
import { type BadExtension, daysLeft, isOverdue, type TaskStatus } from "./rules.ts";

/** A task as texts need it; `owner` null: it is its unit's. */
export type TaskFact = {
  number: number;
  name: string;
  measure: string | null;
  deadline: Date;
  status: TaskStatus;
  owner: string | null;
  unit: string;
};

/** 任务 12“修缮河堤” */
export function taskTitle({ number, name }: Pick<TaskFact, "number" | "name">): string {
  return `任务 ${number}“${name}”`;
}

/** What to do about a task that is overdue. */
export function taskHow(number: number): string {
  return `办完请回复“完成 ${number} 说明”，确需延期请回复“延期 ${number} 日期 理由”。`;
}

/** Who has to do it: 张三（李家村）, or 李家村. */
export function doerWords({ owner, unit }: Pick<TaskFact, "owner" | "unit">): string {
  if (owner === null) return unit;
  const label = `@${unit}`;
  const name = owner.endsWith(label) ? owner.slice(0, -label.length) : owner;
  return unit === "" ? name : `${name}（${unit}）`;
}

/** How much time is left: 剩 3 个工作日, 今天截止, 已逾期 2 个工作日. */
export function leftWords(calendar: WorkCalendar, deadline: Date, now: Date): string {
  const days = daysLeft(calendar, deadline, now);
  if (deadline <= now) return days === 0 ? "已逾期" : `已逾期 ${-days} 个工作日`;
  const calendarDays = daysBetween(
    localDate(now, calendar.zone),
    localDate(deadline, calendar.zone),
  );
  if (calendarDays === 0) return "今天截止";
  return days === 0 ? `剩 ${calendarDays} 天` : `剩 ${days} 个工作日`;
}

/** One of somebody's own tasks, on a line. */
export function ownLine(task: TaskFact, calendar: WorkCalendar, now: Date): string {
  const until = `截止 ${momentWords(task.deadline, calendar.zone)}`;
  const state = task.status === "in_review" ? "待验收" : leftWords(calendar, task.deadline, now);
  return `· ${taskTitle(task)}，${until}，${state}`;
}

/** 任务: somebody's own tasks and those that wait for his verdict. */
export function myTasksText(
  tasks: readonly TaskFact[],
  toReview: readonly TaskFact[],
  calendar: WorkCalendar,
  now: Date,
): string {
  if (tasks.length === 0 && toReview.length === 0) return "您目前没有未销号的任务。";
  const first = tasks.find(({ status }) => status === "open");
  return [
    ...(tasks.length > 0 ? [`您有 ${tasks.length} 项任务：`] : []),
    ...tasks.map((task) => ownLine(task, calendar, now)),
    ...(first ? [`办完请回复“完成 ${first.number} 说明”，并附照片。`] : []),
    ...(toReview.length > 0 ? [`等待您验收 ${toReview.length} 项：`] : []),
    ...toReview.map((task) => `· ${taskTitle(task)}，${doerWords(task)}`),
    ...(toReview[0] ? [verdictHow(toReview[0].number)] : []),
  ].join("\n");
}

function verdictHow(number: number): string {
  return `请回复“审核 ${number} 通过”或“审核 ${number} 退回 理由”。`;
}

/** 清单: the countdown board of a unit; what is overdue first, then by deadline, what lies with reviewers last. */
export function boardText(
  board: { unit: string; tasks: readonly TaskFact[]; closed: number },
  calendar: WorkCalendar,
  now: Date,
): string {
  const { unit, tasks, closed } = board;
  const day = dayWords(localDate(now, calendar.zone));
  const late = tasks.filter((task) => isOverdue(task, now));
  const open = tasks.filter((task) => task.status === "open" && !isOverdue(task, now));
  const waiting = tasks.filter(({ status }) => status === "in_review");
  const line = (task: TaskFact, state: string) =>
    `· ${state}｜${taskTitle(task)}，${doerWords(task)}，截止 ${momentWords(task.deadline, calendar.zone)}`;
  const left = (task: TaskFact) => line(task, leftWords(calendar, task.deadline, now));
  return [
    `【倒计时】${unit}任务清单（${day}）：办理中 ${open.length + late.length}，逾期 ${late.length}，待验收 ${waiting.length}，已销号 ${closed}`,
    ...late.map(left),
    ...open.map(left),
    ...waiting.map((task) => line(task, "待验收")),
    ...(tasks.length === 0 ? ["没有未销号的任务。"] : []),
  ].join("\n");
}

/** Tells an owner of his new tasks. */
export function newTasksText(
  tasks: readonly TaskFact[],
  by: string | null,
  calendar: WorkCalendar,
): string {
  const lines = tasks.map((task) => {
    const measure = task.measure ? `，措施：${task.measure}` : "";
    return `· ${taskTitle(task)}，截止 ${momentWords(task.deadline, calendar.zone)}${measure}`;
  });
  const from = by === null ? "" : `由${by}交办，`;
  const example = tasks[0]?.number ?? 1;
  return [
    `【新任务】${from}请您办理：`,
    ...lines,
    `办完请回复“完成 ${example} 说明”，并附照片。查看全部请回复“我的任务”。`,
  ].join("\n");
}

/** A countdown reminder, in private. */
export function countdownText(
  tasks: readonly TaskFact[],
  calendar: WorkCalendar,
  now: Date,
): string {
  const example = tasks[0]?.number ?? 1;
  return [
    "【任务提醒】以下任务即将到期：",
    ...tasks.map((task) => ownLine(task, calendar, now)),
    `办完请回复“完成 ${example} 说明”，并附照片；确需延期请回复“延期 ${example} 日期 理由”。`,
  ].join("\n");
}

/** The one list a group sees of those who cannot be reached in private. */
export function groupCountdownText(
  tasks: readonly TaskFact[],
  calendar: WorkCalendar,
  now: Date,
): string {
  return [
    "【任务提醒】以下任务即将到期，请责任人及时办理：",
    ...tasks.map((task) => `${ownLine(task, calendar, now)}，${doerWords(task)}`),
    `办完请回复“完成 ${tasks[0]?.number ?? 1} 说明”，并附照片。`,
  ].join("\n");
}

/** Reminds a reviewer of what waits for him; `since`: when it was handed in. */
export function reviewReminderText(
  tasks: readonly (TaskFact & { since: Date })[],
  zone: string,
): string {
  return [
    "【验收提醒】以下任务还在等待您验收：",
    ...tasks.map(
      (task) => `· ${taskTitle(task)}，${doerWords(task)}，${momentWords(task.since, zone)}提交`,
    ),
    verdictHow(tasks[0]?.number ?? 1),
  ].join("\n");
}

/** Asks a reviewer for his verdict. `left`: who should have given it and serves no more. */
export function reviewRequestText(
  task: TaskFact,
  said: {
    by: string;
    text: string;
    photos: number;
    stage: number;
    of: number;
    left: string | null;
  },
): string {
  const { by, text, photos, stage, of, left } = said;
  return [
    `【待验收】${taskTitle(task)}，${doerWords(task)}${of > 1 ? `，第 ${stage + 1} 道验收，共 ${of} 道` : ""}`,
    `${by}报告已办完${text ? `：${text}` : "。"}${photos > 0 ? `（附照片 ${photos} 张）` : ""}`,
    ...(left === null ? [] : [`原验收人${left}已离任，由您代为验收。`]),
    verdictHow(task.number),
  ].join("\n");
}

/** A task's title with its deadline, for summaries of what waits for a decision. */
export function extensionSummary(
  task: TaskFact,
  said: { until: Date; reason: string; zone: string },
): string {
  const { until, reason, zone } = said;
  const [from, to] = [momentWords(task.deadline, zone), momentWords(until, zone)];
  return `${doerWords(task)}申请将${taskTitle(task)}从 ${from} 延期到 ${to}${reason ? `，理由：${reason}` : ""}。`;
}

/** Why an extension to that day cannot be asked for. */
export function badExtensionText(
  bad: BadExtension,
  task: Pick<TaskFact, "number" | "deadline">,
  zone: string,
): string {
  const again = (day: LocalDate | null) =>
    `例如“延期 ${task.number} ${day === null ? "9月30日" : dayWords(day)} 理由”。`;
  switch (bad.why) {
    case "unreadable":
      return `请写明延到哪一天，${again(null)}`;
    case "past":
      return `这一天已经过去，请写以后的工作日，${again(null)}`;
    case "not-later":
      return `新的日期要晚于原截止 ${momentWords(task.deadline, zone)}，请重新写明。`;
    case "day-off":
      return `这一天不上班，请改为工作日，${again(bad.nearest)}`;
  }
}

/** One overdue task, as the secretaries see it in a count. */
export function overdueLine(task: TaskFact, calendar: WorkCalendar, now: Date): string {
  return `· ${taskTitle(task)}，${doerWords(task)}，${leftWords(calendar, task.deadline, now)}`;
}

/** The part of a count that names overdue tasks; nothing when there is none. */
export function overdueSection(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`逾期未销号的任务 ${lines.length} 项：`, ...lines];
}

/** Why a step of a ladder was not taken. */
export const stopWords = { closed: "已销号", cancelled: "已取消" } as const;

/** What stays in a history. */
export const historyWords = {
  imported: "表格导入",
  laid: "清单下发",
  owner: (before: string, after: string) => `责任人由${before}改为${after}`,
  reviewers: (before: string, after: string) => `验收人由${before}改为${after}`,
  deadline: "截止改变",
  nobody: "未指定",
};
