import { dayWords, momentWords, timeWords } from "../../../../calendar/wording.ts";
import type { LocalDate } from "../../../../calendar/work-calendar.ts";
import { localDate } from "../../../../calendar/zone.ts";
import type { QuestionType } from "../../rules.ts";
import { isTicked } from "../press/rules.ts";
import { letterAt, type NumberRange, rangesOf, type ShownQuestion } from "../rules.ts";

/** A paper as its head line describes it. `passMark` null: a contest. `until` null: its window is over. */
export type PaperHead = {
  plan: string;
  /** The day of the test: somebody may have two papers of one plan. */
  date: LocalDate;
  count: number;
  passMark: number | null;
  until: Date | null;
  late: boolean;
  attempt: number;
  attempts: number;
  now: Date;
  zone: string;
};

const TYPES: Readonly<Record<QuestionType, string>> = {
  single: "单选",
  multiple: "多选",
  judgement: "判断",
};

/** 15:00 today, else 9月15日 15:00. */
export function soonWords(at: Date, now: Date, zone: string): string {
  const today = localDate(at, zone) === localDate(now, zone);
  return today ? timeWords(at, zone) : momentWords(at, zone);
}

function untilWords({ until, late, now, zone }: PaperHead): string {
  if (until === null) return "";
  return `，请于 ${soonWords(until, now, zone)} 前交卷${late ? "（已过截止时间，记迟到）" : ""}`;
}

/** The first line of a paper as a text. */
export function headText(head: PaperHead): string {
  const { plan, date, count, passMark, attempt, attempts } = head;
  const mark = passMark === null ? "" : `，${passMark} 分及格`;
  const which = attempts > 1 ? `第 ${attempt} 次作答（共 ${attempts} 次机会）。` : "";
  return `【${plan}】${dayWords(date)}，共 ${count} 题${mark}${untilWords(head)}。${which}`;
}

/** One question with its options; `answer` as it is stored. */
export function questionText(number: number, question: ShownQuestion, answer: string): string {
  const given = answer === "" || isTicked(answer) ? "" : `，已答 ${answer}`;
  return [
    `${number}.（${TYPES[question.type]}${given}）${question.stem}`,
    ...question.options.map((option, index) => `${letterAt(index)}. ${option}`),
  ].join("\n");
}

const EXAMPLES: Readonly<Record<QuestionType, string>> = {
  single: "A",
  multiple: "BC",
  judgement: "对",
};

/** The last line of a paper as a text: how to answer, with an example of this paper's first questions. */
export function howText(questions: readonly ShownQuestion[]): string {
  const example = questions
    .slice(0, 3)
    .map(({ type }, index) => `${index + 1}${EXAMPLES[type]}`)
    .join(" ");
  return `请直接回复题号和答案，例如“${example}”。可以分几次答，改答案就再发一次；全部答完自动交卷。`;
}

/** 3、7至9 */
export function numbersText(numbers: readonly number[]): string {
  const words = ({ from, through }: NumberRange) =>
    from === through ? String(from) : `${from}${through === from + 1 ? "、" : "至"}${through}`;
  return rangesOf(numbers).map(words).join("、");
}

/** A question as the one message shows it that is edited in place. */
export type ItemView = {
  head: PaperHead;
  item: number;
  question: ShownQuestion;
  /** As stored. */
  answer: string;
  answered: number;
  /** `ok` was pressed with nothing ticked. */
  nothingTicked?: boolean;
};

/** One question at a time. */
export function itemText(view: ItemView): string {
  const { head, item, question, answered } = view;
  const number = item + 1;
  const mark = head.passMark === null ? "" : `，${head.passMark} 分及格`;
  return [
    `【${head.plan}】${dayWords(head.date)}，第 ${number}/${head.count} 题（${TYPES[question.type]}），已答 ${answered} 题${mark}${untilWords(head)}。`,
    question.stem,
    ...question.options.map((option, index) => `${letterAt(index)}. ${option}`),
    stateText(view, number),
  ].join("\n");
}

function stateText({ question, answer, nothingTicked }: ItemView, number: number): string {
  const example = `${number}${EXAMPLES[question.type]}`;
  if (isTicked(answer)) {
    const letters = Array.from(answer.toUpperCase()).join("、");
    return `已勾选 ${letters}，可再点一次取消；选好后请点“确定”。`;
  }
  if (nothingTicked) return "还没有勾选，请先点选项，再点“确定”。";
  if (answer !== "") return `已答 ${answer}，可以重新选择。`;
  return question.type === "multiple"
    ? `请逐个勾选后点“确定”，也可直接回复“${example}”。`
    : `请点选答案，也可直接回复“${example}”。`;
}

export const itemButtonWords = {
  confirm: "确定",
  before: "上一题",
  after: "下一题",
  right: "对",
  wrong: "错",
  /** A letter that is chosen. */
  chosen: (letter: string) => `✓${letter}`,
};
