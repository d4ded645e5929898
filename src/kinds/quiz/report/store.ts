import type { LocalDate } from "../../../calendar/work-calendar.ts";
import type { Transaction } from "../../../db/client.ts";
import type { Parameters } from "../../rules.ts";
import { PAPER_KINDS } from "../paper/test/rules.ts";
import type { QuestionType } from "../rules.ts";
import type { QuestionMarks, TestFigures } from "./rules.ts";

/** A test or contest that has been opened. */
export type TestRow = {
  id: number;
  plan: string;
  kind: string;
  date: LocalDate;
  status: "open" | "closed";
  parameters: Parameters;
  opensAt: Date;
  /** The units for which somebody started it by hand; null when it is for all whom its plan asks. */
  startedFor: readonly number[] | null;
};

/** The newest test of plans with these names, or of any with null, that somebody of these units is expected at. */
export async function newestTest(
  tx: Transaction,
  { plans, unitIds }: { plans: readonly string[] | null; unitIds: readonly number[] },
): Promise<TestRow | null> {
  const named = plans === null ? null : [...plans];
  const [found] = await tx.$queryRaw<TestRow[]>`
    SELECT c.id, p.name AS plan, p.kind, c.date, c.status::text AS status, p.parameters, c."opensAt",
           c.only -> 'unitIds' AS "startedFor"
    FROM "Occurrence" c JOIN "Plan" p ON p.id = c."planId"
    WHERE p.kind = ANY(${[...PAPER_KINDS]}::text[]) AND c.status IN ('open', 'closed')
      AND (${named}::text[] IS NULL OR p.name = ANY(${named}::text[]))
      AND EXISTS (SELECT 1 FROM "Obligation" b
        WHERE b."occurrenceId" = c.id AND b."unitId" = ANY(${[...unitIds]}::int[]))
    ORDER BY c."opensAt" DESC, c.id DESC LIMIT 1`;
  return found ?? null;
}

/** The names of the plans that hold tests, in workbook order. */
export async function testPlans(tx: Transaction): Promise<string[]> {
  const rows = await tx.plan.findMany({
    where: { kind: { in: [...PAPER_KINDS] }, active: true },
    select: { name: true },
    orderBy: [{ programme: { position: "asc" } }, { position: "asc" }, { id: "asc" }],
  });
  return [...new Set(rows.map(({ name }) => name))];
}

/** The tests of a programme that one 通报 covers, or (`runId` null) those that none has covered yet, in time order. */
export function testsCovered(
  tx: Transaction,
  programmeId: number,
  runId: number | null,
): Promise<TestRow[]> {
  return tx.$queryRaw<TestRow[]>`
    SELECT c.id, p.name AS plan, p.kind, c.date, c.status::text AS status, p.parameters, c."opensAt",
           c.only -> 'unitIds' AS "startedFor"
    FROM "Plan" p
    JOIN "Occurrence" c ON c."planId" = p.id AND c.status = 'closed'
      AND c."publishedInId" IS NOT DISTINCT FROM ${runId}::int
    WHERE p."programmeId" = ${programmeId} AND p.kind = ANY(${[...PAPER_KINDS]}::text[])
    ORDER BY c."closesAt", p.position, c.id`;
}

export type UnitRow = TestFigures & { occurrenceId: number; unitId: number };

