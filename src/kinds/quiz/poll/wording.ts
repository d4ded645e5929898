import type { PollContent } from "../../../outbox/rules.ts";
import { letterAt, type ShownQuestion } from "../paper/rules.ts";
import { placesOf } from "./rules.ts";

/** Telegram's limit of an explanation, in characters; at most two line ends. */
const EXPLANATION_SHOWN = 200;

/** A question as a quiz poll, which tells at once whether a choice is right. */
export function practicePoll(question: ShownQuestion): PollContent {
  const { type, answer, explanation } = question;
  return {
    question: `【练习】${titleOf(question)}`,
    options: optionsOf(question),
    several: type === "multiple",
    quiz: { correct: placesOf(answer), explanation: shortened(explanation) },
    openSeconds: null,
  };
}

/** A question of a contest as a poll; `number` from 1. Nothing is told before the end. */
export function contestPoll(
  question: ShownQuestion,
  { number, openSeconds }: { number: number; openSeconds: number },
): PollContent {
  return {
    question: `第${number}题 ${titleOf(question)}`,
    options: optionsOf(question),
    several: question.type === "multiple",
    quiz: null,
    openSeconds,
  };
}

/** The same where the question is too long for a poll and stands in the message before it: only its letters. */
export function letterPoll(
  question: ShownQuestion,
  asked: { number: number; openSeconds: number },
): PollContent {
  const whole = contestPoll(question, asked);
  const several = whole.several ? "（多选）" : "";
  const letters = question.options.map((_, index) => letterAt(index));
  const options = question.type === "judgement" ? whole.options : letters;
  return { ...whole, question: `第${asked.number}题${several}（题目见上一条）`, options };
}

/** A question of a contest as a text, for the message before a poll of letters. */
export function contestQuestionText(question: ShownQuestion, number: number): string {
  const options = question.options.map((option, index) => `${letterAt(index)}. ${option}`);
  return [`第${number}题 ${titleOf(question)}`, ...options].join("\n");
}

function titleOf({ type, stem }: ShownQuestion): string {
  return type === "multiple" ? `${stem}（多选）` : stem;
}

function optionsOf({ type, options }: ShownQuestion): readonly string[] {
  return type === "judgement" ? ["对", "错"] : options;
}

function shortened(explanation: string | null): string | null {
  const line = (explanation ?? "").replaceAll(/\s+/g, " ").trim();
  if (line === "") return null;
  return line.length > EXPLANATION_SHOWN ? `${line.slice(0, EXPLANATION_SHOWN - 1)}…` : line;
}

export const noPollText = "目前没有适合在群里练习的题目。请私聊我回复“练习”。";
