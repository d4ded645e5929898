import type { LocalDate } from "../../../../calendar/work-calendar.ts";
import type { Transaction } from "../../../../db/client.ts";
import { PAPER_KINDS } from "../test/rules.ts";
import type { NewestPaper, Standing } from "./rules.ts";

type Row = Omit<Standing, "paper"> &
  Omit<NewestPaper, "id" | "begun"> & { paperId: number | null; begun: boolean };

/**
 * Where a person stands at every test that was open at `at` or that he was ever asked and has not passed, and at
 * those that closed within the last days; in the order in which they opened.
 */
export async function standingsOf(
  tx: Transaction,
  personId: number,
  { at, since }: { at: Date; since: Date },
): Promise<Standing[]> {
  const rows = await tx.$queryRaw<Row[]>`
    WITH relevant AS (
      SELECT c.id FROM "Occurrence" c
      WHERE c.status IN ('open', 'closed') AND c."closesAt" >= ${since}
      UNION
      SELECT b."occurrenceId" FROM "Obligation" b
      WHERE b."personId" = ${personId} AND b.status IN ('due', 'missed', 'held', 'excused'))
    SELECT c.id AS "occurrenceId", l.id AS "planId", l.name AS plan, l.kind, l.parameters, c.date, c.run, c."opensAt",
      c."dueAt", c."closesAt", b.status::text AS status, n.id AS "paperId", n.attempt, n."drawnAt",
      COALESCE(array_to_string(n.answers, '') <> '', false) AS begun, n."handedInAt", n.score, n.passed, n."retakeAt"
    FROM relevant r
    JOIN "Occurrence" c ON c.id = r.id AND c.status IN ('open', 'closed')
    JOIN "Plan" l ON l.id = c."planId" AND l.kind = ANY(${[...PAPER_KINDS]}::text[])
    LEFT JOIN "Obligation" b ON b."occurrenceId" = c.id AND b."personId" = ${personId}
    LEFT JOIN LATERAL (
      SELECT * FROM "Paper" p WHERE p."occurrenceId" = c.id AND p."personId" = ${personId}
      ORDER BY p.attempt DESC LIMIT 1) n ON true
    WHERE b.id IS NOT NULL OR (c."opensAt" <= ${at} AND c."closesAt" >= ${at})
    ORDER BY c."opensAt", c.id`;
  return rows.map(({ paperId, attempt, drawnAt, begun, handedInAt, ...row }) => {
    const { score, passed, retakeAt, ...standing } = row;
    if (paperId === null) return { ...standing, paper: null };
    const paper = { id: paperId, attempt, drawnAt, begun, handedInAt, score, passed, retakeAt };
    return { ...standing, paper };
  });
}

/** The tests of a day that nobody has opened yet, soonest first. */
export function plannedTests(
  tx: Transaction,
  date: LocalDate,
  now: Date,
): Promise<{ id: number; opensAt: Date }[]> {
  return tx.$queryRaw<{ id: number; opensAt: Date }[]>`
    SELECT c.id, c."opensAt" FROM "Occurrence" c
    JOIN "Plan" l ON l.id = c."planId" AND l.kind = ANY(${[...PAPER_KINDS]}::text[])
    WHERE c.status = 'planned' AND (c."opensAt" <= ${now} OR c.date = ${date})
    ORDER BY c."opensAt", c.id`;
}