/** How these tests went in each unit itself, in unit order. One grouping, whatever the number of papers. */
export function unitFigures(tx: Transaction, occurrenceIds: readonly number[]): Promise<UnitRow[]> {
  const ids = [...occurrenceIds];
  return tx.$queryRaw<UnitRow[]>`
    WITH best AS (
      SELECT "occurrenceId", "personId", max(score) AS score,
             bool_or(passed) AS passed, bool_or(passed AND attempt = 1 AND "handedInAt" <= c."closesAt") AS first
      FROM "Paper" JOIN "Occurrence" c ON c.id = "occurrenceId"
      WHERE "occurrenceId" = ANY(${ids}::int[]) AND "handedInAt" IS NOT NULL
      GROUP BY 1, 2
    )
    SELECT b."occurrenceId", b."unitId",
           (count(*) FILTER (WHERE s."personId" IS NOT NULL OR b.status NOT IN ('excused', 'held')))::int AS expected,
           count(s."personId")::int AS "tookPart",
           (count(*) FILTER (WHERE s.first))::int AS "passedFirst",
           (count(*) FILTER (WHERE s.passed AND NOT s.first))::int AS "passedLater",
           COALESCE(sum(s.score), 0) AS "bestSum"
    FROM "Obligation" b
    JOIN "Unit" u ON u.id = b."unitId"
    LEFT JOIN best s ON s."occurrenceId" = b."occurrenceId" AND s."personId" = b."personId"
    WHERE b."occurrenceId" = ANY(${ids}::int[])
    GROUP BY b."occurrenceId", b."unitId", u.position, u.id
    ORDER BY b."occurrenceId", u.position, u.id`;
}

/**
 * Somebody who has not passed and is not excused. `tookPart`: he has handed a paper in; `canStill`: he has an attempt
 * left.
 */
export type NotPassed = { unitId: number; name: string; tookPart: boolean; canStill: boolean };

/** Who of these units has not passed, in roster order. */
export function notPassed(
  tx: Transaction,
  occurrenceId: number,
  unitIds: readonly number[],
): Promise<NotPassed[]> {
  return tx.$queryRaw<NotPassed[]>`
    SELECT b."unitId", q.name, bool_or(p.id IS NOT NULL) AS "tookPart", b.doable AS "canStill"
    FROM "Obligation" b
    JOIN "Person" q ON q.id = b."personId"
    JOIN "Unit" u ON u.id = b."unitId"
    LEFT JOIN "Paper" p ON p."occurrenceId" = b."occurrenceId" AND p."personId" = b."personId"
      AND p."handedInAt" IS NOT NULL
    WHERE b."occurrenceId" = ${occurrenceId} AND b."unitId" = ANY(${[...unitIds]}::int[])
      AND b.status NOT IN ('excused', 'held')
    GROUP BY b.id, u.position, u.id, q.position, q.id
    HAVING NOT COALESCE(bool_or(p.passed), false)
    ORDER BY u.position, u.id, q.position, q.id`;
}

/**
 * Everybody's first answer to each question of a test, by question. Of later attempts only what was new counts: they
 * ask again what was missed. `points`: what a right answer of each type gets. One grouping over the papers handed in.
 */
export function questionMarks(
  tx: Transaction,
  occurrenceId: number,
  points: Readonly<Record<QuestionType, number>>,
): Promise<QuestionMarks[]> {
  return tx.$queryRaw<QuestionMarks[]>`
    WITH handed AS (
      SELECT "personId", attempt, items, answers, marks, (SELECT sum(each) FROM unnest(marks) each) AS total
      FROM "Paper" WHERE "occurrenceId" = ${occurrenceId} AND "handedInAt" IS NOT NULL
    ), first AS (
      SELECT DISTINCT ON (h."personId", q.id) h."personId", q.id, q.type,
             h.marks[i.place] AS mark, h.total - h.marks[i.place] AS rest
      FROM handed h
      CROSS JOIN LATERAL jsonb_array_elements(h.items) WITH ORDINALITY AS i(item, place)
      JOIN "Question" q ON q.id = (i.item ->> 'questionId')::int
      WHERE h.answers[i.place] <> ''
      ORDER BY h."personId", q.id, h.attempt
    )
    SELECT id AS "questionId",
           (CASE type WHEN 'single' THEN ${points.single}::float WHEN 'multiple' THEN ${points.multiple}::float
                      ELSE ${points.judgement}::float END) AS "full",
           array_agg(mark ORDER BY "personId") AS marks, array_agg(rest ORDER BY "personId") AS rests
    FROM first GROUP BY id, type ORDER BY id`;
}
