import type { NewMessage } from "../outbox/rules.ts";
import { say } from "../outbox/say.ts";
import type { UnitTree } from "../people/rules.ts";
import { nameOf } from "../people/store.ts";
import type { Work } from "../work.ts";
import { doersOf, factsOf } from "./concerned.ts";
import { nextCountdown } from "./rules.ts";
import { addEvents, insertTasks, type NewTask, type TaskRow } from "./store.ts";
import { newTasksText } from "./wording.ts";

/** A task to be added, and by whom: `actorId` null for an import or a list, `text` says which. */
export type TaskDraft = Omit<NewTask, "remindAt">;
export type Creation = { actorId: number | null; text: string; inboxId: number | null; at: Date };

/**
 * Adds tasks, arms their reminders and tells everybody who has to do some of them in one message each. What a list has
 * laid already is left out. Gives those that are new.
 */
export async function createTasks(
  work: Work,
  tree: UnitTree,
  drafts: readonly TaskDraft[],
  creation: Creation,
): Promise<TaskRow[]> {
  if (drafts.length === 0) return [];
  const armed = drafts.map((draft) => {
    const remindAt = nextCountdown(work.calendar, draft.deadline, work.now) ?? draft.deadline;
    return { ...draft, remindAt };
  });
  const tasks = await insertTasks(work.tx, armed, work.now);
  await addEvents(
    work.tx,
    tasks.map(({ id, deadline }) => ({
      taskId: id,
      kind: "created",
      after: deadline,
      ...creation,
    })),
  );
  await tellDoers(work, tree, tasks, creation.actorId);
  return tasks;
}

/** Tells everybody who has to do some of these, besides the one who says so, in one message each. */
export async function tellDoers(
  work: Work,
  tree: UnitTree,
  tasks: readonly TaskRow[],
  actorId: number | null,
): Promise<void> {
  const byDoer = new Map<number, TaskRow[]>();
  const ofUnit = new Map<number | null, number[]>();
  for (const task of tasks) {
    const known = task.ownerId === null ? ofUnit.get(task.unitId) : [task.ownerId];
    const doers = known ?? (await doersOf(work, tree, task));
    if (task.ownerId === null) ofUnit.set(task.unitId, doers);
    for (const doer of doers) byDoer.set(doer, [...(byDoer.get(doer) ?? []), task]);
  }
  const by = actorId === null ? null : await nameOf(work.tx, actorId);
  const facts = await factsOf(work, tree, tasks);
  const factOf = new Map(tasks.map(({ id }, index) => [id, facts[index]]));
  const messages = [...byDoer].flatMap(([personId, own]): NewMessage[] => {
    if (personId === actorId) return [];
    const shown = own.flatMap(({ id }) => factOf.get(id) ?? []);
    const key = `task-new:${own[0]?.id ?? 0}:${work.now.getTime()}:${personId}`;
    const text = newTasksText(shown, by, work.calendar);
    return [{ key, to: { personId }, kind: "notice", text, priority: 4 }];
  });
  await say(work, messages);
}
