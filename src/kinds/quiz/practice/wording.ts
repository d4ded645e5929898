import { momentWords } from "../../../calendar/wording.ts";
import type { Button } from "../../../outbox/rules.ts";
import type { Choice } from "../bank/rules.ts";
import type { AnswerProblem } from "../paper/answers/rules.ts";
import { letterAt, type ShownQuestion } from "../paper/rules.ts";
import { pressData, type Rest } from "./rules.ts";

const TYPES: Readonly<Record<ShownQuestion["type"], string>> = {
  single: "单选题",
  multiple: "多选题",
  judgement: "判断题",
};

const HOW: Readonly<Record<ShownQuestion["type"], string>> = {
  single: "请点选项，或回复字母。",
  multiple: "可多选：请点选后按“确定”，或回复字母，如 AC。",
  judgement: "请点“对”或“错”，或直接回复。",
};

/** A practice question, before it is answered. */
export function questionText(question: ShownQuestion): string {
  return [...questionLines(question), HOW[question.type]].join("\n");
}

function questionLines({ type, category, stem, options }: ShownQuestion): string[] {
  return [
    `【练习】${TYPES[type]}${category === null ? "" : `（${category}）`}`,
    stem,
    ...options.map((option, index) => `${letterAt(index)}. ${option}`),
  ];
}

/** The buttons under a practice question; the letters of a 多选 that are chosen are marked. */
export function questionButtons(question: ShownQuestion, chosen: Choice = ""): Button[] {
  const { id: questionId, type, options } = question;
  const data = (choice: Choice) => pressData({ questionId, choice, chosen });
  if (type === "judgement") return ["对", "错"].map((text) => ({ text, data: data(text), row: 0 }));
  const letters = options.map((_, index) => letterAt(index));
  const buttons = letters.map((letter) => ({
    text: chosen.includes(letter) ? `✓ ${letter}` : letter,
    data: data(letter),
    row: 0,
  }));
  return type === "multiple" ? [...buttons, { text: "确定", data: data("ok") }] : buttons;
}

/** 正确 or 不正确, the right answer and the explanation. */
export function verdictText(question: ShownQuestion, right: boolean): string {
  return [...verdictLines(question, right), nextHint].join("\n");
}

/** The same in place of the question that was answered by its buttons; `choice` is what was pressed. */
export function answeredText(question: ShownQuestion, choice: Choice, right: boolean): string {
  const lines = questionLines(question);
  return [...lines, `您的选择：${choice}`, ...verdictLines(question, right), nextHint].join("\n");
}

const nextHint = "继续请点“下一题”，或回复“下一题”。";

function verdictLines(question: ShownQuestion, right: boolean): string[] {
  const { explanation } = question;
  return [
    right ? "✓ 回答正确。" : `✗ 不正确，正确答案：${answerWords(question)}`,
    ...(explanation === null || explanation.trim() === "" ? [] : [`解析：${explanation}`]),
  ];
}

/** B. 乡镇；a judgement has 对 or 错 alone. */
function answerWords({ type, options, answer }: ShownQuestion): string {
  if (type === "judgement") return answer;
  return options
    .flatMap((option, index) =>
      answer.includes(letterAt(index)) ? [`${letterAt(index)}. ${option}`] : [],
    )
    .join("；");
}

export function nextButton(questionId: number): Button {
  return { text: "下一题", data: pressData({ questionId, choice: "next", chosen: "" }) };
}

/** Why what was said cannot answer the practice question, and what can. */
export function problemText(problem: AnswerProblem): string {
  switch (problem.problem) {
    case "not-an-option":
      return `没有选项 ${problem.letters}，请回复 A 至 ${problem.last} 中的字母。`;
    case "several-for-single":
      return "这是单选题，请只回复一个字母。";
    case "not-a-judgement":
      return "这是判断题，请回复“对”或“错”。";
    case "not-letters":
      return `这道题请回复选项字母（A 至 ${problem.last}）。`;
  }
}

export const chooseFirstText = "请先点选至少一个选项，再按“确定”。";
export const emptyBankText = "题库里还没有题目，暂时不能练习。请联系管理员导入题库。";
export const nothingLeftText =
  "这些题目都在您还没结束的测试里，暂时不能练习。请先完成测试，之后再回复“练习”。";
/** While tests are open whose questions these are. */
export function restText({ plans, until }: Rest, zone: string): string {
  const names = plans.map((plan) => `“${plan}”`).join("、");
  return `${names}正在进行，相关题目 ${momentWords(until, zone)} 后可以练习。`;
}

export const hiddenText =
  "这道题可能出现在还没结束的测试里，答案暂不公布。请回复“练习”换一题，测试结束后再看。";
export const staleText = "这道题已经答过或换过了。请回复“练习”继续。";
export const practisePrivatelyText = "练习在这里（私聊）进行，请直接回复“练习”，也可以加分类名。";

/** No category bears this name. */
export function noCategoryText(
  said: string,
  categories: readonly { name: string; count: number }[],
): string {
  if (categories.length === 0) return `题库没有分类，请直接回复“练习”。`;
  const list = categories.map(({ name, count }) => `${name}（${count} 题）`).join("、");
  return `没有“${said}”这个分类。现有分类：${list}。请回复“练习 ${categories[0]?.name ?? ""}”，或直接回复“练习”。`;
}
