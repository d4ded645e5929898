import type { Transaction } from "../../../db/client.ts";
import type { QuestionType } from "../rules.ts";
import { type BankSizes, type KnownQuestion, type Question, sizesOf } from "./rules.ts";

/** These questions by id, retired ones too: a paper keeps what it asked. Unknown ids are left out. */
export async function questionsById(
  tx: Transaction,
  ids: readonly number[],
): Promise<Map<number, Question>> {
  const rows = await tx.$queryRaw<Question[]>`
    SELECT id, type::text AS type, stem, options, answer, category, explanation
    FROM "Question" WHERE id = ANY(${[...new Set(ids)]}::int[]) ORDER BY id`;
  return new Map(rows.map((row) => [row.id, row]));
}

/** What papers are drawn from: the active questions in the order of the sheet. */
export function pool(
  tx: Transaction,
): Promise<{ id: number; type: QuestionType; category: string | null; optionCount: number }[]> {
  return tx.$queryRaw<
    { id: number; type: QuestionType; category: string | null; optionCount: number }[]
  >`
    SELECT id, type::text AS type, category, cardinality(options) AS "optionCount" FROM "Question" WHERE active ORDER BY position, id`;
}

/** How many active questions there are, by category and in all. */
export async function bankSizes(tx: Transaction): Promise<BankSizes> {
  return sizesOf(
    await tx.$queryRaw<{ category: string | null; count: number }[]>`
      SELECT category, count(*)::int AS count FROM "Question" WHERE active GROUP BY 1`,
  );
}

/** Every question there ever was, as an import looks at it. */
export function knownQuestions(tx: Transaction): Promise<KnownQuestion[]> {
  return tx.$queryRaw<KnownQuestion[]>`
    SELECT id, digest, stem, position, active FROM "Question" ORDER BY id`;
}

/** One statement for all rows, in their order: thousands of parameters would take longer than the rows. */
export async function addQuestions(
  tx: Transaction,
  rows: readonly (Omit<Question, "id"> & { digest: string; position: number })[],
  now: Date,
): Promise<void> {
  if (rows.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO "Question" (digest, type, stem, options, answer, category, explanation, position, "createdAt")
    SELECT digest, type::"QuestionType", stem, options, answer, category, explanation, position, ${now}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS v(digest text, type text, stem text, options text[],
      answer text, category text, explanation text, position int)
    ORDER BY position`;
}

/** Puts known questions where the sheet has them now; one that was retired is asked again. */
export async function placeQuestions(
  tx: Transaction,
  rows: readonly { id: number; position: number }[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.$executeRaw`
    UPDATE "Question" q SET position = v.position, active = true
    FROM unnest(${rows.map(({ id }) => id)}::int[], ${rows.map(({ position }) => position)}::int[])
      AS v(id, position)
    WHERE q.id = v.id`;
}

/** Takes these questions out of every later draw; papers that have them keep them. */
export async function retireQuestions(tx: Transaction, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.$executeRaw`UPDATE "Question" SET active = false WHERE id = ANY(${[...ids]}::int[])`;
}
