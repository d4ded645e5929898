import { dayWords } from "../calendar/wording.ts";
import type { LocalDate } from "../calendar/work-calendar.ts";

/** What is wrong with a replies file, and how to mend it. */
export const replyWords = {
  unreadable: (path: string) => `读不到回复文件“${path}”，请核对路径。`,
  line: (line: number, problem: string) => `第 ${line} 行：${problem}。`,
  field: (name: string) => `“${name}”的写法不对`,
  notJson: "不是一条完整的消息，每行应为一个 JSON 对象",
  moment: "时间写法不对，例如 2026-09-14T08:10:00+08:00",
  backwards: "“until”应晚于“at”",
  datum: "坐标系应为 WGS84 或 GCJ02",
  from: "缺少“from”（谁说的）",
  noOriginal: (id: string) => `找不到编号为“${id}”的原消息`,
  quiz: "“quiz”请写测试计划的名称",
  correct: "“correct”请写答对的题数，如 17",
};

export const rehearsalWords = {
  backwards: "结束日期早于开始日期，请核对 --from 和 --to。",
  badSeed: "--seed 请写一个整数。",
  badDate: (text: string) => `“${text}”不是日期，请写成 2026-09-14。`,
  day: (day: string, done: number, of: number) => `正在预演 ${day}（${done}/${of} 天）`,
  done: (out: string, messages: number, obligations: number, seconds: string) =>
    `预演完成：发出 ${messages} 条消息，${obligations} 项应办，用时 ${seconds} 秒。结果在 ${out}`,
  files:
    "transcript.jsonl 消息，ledger.jsonl 台账，counts.jsonl 统计，steps.jsonl 督办，drafts.jsonl 草稿，tasks.jsonl 任务，attempts.jsonl 测试。",
};

/** What did not take place. */
export function skippedLine(date: LocalDate, what: string, note: string | null): string {
  return `提示：${dayWords(date)} ${what}${note ? `：${note}` : "已跳过"}。`;
}

/** How many notes of one sort are printed before they are only counted. */
const NOTES = 5;

/** What looks like a slip in a replies file that can be played all the same. */
export function replyNotes(
  {
    said,
    deaf,
  }: { said: readonly NotedLine[]; deaf: readonly { line: number; channel: string }[] },
  groups: ReadonlySet<string>,
): string[] {
  const ids = new Map<string, number>();
  const notes: string[] = [];
  for (const { line, channel, id, edits, recalls } of said) {
    if (channel !== null && !groups.has(channel)) notes.push(noteWords.noGroup(line, channel));
    if (id !== null && ids.has(id)) notes.push(noteWords.twice(line, id));
    if (id !== null) ids.set(id, line);
    const original = edits ?? recalls;
    if (original !== null && !ids.has(original)) notes.push(noteWords.noOriginal(line, original));
  }
  for (const { line, channel } of deaf) {
    if (channel !== "*" && !groups.has(channel)) notes.push(noteWords.noGroup(line, channel));
  }
  const more = notes.length - NOTES;
  return more > 0 ? [...notes.slice(0, NOTES), noteWords.more(more)] : notes;
}

type NotedLine = {
  line: number;
  channel: string | null;
  id: string | null;
  edits: string | null;
  recalls: string | null;
};

const noteWords = {
  noGroup: (line: number, group: string) =>
    `提示：回复文件第 ${line} 行的群“${group}”不在工作簿里，请核对群名。`,
  twice: (line: number, id: string) => `提示：回复文件第 ${line} 行的编号“${id}”前面已经用过。`,
  noOriginal: (line: number, id: string) =>
    `提示：回复文件第 ${line} 行所指的消息“${id}”前面没有。`,
  more: (count: number) => `提示：另有 ${count} 处类似情况。`,
};

/** What somebody types to get his paper. */
export function takeQuizWords(plan: string): string {
  return `答题 ${plan}`;
}
