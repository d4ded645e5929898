import type { Transaction } from "../../../db/client.ts";
import { Prisma } from "../../../db/generated/client.ts";
import { storable } from "../../../inbox/storable.ts";
import type { PoolQuestion } from "../paper/draw/rules.ts";
import { PAPER_KINDS } from "../paper/test/rules.ts";
import type { Card, Category, OpenTest, Resting } from "./rules.ts";

/** The categories of the bank, those with most questions first. */
export async function categories(tx: Transaction): Promise<Category[]> {
  return tx.$queryRaw<Category[]>`
    SELECT category AS name, count(*)::int AS count FROM "Question"
    WHERE active AND category IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1`;
}

/** Whether the bank has any question. */
export async function hasQuestions(tx: Transaction): Promise<boolean> {
  return (await tx.question.findFirst({ where: { active: true }, select: { id: true } })) !== null;
}

/**
 * The questions whose answers a person must not be shown yet: those of his papers in a window that is open, of those
 * he has not handed in, and of those he may still take again; and those of an open contest he is expected at, where
 * all get the same, or that is asked by polls. A contest that is over cannot be gone on with.
 */
const hiddenFrom = (personId: number) => Prisma.sql`
  SELECT (item ->> 'questionId')::int FROM "Paper" p, jsonb_array_elements(p.items) item
  WHERE p."personId" = ${personId} AND p."occurrenceId" IN (
    SELECT own."occurrenceId" FROM "Paper" own
    JOIN "Occurrence" c ON c.id = own."occurrenceId"
    JOIN "Plan" l ON l.id = c."planId"
    WHERE own."personId" = ${personId} GROUP BY own."occurrenceId", c.status, l.kind
    HAVING c.status = 'open' OR (l.kind <> '比武' AND (bool_or(own."handedInAt" IS NULL)
      OR (NOT bool_or(COALESCE(own.passed, false))
        AND (array_agg(own."retakeAt" ORDER BY own.attempt DESC))[1] IS NOT NULL))))
  UNION ALL
  SELECT (item ->> 'questionId')::int
  FROM "Occurrence" c
  JOIN "Plan" l ON l.id = c."planId" AND l.kind = '比武'
  JOIN "Obligation" b ON b."occurrenceId" = c.id AND b."personId" = ${personId}
  JOIN "Paper" p ON p."occurrenceId" = c.id, jsonb_array_elements(p.items) item
  WHERE c.status = 'open'
  UNION ALL
  SELECT p."questionId" FROM "Poll" p JOIN "Occurrence" c ON c.id = p."occurrenceId" WHERE c.status = 'open'`;

/** The tests whose window is open, in the order in which they close. */
export function openTests(tx: Transaction): Promise<OpenTest[]> {
  return tx.$queryRaw<OpenTest[]>`
    SELECT l.name AS plan, l.kind, l.parameters, c."closesAt"
    FROM "Occurrence" c JOIN "Plan" l ON l.id = c."planId" AND l.kind = ANY(${[...PAPER_KINDS]}::text[])
    WHERE c.status = 'open' ORDER BY c."closesAt", c.id`;
}

const rests = ({ all, categories }: Resting) =>
  Prisma.sql`(${all}::boolean OR COALESCE(q.category = ANY(${categories}::text[]), false))`;

/** Whether a person must not be shown the answer to this question yet. */
export async function isHidden(
  tx: Transaction,
  asked: { personId: number; questionId: number; resting: Resting },
): Promise<boolean> {
  const { personId, questionId, resting } = asked;
  const [row] = await tx.$queryRaw<{ hidden: boolean }[]>`
    SELECT ${rests(resting)} OR q.id IN (${hiddenFrom(personId)}) AS hidden
    FROM "Question" q WHERE q.id = ${questionId}`;
  return row?.hidden ?? false;
}

/** For whom a question is looked for. `except`: the one he has just had, which comes only when there is no other. */
export type Wanted = {
  personId: number;
  category: string | null;
  resting: Resting;
  except: number | null;
  now: Date;
  seed: string;
};

