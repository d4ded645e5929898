import { localDate } from "../calendar/zone.ts";
import type { Authority, UnitTree } from "../people/rules.ts";
import { names, secretariesOf } from "../people/store.ts";
import type { Work } from "../work.ts";
import { type TaskRow, tasksOf } from "./store.ts";
import type { TaskFact } from "./wording.ts";

/** Who speaks, as far as tasks are concerned. */
export type Actor = { personId: number; authority: Authority };

/** Who has to do a task: its owner, or, without one, the nearest secretaries of its unit. */
export async function doersOf(
  work: Work,
  tree: UnitTree,
  { ownerId, unitId }: Pick<TaskRow, "ownerId" | "unitId">,
): Promise<number[]> {
  if (ownerId !== null) return [ownerId];
  if (unitId === null) return [];
  return secretariesOf(work.tx, tree, unitId, localDate(work.now, work.calendar.zone));
}

/** Whether somebody may say that a task is done: its owner, or, without one, a secretary over its unit. */
export function mayDo(task: Pick<TaskRow, "ownerId" | "unitId">, actor: Actor): boolean {
  if (task.ownerId !== null) return task.ownerId === actor.personId;
  return task.unitId !== null && actor.authority.secretaryOf.has(task.unitId);
}

/** Somebody's own tasks in these states: those he owns, and those of units for which he is the nearest secretary. */
export async function ownTasks(
  work: Work,
  tree: UnitTree,
  { personId, authority }: Actor,
  statuses: Parameters<typeof tasksOf>[2],
): Promise<TaskRow[]> {
  const unitIds = [...authority.secretaryOf];
  const found = await tasksOf(work.tx, { personId, unitIds }, statuses);
  const units = [
    ...new Set(found.flatMap(({ ownerId, unitId }) => (ownerId ? [] : (unitId ?? [])))),
  ];
  const mine = new Set<number>();
  for (const unitId of units) {
    const doers = await doersOf(work, tree, { ownerId: null, unitId });
    if (doers.includes(personId)) mine.add(unitId);
  }
  return found.filter(({ ownerId, unitId }) => ownerId !== null || mine.has(unitId ?? 0));
}

/** These tasks as texts need them, in the same order. */
export async function factsOf(
  work: Work,
  tree: UnitTree,
  tasks: readonly TaskRow[],
): Promise<TaskFact[]> {
  const labels = await names(
    work.tx,
    tasks.flatMap(({ ownerId }) => ownerId ?? []),
  );
  return tasks.map(({ number, name, measure, deadline, status, ownerId, unitId }) => ({
    number,
    name,
    measure,
    deadline,
    status,
    owner: ownerId === null ? null : (labels.get(ownerId) ?? ""),
    unit: unitId === null ? "" : tree.get(unitId).name,
  }));
}
