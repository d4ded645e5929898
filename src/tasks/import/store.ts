import type { Transaction } from "../../db/client.ts";
import type { TaskRow } from "../store.ts";

/** The tasks of these numbers. */
export function tasksNumbered(tx: Transaction, numbers: readonly number[]): Promise<TaskRow[]> {
  return tx.task.findMany({ where: { number: { in: [...numbers] } } });
}

/** What the sheet last said about the deadlines of these tasks, whatever has become of them since. */
export async function writtenDeadlines(
  tx: Transaction,
  taskIds: readonly number[],
): Promise<Map<number, Date>> {
  const rows = await tx.$queryRaw<{ taskId: number; after: Date }[]>`
    SELECT DISTINCT ON ("taskId") "taskId", after FROM "TaskEvent"
    WHERE "taskId" = ANY(${[...taskIds]}::int[]) AND kind IN ('created', 'changed') AND after IS NOT NULL
    ORDER BY "taskId", id DESC`;
  return new Map(rows.map(({ taskId, after }) => [taskId, after]));
}

/** The numbers of the sheet's tasks that are not done and are none of these. */
export async function unlisted(tx: Transaction, numbers: readonly number[]): Promise<number[]> {
  const rows = await tx.$queryRaw<{ number: number }[]>`
    SELECT number FROM "Task" WHERE position > 0 AND status IN ('open', 'in_review')
      AND number <> ALL(${[...numbers]}::int[]) ORDER BY number`;
  return rows.map(({ number }) => number);
}

/** The numbers of the lists that run and are none of these. */
export async function unlistedLists(tx: Transaction, numbers: readonly number[]) {
  const rows = await tx.taskTemplate.findMany({
    where: { active: true, number: { notIn: [...numbers] } },
    select: { number: true },
    orderBy: { number: "asc" },
  });
  return rows.map(({ number }) => number);
}

/** The tasks that a list has laid for a period. */
export function tasksOfList(tx: Transaction, templateId: number, period: string) {
  return tx.task.findMany({ where: { templateId, period }, orderBy: { number: "asc" } });
}

/** The ids of all programmes by name. */
export async function programmeIds(tx: Transaction): Promise<Map<string, number>> {
  const rows = await tx.programme.findMany({ select: { id: true, name: true } });
  return new Map(rows.map(({ id, name }) => [name, id]));
}

/** The open tasks whose deadline is still to come. */
export function tasksToCome(tx: Transaction, now: Date) {
  return tx.task.findMany({
    where: { status: "open", deadline: { gt: now } },
    select: { id: true, deadline: true },
  });
}
