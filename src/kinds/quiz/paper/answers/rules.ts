import type { Choice } from "../../bank/rules.ts";
import { type GivenAnswer, letterAt, type ShownQuestion } from "../rules.ts";

/** Why an answer cannot stand: letters without an option, two letters for a 单选, letters for a 判断, 对 / 错 for options. */
export type AnswerProblem =
  | { problem: "not-an-option"; letters: string; last: string }
  | { problem: "several-for-single" }
  | { problem: "not-a-judgement" }
  | { problem: "not-letters"; last: string };

/** Why an answer was not recorded. `blank`: its number was named with words like 不会. */
export type NotRecorded = AnswerProblem | { problem: "blank" };

/** What typed answers come to on a paper. All numbers are those of the questions, from 1. */
export type Placed = {
  /** The paper's answers, by question; empty while unanswered. */
  answers: Choice[];
  /** Numbers that the paper does not have, in the order typed, each once. */
  beyond: number[];
  /** How many answers without a number found no unanswered question. */
  overflow: number;
  /** Choices without a number among answers with one, or with a letter twice: nobody can tell what they are for. */
  unplaced: Choice[];
  /** What was not recorded; the earlier answer, if any, still stands. */
  rejected: { number: number; problem: NotRecorded }[];
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
  if (question.type !== "judgement") return [...new Set(choice)].sort().join("");
  if (choice.length !== 1) return choice;
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
 * Lays typed answers on a paper, in the order typed. Where none has a number each goes to the next unanswered question;
 * where one has, it replaces what stood at its question, the last one counting, and those without find no place.
 */
export function place(
  answers: readonly Choice[],
  given: readonly GivenAnswer[],
  questions: readonly ShownQuestion[],
): Placed {
  const next = questions.map((_, index) => answers[index] ?? "");
  const beyond = new Set<number>();
  const rejected = new Map<number, NotRecorded>();
  const unplaced: Choice[] = [];
  const numbered = given.some(({ number }) => number !== null);
  const each = numbered ? given : oneEach(next, given, questions);
  let overflow = 0;
  let cursor = 0;
  for (const { number, choice } of each) {
    if (number === null && (numbered || hasRepeats(choice))) {
      unplaced.push(choice);
      continue;
    }
    const index = number === null ? nextEmpty(next, cursor) : number - 1;
    const question = questions[index];
    if (question === undefined) {
      if (number === null) overflow += 1;
      else beyond.add(number);
      continue;
    }
    const problem = choice === "" ? BLANK : problemOf(choice, question);
    if (problem) rejected.set(index + 1, problem);
    else rejected.delete(index + 1);
    if (!problem) next[index] = choiceFor(choice, question);
    cursor = index + 1;
  }
  return {
    answers: next,
    ...{ beyond: [...beyond], overflow, unplaced },
    rejected: Array.from(rejected, ([number, problem]) => ({ number, problem })),
    changed: next.flatMap((answer, index) => (answer === (answers[index] ?? "") ? [] : index + 1)),
  };
}

/** Whether everything of a message was recorded. */
export function isPlacedWhole({ beyond, overflow, unplaced, rejected }: Placed): boolean {
  return beyond.length + overflow + unplaced.length + rejected.length === 0;
}

const BLANK = { problem: "blank" } as const;

/** Runs of this length are one letter for each question where all are 单选: no 多选 has so many right ones. */
const LONG_RUN = 5;

/**
 * AAABD BABBD: one letter for each question, where all those that they would go to are 单选 and the letters are as
 * many as are unanswered, or come in long runs. Else each run stays one choice.
 */
function oneEach(
  answers: readonly Choice[],
  given: readonly GivenAnswer[],
  questions: readonly ShownQuestion[],
): readonly GivenAnswer[] {
  const letters = given.flatMap(({ choice }) => Array.from(choice));
  const open = questions.filter((_, index) => answers[index] === "");
  const long = given.every(({ choice }) => choice.length >= LONG_RUN);
  const fits = letters.length === open.length || (long && letters.length < open.length);
  const runs = given.some(({ choice }) => choice.length > 1) && letters.every(isLetter);
  const single = open.slice(0, letters.length).every(({ type }) => type === "single");
  return fits && runs && single ? letters.map((choice) => ({ number: null, choice })) : given;
}

function isLetter(sign: string): boolean {
  return sign >= "A" && sign <= "Z";
}

function hasRepeats(choice: Choice): boolean {
  return new Set(choice).size < choice.length;
}

/** The first unanswered question from `start` on; the number of questions when there is none. */
function nextEmpty(answers: readonly Choice[], start: number): number {
  const found = answers.indexOf("", start);
  return found < 0 ? answers.length : found;
}
