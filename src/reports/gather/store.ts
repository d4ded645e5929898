import type { Transaction } from "../../db/client.ts";
import type { TrendPoint } from "../rules.ts";
import type { AskedRow, PersonRow, ReceivedRow } from "./rules.ts";

/** A 通报 that is out, with its programme; null when there is none of this id or it has not run. */
export async function publishedRun(tx: Transaction, id: number) {
  const run = await tx.beatRun.findUnique({ where: { id }, include: { programme: true } });
  if (run?.kind !== "publish" || run.status !== "done" || run.ranAt === null) return null;
  return { ...run, ranAt: run.ranAt };
}

/** The 通报 of a programme that are out, the newest first. */
export async function publishedRuns(
  tx: Transaction,
  programmeId: number,
): Promise<{ id: number; period: string; ranAt: Date }[]> {
  const runs = await tx.beatRun.findMany({
    where: { programmeId, kind: "publish", status: "done" },
    orderBy: [{ ranAt: "desc" }, { id: "desc" }],
    select: { id: true, period: true, ranAt: true },
  });
  return runs.flatMap(({ ranAt, ...run }) => (ranAt === null ? [] : [{ ...run, ranAt }]));
}

/** The rates that a programme's 周通报 of these weeks froze for these units together. */
export function weeklyRates(
  tx: Transaction,
  programmeId: number,
  { weeks, unitIds }: { weeks: readonly string[]; unitIds: readonly number[] },
): Promise<TrendPoint[]> {
  return tx.$queryRaw<TrendPoint[]>`
    SELECT r.period AS week, (sum(n."onTime" + n.late + n."madeUp")::float8
           / NULLIF(sum(n.expected - n.excused - n.held), 0)::float8) AS rate
    FROM "BeatRun" r JOIN "Count" n ON n."beatRunId" = r.id AND n."unitId" = ANY(${[...unitIds]}::int[])
    WHERE r."programmeId" = ${programmeId} AND r.kind = 'publish' AND r.status = 'done'
      AND r.period = ANY(${[...weeks]}::text[])
    GROUP BY 1 ORDER BY 1`;
}

/** What a 通报 covers: what it marked as its own, or, for a longer period, what closed in it, `until` excluded. */
export type Covered = { runId: number } | { from: Date; until: Date };

/**
 * Where each person's obligations of a 通报 stand, by unit and plan, in the order of units, persons and plans; with the
 * groups in which they were asked.
 */
export function personRows(
  tx: Transaction,
  programmeId: number,
  covered: Covered,
): Promise<PersonRow[]> {
  const runId = "runId" in covered ? covered.runId : null;
  const { from, until } = "from" in covered ? covered : { from: null, until: null };
  return tx.$queryRaw<PersonRow[]>`
    SELECT q.id AS "personId", q.name AS person, u.name AS unit, p.name AS plan,
           array_remove(array_agg(DISTINCT b."channelId"), NULL) AS "channelIds", count(*)::int AS expected,
           (count(*) FILTER (WHERE b.status = 'due'))::int AS due,
           (count(*) FILTER (WHERE b.status = 'on_time'))::int AS "onTime",
           (count(*) FILTER (WHERE b.status = 'late'))::int AS late,
           (count(*) FILTER (WHERE b.status = 'made_up'))::int AS "madeUp",
           (count(*) FILTER (WHERE b.status = 'excused'))::int AS excused,
           (count(*) FILTER (WHERE b.status = 'missed'))::int AS missed,
           (count(*) FILTER (WHERE b.status = 'held'))::int AS held
    FROM "Plan" p
    JOIN "Occurrence" c ON c."planId" = p.id AND c.status = 'closed' AND (c."publishedInId" = ${runId}::int
      OR (c."closesAt" >= ${from}::timestamptz AND c."closesAt" < ${until}::timestamptz))
    JOIN "Obligation" b ON b."occurrenceId" = c.id
    JOIN "Person" q ON q.id = b."personId"
    JOIN "Unit" u ON u.id = b."unitId"
    WHERE p."programmeId" = ${programmeId}
    GROUP BY q.id, u.id, p.id
    ORDER BY u.position, u.id, q.position, q.id, p.position, p.id`;
}

/** Days of one zone, both in instants, `until` excluded. */
export type Span = { from: Date; until: Date; zone: string };

/**
 * The messages of all programmes that arrived within a span, by week, for each person in private and for each group. A
 * board edited in place is one message.
 */
export function receivedRows(tx: Transaction, { from, until, zone }: Span): Promise<ReceivedRow[]> {
  return tx.$queryRaw<ReceivedRow[]>`
    SELECT o."personId", o."channelId", to_char(o."sentAt" AT TIME ZONE ${zone}, 'IYYY-"W"IW') AS week,
           count(*)::int AS count
    FROM "Outbox" o
    WHERE o.status = 'sent' AND o."editsId" IS NULL AND o."sentAt" >= ${from} AND o."sentAt" < ${until}
      AND (o."personId" IS NOT NULL OR o."channelId" IS NOT NULL)
    GROUP BY 1, 2, 3 ORDER BY 3, 1, 2`;
}

/** How many obligations of all programmes were opened for each person within a span, by week. */
export function askedRows(tx: Transaction, { from, until, zone }: Span): Promise<AskedRow[]> {
  return tx.$queryRaw<AskedRow[]>`
    SELECT b."personId", to_char(c."opensAt" AT TIME ZONE ${zone}, 'IYYY-"W"IW') AS week, count(*)::int AS count
    FROM "Occurrence" c JOIN "Obligation" b ON b."occurrenceId" = c.id
    WHERE c."opensAt" >= ${from} AND c."opensAt" < ${until}
    GROUP BY 1, 2 ORDER BY 2, 1`;
}
