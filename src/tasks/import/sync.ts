import { isDeepStrictEqual } from "node:util";
import { resumeTaskRuns } from "../../ladder/task-runs/chase.ts";
import type { UnitTree } from "../../people/rules.ts";
import { names } from "../../people/store.ts";
import type { Work } from "../../work.ts";
import { askReviewers } from "../complete.ts";
import { createTasks, tellDoers } from "../create.ts";
import { factOf } from "../find.ts";
import { nextCountdown } from "../rules.ts";
import {
  addEvents,
  changeTask,
  type NewTask,
  type TaskChange,
  type TaskRow,
  taskById,
} from "../store.ts";
import { historyWords } from "../wording.ts";
import { tasksNumbered, writtenDeadlines } from "./store.ts";

/** A task as the sheet has it; everything by id. */
export type WantedTask = Omit<NewTask, "remindAt" | "templateId" | "period">;

/** What became of the rows. `due`: those whose deadline is new; `taken`: numbers that another task has. */
export type Synced = {
  added: number;
  updated: number;
  unchanged: number;
  due: WantedTask[];
  taken: { number: number; name: string }[];
};

/** Brings the tasks of the sheet to what it says; those that it does not name are left alone. */
export async function syncTasks(
  work: Work,
  tree: UnitTree,
  wanted: readonly WantedTask[],
): Promise<Synced> {
  const numbers = wanted.map(({ number }) => number);
  const found = await tasksNumbered(work.tx, numbers);
  const known = new Map(found.map((task) => [task.number, task]));
  const written = await writtenDeadlines(
    work.tx,
    found.map(({ id }) => id),
  );
  const synced: Synced = { added: 0, updated: 0, unchanged: 0, due: [], taken: [] };
  const fresh: WantedTask[] = [];
  for (const row of wanted) {
    const task = known.get(row.number);
    if (!task) fresh.push(row);
    else if (task.position === 0 && task.name !== row.name) {
      synced.taken.push({ number: task.number, name: task.name });
    } else {
      const before = written.get(task.id) ?? task.deadline;
      const change = await updateTask(work, tree, task, row, before);
      synced[change === "none" ? "unchanged" : "updated"] += 1;
      if (change === "deadline") synced.due.push(row);
    }
  }
  const creation = { actorId: null, text: historyWords.imported, inboxId: null, at: work.now };
  const rest = { templateId: null, period: null };
  await createTasks(
    work,
    tree,
    fresh.map((row) => ({ ...row, ...rest })),
    creation,
  );
  return { ...synced, added: fresh.length, due: [...synced.due, ...fresh] };
}

/**
 * Changes one task to what the sheet says. `written`: the deadline that it said before, so that one which was extended
 * meanwhile stays extended. A changed owner, reviewer or deadline is kept in the history and arms the reminders anew.
 */
export async function updateTask(
  work: Work,
  tree: UnitTree,
  task: TaskRow,
  row: WantedTask,
  written: Date,
): Promise<"none" | "facts" | "deadline"> {
  const moved = written.getTime() !== row.deadline.getTime();
  const owner = task.ownerId !== row.ownerId;
  const reviewers = !isDeepStrictEqual(task.reviewers, row.reviewers);
  const change = changeOf(work, task, row, { moved, owner });
  const same = Object.entries(change).every(([key, value]) =>
    isDeepStrictEqual(value, task[key as keyof TaskRow]),
  );
  if (same) return "none";
  const stage = Math.min(task.stage, Math.max(row.reviewers.length - 1, 0));
  await changeTask(work.tx, task, { ...change, stage });
  const words = await differenceWords(work, task, row, { moved, owner, reviewers });
  if (words.length > 0) {
    const dates = moved ? { before: task.deadline, after: row.deadline } : {};
    const event = { taskId: task.id, kind: "changed" as const, actorId: null, ...dates };
    await addEvents(work.tx, [{ ...event, text: words.join("；"), at: work.now }]);
  }
  const changed = await taskById(work.tx, task.id);
  if (task.status === "open" && (moved || owner)) await resumeTaskRuns(work, [task.id]);
  if (task.status === "open" && owner) await tellDoers(work, tree, [changed], null);
  if (task.status === "in_review" && reviewers) {
    const by = (await factOf(work, tree, changed)).owner ?? "";
    await askReviewers(work, tree, changed, { by, text: "", photos: 0 });
  }
  if (moved) return "deadline";
  const { position: _, ...facts } = change;
  const differs = Object.entries(facts).some(
    ([key, value]) => !isDeepStrictEqual(value, task[key as keyof TaskRow]),
  );
  return differs ? "facts" : "none";
}

function changeOf(
  { calendar, now }: Work,
  task: TaskRow,
  row: WantedTask,
  { moved, owner }: { moved: boolean; owner: boolean },
): TaskChange {
  const { name, programmeId, unitId, ownerId, measure, reviewers, position } = row;
  const deadline = moved ? row.deadline : task.deadline;
  const armed = task.status === "open" && (moved || owner);
  return {
    ...{ name, programmeId, unitId, ownerId, measure, reviewers, position, deadline },
    ...(armed ? { remindAt: nextCountdown(calendar, deadline, now) ?? deadline } : {}),
  };
}

async function differenceWords(
  work: Work,
  task: TaskRow,
  row: WantedTask,
  differs: { moved: boolean; owner: boolean; reviewers: boolean },
): Promise<string[]> {
  const persons = [task.ownerId, row.ownerId, ...task.reviewers, ...row.reviewers];
  const labels = await names(
    work.tx,
    persons.flatMap((id) => id ?? []),
  );
  const owner = (id: number | null) => (id === null ? historyWords.nobody : (labels.get(id) ?? ""));
  const list = (ids: readonly number[]) =>
    ids.length === 0 ? historyWords.nobody : ids.map((id) => labels.get(id) ?? "").join("、");
  return [
    ...(differs.owner ? [historyWords.owner(owner(task.ownerId), owner(row.ownerId))] : []),
    ...(differs.reviewers
      ? [historyWords.reviewers(list(task.reviewers), list(row.reviewers))]
      : []),
    ...(differs.moved ? [historyWords.deadline] : []),
  ];
}
