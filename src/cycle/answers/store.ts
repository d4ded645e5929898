import type { Transaction } from "../../db/client.ts";

export type NewAnswer = {
  programmeId: number | null;
  unitId: number;
  personId: number;
  period: string;
  text: string;
  at: Date;
};

/** Keeps what a liaison answers to a 调度. */
export async function addAnswers(tx: Transaction, rows: readonly NewAnswer[]): Promise<void> {
  await tx.dispatchAnswer.createMany({ data: [...rows] });
}

/** What was answered about a programme after `since`, oldest first; what names no programme belongs to each. */
export function answersSince(tx: Transaction, programmeId: number, since: Date | null) {
  return tx.dispatchAnswer.findMany({
    where: {
      OR: [{ programmeId }, { programmeId: null }],
      ...(since ? { at: { gt: since } } : {}),
    },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
}
