import type { Transaction } from "../../../db/client.ts";

/**
 * Those of these persons who can be written to and are away at some time between two instants: on an approved leave,
 * or on an official trip as far as they have said so. Only windows of that time are looked at, which an index finds.
 */
export async function awayAmong(
  tx: Transaction,
  personIds: readonly number[],
  { from, until }: { from: Date; until: Date },
): Promise<Set<number>> {
  const rows = await tx.$queryRaw<{ id: number }[]>`
    WITH away AS (
      SELECT l."personId" FROM "Leave" l
      WHERE l.status = 'approved' AND l."fromAt" < ${until} AND l."untilAt" > ${from}
      UNION
      SELECT s."personId" FROM "Occurrence" c JOIN "Submission" s ON s."occurrenceId" = c.id
      WHERE c.status IN ('planned', 'open', 'closed') AND c."closesAt" >= ${from} AND c."opensAt" < ${until}
        AND s.intent = 'official_trip' AND s.state = 'valid' AND s.at >= ${from} AND s.at < ${until})
    SELECT asked.id FROM unnest(${[...personIds]}::int[]) AS asked(id)
    WHERE asked.id IN (SELECT "personId" FROM away)
      AND EXISTS (SELECT 1 FROM "Account" a WHERE a."personId" = asked.id AND a."privateChat" IS NOT NULL)`;
  return new Set(rows.map(({ id }) => id));
}

/** Whether somebody has written to the bot in private, so that it can write to him. */
export async function canBeWrittenTo(tx: Transaction, personId: number): Promise<boolean> {
  return (await tx.account.count({ where: { personId, privateChat: { not: null } } })) > 0;
}
