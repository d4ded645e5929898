import type { Transaction } from "../db/client.ts";
import type { Item } from "../kinds/quiz/paper/rules.ts";

/** What a sent message was about. */
export async function subjectsOf(tx: Transaction) {
  const rows = await tx.$queryRaw<
    { id: number; programme: string | null; plan: string | null; occurrence: string | null }[]
  >`
    SELECT o.id, g.name AS programme, p.name AS plan, c.date AS occurrence
    FROM "Outbox" o
    LEFT JOIN "Occurrence" c ON c.id = o."occurrenceId"
    LEFT JOIN "Plan" p ON p.id = COALESCE(o."planId", c."planId")
    LEFT JOIN "Programme" g ON g.id = COALESCE(o."programmeId", p."programmeId")`;
  return new Map(rows.map((row) => [row.id, row]));
}

/** An obligation as a line of ledger.jsonl. */
export type LedgerRow = {
  programme: string;
  plan: string;
  occurrence: string;
  person: string;
  unit: string;
  status: string;
  at: Date | null;
  evidence: string | null;
};

/** Every obligation as it stands, in the order in which the windows opened and the roster lists people. */
export function ledgerRows(tx: Transaction): Promise<LedgerRow[]> {
  return tx.$queryRaw<LedgerRow[]>`
    SELECT g.name AS programme, p.name AS plan, c.date AS occurrence, s.name AS person, u.name AS unit,
           o.status::text AS status, o."settledAt" AS at, o.evidence
    FROM "Obligation" o
    JOIN "Occurrence" c ON c.id = o."occurrenceId"
    JOIN "Plan" p ON p.id = c."planId"
    JOIN "Programme" g ON g.id = p."programmeId"
    JOIN "Person" s ON s.id = o."personId"
    JOIN "Unit" u ON u.id = o."unitId"
    ORDER BY c."opensAt", p.position, p.id, s.position, s.id`;
}

/** Windows and beats that were skipped, with the note that says why. */
export function skippedNotes(
  tx: Transaction,
): Promise<{ at: Date; what: string; note: string | null }[]> {
  return tx.$queryRaw<{ at: Date; what: string; note: string | null }[]>`
    SELECT c."opensAt" AS at, p.name AS what, c.note FROM "Occurrence" c JOIN "Plan" p ON p.id = c."planId"
    WHERE c.status = 'skipped'
    UNION ALL
    SELECT b."dueAt" AS at, g.name AS what, b.note FROM "BeatRun" b JOIN "Programme" g ON g.id = b."programmeId"
    WHERE b.status = 'skipped'
    ORDER BY at, what`;
}

/** A handed-in paper as a line of attempts.jsonl. */
export type AttemptRow = {
  plan: string;
  occurrence: string;
  person: string;
  attempt: number;
  score: number;
  passed: boolean;
  at: Date;
};

/** Every handed-in paper, in time order. */
export function attemptRows(tx: Transaction): Promise<AttemptRow[]> {
  return tx.$queryRaw<AttemptRow[]>`
    SELECT p.name AS plan, c.date AS occurrence, s.name AS person, a.attempt, a.score, a.passed, a."handedInAt" AS at
    FROM "Paper" a
    JOIN "Occurrence" c ON c.id = a."occurrenceId"
    JOIN "Plan" p ON p.id = c."planId"
    JOIN "Person" s ON s.id = a."personId"
    WHERE a."handedInAt" IS NOT NULL
    ORDER BY a."handedInAt", a.id`;
}

/** The items of the newest paper that this person holds of this plan and has not handed in; null when there is none. */
export async function unfinishedItems(
  tx: Transaction,
  person: string,
  plan: string,
): Promise<Item[] | null> {
  const [row] = await tx.$queryRaw<{ items: Item[] }[]>`
    SELECT a.items FROM "Paper" a
    JOIN "Person" s ON s.id = a."personId" AND s.name = ${person}
    JOIN "Occurrence" c ON c.id = a."occurrenceId"
    JOIN "Plan" p ON p.id = c."planId" AND p.name = ${plan}
    WHERE a."handedInAt" IS NULL
    ORDER BY a.id DESC LIMIT 1`;
  return row?.items ?? null;
}
