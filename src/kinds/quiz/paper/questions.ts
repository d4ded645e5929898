import type { Transaction } from "../../../db/client.ts";
import { questionsById } from "../bank/store.ts";
import { type Item, type ShownQuestion, shown } from "./rules.ts";

/** The questions of these papers as each of them shows them, in one statement. A question is never deleted. */
export async function questionsOn<T extends { items: readonly Item[] }>(
  tx: Transaction,
  papers: readonly T[],
): Promise<(paper: T) => ShownQuestion[]> {
  const ids = papers.flatMap(({ items }) => items.map(({ questionId }) => questionId));
  const questions = await questionsById(tx, ids);
  return ({ items }) =>
    items.map((item) => {
      const question = questions.get(item.questionId);
      if (!question) throw new Error(`no question ${item.questionId}`);
      return shown(question, item);
    });
}
