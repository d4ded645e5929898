import type { LocalDate } from "../../../calendar/work-calendar.ts";
import type { Transaction } from "../../../db/client.ts";
import { Prisma } from "../../../db/generated/client.ts";
import type { Item } from "./rules.ts";
import type { Test } from "./test/rules.ts";

/** A paper with its test. `shown`: the message that shows it one question at a time, and where that went. */
export type PaperRow = Test & {
  id: number;
  occurrenceId: number;
  personId: number;
  attempt: number;
  items: Item[];
  /** As stored: a choice of a 多选 that is ticked but not confirmed is in small letters. */
  answers: string[];
  current: number;
  drawnAt: Date;
  touchedAt: Date;
  handedInAt: Date | null;
  score: number | null;
  passed: boolean | null;
  retakeAt: Date | null;
  planId: number;
  programmeId: number;
  date: LocalDate;
  opensAt: Date;
  dueAt: Date;
  closesAt: Date;
  outboxId: number | null;
  shownToAccount: number | null;
  shownAs: string | null;
};

const papers = Prisma.sql`
  SELECT p.id, p."occurrenceId", p."personId", p.attempt, p.items, p.answers, p.current, p."drawnAt", p."touchedAt",
    p."handedInAt", p.score, p.passed, p."retakeAt", l.id AS "planId", l.name AS plan, l.kind, l.parameters,
    l."programmeId", c.date, c."opensAt", c."dueAt", c."closesAt", b.id AS "outboxId",
    b."accountId" AS "shownToAccount", b."externalId" AS "shownAs"
  FROM "Paper" p
  JOIN "Occurrence" c ON c.id = p."occurrenceId"
  JOIN "Plan" l ON l.id = c."planId"
  LEFT JOIN "Outbox" b ON b.id = p."outboxId"`;

/** The papers a person has not handed in, the one he saw last first, locked: two devices answer one after the other. */
export function lockPapersInHand(tx: Transaction, personId: number): Promise<PaperRow[]> {
  return tx.$queryRaw<PaperRow[]>`${papers}
    WHERE p."personId" = ${personId} AND p."handedInAt" IS NULL
    ORDER BY p."touchedAt" DESC, p.id DESC FOR UPDATE OF p`;
}

/** One paper, locked; null when there is none. */
export async function lockPaper(tx: Transaction, id: number): Promise<PaperRow | null> {
  const [found] = await tx.$queryRaw<PaperRow[]>`${papers} WHERE p.id = ${id} FOR UPDATE OF p`;
  return found ?? null;
}

/** The papers of an open window that somebody began to answer in it and has not handed in, locked. */
export function lockBegun(tx: Transaction, occurrenceId: number): Promise<PaperRow[]> {
  return tx.$queryRaw<PaperRow[]>`${papers}
    WHERE p."occurrenceId" = ${occurrenceId} AND c.status = 'open' AND p."handedInAt" IS NULL
      AND p."drawnAt" <= c."closesAt" AND array_to_string(p.answers, '') <> ''
    ORDER BY p.id FOR UPDATE OF p`;
}

/** A person's papers of one test that are handed in, the first attempt first. */
export function papersHandedIn(
  tx: Transaction,
  occurrenceId: number,
  personId: number,
): Promise<(Pick<PaperRow, "id" | "attempt" | "items" | "answers"> & { marks: number[] })[]> {
  return tx.$queryRaw`
    SELECT id, attempt, items, answers, marks FROM "Paper"
    WHERE "occurrenceId" = ${occurrenceId} AND "personId" = ${personId} AND "handedInAt" IS NOT NULL
    ORDER BY attempt`;
}

/** Adds a paper, unless another device had the same attempt drawn just before. Returns the id of the one that is there. */
export async function addPaper(
  tx: Transaction,
  paper: { occurrenceId: number; personId: number; attempt: number; items: readonly Item[] },
  at: Date,
): Promise<number> {
  const { occurrenceId, personId, attempt, items } = paper;
  const [row] = await tx.$queryRaw<{ id: number }[]>`
    INSERT INTO "Paper" ("occurrenceId", "personId", attempt, items, answers, marks, "drawnAt", "touchedAt")
    VALUES (${occurrenceId}, ${personId}, ${attempt}, ${JSON.stringify(items)}::jsonb,
      ${items.map(() => "")}::text[], '{}', ${at}, ${at})
    ON CONFLICT ("occurrenceId", "personId", attempt) DO UPDATE SET attempt = excluded.attempt RETURNING id`;
  if (!row) throw new Error("a paper that was just added is not there");
  return row.id;
}

/** What changes while somebody answers. `drawnAt` moves when a paper becomes a make-up paper. */
export type PaperChange = {
  answers: readonly string[];
  current: number;
  outboxId: number | null;
  touchedAt: Date;
  drawnAt: Date;
};

/** Keeps the answers so far and what is shown. */
export async function savePaper(tx: Transaction, id: number, change: PaperChange): Promise<void> {
  const { answers, current, outboxId, touchedAt, drawnAt } = change;
  await tx.$executeRaw`
    UPDATE "Paper" SET answers = ${[...answers]}::text[], current = ${current}, "outboxId" = ${outboxId},
      "touchedAt" = ${touchedAt}, "drawnAt" = ${drawnAt} WHERE id = ${id}`;
}

/** A paper as it is judged. */
export type JudgedRow = {
  id: number;
  answers: readonly string[];
  marks: readonly number[];
  score: number;
  passed: boolean;
  at: Date;
  retakeAt: Date | null;
};

/** Hands papers in, in one statement. */
export async function saveJudged(tx: Transaction, rows: readonly JudgedRow[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Paper" p
    SET answers = v.answers, marks = v.marks, score = v.score, passed = v.passed, "handedInAt" = v.at,
      "touchedAt" = v.at, "retakeAt" = v."retakeAt"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS v(id int, answers text[], marks float[], score float,
      passed boolean, at timestamptz, "retakeAt" timestamptz)
    WHERE p.id = v.id`;
}
