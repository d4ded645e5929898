import type { Transaction } from "../../db/client.ts";

/** The extension of this task that nobody has decided, or null. */
export function pendingExtension(tx: Transaction, taskId: number) {
  return tx.decision.findFirst({
    where: { kind: "extension", subjectId: taskId, status: "pending" },
  });
}

/** Extensions that wait, with the reviewers of their tasks; few at any time. */
export function waitingExtensions(
  tx: Transaction,
): Promise<{ id: number; personId: number; reviewers: number[] }[]> {
  return tx.$queryRaw<{ id: number; personId: number; reviewers: number[] }[]>`
    SELECT d.id, d."personId", t.reviewers FROM "Decision" d JOIN "Task" t ON t.id = d."subjectId"
    WHERE d.kind = 'extension' AND d.status = 'pending' ORDER BY d.id`;
}
