import { type Database, inTransaction } from "../../db/client.ts";
import { questionsById } from "../../kinds/quiz/bank/store.ts";
import { type ShownQuestion, shown } from "../../kinds/quiz/paper/rules.ts";
import { unfinishedItems } from "../store.ts";

/** The questions, with the right answers, of the paper that this person holds of this plan; null when he holds none. */
export function paperHeld(
  db: Database,
  person: string,
  plan: string,
): Promise<ShownQuestion[] | null> {
  return inTransaction(db, async (tx) => {
    const items = await unfinishedItems(tx, person, plan);
    if (items === null) return null;
    const questions = await questionsById(
      tx,
      items.map(({ questionId }) => questionId),
    );
    return items.flatMap((item) => {
      const question = questions.get(item.questionId);
      return question ? [shown(question, item)] : [];
    });
  });
}
