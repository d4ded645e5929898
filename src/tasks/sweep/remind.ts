import { groupBy } from "../../collections/rules.ts";
import { startTaskRuns } from "../../ladder/task-runs/chase.ts";
import type { NewMessage } from "../../outbox/rules.ts";
import { say } from "../../outbox/say.ts";
import type { UnitTree } from "../../people/rules.ts";
import { loadGroups, loadUnitTree } from "../../people/store.ts";
import type { Work } from "../../work.ts";
import { doersOf, factsOf } from "../concerned.ts";
import { reviewerLookup } from "../reviewers.ts";
import { nextCountdown, nextReviewReminder } from "../rules.ts";
import type { TaskRow } from "../store.ts";
import {
  countdownText,
  groupCountdownText,
  reviewReminderText,
  type TaskFact,
} from "../wording.ts";
import { claimDueTasks, reachable, setReminders } from "./store.ts";

/**
 * Looks at the tasks that are due for it, at most `limit` of each kind in one transaction: reminds whoever has to do
 * one that ends soon, begins to chase what is past its deadline, and reminds reviewers. Returns how many it took up.
 */
export async function sweepTasks(work: Work, { limit }: { limit: number }): Promise<number> {
  const tasks = await claimDueTasks(work.tx, work.now, limit);
  if (tasks.length === 0) return 0;
  const tree = await loadUnitTree(work.tx);
  const open = tasks.filter(({ status }) => status === "open");
  const late = open.filter(({ deadline }) => deadline <= work.now);
  await countDown(
    work,
    tree,
    open.filter(({ deadline }) => deadline > work.now),
  );
  await startTaskRuns(
    work,
    late.map(({ id }) => id),
  );
  await remindReviewers(
    work,
    tree,
    tasks.filter(({ status }) => status === "in_review"),
  );
  await setReminders(
    work.tx,
    tasks.map((task) => ({ id: task.id, remindAt: nextLook(work, task) })),
  );
  return tasks.length;
}

function nextLook({ calendar, now }: Work, task: TaskRow): Date | null {
  if (task.status === "open") return nextCountdown(calendar, task.deadline, now);
  return nextReviewReminder(calendar, task.submittedAt ?? now, now);
}

/** Each in private where he can be reached; the others once in each group. */
async function countDown(work: Work, tree: UnitTree, tasks: readonly TaskRow[]): Promise<void> {
  if (tasks.length === 0) return;
  const doers = await doersByTask(work, tree, tasks);
  const reached = await reachable(work.tx, [...doers.values()].flat());
  const byDoer = new Map<number, TaskRow[]>();
  const elsewhere: TaskRow[] = [];
  for (const task of tasks) {
    const his = (doers.get(task.id) ?? []).filter((id) => reached.has(id));
    for (const id of his) byDoer.set(id, [...(byDoer.get(id) ?? []), task]);
    if (his.length === 0) elsewhere.push(task);
  }
  const groups = await loadGroups(work.tx, tree);
  const byGroup = groupBy(
    elsewhere,
    ({ unitId }) => (unitId === null ? null : groups.groupOf(unitId)?.id) ?? null,
  );
  const facts = await factsById(work, tree, tasks);
  await say(work, [
    ...[...byDoer].map(([personId, own]) => countdownOf(work, facts, own, { personId })),
    ...[...byGroup].flatMap(([channelId, own]) =>
      channelId === null ? [] : countdownOf(work, facts, own, { channelId }),
    ),
  ]);
}

/** The words for all tasks of a sweep, looked up at once. */
async function factsById(work: Work, tree: UnitTree, tasks: readonly TaskRow[]) {
  const facts = await factsOf(work, tree, tasks);
  return new Map(facts.map((fact, index) => [tasks[index]?.id ?? 0, fact]));
}

type Facts = ReadonlyMap<number, TaskFact>;

const factsIn = (facts: Facts, tasks: readonly TaskRow[]) =>
  tasks.flatMap(({ id }) => facts.get(id) ?? []);

async function doersByTask(work: Work, tree: UnitTree, tasks: readonly TaskRow[]) {
  const ofUnit = new Map<number | null, number[]>();
  const doers = new Map<number, number[]>();
  for (const task of tasks) {
    const known = task.ownerId === null ? ofUnit.get(task.unitId) : [task.ownerId];
    const his = known ?? (await doersOf(work, tree, task));
    if (task.ownerId === null) ofUnit.set(task.unitId, his);
    doers.set(task.id, his);
  }
  return doers;
}

function countdownOf(
  { calendar, now }: Work,
  facts: Facts,
  tasks: readonly TaskRow[],
  to: { personId: number } | { channelId: number },
): NewMessage {
  const text = "channelId" in to ? groupCountdownText : countdownText;
  const place = "personId" in to ? `person:${to.personId}` : `group:${to.channelId}`;
  const [first] = tasks;
  return {
    key: `task-remind:${first?.id ?? 0}:${first?.remindAt?.getTime() ?? 0}:${place}`,
    to,
    kind: "reminder",
    text: text(factsIn(facts, tasks), calendar, now),
    condition: { tasksOpen: { taskIds: tasks.map(({ id }) => id), group: "channelId" in to } },
    priority: 4,
  };
}

/** What a countdown reminder says about these tasks. */
export async function countdownWords(
  work: Work,
  tree: UnitTree,
  tasks: readonly TaskRow[],
  group: boolean,
): Promise<string> {
  const facts = await factsOf(work, tree, tasks);
  const text = group ? groupCountdownText : countdownText;
  return text(facts, work.calendar, work.now);
}

async function remindReviewers(
  work: Work,
  tree: UnitTree,
  tasks: readonly TaskRow[],
): Promise<void> {
  const reviewersFor = reviewerLookup(work, tree);
  const byReviewer = new Map<number, TaskRow[]>();
  for (const task of tasks) {
    for (const id of (await reviewersFor(task)).personIds) {
      byReviewer.set(id, [...(byReviewer.get(id) ?? []), task]);
    }
  }
  const facts = await factsById(work, tree, tasks);
  const messages = [...byReviewer].map(([personId, own]): NewMessage => {
    const [first] = own;
    return {
      key: `task-review-remind:${first?.id ?? 0}:${first?.remindAt?.getTime() ?? 0}:${personId}`,
      to: { personId },
      kind: "reminder",
      text: reviewText(work, factsIn(facts, own), own),
      condition: { taskInReview: { taskIds: own.map(({ id }) => id), personId } },
      priority: 4,
    };
  });
  await say(work, messages);
}

/** What a reviewer is reminded of. */
export async function reviewWords(
  work: Work,
  tree: UnitTree,
  tasks: readonly TaskRow[],
): Promise<string> {
  return reviewText(work, await factsOf(work, tree, tasks), tasks);
}

function reviewText(work: Work, facts: readonly TaskFact[], tasks: readonly TaskRow[]): string {
  const waiting = facts.map((fact, index) => {
    return { ...fact, since: tasks[index]?.submittedAt ?? work.now };
  });
  return reviewReminderText(waiting, work.calendar.zone);
}
