import type { OutboxRow, Recheck } from "../../outbox/rules.ts";
import { loadUnitTree } from "../../people/store.ts";
import type { Work } from "../../work.ts";
import { reviewerLookup } from "../reviewers.ts";
import { daysLeft, SOONEST_DAYS } from "../rules.ts";
import type { TaskRow } from "../store.ts";
import { countdownWords, reviewWords } from "./remind.ts";
import { tasksById } from "./store.ts";

const settled = "已办理，无需提醒";

/** A countdown just before it goes out: it names what is still open, not past its deadline and not moved far away. */
export async function recheckCountdown(
  work: Work,
  { taskIds, group }: { taskIds: readonly number[]; group: boolean },
): Promise<Recheck> {
  const tasks = (await tasksById(work.tx, taskIds)).filter((task) => isSoon(work, task));
  if (tasks.length === 0) return { still: false, reason: settled };
  const tree = await loadUnitTree(work.tx);
  return { still: true, text: await countdownWords(work, tree, tasks, group) };
}

function isSoon({ calendar, now }: Work, { status, deadline }: TaskRow): boolean {
  return status === "open" && deadline > now && daysLeft(calendar, deadline, now) <= SOONEST_DAYS;
}

/** A message to a reviewer just before it goes out: some of these still wait for his verdict. */
export async function recheckReview(
  work: Work,
  row: OutboxRow,
  { taskIds, personId }: { taskIds: readonly number[]; personId: number },
): Promise<Recheck> {
  const tree = await loadUnitTree(work.tx);
  const reviewersFor = reviewerLookup(work, tree);
  const tasks: TaskRow[] = [];
  for (const task of await tasksById(work.tx, taskIds)) {
    if (task.status !== "in_review") continue;
    if ((await reviewersFor(task)).personIds.includes(personId)) tasks.push(task);
  }
  if (tasks.length === 0) return { still: false, reason: settled };
  const reminder = row.kind === "reminder" && tasks.length < taskIds.length;
  return reminder ? { still: true, text: await reviewWords(work, tree, tasks) } : { still: true };
}
