import type { Question } from "../../../../src/kinds/quiz/bank/rules.ts";
import type { ShownQuestion } from "../../../../src/kinds/quiz/paper/rules.ts";
import { type QuizParameters, quizParameters } from "../../../../src/kinds/quiz/rules.ts";

const TEXTS = ["甲", "乙", "丙", "丁"];

function question(id: number, type: Question["type"], answer: string): ShownQuestion {
  const options = type === "judgement" ? [] : TEXTS;
  return { id, type, stem: `第${id}问`, options, answer, category: null, explanation: null };
}

export const single = (answer = "A", id = 1) => question(id, "single", answer);
export const multiple = (answer = "BC", id = 2) => question(id, "multiple", answer);
export const judgement = (answer = "对", id = 3) => question(id, "judgement", answer);

/** 参数 as the workbook writes them, read. */
export function parametersOf(written: Record<string, string> = {}): QuizParameters {
  return quizParameters(written);
}
