import type { QuestionType } from "../rules.ts";

/**
 * One question of the bank. `answer`: the letters of `options` in alphabetical order ("AC"), or 对 / 错 for a
 * judgement, which has no options.
 */
export type Question = {
  id: number;
  type: QuestionType;
  stem: string;
  options: readonly string[];
  answer: string;
  category: string | null;
  explanation: string | null;
};

/** A choice as somebody typed or pressed it: letters in alphabetical order, or 对 / 错. */
export type Choice = string;
