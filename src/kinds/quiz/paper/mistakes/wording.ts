import { momentWords } from "../../../../calendar/wording.ts";
import { letterAt, type ShownQuestion } from "../rules.ts";

/** A question that somebody missed, with what he answered on that paper. */
export type Mistake = { question: ShownQuestion; answer: string };

export function mistakesHead(plan: string, count: number): string {
  return `【${plan}】您的错题共 ${count} 题：`;
}

/** One missed question with the key and the explanation. */
export function mistakeText(number: number, { question, answer }: Mistake): string {
  return [
    `${number}. ${question.stem}`,
    `您答：${answer === "" ? "未答" : choiceWords(question, answer)}`,
    `正确：${choiceWords(question, question.answer)}`,
    ...(question.explanation ? [`解析：${question.explanation}`] : []),
  ].join("\n");
}

/** A. 甲；C. 丙 */
function choiceWords({ options }: ShownQuestion, choice: string): string {
  const words = options.flatMap((option, index) => {
    const letter = letterAt(index);
    return choice.includes(letter) ? [`${letter}. ${option}`] : [];
  });
  return words.length > 0 ? words.join("；") : choice;
}

/** For questions that he is asked again in a test that goes on. */
export function hiddenText(count: number): string {
  return `另有 ${count} 题正在其他测试中使用，截止后再看。`;
}

export function noMistakesText(plan: string): string {
  return `【${plan}】您没有错题，全部答对。`;
}

/** `plan` null: none was named. */
export function nothingTakenText(plan: string | null): string {
  return plan === null
    ? "您还没有交过试卷，交卷并截止后可以查看错题。"
    : `您没有交过“${plan}”的试卷，请核对名称，或只回复“错题”。`;
}

export function notYetOverText(plan: string, closesAt: Date, zone: string): string {
  return `【${plan}】${momentWords(closesAt, zone)} 截止后才能查看错题，请到时再回复“错题 ${plan}”。`;
}

export function stillToRetakeText(plan: string): string {
  return `【${plan}】您还可以补考，通过后或补考次数用完后才能查看错题。`;
}
