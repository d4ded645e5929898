import { readIntents } from "../../src/commands/reader.ts";
import type { Intent, LeaveSpan, ReadingContext } from "../../src/commands/rules.ts";
import type { GivenAnswer } from "../../src/kinds/quiz/paper/rules.ts";
import type { SpanEnd } from "../../src/ledger/leave/rules.ts";

const ROSTER = new Set(
  ["张三", "李四", "王五", "赵六@东关镇", "赵六@西河乡", "周一鸣", "欧阳明", "陈小红"].concat([
    "孙发",
  ]),
);

/** 张三 of 李家村 writes into a group on Tuesday 15 September 2026 at 08:10. */
export const inGroup: ReadingContext = {
  now: new Date("2026-09-15T08:10:00+08:00"),
  zone: "Asia/Shanghai",
  private: false,
  mentionsBot: false,
  botNames: ["周知", "zhouzhi_bot"],
  senderName: "张三",
  unitNames: ["李家村", "东关镇", "云岭县", "西河乡"],
  personNames: ROSTER,
};

export const inPrivate: ReadingContext = { ...inGroup, private: true };

/** The same group, at another local time: "2026-12-30 19:00". */
export function at(localTime: string, context = inGroup): ReadingContext {
  return { ...context, now: new Date(`${localTime.replace(" ", "T")}:00+08:00`) };
}

const HALVES = { day: "", morning: "上午", afternoon: "下午" };

function end({ date, half }: SpanEnd): string {
  const year = date.startsWith("2026-") ? 5 : 0;
  return date.slice(year) + HALVES[half];
}

/** 09-16, 09-16上午, 09-18..09-20, 09-16+3 (three working days from the 16th). */
export function compactSpan(span: LeaveSpan): string {
  const from = end(span.from);
  if ("workingDays" in span) return `${from}+${span.workingDays}`;
  const until = end(span.until);
  return from === until ? from : `${from}..${until}`;
}

/** 1A 2BC -对: each with its number, or a dash. */
function compactAnswers(answers: readonly GivenAnswer[]): string {
  return answers.map(({ number, choice }) => `${number ?? "-"}${choice}`).join(" ");
}

function compactOne(intent: Intent): string {
  const { intent: name, ...rest } = intent;
  const parts = Object.values(rest).map((value) => {
    if (value === null) return "-";
    if (Array.isArray(value)) {
      return name === "answer_quiz" ? compactAnswers(value) : `{${compact(value)}}`;
    }
    return typeof value === "object" ? compactSpan(value) : String(value);
  });
  return [name, ...parts].filter((part) => part !== "").join(" | ");
}

/** Intents on one line: name and fields between bars, empty texts left out, null as "-"; "" for silence. */
export function compact(intents: readonly Intent[]): string {
  return intents.map(compactOne).join(" + ");
}

export function read(text: string, context = inGroup): string {
  return compact(readIntents(text, context));
}

/** The cases of a table, written on lines and between bars. */
export function table(text: TemplateStringsArray): string[] {
  return (text[0] ?? "").split(/[|\n]/).flatMap((cell) => cell.trim() || []);
}
