import type { Transaction } from "../../../db/client.ts";

/** The best score, 0 to 100, of everybody expected at a contest who took part, with the unit he belongs to there. */
export function bestScores(
  tx: Transaction,
  occurrenceId: number,
): Promise<{ personId: number; unitId: number; score: number }[]> {
  return tx.$queryRaw<{ personId: number; unitId: number; score: number }[]>`
    SELECT b."personId", b."unitId", max(p.score) AS score
    FROM "Obligation" b
    JOIN "Paper" p ON p."occurrenceId" = b."occurrenceId" AND p."personId" = b."personId"
      AND p."handedInAt" IS NOT NULL
    WHERE b."occurrenceId" = ${occurrenceId}
    GROUP BY b.id ORDER BY b.id`;
}
