import { describe, expect, test } from "vitest";
import { inPrivate, read, table } from "./compact.ts";

const TALK = table`
  A组明天开会 | 3号到 | 1. 明天8点开会 | 1、明天开会 2、交材料 | 对的 | 好的对 | 不对 | 是的 | 好 A | OK A | 13800138000 | 9月15日 | 9.15 | 8:30
  2026-09-15 | 2B铅笔 | B超 | A4 | A4 B5 | C919 | 5A级景区 | 3D打印 | 1对1帮扶 | 3对3篮球 | AA制 | T恤 | 1A班 | A对B | 对了，明天开会
  1队 2队 | 3班 A | 周一A 周二B | 1+1 | 666 | 1,2,3 | 1A 2B？ | 1A 2B对吗 | 3不选A选C | 1.5A | 12:30 A | 8am | 5km | 1kg 2kg | no | 不会 | 第3题不会
  第3题 | 3 | 1A 2B 开会 | 大家的答案：1A 2B | 参考答案：1A 2B | 李四 1A 2B | @李四 1A 2B | 不是 1A 2B | 单选：1A 2B 判断：1对 2错 | 答题 A
`;

describe("Ordinary talk is no answer", () => {
  test.each(TALK)("in private: %s", (text) => {
    expect(read(text, inPrivate)).not.toContain("answer_quiz");
  });

  test.each(TALK)("in a group: %s", (text) => {
    expect(read(text)).toBe("");
  });

  test.each(table`hello | ok | 好的 | 行 | 嗯`)("small talk stays small talk: %s", (text) => {
    expect(read(text, inPrivate)).toBe("");
  });

  test.each([
    ["签到", "sign_in"],
    ["收到", "acknowledge"],
    ["撤回 1A 2B", "withdraw"],
    ["批准 3", "approve | 3 | -"],
    ["完成 12", "complete | 12"],
    ["修改 3 新内容", "amend_draft | 3 | 新内容"],
  ])("other words stay what they were: %s", (text, expected) => {
    expect(read(text, inPrivate)).toBe(expected);
  });
});

describe("In a group only a list of numbered answers and nothing else is read", () => {
  test.each([
    ["1A 2BC 3对", "1A 2BC 3对"],
    ["1a2bc3√", "1A 2BC 3对"],
    ["1.A\n2.BC", "1A 2BC"],
    ["第1题A，第2题BC", "1A 2BC"],
    ["1-3 ABC", "1A 2B 3C"],
    ["更正 3C 4D", "3C 4D"],
    ["A BC 对", "-A -BC -对"],
    ["ABCDA", "-ABCDA"],
  ])("%s", (text, expected) => {
    expect(read(text)).toBe(`answer_quiz | ${expected}`);
  });

  test.each(
    table`
      A | 对 | √ | 正确 | F | √ × √ | 1A | 3对 | 3改成C | 更正 3C | 更正3C | 答案：1A 2B | 我的答案是1A 2B | 张三 1A 2B | 1A 2B 谢谢
      1A 2B 对 | 1A C | 4G 5G | 1G | 周测 1A 2B | 选A | 1-1 A
    `,
  )("silence for %s", (text) => {
    expect(read(text)).toBe("");
  });

  test.each([
    ["@周知 A", "-A"],
    ["@周知 对", "-对"],
    ["@周知 1A", "1A"],
    ["@周知 更正 3C", "3C"],
    ["@周知 我的答案：1A 2B", "1A 2B"],
  ])("with a mention it is meant for the bot: %s", (text, expected) => {
    expect(read(text)).toBe(`answer_quiz | ${expected}`);
  });
});
