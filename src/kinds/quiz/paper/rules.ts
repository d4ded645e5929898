import type { Choice, Question } from "../bank/rules.ts";

/** A question's place on a paper; `order[0]` is the index of the option that stands at A. Empty for a judgement. */
export type Item = { questionId: number; order: readonly number[] };

/** A question as its paper shows it: options and answer in the order of the paper. */
export type ShownQuestion = Omit<Question, "options" | "answer"> & {
  options: readonly string[];
  answer: Choice;
};

/** An answer as it was typed; `number` is the question's, from 1, or null when only its place in the text says which. */
export type GivenAnswer = { number: number | null; choice: Choice };

/** Questions that follow each other: 7 to 9. A single one is from and through itself. */
export type NumberRange = { from: number; through: number };

const FIRST_LETTER = "A".charCodeAt(0);

/** The letter at which an option stands, counted from 0: A, B, C. */
export function letterAt(index: number): string {
  return String.fromCharCode(FIRST_LETTER + index);
}

/** The question as this paper shows it, its answer translated to the letters of the paper, in alphabetical order. */
export function shown(question: Question, item: Item): ShownQuestion {
  if (question.type === "judgement") return { ...question, options: [] };
  const order = item.order.filter((index) => question.options[index] !== undefined);
  const letters = order.flatMap((index, place) =>
    question.answer.includes(letterAt(index)) ? letterAt(place) : [],
  );
  return {
    ...question,
    options: order.flatMap((index) => question.options[index] ?? []),
    answer: letters.join(""),
  };
}

/** The numbers, from 1, of the questions whose answer is still empty, in order. */
export function unanswered(answers: readonly string[]): number[] {
  return answers.flatMap((answer, index) => (answer === "" ? index + 1 : []));
}

/** Numbers in order and without repeats, those that follow each other together, so that they can be told shortly. */
export function rangesOf(numbers: readonly number[]): NumberRange[] {
  const ranges: NumberRange[] = [];
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && last.through === number - 1) last.through = number;
    else ranges.push({ from: number, through: number });
  }
  return ranges;
}
