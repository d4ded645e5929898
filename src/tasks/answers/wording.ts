import { momentWords } from "../../calendar/wording.ts";
import type { BadExtension } from "../rules.ts";
import { badExtensionText, type TaskFact, taskTitle } from "../wording.ts";

/** Why nothing was done about a task. What others have to do is never told. */
export type Refusal =
  | { outcome: "not-yours"; number: number }
  | { outcome: "none" }
  | { outcome: "several"; tasks: TaskFact[]; word: string }
  | { outcome: "in-review"; task: TaskFact; by: string }
  | { outcome: "settled"; task: TaskFact };

/** What is said to somebody who asked for something that was not done. */
export function refusalText(refusal: Refusal): string {
  switch (refusal.outcome) {
    case "not-yours":
      return `没有由您办理的任务 ${refusal.number}，请核对编号。查看自己的任务请回复“我的任务”。`;
    case "none":
      return "您目前没有办理中的任务。查看全部请回复“我的任务”。";
    case "several":
      return severalText(refusal.tasks, `${refusal.word} ${refusal.tasks[0]?.number ?? 1}`);
    case "in-review":
      return `${taskTitle(refusal.task)}已由${refusal.by}报告办完，正在等待验收，无需重复。`;
    case "settled":
      return `${taskTitle(refusal.task)}${SETTLED[refusal.task.status]}，无需再办。`;
  }
}

const SETTLED = {
  open: "正在办理",
  in_review: "正在等待验收",
  closed: "已销号",
  cancelled: "已取消",
};

function severalText(tasks: readonly TaskFact[], example: string): string {
  return [
    `有 ${tasks.length} 项任务，请写明编号，例如“${example}”：`,
    ...tasks.map((task) => `· ${taskTitle(task)}`),
  ].join("\n");
}

/** What became of 完成. `left`: the reviewer who serves no more; `reviewers` empty: nobody can review. */
export type Completed =
  | Refusal
  | {
      outcome: "submitted";
      task: TaskFact;
      reviewers: string[];
      left: string | null;
      photo: boolean;
    };

export function completedText(result: Completed): string {
  if (result.outcome !== "submitted") return refusalText(result);
  const { task, reviewers, left, photo } = result;
  const who =
    reviewers.length === 0
      ? "目前没有可以验收的人，请与管理员联系"
      : left === null
        ? `等待${reviewers.join("、")}验收`
        : `原验收人${left}已离任，改由${reviewers.join("、")}验收`;
  const more = photo ? "" : "如有照片，请在十分钟内发到这里。";
  return `${taskTitle(task)}已提交，${who}。${more}`;
}

/** What became of 审核. */
export type Reviewed =
  | { outcome: "not-yours"; number: number }
  | { outcome: "none" }
  | { outcome: "several"; tasks: TaskFact[]; word: string }
  | { outcome: "not-submitted"; task: TaskFact }
  | { outcome: "needs-reason"; number: number }
  | { outcome: "closed"; task: TaskFact; left: string | null }
  | { outcome: "passed-on"; task: TaskFact; next: string[]; left: string | null }
  | { outcome: "returned"; task: TaskFact; deadline: Date; left: string | null };

export function reviewedText(result: Reviewed, zone: string): string {
  switch (result.outcome) {
    case "not-yours":
      return `没有等待您验收的任务 ${result.number}，请核对编号。查看请回复“我的任务”。`;
    case "none":
      return "目前没有等待您验收的任务。";
    case "several":
      return severalText(result.tasks, `审核 ${result.tasks[0]?.number ?? 1} ${result.word}`);
    case "not-submitted":
      return result.task.status === "open"
        ? `${taskTitle(result.task)}还没有报告办完，暂不能验收。`
        : `${taskTitle(result.task)}${SETTLED[result.task.status]}，无需再审核。`;
    case "needs-reason":
      return `退回请写明理由，例如“审核 ${result.number} 退回 照片不清”。`;
    case "closed":
      return `${insteadOf(result.left)}${taskTitle(result.task)}已通过验收，予以销号。`;
    case "passed-on":
      return `${insteadOf(result.left)}${taskTitle(result.task)}已通过本道验收，转由${result.next.join("、")}验收。`;
    case "returned":
      return `${insteadOf(result.left)}${taskTitle(result.task)}已退回，新的截止为 ${momentWords(result.deadline, zone)}。`;
  }
}

function insteadOf(left: string | null): string {
  return left === null ? "" : `原验收人${left}已离任，由您代为验收。`;
}

/** Tells those who have to do a task what its reviewer said; `deadline`: until when, if it came back. */
export function verdictText(
  task: TaskFact,
  said: { by: string; text: string; next: string[]; deadline: Date | null },
  zone: string,
): string {
  const { by, text, next, deadline } = said;
  if (deadline !== null) {
    return [
      `${taskTitle(task)}被退回（${by}）：${text}`,
      `新的截止为 ${momentWords(deadline, zone)}，改好后请回复“完成 ${task.number} 说明”。`,
    ].join("\n");
  }
  const words = text ? `：${text}` : "。";
  return next.length > 0
    ? `${taskTitle(task)}已由${by}通过，转由${next.join("、")}继续验收${words}`
    : `${taskTitle(task)}已通过验收（${by}），予以销号${words}`;
}

