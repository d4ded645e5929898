import type { Transaction } from "../../../../db/client.ts";

/**
 * Whether a person has still not passed the test of this failed paper and has not gone on to the next attempt. Who has
 * been excused since may still take it, and has been promised the call.
 */
export async function mayStillRetake(tx: Transaction, paperId: number): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ open: boolean }[]>`
    SELECT EXISTS (
      SELECT 1 FROM "Paper" p
      JOIN "Obligation" b ON b."occurrenceId" = p."occurrenceId" AND b."personId" = p."personId"
        AND b.status IN ('due', 'missed', 'held', 'excused') AND b.doable
      WHERE p.id = ${paperId} AND NOT EXISTS (
        SELECT 1 FROM "Paper" n WHERE n."occurrenceId" = p."occurrenceId" AND n."personId" = p."personId"
          AND n.attempt > p.attempt)) AS open`;
  return row?.open ?? false;
}
