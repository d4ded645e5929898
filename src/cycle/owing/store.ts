import type { Transaction } from "../../db/client.ts";

/** Something a person owes and can still do. `overdue`: its window has closed. */
export type DoableItem = {
  personId: number;
  person: string;
  channelId: number | null;
  plan: string;
  kind: string;
  parameters: unknown;
  date: string;
  dueAt: Date;
  overdue: boolean;
};

/** Whom to look for: everybody, or these persons, and what is owed anywhere or in this group. */
export type OwingFilter = { personIds: readonly number[] | null; channelId: number | null };

const EVERYBODY: OwingFilter = { personIds: null, channelId: null };

/**
 * What is owed in a programme and can still be done: in open windows, and after closing where a ladder has been
 * started (which is done for whatever can be done late). Not what an undecided leave would excuse, nor a failed test
 * whose retake has not opened at `now`. In the order of units, persons and time.
 */
export function doableItems(
  tx: Transaction,
  programmeId: number,
  now: Date,
  { personIds, channelId }: OwingFilter = EVERYBODY,
): Promise<DoableItem[]> {
  const ids = personIds === null ? null : [...personIds];
  return tx.$queryRaw<DoableItem[]>`
    WITH owed AS (
      SELECT b.id, b."occurrenceId", b."personId", b."unitId", b."channelId", false AS overdue
      FROM "Plan" p
      JOIN "Occurrence" c ON c."planId" = p.id AND c.status = 'open'
      JOIN "Obligation" b ON b."occurrenceId" = c.id AND b.status = 'due' AND b.doable
      WHERE p."programmeId" = ${programmeId}
      UNION ALL
      SELECT b.id, b."occurrenceId", b."personId", b."unitId", b."channelId", true
      FROM "LadderRun" r
      JOIN "Obligation" b ON b.id = r."obligationId" AND b.status IN ('due', 'missed') AND b.doable
      JOIN "Occurrence" c ON c.id = b."occurrenceId" AND c.status = 'closed'
      WHERE r."programmeId" = ${programmeId}
    )
    SELECT o."personId", q.name AS person, o."channelId", p.name AS plan, p.kind, p.parameters, c.date, c."dueAt", o.overdue
    FROM owed o
    JOIN "Occurrence" c ON c.id = o."occurrenceId"
    JOIN "Plan" p ON p.id = c."planId"
    JOIN "Unit" u ON u.id = o."unitId"
    JOIN "Person" q ON q.id = o."personId"
    WHERE (${ids}::int[] IS NULL OR o."personId" = ANY(${ids}::int[]))
      AND (${channelId}::int IS NULL OR o."channelId" = ${channelId}::int)
      AND NOT EXISTS (SELECT 1 FROM "Leave" l WHERE l."personId" = o."personId" AND l.status = 'pending'
        AND l."fromAt" < c."dueAt" AND c."dueAt" <= l."untilAt")
      AND NOT EXISTS (SELECT 1 FROM "Paper" f WHERE f."occurrenceId" = o."occurrenceId" AND f."personId" = o."personId"
        AND f.passed = false AND f."retakeAt" > ${now})
    ORDER BY u.position, u.id, q.position, q.id, c."dueAt", p.position, o.id`;
}
