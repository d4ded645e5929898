import type { Choice } from "../../bank/rules.ts";
import { type GivenAnswer, letterAt, type ShownQuestion } from "../rules.ts";

/** Why an answer cannot stand: letters without an option, two letters for a 单选, letters for a 判断, 对 / 错 for options. */
export type AnswerProblem =
  | { problem: "not-an-option"; letters: string; last: string }
  | { problem: "several-for-single" }
  | { problem: "not-a-judgement" }
  | { problem: "not-letters"; last: string };

/** What typed answers come to on a paper. All numbers are those of the questions, from 1. */
export type Placed = {
  /** The paper's answers, by question; empty while unanswered. */
  answers: Choice[];
  /** Numbers that the paper does not have, in the order typed, each once. */
  beyond: number[];
  /** How many answers without a number found no unanswered question. */
  overflow: number;
  /** What was not recorded; the earlier answer, if any, still stands. */
  rejected: { number: number; problem: AnswerProblem }[];
  /** The questions whose answer is another one than before, in ascending order. */
  changed: number[];
};

const RIGHT = "对ATYV";
const WRONG = "错BFNX";

/**
 * The choice as this question takes it: letters in alphabetical order, or 对 / 错. For a 判断 A, T, Y and V mean 对,
 * B, F, N and X mean 错, since it has no options with which they could be confused.
 */
export function choiceFor(choice: Choice, question: ShownQuestion): Choice {
  if (question.type !== "judgement" || choice.length !== 1) return choice;
  if (RIGHT.includes(choice)) return "对";
  return WRONG.includes(choice) ? "错" : choice;
}

/** Why this choice cannot answer the question; null when it can. */
export function problemOf(choice: Choice, question: ShownQuestion): AnswerProblem | null {
  const settled = choiceFor(choice, question);
  const judged = settled === "对" || settled === "错";
  if (question.type === "judgement") return judged ? null : { problem: "not-a-judgement" };
  const last = letterAt(question.options.length - 1);
  if (judged) return { problem: "not-letters", last };
  const strange = Array.from(settled).filter((letter) => letter < "A" || letter > last);
  if (strange.length > 0) return { problem: "not-an-option", letters: strange.join(""), last };
  return question.type === "single" && settled.length > 1
    ? { problem: "several-for-single" }
    : null;
}

/**
 * Lays typed answers on a paper, in the order typed. One with a number replaces what stood there, the last one
 * counting. One without goes to the next unanswered question: the first of the paper, or the first after the
 * question that was named or filled just before.
 */
export function place(
  answers: readonly Choice[],
  given: readonly GivenAnswer[],
  questions: readonly ShownQuestion[],
): Placed {
  const next = questions.map((_, index) => answers[index] ?? "");
  const beyond = new Set<number>();
  const rejected = new Map<number, AnswerProblem>();
  let overflow = 0;
  let cursor = 0;
  for (const { number, choice } of given) {
    const index = number === null ? nextEmpty(next, cursor) : number - 1;
    const question = questions[index];
    if (question === undefined) {
      if (number === null) overflow += 1;
      else beyond.add(number);
      continue;
    }
    const problem = problemOf(choice, question);
    if (problem) rejected.set(index + 1, problem);
    else rejected.delete(index + 1);
    if (!problem) next[index] = choiceFor(choice, question);
    cursor = index + 1;
  }
  return {
    answers: next,
    beyond: [...beyond],
    overflow,
    rejected: Array.from(rejected, ([number, problem]) => ({ number, problem })),
    changed: next.flatMap((answer, index) => (answer === (answers[index] ?? "") ? [] : index + 1)),
  };
}

/** The first unanswered question from `start` on; the number of questions when there is none. */
function nextEmpty(answers: readonly Choice[], start: number): number {
  const found = answers.indexOf("", start);
  return found < 0 ? answers.length : found;
}
