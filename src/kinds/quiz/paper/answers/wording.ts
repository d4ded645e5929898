import { numbersText } from "../show/wording.ts";
import type { NotRecorded } from "./rules.ts";

/** What answers somebody has given so far. */
export type Progress = {
  plan: string;
  count: number;
  missing: readonly number[];
};

/** After some of the answers: how many are kept, and which are missing. */
export function progressText({ plan, count, missing }: Progress): string {
  const left = missing.length > 0 ? `还剩第 ${numbersText(missing)} 题。` : "已全部答完。";
  return `【${plan}】已记 ${count - missing.length}/${count} 题，${left}`;
}

/** So many answers are repeated in a receipt. */
const REPEATED = 12;

/** 已记：1A 2BC 3对: what a message has changed. */
export function recordedText(recorded: readonly { number: number; answer: string }[]): string {
  const words = recorded.slice(0, REPEATED).map(({ number, answer }) => `${number}${answer}`);
  const more = recorded.length > REPEATED ? ` 等 ${recorded.length} 题` : "";
  return `已记：${words.join(" ")}${more}`;
}

/** After some of the answers: what this message has changed, how many are kept, and which are missing. */
export function receiptText(
  progress: Progress,
  recorded: readonly { number: number; answer: string }[],
): string {
  const { plan, count, missing } = progress;
  if (recorded.length === 0) return progressText(progress);
  const left = missing.length > 0 ? `还有第 ${numbersText(missing)} 题未答。` : "已全部答完。";
  const done = `${count - missing.length}/${count}`;
  return `【${plan}】${recordedText(recorded)}（${done}），${left}`;
}

/** A paper that is complete is kept while something of the message that completed it was not recorded. */
export const notHandedInText =
  "因为上面有内容没有记上，试卷还没有交。确认无误请回复“交卷”；要改请重新回复题号和答案。";

export const askAgainText = "要再看题目，请回复“答题”。";

/** To somebody who wants to see a question that his paper does not have. */
export function noSuchQuestionText(plan: string, count: number): string {
  return `【${plan}】本卷共 ${count} 题，请回复 1 至 ${count} 之间的题号，例如“第1题”。`;
}

/** To somebody who goes to a question without a paper. */
export const noPaperToMoveText = "您手上没有试卷。要作答请回复“答题”，想自己练习请回复“练习”。";

/** What was not recorded, and why; one line for each reason. */
export function notRecordedLines(
  placed: {
    beyond: readonly number[];
    overflow: number;
    unplaced: readonly string[];
    rejected: readonly { number: number; problem: NotRecorded }[];
  },
  count: number,
): string[] {
  const { beyond, overflow, unplaced, rejected } = placed;
  const byReason = new Map<string, number[]>();
  for (const { number, problem } of rejected) {
    const reason = problemText(problem);
    byReason.set(reason, [...(byReason.get(reason) ?? []), number]);
  }
  return [
    ...[...byReason].map(([reason, numbers]) => `第 ${numbersText(numbers)} 题未记：${reason}。`),
    ...(beyond.length > 0 ? [`本卷共 ${count} 题，没有第 ${numbersText(beyond)} 题，未记。`] : []),
    ...(overflow > 0 ? [`本卷共 ${count} 题，多出的 ${overflow} 个答案未记。`] : []),
    ...(unplaced.length > 0
      ? [`“${unplaced.join(" ")}”不知是哪一题的，未记。请写明题号，例如“3对”。`]
      : []),
  ];
}

function problemText(problem: NotRecorded): string {
  switch (problem.problem) {
    case "blank":
      return "没有写答案";
    case "not-an-option":
      return `选项只有 A 至 ${problem.last}，没有 ${problem.letters}`;
    case "several-for-single":
      return "是单选，只能选一个";
    case "not-a-judgement":
      return "是判断题，请答“对”或“错”";
    case "not-letters":
      return `请答选项字母（A 至 ${problem.last}）`;
  }
}
