import { localDate } from "../../calendar/zone.ts";
import type { UnitTree } from "../../people/rules.ts";
import { audience, loadUnitTree, unitOfPerson } from "../../people/store.ts";
import type { Work } from "../../work.ts";
import { rootOf } from "../assign.ts";
import { createTasks } from "../create.ts";
import { type Laying, layingOf } from "../rules.ts";
import { type TaskRow, takeNumbers } from "../store.ts";
import { historyWords } from "../wording.ts";
import { isLaid, setLaidThrough, type Template, templatesBehind } from "./store.ts";

/** Lays this month's tasks of every list, on the month's first working day. Returns how many lists were looked at. */
export async function layTemplates(work: Work): Promise<number> {
  const today = localDate(work.now, work.calendar.zone);
  const templates = await templatesBehind(work.tx, today);
  if (templates.length === 0) return 0;
  const tree = await loadUnitTree(work.tx);
  for (const template of templates) {
    // What is laid once is laid by its import.
    if ("date" in template.rule) continue;
    const laying = layingOf(work.calendar, template, work.now);
    if (laying === null || (await isLaid(work.tx, template.id, laying.period))) continue;
    await layTasks(work, tree, template, laying);
  }
  await setLaidThrough(
    work.tx,
    templates.map(({ id }) => id),
    today,
  );
  return templates.length;
}

/** Lays a list's tasks for one period: one for every holder of its post, else one. Those that are there stay. */
export async function layTasks(
  work: Work,
  tree: UnitTree,
  template: Template,
  { period, deadline }: Laying,
  existing: readonly TaskRow[] = [],
): Promise<TaskRow[]> {
  const known = new Set(existing.map(({ ownerId, unitId }) => `${ownerId} ${unitId}`));
  const targets = (await targetsOf(work, tree, template)).filter(
    ({ ownerId, unitId }) => !known.has(`${ownerId} ${unitId}`),
  );
  if (targets.length === 0) return [];
  const numbers = await takeNumbers(work.tx, targets.length);
  const { name, programmeId, measure, reviewers, id } = template;
  const drafts = targets.map((target, index) => ({
    ...{ name, programmeId, measure, reviewers, deadline, period, templateId: id },
    ...target,
    number: numbers[index] ?? 0,
    position: 0,
  }));
  const creation = { actorId: null, text: historyWords.laid, inboxId: null, at: work.now };
  return createTasks(work, tree, drafts, creation);
}

async function targetsOf(
  work: Work,
  tree: UnitTree,
  { unitId, ownerId, postId }: Template,
): Promise<{ unitId: number; ownerId: number | null }[]> {
  const date = localDate(work.now, work.calendar.zone);
  const root = rootOf(tree);
  if (postId !== null) {
    const top = unitId ?? root;
    if (top === null) return [];
    const unitIds = tree.within(top).map(({ id }) => id);
    const holders = await audience(work.tx, { unitIds, postIds: [postId], date });
    return holders.map(({ personId, unitId: own }) => ({ unitId: own, ownerId: personId }));
  }
  const own = ownerId === null ? null : await unitOfPerson(work.tx, ownerId, date);
  const unit = unitId ?? own ?? root;
  return unit === null ? [] : [{ unitId: unit, ownerId }];
}
