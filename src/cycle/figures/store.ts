import type { Transaction } from "../../db/client.ts";
import type { ObligationStatus } from "../../ledger/rules.ts";
import type { StatusCount, UnitCount } from "./rules.ts";

/** Marks what has closed since the last 通报 as covered by this one, so that no closing is counted twice or dropped. */
export async function coverClosed(
  tx: Transaction,
  programmeId: number,
  runId: number,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Occurrence" c SET "publishedInId" = ${runId} FROM "Plan" p
    WHERE p.id = c."planId" AND p."programmeId" = ${programmeId}
      AND c.status = 'closed' AND c."publishedInId" IS NULL`;
}

/**
 * The obligations of what has closed, by unit and status: of what this 通报 covers, or (`runId` null) of what none has
 * covered yet. One grouping over the covered occurrences only, so that past weeks cost nothing.
 */
export function statusCounts(
  tx: Transaction,
  programmeId: number,
  runId: number | null,
): Promise<StatusCount[]> {
  return tx.$queryRaw<StatusCount[]>`
    SELECT b."unitId", b.status::text AS status, count(*)::int AS count
    FROM "Plan" p
    JOIN "Occurrence" c ON c."planId" = p.id AND c.status = 'closed'
      AND c."publishedInId" IS NOT DISTINCT FROM ${runId}::int
    JOIN "Obligation" b ON b."occurrenceId" = c.id
    WHERE p."programmeId" = ${programmeId}
    GROUP BY 1, 2 ORDER BY 1, 2`;
}

/** The obligations of what closed within a span, `until` excluded, by unit and status: for a longer period's 通报. */
export function statusCountsWithin(
  tx: Transaction,
  programmeId: number,
  { from, until }: { from: Date; until: Date },
): Promise<StatusCount[]> {
  return tx.$queryRaw<StatusCount[]>`
    SELECT b."unitId", b.status::text AS status, count(*)::int AS count
    FROM "Plan" p
    JOIN "Occurrence" c ON c."planId" = p.id AND c.status = 'closed'
      AND c."closesAt" >= ${from} AND c."closesAt" < ${until}
    JOIN "Obligation" b ON b."occurrenceId" = c.id
    WHERE p."programmeId" = ${programmeId}
    GROUP BY 1, 2 ORDER BY 1, 2`;
}

/** Something in the covered span that is not done; `held` waits for a human. */
export type OpenItem = {
  personId: number;
  person: string;
  unitId: number;
  status: Extract<ObligationStatus, "due" | "missed" | "held">;
  plan: string;
  date: string;
  dueAt: Date;
};

/** What closed since the last 通报 and is not done; in the order of units, persons and time. */
export function openItems(tx: Transaction, programmeId: number): Promise<OpenItem[]> {
  return tx.$queryRaw<OpenItem[]>`
    SELECT b."personId", q.name AS person, b."unitId", b.status::text AS status, p.name AS plan, c.date, c."dueAt"
    FROM "Plan" p
    JOIN "Occurrence" c ON c."planId" = p.id AND c.status = 'closed' AND c."publishedInId" IS NULL
    JOIN "Obligation" b ON b."occurrenceId" = c.id AND b.status IN ('due', 'missed', 'held')
    JOIN "Unit" u ON u.id = b."unitId"
    JOIN "Person" q ON q.id = b."personId"
    WHERE p."programmeId" = ${programmeId}
    ORDER BY u.position, u.id, q.position, q.id, c."dueAt", p.position, b.id`;
}

/** Freezes a beat's figures; written once. */
export async function freezeCounts(
  tx: Transaction,
  beatRunId: number,
  counts: readonly UnitCount[],
): Promise<void> {
  await tx.count.createMany({ data: counts.map((count) => ({ ...count, beatRunId })) });
}

/** A beat's frozen figures by unit; empty when it did not run. */
export async function frozenCounts(
  tx: Transaction,
  beatRunId: number | null,
): Promise<Map<number, UnitCount>> {
  if (beatRunId === null) return new Map();
  const rows = await tx.count.findMany({ where: { beatRunId }, orderBy: { id: "asc" } });
  return new Map(rows.map(({ id, beatRunId: run, ...count }) => [count.unitId, count]));
}

/** Every frozen figure, in time order, for the export. */
export function countRowsOf(tx: Transaction) {
  return tx.$queryRaw<
    {
      programme: string;
      kind: "count" | "publish";
      period: string;
      unit: string;
      expected: number;
      due: number;
      onTime: number;
      late: number;
      madeUp: number;
      excused: number;
      missed: number;
      held: number;
      rate: number | null;
      rank: number | null;
      at: Date;
    }[]
  >`
    SELECT m.name AS programme, r.kind::text AS kind, r.period, u.name AS unit, n.expected, n.due, n."onTime", n.late,
           n."madeUp", n.excused, n.missed, n.held, n.rate, n.rank, r."ranAt" AS at
    FROM "Count" n
    JOIN "BeatRun" r ON r.id = n."beatRunId"
    JOIN "Programme" m ON m.id = r."programmeId"
    JOIN "Unit" u ON u.id = n."unitId"
    ORDER BY r."ranAt", r.id, u.position, u.id`;
}