/**
 * What a person practises next: what is due, the longest first; else, by chance, what he has never practised; else what
 * is due the soonest. Null when nothing may be practised.
 */
export async function nextQuestion(tx: Transaction, wanted: Wanted): Promise<PoolQuestion | null> {
  const { personId, category, resting, except, now, seed } = wanted;
  const [found] = await tx.$queryRaw<PoolQuestion[]>`
    SELECT q.id, q.type::text AS type, q.category, cardinality(q.options) AS "optionCount"
    FROM "Question" q
    LEFT JOIN "PracticeCard" c ON c."questionId" = q.id AND c."personId" = ${personId}
    WHERE q.active AND (${category}::text IS NULL OR q.category = ${category}::text)
      AND NOT ${rests(resting)} AND q.id NOT IN (${hiddenFrom(personId)})
    ORDER BY (q.id = ${except ?? 0})::int,
      CASE WHEN c."dueAt" <= ${now} THEN 0 WHEN c."dueAt" IS NULL THEN 1 ELSE 2 END,
      c."dueAt", md5(${seed} || q.id), q.id
    LIMIT 1`;
  return found ?? null;
}

/** How many practice questions a person has answered. */
export async function answeredCount(tx: Transaction, personId: number): Promise<number> {
  const { _sum } = await tx.practiceCard.aggregate({
    where: { personId },
    _sum: { right: true, wrong: true },
  });
  return (_sum.right ?? 0) + (_sum.wrong ?? 0);
}

/** The practice question a person has, or had last, before him; null when he has never practised. */
export function turnOf(tx: Transaction, personId: number) {
  return tx.practiceTurn.findUnique({ where: { personId } });
}

/** Whether a person has a paper in hand that was shown or answered after `since`: then letters are for that. */
export async function hasNewerPaper(
  tx: Transaction,
  personId: number,
  since: Date,
): Promise<boolean> {
  const where = { personId, handedInAt: null, touchedAt: { gt: since } };
  return (await tx.paper.findFirst({ where, select: { id: true } })) !== null;
}

/** A question as it is put before a person. */
export type NewTurn = {
  personId: number;
  questionId: number;
  order: readonly number[];
  category: string | null;
  askedAt: Date;
  outboxId: number;
};

/** Puts a question before a person, in place of the one he had. */
export async function saveTurn(tx: Transaction, turn: NewTurn): Promise<void> {
  const { personId, order, ...rest } = turn;
  const data = { ...rest, order: [...order], answeredAt: null };
  await tx.practiceTurn.upsert({
    where: { personId },
    create: { personId, ...data },
    update: data,
  });
}

/** Notes that the question has been answered, or no longer waits. */
export async function endTurn(tx: Transaction, personId: number, at: Date): Promise<void> {
  await tx.practiceTurn.update({ where: { personId }, data: { answeredAt: at } });
}

/** What a person remembers of a question; null when he never answered it. */
export async function cardOf(
  tx: Transaction,
  personId: number,
  questionId: number,
): Promise<Card | null> {
  const row = await tx.practiceCard.findUnique({
    where: { personId_questionId: { personId, questionId } },
    select: { card: true },
  });
  return row ? (row.card as unknown as Card) : null;
}

/** Stores what a person remembers of a question after an answer. */
export async function saveCard(
  tx: Transaction,
  answer: { personId: number; questionId: number; right: boolean; card: Card; dueAt: Date },
): Promise<void> {
  const { personId, questionId, right, card, dueAt } = answer;
  const [more, less] = right ? [1, 0] : [0, 1];
  await tx.$executeRaw`
    INSERT INTO "PracticeCard" ("personId", "questionId", card, "dueAt", "right", wrong)
    VALUES (${personId}, ${questionId}, ${storable(card)}::jsonb, ${dueAt}, ${more}, ${less})
    ON CONFLICT ("personId", "questionId") DO UPDATE SET card = excluded.card, "dueAt" = excluded."dueAt",
      "right" = "PracticeCard"."right" + excluded."right", wrong = "PracticeCard".wrong + excluded.wrong`;
}
