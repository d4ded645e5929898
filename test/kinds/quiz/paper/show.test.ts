import { describe, expect, it } from "vitest";
import { notRecordedLines } from "../../../../src/kinds/quiz/paper/answers/wording.ts";
import type { ShownQuestion } from "../../../../src/kinds/quiz/paper/rules.ts";
import { inMessages, styleOn } from "../../../../src/kinds/quiz/paper/show/show-paper.ts";
import {
  headText,
  howText,
  itemText,
  numbersText,
  type PaperHead,
  questionText,
} from "../../../../src/kinds/quiz/paper/show/wording.ts";
import { resultText } from "../../../../src/kinds/quiz/paper/wording.ts";

const at = (local: string) => new Date(`${local.replace(" ", "T")}:00+08:00`);
const head: PaperHead = {
  ...{
    plan: "周测",
    date: "2026-09-14",
    count: 20,
    passMark: 90,
    attempt: 1,
    attempts: 3,
    late: false,
  },
  ...{ until: at("2026-09-18 17:30"), now: at("2026-09-14 10:00"), zone: "Asia/Shanghai" },
};
const question = (type: ShownQuestion["type"], stem = "题干"): ShownQuestion => ({
  ...{ id: 1, type, stem, category: null, explanation: "解析文字" },
  options: type === "judgement" ? [] : ["甲", "乙"],
  answer: type === "judgement" ? "对" : "A",
});

describe("a paper as a text", () => {
  it("says at the top what it is, until when, and which attempt", () => {
    expect(headText(head)).toBe(
      "【周测】9月14日，共 20 题，90 分及格，请于 9月18日 17:30 前交卷。第 1 次作答（共 3 次机会）。",
    );
    const today = { ...head, now: at("2026-09-18 09:00"), attempt: 2 };
    expect(headText(today)).toMatch(/请于 17:30 前交卷。第 2 次作答/);
    expect(headText({ ...today, late: true })).toMatch(/17:30 前交卷（已过截止时间，记迟到）/);
    expect(headText({ ...head, until: null, passMark: null, attempts: 1 })).toBe(
      "【周测】9月14日，共 20 题。",
    );
  });

  it("numbers its questions and shows what is answered, never the key or the explanation", () => {
    expect(questionText(3, question("single"), "")).toBe("3.（单选）题干\nA. 甲\nB. 乙");
    expect(questionText(4, question("judgement"), "错")).toBe("4.（判断，已答 错）题干");
    expect(questionText(5, question("multiple"), "ab")).toMatch(/^5.（多选）题干/);
    expect(questionText(5, question("single"), "B")).not.toMatch(/解析/);
  });

  it("ends with an example that fits its first questions whatever their key is", () => {
    const questions = [question("judgement"), question("multiple"), question("single")];
    expect(howText(questions)).toContain("“1对 2BC 3A”");
    expect(howText(questions.slice(0, 1))).toContain("“1对”");
  });

  it("tears no question apart when it takes several messages", () => {
    const parts = Array.from({ length: 40 }, (_, index) => `${index + 1}.${"长".repeat(200)}`);
    const messages = inMessages(parts);
    expect(messages.length).toBeGreaterThan(1);
    expect(messages.every(({ length }) => length <= 3_500)).toBe(true);
    expect(messages.join("\n")).toBe(parts.join("\n"));
    expect(messages.every((text) => /^\d+\./.test(text))).toBe(true);
  });
});

describe("one question at a time", () => {
  const view = { head, item: 2, question: question("multiple"), answered: 1 };

  it("says where it stands and what to do", () => {
    expect(itemText({ ...view, answer: "" })).toBe(
      "【周测】9月14日，第 3/20 题（多选），已答 1 题，90 分及格，请于 9月18日 17:30 前交卷。\n题干\nA. 甲\nB. 乙\n请逐个勾选后点“确定”，也可直接回复“3BC”。",
    );
    expect(itemText({ ...view, answer: "ab" })).toMatch(/已勾选 A、B，可再点一次取消/);
    expect(itemText({ ...view, answer: "AB" })).toMatch(/已答 AB，可以重新选择。$/);
  });

  it("is how Telegram gets it, others the whole, unless 方式 says so", () => {
    const test = (parameters: Record<string, string>) => ({
      plan: "周测",
      kind: "测试",
      parameters,
    });
    expect(styleOn(test({}), "telegram")).toBe("one");
    expect(styleOn(test({}), "wechat")).toBe("whole");
    expect(styleOn(test({ 方式: "整卷" }), "telegram")).toBe("whole");
    expect(styleOn(test({ 方式: "逐题" }), "wechat")).toBe("one");
  });
});

describe("what is said of answers", () => {
  it("names numbers shortly", () => {
    expect(numbersText([9, 3, 7, 8, 1, 2])).toBe("1至3、7至9");
    expect(numbersText([4, 5, 9])).toBe("4、5、9");
  });

  it("puts what was not recorded on one line for each reason", () => {
    const single = { problem: "several-for-single" } as const;
    const placed = {
      ...{ beyond: [21, 22, 23], overflow: 2, unplaced: ["D", "对"] },
      rejected: [
        { number: 1, problem: single },
        { number: 4, problem: { problem: "not-letters", last: "C" } as const },
        { number: 2, problem: single },
      ],
    };
    expect(notRecordedLines(placed, 20)).toEqual([
      "第 1、2 题未记：是单选，只能选一个。",
      "第 4 题未记：请答选项字母（A 至 C）。",
      "本卷共 20 题，没有第 21至23 题，未记。",
      "本卷共 20 题，多出的 2 个答案未记。",
      "“D 对”不知是哪一题的，未记。请写明题号，例如“3对”。",
    ]);
  });

  it("gives a contest no score before its end, and says how often one may go on", () => {
    const result = {
      ...{ plan: "知识比武", attempt: 1, attempts: 2, score: 80, passed: true, passMark: null },
      ...{ retakeAt: at("2026-09-14 10:00"), closesAt: at("2026-09-14 17:30") },
      ...{ now: at("2026-09-14 10:00"), zone: "Asia/Shanghai", byItself: false },
    };
    expect(resultText(result)).toBe(
      "【知识比武】已交卷。成绩结束后公布。还可再答 1 次，取最好成绩，请回复“答题”。",
    );
    expect(resultText({ ...result, byItself: true })).toBe(
      "【知识比武】时间到，已按您已答的题交卷。成绩结束后公布。",
    );
  });
});
