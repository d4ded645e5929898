import { isDeepStrictEqual } from "node:util";
import type { UnitTree } from "../../people/rules.ts";
import type { Work } from "../../work.ts";
import { layingOf, ONCE } from "../rules.ts";
import { layTasks } from "../templates/lay.ts";
import {
  addTemplate,
  changeTemplate,
  loadTemplates,
  type Template,
  type TemplateFacts,
} from "../templates/store.ts";
import { tasksOfList, writtenDeadlines } from "./store.ts";
import { updateTask } from "./sync.ts";

/** What became of the lists; `laid`: the numbers of the tasks that are new, by list; `empty`: it has none at all. */
export type SyncedLists = {
  added: number;
  updated: number;
  unchanged: number;
  laid: { list: TemplateFacts; numbers: number[]; empty: boolean }[];
};

/**
 * Brings the lists to what the sheet says. One that is laid once is laid now, for whoever holds its post and has no task
 * of it yet; what it laid before follows its changes. Monthly ones are laid by the plan work.
 */
export async function syncLists(
  work: Work,
  tree: UnitTree,
  wanted: readonly TemplateFacts[],
): Promise<SyncedLists> {
  const known = new Map((await loadTemplates(work.tx)).map((list) => [list.number, list]));
  const synced: SyncedLists = { added: 0, updated: 0, unchanged: 0, laid: [] };
  const lists: { list: Template; changed: boolean }[] = [];
  // All numbers are there before the first task gets one of its own.
  for (const facts of wanted) {
    const before = known.get(facts.number);
    if (!before) {
      lists.push({ list: await addTemplate(work.tx, facts, work.now), changed: false });
      synced.added += 1;
      continue;
    }
    const changed = !isDeepStrictEqual(factsOf(before), facts);
    if (changed) await changeTemplate(work.tx, before.id, facts);
    lists.push({ list: { ...before, ...facts, active: before.active || changed }, changed });
    synced[changed ? "updated" : "unchanged"] += 1;
  }
  for (const { list, changed } of lists) {
    if (!("date" in list.rule) || !list.active) continue;
    synced.laid.push({ list, ...(await layOnce(work, tree, list, changed)) });
  }
  return synced;
}

async function layOnce(
  work: Work,
  tree: UnitTree,
  list: Template,
  changed: boolean,
): Promise<{ numbers: number[]; empty: boolean }> {
  const laying = layingOf(work.calendar, list, work.now);
  if (laying === null) return { numbers: [], empty: false };
  const existing = await tasksOfList(work.tx, list.id, ONCE);
  const written = changed
    ? await writtenDeadlines(
        work.tx,
        existing.map(({ id }) => id),
      )
    : new Map<number, Date>();
  for (const task of changed ? existing : []) {
    const { name, programmeId, measure, reviewers } = list;
    const row = {
      ...{ number: task.number, ownerId: task.ownerId, unitId: task.unitId ?? 0, position: 0 },
      ...{ name, programmeId, measure, reviewers, deadline: laying.deadline },
    };
    await updateTask(work, tree, task, row, written.get(task.id) ?? task.deadline);
  }
  const tasks = await layTasks(work, tree, list, laying, existing);
  return {
    numbers: tasks.map(({ number }) => number),
    empty: tasks.length + existing.length === 0,
  };
}

function factsOf(list: Template): TemplateFacts {
  const { number, name, programmeId, unitId, ownerId, postId, measure, rule, reviewers } = list;
  return { number, name, programmeId, unitId, ownerId, postId, measure, rule, reviewers };
}
