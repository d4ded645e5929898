import { createHash } from "node:crypto";
import type { Work } from "../../../work.ts";
import { type BankChange, compareBank, type Question } from "./rules.ts";
import { addQuestions, knownQuestions, placeQuestions, retireQuestions } from "./store.ts";

/**
 * Brings the bank to what the sheet says, in a handful of statements however many rows it has. Rows must be distinct.
 * Without rows the bank stays as it is.
 */
export async function importQuestions(
  { tx, now }: Work,
  questions: readonly Omit<Question, "id">[],
): Promise<Pick<BankChange<never>, "tally" | "gone">> {
  if (questions.length === 0) {
    return { tally: { added: 0, updated: 0, unchanged: 0 }, gone: 0 };
  }
  const rows = questions.map((question) => ({ ...question, digest: digestOf(question) }));
  const { fresh, placed, retired, tally, gone } = compareBank(await knownQuestions(tx), rows);
  await retireQuestions(tx, retired);
  await placeQuestions(tx, placed);
  await addQuestions(tx, fresh, now);
  return { tally, gone };
}

function digestOf({
  type,
  stem,
  options,
  answer,
  category,
  explanation,
}: Omit<Question, "id">): string {
  const content = JSON.stringify([type, stem, options, answer, category, explanation]);
  return createHash("sha256").update(content).digest("hex");
}
