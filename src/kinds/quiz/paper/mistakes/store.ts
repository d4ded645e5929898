import type { Transaction } from "../../../../db/client.ts";
import { PAPER_KINDS, type Test } from "../test/rules.ts";

/** A test of which a person has handed in a paper; `final`: he has passed or has no attempt left. */
export type TakenTest = Test & {
  occurrenceId: number;
  closesAt: Date;
  final: boolean;
};

/** The tests of which a person has handed in papers, the newest first. */
export function takenTests(tx: Transaction, personId: number): Promise<TakenTest[]> {
  return tx.$queryRaw<TakenTest[]>`
    SELECT c.id AS "occurrenceId", l.name AS plan, l.kind, l.parameters, c."closesAt",
      bool_or(p.passed) OR (array_agg(p."retakeAt" ORDER BY p.attempt DESC))[1] IS NULL AS final
    FROM "Paper" p
    JOIN "Occurrence" c ON c.id = p."occurrenceId"
    JOIN "Plan" l ON l.id = c."planId" AND l.kind = ANY(${[...PAPER_KINDS]}::text[])
    WHERE p."personId" = ${personId} AND p."handedInAt" IS NOT NULL
    GROUP BY c.id, l.id
    ORDER BY max(p."handedInAt") DESC, c.id DESC`;
}

/** The questions on a person's papers in windows that are open: their answers are nobody's to see yet. */
export async function askedNow(tx: Transaction, personId: number): Promise<Set<number>> {
  const rows = await tx.$queryRaw<{ id: number }[]>`
    SELECT DISTINCT (item ->> 'questionId')::int AS id
    FROM "Paper" p
    JOIN "Occurrence" c ON c.id = p."occurrenceId" AND c.status = 'open', jsonb_array_elements(p.items) item
    WHERE p."personId" = ${personId}`;
  return new Set(rows.map(({ id }) => id));
}
