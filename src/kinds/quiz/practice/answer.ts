import type { Work } from "../../../work.ts";
import type { Choice } from "../bank/rules.ts";
import { questionsById } from "../bank/store.ts";
import { type AnswerProblem, choiceFor, problemOf } from "../paper/answers/rules.ts";
import { type ShownQuestion, shown } from "../paper/rules.ts";
import { isRight, restingWith, reviewed } from "./rules.ts";
import { cardOf, endTurn, hasNewerPaper, isHidden, openTests, saveCard, turnOf } from "./store.ts";

/** The practice question that a person has before him. */
export type Waiting = { question: ShownQuestion; outboxId: number | null };

/**
 * The practice question that waits for a person's answer; null when there is none, or when he has since turned to a
 * paper, which his letters are for then.
 */
export async function waitingQuestion(work: Work, personId: number): Promise<Waiting | null> {
  const turn = await turnOf(work.tx, personId);
  if (!turn || turn.answeredAt !== null) return null;
  if (await hasNewerPaper(work.tx, personId, turn.askedAt)) return null;
  const question = (await questionsById(work.tx, [turn.questionId])).get(turn.questionId);
  if (!question) return null;
  return { question: shown(question, turn), outboxId: turn.outboxId };
}

/** What came of an answer. `hidden`: a test that goes on has it or may draw it, so that its answer is not told. */
export type Answered =
  | { outcome: "judged"; question: ShownQuestion; choice: Choice; right: boolean }
  | { outcome: "problem"; problem: AnswerProblem }
  | { outcome: "hidden" };

/** Judges the answer to the question that waits, and lets it come back when it should. No count or ledger knows of it. */
export async function answerQuestion(
  work: Work,
  personId: number,
  { question, choice }: { question: ShownQuestion; choice: Choice },
): Promise<Answered> {
  const { tx, now } = work;
  const problem = problemOf(choice, question);
  if (problem) return { outcome: "problem", problem };
  await endTurn(tx, personId, now);
  const resting = restingWith(await openTests(tx));
  if (await isHidden(tx, { personId, questionId: question.id, resting }))
    return { outcome: "hidden" };
  const right = isRight(choice, question);
  const next = reviewed(await cardOf(tx, personId, question.id), right, now);
  await saveCard(tx, { personId, questionId: question.id, right, ...next });
  return { outcome: "judged", question, choice: choiceFor(choice, question), right };
}
