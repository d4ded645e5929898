import { localDate } from "../calendar/zone.ts";
import type { SharedLocation } from "../inbox/rules.ts";
import { say } from "../outbox/say.ts";
import { unitNamed } from "../people/store.ts";
import * as answers from "../tasks/answers/wording.ts";
import { assignTasks } from "../tasks/assign.ts";
import { boardOf, myTasks } from "../tasks/board.ts";
import { cancelTask, reopenTask } from "../tasks/change.ts";
import { completeTask } from "../tasks/complete.ts";
import { attachEvidence } from "../tasks/evidence/attach.ts";
import { evidenceText, photoHintText } from "../tasks/evidence/wording.ts";
import { askExtension } from "../tasks/extension/ask.ts";
import { reviewTask } from "../tasks/review.ts";
import { EVIDENCE_MS } from "../tasks/rules.ts";
import type { Intent } from "./rules.ts";
import { readUntil } from "./tasks/reader.ts";
import { answerHere, answerPrivately, answerQuietly, type Turn } from "./turn.ts";
import { noUnitText } from "./wording.ts";

type Of<K extends Intent["intent"]> = Extract<Intent, { intent: K }>;

function actorOf({ speaker, inboxId, at }: Turn) {
  return { personId: speaker.personId, authority: speaker.authority, inboxId, at };
}

async function answer(turn: Turn, done: boolean, text: string): Promise<void> {
  await answerPrivately(turn, { kind: done ? "receipt" : "refusal", text });
}

/** 完成 [编号] [说明]. A photo whose caption it is comes with it. */
export async function complete(turn: Turn, { number, text }: Of<"complete">): Promise<string> {
  const { work, tree, message } = turn;
  const said = { ...actorOf(turn), number, text, photo: message.photo === true };
  const result = await completeTask(work, tree, said);
  await answer(turn, result.outcome === "submitted", answers.completedText(result));
  return `complete ${result.outcome}`;
}

/** 延期 编号 日期 理由. */
export async function extend(turn: Turn, intent: Of<"extend">): Promise<string> {
  const { work, tree, at } = turn;
  const { number, dateText, reason } = intent;
  const today = localDate(at, work.calendar.zone);
  const until = (deadline: Date) => readUntil(dateText, today, deadline, work.calendar);
  const result = await askExtension(work, tree, { ...actorOf(turn), number, until, reason });
  const text = answers.extendedText(result, work.calendar.zone);
  await answer(turn, result.outcome === "asked", text);
  return `extend ${result.outcome}`;
}

/** 审核 编号 通过 or 退回 理由. */
export async function review(turn: Turn, intent: Of<"review_task">): Promise<string> {
  const { number, pass, text } = intent;
  const result = await reviewTask(turn.work, turn.tree, { ...actorOf(turn), number, pass, text });
  const done = ["closed", "passed-on", "returned"].includes(result.outcome);
  await answer(turn, done, answers.reviewedText(result, turn.work.calendar.zone));
  return `review ${result.outcome}`;
}

/** 重开 编号 理由. */
export async function reopen(turn: Turn, { number, text }: Of<"reopen_task">): Promise<string> {
  const result = await reopenTask(turn.work, turn.tree, { ...actorOf(turn), number, text });
  const words = answers.changedText(result, turn.work.calendar.zone);
  await answer(turn, result.outcome === "reopened", words);
  return `reopen ${result.outcome}`;
}

/** 取消任务 编号 理由. */
export async function cancel(turn: Turn, { number, text }: Of<"cancel_task">): Promise<string> {
  const result = await cancelTask(turn.work, turn.tree, { ...actorOf(turn), number, text });
  const done = result.outcome === "cancelled" || result.outcome === "list-stopped";
  await answer(turn, done, answers.changedText(result, turn.work.calendar.zone));
  return `cancel ${result.outcome}`;
}

/** 任务: the speaker's own, in private where he can be reached. */
export async function mine(turn: Turn): Promise<string> {
  const text = await myTasks(turn.work, turn.tree, actorOf(turn));
  await answerPrivately(turn, { kind: "record", text });
  return "tasks";
}

/** 清单 [单位]: the countdown board, where it is asked for. */
export async function board(turn: Turn, { unit: name }: Of<"task_board">): Promise<string> {
  const { work, tree, speaker, channel } = turn;
  const { administrator, secretaryOf } = speaker.authority;
  if (!administrator && secretaryOf.size === 0) {
    await answerQuietly(turn, { kind: "refusal", text: answers.boardRefusedText });
    return "board refused";
  }
  const named = name === null ? null : await unitNamed(work.tx, name);
  if (name !== null && named === null) {
    await answerPrivately(turn, { kind: "refusal", text: noUnitText(name) });
    return "board of no unit";
  }
  const unitId = named?.id ?? channel?.unitId ?? speaker.unitId ?? tree.all[0]?.id;
  if (unitId === undefined || (!administrator && !secretaryOf.has(unitId))) {
    await answerPrivately(turn, { kind: "refusal", text: answers.boardElsewhereText });
    return "board of others refused";
  }
  await answerHere(turn, { kind: "board", text: await boardOf(work, tree, unitId) });
  return "board";
}

/** 派任务 单位或姓名：事项，截止. */
export async function assign(turn: Turn, intent: Of<"assign_task">): Promise<string> {
  const { administrator, secretaryOf } = turn.speaker.authority;
  if (!administrator && secretaryOf.size === 0) {
    await answerQuietly(turn, { kind: "refusal", text: answers.assignRefusedText });
    return "assignment refused";
  }
  const { name, date, minute } = intent;
  const whom = intent.whom.split("、").filter((each) => each !== "");
  if (whom.length === 0 || name === "") {
    await answer(turn, false, answers.assignHint);
    return "assignment without content";
  }
  const deadline = date === null ? null : { date, minute };
  const said = { ...actorOf(turn), whom, name, deadline };
  const result = await assignTasks(turn.work, turn.tree, said);
  const words = answers.assignedText(result, turn.work.calendar.zone);
  await answer(turn, result.outcome === "assigned", words);
  return `assignment ${result.outcome}`;
}

/** A photo without an order: what shows that a task is done, else in private a line on how to use it. */
export async function showPhoto(turn: Turn): Promise<string> {
  const attached = await attach(turn);
  if (attached !== null) return attached;
  // An album comes as several messages, and one line is enough for them.
  if (turn.channel === null) await sayOnce(turn, "photo", photoHintText);
  return "photo without a task";
}

/** A place that no window wanted, as evidence for a task; null when there is none that it could be for. */
export function showPlace(turn: Turn, location: SharedLocation): Promise<string | null> {
  return attach(turn, location);
}

async function attach(turn: Turn, location?: SharedLocation): Promise<string | null> {
  const { work, tree, message } = turn;
  const { platform, chat } = message;
  const place = location === undefined ? {} : { location };
  const shown = { ...actorOf(turn), platform, chat: chat.id, ...place };
  const attached = await attachEvidence(work, tree, shown);
  if (attached === null) return null;
  const text = evidenceText(attached.task, attached.words);
  if (attached.first && turn.channel === null) await answerHere(turn, { kind: "receipt", text });
  return "evidence";
}

async function sayOnce({ work, speaker, at }: Turn, about: string, text: string): Promise<void> {
  const span = Math.floor(at.getTime() / EVIDENCE_MS);
  const key = `${about}:${speaker.account.id}:${span}`;
  const to = { accountId: speaker.account.id };
  await say(work, [{ key, to, kind: "help", text, asked: true, priority: 1 }]);
}
