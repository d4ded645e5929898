import type { Transaction } from "../../../../db/client.ts";

/** Leaves a planned occurrence out, with the reason; false when it is not planned any more. */
export async function skipPlanned(tx: Transaction, id: number, note: string): Promise<boolean> {
  const where = { id, status: "planned" } as const;
  return (await tx.occurrence.updateMany({ where, data: { status: "skipped", note } })).count === 1;
}
