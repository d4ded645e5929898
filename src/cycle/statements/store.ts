import type { Transaction } from "../../db/client.ts";

export type NewStatementRow = {
  programmeId: number | null;
  unitId: number;
  personId: number;
  period: string;
  text: string;
  at: Date;
};

/** Adds a statement; gives its id. */
export async function addStatement(tx: Transaction, row: NewStatementRow): Promise<number> {
  return (await tx.statement.create({ data: row, select: { id: true } })).id;
}

/** What units said for themselves after `since`, oldest first; what names no programme belongs to each. */
export function statementsSince(tx: Transaction, programmeId: number, since: Date | null) {
  return tx.statement.findMany({
    where: {
      OR: [{ programmeId }, { programmeId: null }],
      ...(since ? { at: { gt: since } } : {}),
    },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
}

/**
 * The programmes, in workbook order, whose 调度 since `since`, planned or by hand, named one of these units. Which ones
 * a 调度 named is read from what was owed when it was said: closed, not yet published, and not done by then.
 */
export function dispatchedProgrammes(
  tx: Transaction,
  unitIds: readonly number[],
  since: Date,
): Promise<{ id: number; name: string }[]> {
  return tx.$queryRaw<{ id: number; name: string }[]>`
    WITH dispatched AS (
      SELECT DISTINCT "programmeId", "createdAt" AS at FROM "Outbox"
      WHERE "occurrenceId" IS NULL AND kind = 'dispatch' AND "createdAt" >= ${since} AND key NOT LIKE 'statement:%'
    )
    SELECT m.id, m.name FROM "Programme" m
    WHERE EXISTS (
      SELECT 1 FROM dispatched d
      JOIN "Plan" p ON p."programmeId" = d."programmeId"
      JOIN "Occurrence" c ON c."planId" = p.id AND c."closedAt" <= d.at
      LEFT JOIN "BeatRun" r ON r.id = c."publishedInId"
      JOIN "Obligation" b ON b."occurrenceId" = c.id
      WHERE d."programmeId" = m.id AND b."unitId" = ANY(${[...unitIds]}::int[])
        AND (r.id IS NULL OR r."ranAt" >= d.at)
        AND (b.status IN ('due', 'missed') OR b."settledAt" > d.at)
    )
    ORDER BY m.position, m.id`;
}
