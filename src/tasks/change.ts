import { endTaskRuns, resumeTaskRuns } from "../ladder/task-runs/chase.ts";
import { say } from "../outbox/say.ts";
import type { UnitTree } from "../people/rules.ts";
import { nameOf } from "../people/store.ts";
import type { Work } from "../work.ts";
import { type Changed, cancelledText, reopenedText } from "./answers/wording.ts";
import { type Actor, doersOf } from "./concerned.ts";
import { withdrawExtensions } from "./extension/withdraw.ts";
import { factOf } from "./find.ts";
import { later, nextCountdown, nextDayEnd } from "./rules.ts";
import { addEvents, changeTask, type TaskRow, taskNumbered } from "./store.ts";
import { stopList } from "./templates/store.ts";
import { stopWords } from "./wording.ts";

/** 重开 or 取消任务 as it was said. */
export type TaskOrder = Actor & { number: number; text: string; inboxId: number; at: Date };

/** Opens a closed task again, for one of its reviewers or an administrator; there is time until the next working day's end at least. */
export async function reopenTask(work: Work, tree: UnitTree, said: TaskOrder): Promise<Changed> {
  const { number, personId, authority, text, inboxId, at } = said;
  const task = await taskNumbered(work.tx, number);
  const may = task && (authority.administrator || task.reviewers.includes(personId));
  if (!task || !may) return { outcome: "unknown", number };
  const fact = await factOf(work, tree, task);
  if (task.status !== "closed") return { outcome: "not-closed", task: fact };
  if (text === "") return { outcome: "needs-reason", number, word: "重开" };
  const deadline = later(task.deadline, nextDayEnd(work.calendar, work.now));
  const remindAt = nextCountdown(work.calendar, deadline, work.now) ?? deadline;
  const open = { status: "open" as const, stage: 0, submittedAt: null, closedAt: null };
  await changeTask(work.tx, task, { ...open, deadline, remindAt });
  const moved = { before: task.deadline, after: deadline };
  const event = { taskId: task.id, kind: "reopened" as const, actorId: personId, text };
  await addEvents(work.tx, [{ ...event, ...moved, inboxId, at }]);
  await resumeTaskRuns(work, [task.id]);
  const by = await nameOf(work.tx, personId);
  const words = reopenedText(fact, { by, text, deadline }, work.calendar.zone);
  await tell(work, tree, task, said, words);
  return { outcome: "reopened", task: fact, deadline };
}

/** Cancels a task, for administrators: nobody has to do it any more. The number of a list stops that list. */
export async function cancelTask(work: Work, tree: UnitTree, said: TaskOrder): Promise<Changed> {
  const { number, personId, authority, text, inboxId, at } = said;
  if (!authority.administrator) return { outcome: "unknown", number };
  if (text === "") return { outcome: "needs-reason", number, word: "取消任务" };
  const task = await taskNumbered(work.tx, number);
  if (!task) {
    const name = await stopList(work.tx, number);
    return name === null
      ? { outcome: "unknown", number }
      : { outcome: "list-stopped", number, name };
  }
  const fact = await factOf(work, tree, task);
  if (task.status === "closed" || task.status === "cancelled") {
    return { outcome: "settled", task: fact };
  }
  await changeTask(work.tx, task, { status: "cancelled", closedAt: at, remindAt: null });
  const event = { taskId: task.id, kind: "cancelled" as const, actorId: personId, text };
  await addEvents(work.tx, [{ ...event, inboxId, at }]);
  await withdrawExtensions(work, [task.id]);
  await endTaskRuns(work, [task.id], stopWords.cancelled);
  const by = await nameOf(work.tx, personId);
  await tell(work, tree, task, said, cancelledText(fact, { by, text }));
  return { outcome: "cancelled", task: fact };
}

async function tell(
  work: Work,
  tree: UnitTree,
  task: TaskRow,
  { personId, inboxId }: TaskOrder,
  text: string,
): Promise<void> {
  const doers = (await doersOf(work, tree, task)).filter((id) => id !== personId);
  await say(
    work,
    doers.map((doer) => ({
      key: `task-changed:${task.id}:${inboxId}:${doer}`,
      to: { personId: doer },
      kind: "receipt",
      text,
      priority: 2,
    })),
  );
}