/** What became of 延期. */
export type Extended =
  | Refusal
  | { outcome: "bad-date"; bad: BadExtension; task: TaskFact }
  | { outcome: "needs-reason"; number: number }
  | { outcome: "already"; number: number; task: TaskFact }
  | {
      outcome: "asked";
      number: number;
      task: TaskFact;
      until: Date;
      deciders: string[];
      left: string | null;
    };

export function extendedText(result: Extended, zone: string): string {
  switch (result.outcome) {
    case "bad-date":
      return badExtensionText(result.bad, result.task, zone);
    case "needs-reason":
      return `延期请写明理由，例如“延期 ${result.number} 9月30日 连日下雨”。`;
    case "already":
      return `${taskTitle(result.task)}的延期申请正在等待审批（编号 ${result.number}），无需重复。`;
    case "asked": {
      const who = result.deciders.length > 0 ? result.deciders.join("、") : "管理员";
      const left = result.left === null ? "" : `原验收人${result.left}已离任，`;
      return `已收到${taskTitle(result.task)}延期到 ${momentWords(result.until, zone)}的申请，编号 ${result.number}，${left}等待${who}审批。`;
    }
    default:
      return refusalText(result);
  }
}

/** What became of 重开 and 取消任务. `list`: the number is a list's, which lays nothing any more. */
export type Changed =
  | { outcome: "unknown"; number: number }
  | { outcome: "needs-reason"; number: number; word: string }
  | { outcome: "not-closed"; task: TaskFact }
  | { outcome: "settled"; task: TaskFact }
  | { outcome: "reopened"; task: TaskFact; deadline: Date }
  | { outcome: "cancelled"; task: TaskFact }
  | { outcome: "list-stopped"; number: number; name: string };

export function changedText(result: Changed, zone: string): string {
  switch (result.outcome) {
    case "unknown":
      return `没有可由您处理的任务 ${result.number}，请核对编号。`;
    case "needs-reason":
      return `请写明理由，例如“${result.word} ${result.number} 情况有变”。`;
    case "not-closed":
      return `${taskTitle(result.task)}${SETTLED[result.task.status]}，只有已销号的任务可以重开。`;
    case "settled":
      return `${taskTitle(result.task)}${SETTLED[result.task.status]}，无需取消。`;
    case "reopened":
      return `${taskTitle(result.task)}已重开，截止 ${momentWords(result.deadline, zone)}。`;
    case "cancelled":
      return `${taskTitle(result.task)}已取消，并已告知责任人。`;
    case "list-stopped":
      return `清单 ${result.number}“${result.name}”已停用，今后不再下发；已下发的任务请逐项取消。`;
  }
}

/** Tells those who have to do a task that it is open again. */
export function reopenedText(
  task: TaskFact,
  said: { by: string; text: string; deadline: Date },
  zone: string,
): string {
  return [
    `${taskTitle(task)}已重开（${said.by}）：${said.text}`,
    `截止 ${momentWords(said.deadline, zone)}，办完请回复“完成 ${task.number} 说明”。`,
  ].join("\n");
}

/** Tells those who have to do a task that they need not. */
export function cancelledText(task: TaskFact, said: { by: string; text: string }): string {
  return `${taskTitle(task)}已取消（${said.by}）：${said.text}。无需再办。`;
}

/** What became of 派任务. */
export type Assigned =
  | { outcome: "unknown"; name: string }
  | { outcome: "ambiguous"; name: string; labels: string[] }
  | { outcome: "not-your-unit"; name: string }
  | { outcome: "no-deadline" }
  | { outcome: "past" }
  | { outcome: "too-many"; most: number }
  | { outcome: "assigned"; tasks: TaskFact[]; dayOff: boolean };

export const assignHint = "请写明给谁、做什么、到哪天，例如“派任务 李家村：修缮河堤，10月20日前”。";

export function assignedText(result: Assigned, zone: string): string {
  switch (result.outcome) {
    case "unknown":
      return `没有名为“${result.name}”的单位或人员，请按名册里的全称写，例如“派任务 李家村：修缮河堤，10月20日前”。`;
    case "ambiguous":
      return `叫“${result.name}”的不止一人，请写成“姓名@单位”，例如“${result.labels[0] ?? ""}”。`;
    case "not-your-unit":
      return `“${result.name}”不在您负责的单位里，请由该单位秘书或管理员交办。`;
    case "no-deadline":
      return `还没有写明截止日期。${assignHint}`;
    case "past":
      return `截止日期已经过去，请写以后的日期。${assignHint}`;
    case "too-many":
      return `一次最多交办给 ${result.most} 个单位或人员，请分几次发。`;
    case "assigned": {
      const [first] = result.tasks;
      const until = first ? momentWords(first.deadline, zone) : "";
      const list = result.tasks.map((task) => `${taskTitle(task)}（${task.owner ?? task.unit}）`);
      const note = result.dayOff ? "这一天不上班，请留意。" : "";
      return `已交办：${list.join("、")}，截止 ${until}。${note}`;
    }
  }
}

export const boardRefusedText = "“清单”由本单位秘书或管理员查看。查看自己的任务请回复“我的任务”。";
export const boardElsewhereText = "这个单位不由您负责，清单请由该单位秘书或管理员查看。";
export const assignRefusedText = "交办任务由本单位秘书或管理员办理，请与他们联系。";
