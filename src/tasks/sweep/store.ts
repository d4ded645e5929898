import type { Transaction } from "../../db/client.ts";
import type { TaskRow } from "../store.ts";

/**
 * The tasks to be looked at now, locked so that no other worker takes them; those waiting longest first. One range of
 * the index per status, so that it costs by what is due and not by what exists.
 */
export function claimDueTasks(tx: Transaction, now: Date, limit: number): Promise<TaskRow[]> {
  return tx.$queryRaw<TaskRow[]>`
    WITH open AS (
      SELECT id FROM "Task" WHERE status = 'open' AND "remindAt" <= ${now}
      ORDER BY "remindAt" LIMIT ${limit} FOR UPDATE SKIP LOCKED
    ), waiting AS (
      SELECT id FROM "Task" WHERE status = 'in_review' AND "remindAt" <= ${now}
      ORDER BY "remindAt" LIMIT ${limit} FOR UPDATE SKIP LOCKED
    )
    SELECT t.* FROM (SELECT id FROM open UNION ALL SELECT id FROM waiting) due JOIN "Task" t ON t.id = due.id
    ORDER BY t.deadline, t.number`;
}

/** Notes when these tasks are looked at next, in one statement; null: never. */
export async function setReminders(
  tx: Transaction,
  rows: readonly { id: number; remindAt: Date | null }[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.$executeRaw`
    UPDATE "Task" t SET "remindAt" = n.at::timestamptz
    FROM unnest(${rows.map(({ id }) => id)}::int[],
      ${rows.map(({ remindAt }) => remindAt?.toISOString() ?? null)}::text[]) AS n(id, at)
    WHERE t.id = n.id`;
}

/** Those of these persons who can be written to in private. */
export async function reachable(
  tx: Transaction,
  personIds: readonly number[],
): Promise<Set<number>> {
  const rows = await tx.account.findMany({
    where: { personId: { in: [...new Set(personIds)] }, privateChat: { not: null } },
    select: { personId: true },
  });
  return new Set(rows.flatMap(({ personId }) => personId ?? []));
}

/** These tasks as they stand, by deadline. */
export function tasksById(tx: Transaction, ids: readonly number[]): Promise<TaskRow[]> {
  return tx.task.findMany({
    where: { id: { in: [...ids] } },
    orderBy: [{ deadline: "asc" }, { number: "asc" }],
  });
}
