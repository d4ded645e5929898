import type { Transaction } from "../../db/client.ts";
import type { TaskRow } from "../store.ts";

export type NewEvidence = {
  taskId: number;
  kind: string;
  text: string;
  inboxId: number;
  at: Date;
};

/** Adds what was shown for completions. */
export async function addEvidence(
  tx: Transaction,
  evidence: readonly NewEvidence[],
): Promise<void> {
  if (evidence.length > 0) await tx.taskEvidence.createMany({ data: [...evidence] });
}

/** How much of a kind was shown for a task since it was handed in. */
export function evidenceCount(
  tx: Transaction,
  taskId: number,
  kind: string,
  since: Date,
): Promise<number> {
  return tx.taskEvidence.count({ where: { taskId, kind, at: { gte: since } } });
}

/** The task in review that this person handed in last in this chat since `since`, or null. */
export async function handedInLately(
  tx: Transaction,
  said: { personId: number; platform: string; chat: string; since: Date; until: Date },
): Promise<TaskRow | null> {
  const rows = await tx.$queryRaw<TaskRow[]>`
    SELECT t.* FROM "Task" t
    JOIN "TaskEvent" e ON e."taskId" = t.id AND e.kind = 'completed' AND e."actorId" = ${said.personId}
      AND e.at = t."submittedAt" AND e.at BETWEEN ${said.since} AND ${said.until}
    JOIN "Inbox" i ON i.id = e."inboxId" AND i.platform = ${said.platform} AND i.chat = ${said.chat}
    WHERE t.status = 'in_review' AND t."submittedAt" BETWEEN ${said.since} AND ${said.until}
    ORDER BY e.id DESC LIMIT 1`;
  return rows[0] ?? null;
}
