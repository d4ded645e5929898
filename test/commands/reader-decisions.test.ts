import { describe, expect, test } from "vitest";
import type { ReadingContext } from "../../src/commands/rules.ts";
import { inGroup, inPrivate, read } from "./compact.ts";

/** The roster bears none of the names in the text, as when one is mistyped. */
const nobodyNamed: ReadingContext = { ...inGroup, personNames: new Set() };
const minorities: ReadingContext = {
  ...inGroup,
  personNames: new Set(["阿依古丽", "阿卜杜拉·买买提", "热合曼·吐尔逊@东关镇"]),
};

const APPROVED = [
  ["批准 阿衣古丽", "approve | - | 阿衣古丽"],
  ["批准：阿衣古丽", "approve | - | 阿衣古丽"],
  ["批准 @阿衣古丽", "approve | - | 阿衣古丽"],
  ["批准 没有人", "approve | - | 没有人"],
  ["批准 阿卜杜热合曼", "approve | - | 阿卜杜热合曼"],
  ["批准 阿卜杜拉·买买题", "approve | - | 阿卜杜拉·买买题"],
  ["批准 阿卜杜拉.买买提", "approve | - | 阿卜杜拉.买买提"],
  ["批准 阿衣古丽@东关镇", "approve | - | 阿衣古丽@东关镇"],
  ["批准 东关镇阿衣古丽", "approve | - | 阿衣古丽"],
  ["批准 阿衣古丽 请假", "approve | - | 阿衣古丽"],
  ["批准 阿衣古丽，同意", "approve | - | 阿衣古丽 | 同意"],
  ["批准 ayiguli", "approve | - | ayiguli"],
  ["批准 情况属实", "approve | - | 情况属实"],
] as const;

describe("批准 with a name that nobody bears is about that name, never about whoever waits", () => {
  test.each(APPROVED)("in a group: %s", (text, expected) => {
    expect(read(text)).toBe(expected);
    expect(read(text, nobodyNamed)).toBe(expected);
  });

  test.each([
    ["同意 阿衣古丽", "approve | - | 阿衣古丽"],
    ["同意 没有人", "approve | - | 没有人"],
    ["确认 阿衣古丽", "confirm | 阿衣古丽"],
  ])("in private: %s", (text, expected) => {
    expect(read(text, { ...nobodyNamed, private: true })).toBe(expected);
  });

  test.each([
    ["批准 张三、阿衣古丽", "approve | - | 张三 + approve | - | 阿衣古丽"],
    ["批准 张三和阿衣古丽", "approve | - | 张三 + approve | - | 阿衣古丽"],
    ["批准 东关镇张三", "approve | - | 张三"],
    ["同意 楼上", ""],
  ])("a name in a list, or behind its unit: %s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe("批准 without any name is about the one thing that waits", () => {
  test.each([
    ["批准", "approve | - | -"],
    ["批准 请假", "approve | - | -"],
    ["批准：请假", "approve | - | -"],
    ["批准 谢谢", "approve | - | - | 谢谢"],
    ["批准 3天", "approve | - | - | 3天"],
    ["批准 家里确实有困难请安心照顾", "approve | - | - | 家里确实有困难请安心照顾"],
  ])("%s", (text, expected) => {
    expect(read(text, nobodyNamed)).toBe(expected);
  });

  test("a number that is none decides nothing", () => {
    expect(read("批准 1234567")).toBe("");
    expect(read("驳回 1234567")).toBe("");
    expect(read("批准 1234567", inPrivate)).toBe("unknown | 批准 1234567");
  });
});

describe("Everything at once is never taken for the one thing that waits", () => {
  test.each([
    "全部批准",
    "都批准",
    "全部同意",
    "批准全部",
    "同意全部",
    "批准请假申请，全部",
    "批准 请假 全部",
    "批准 所有待审批的请假申请",
    "驳回全部",
    "驳回 所有",
    "驳回 请假 全部",
  ])("%s", (text) => {
    expect(read(text)).toBe("");
    expect(read(text, inPrivate)).toBe(`unknown | ${text}`);
  });

  test("with a space it is asked about like a name that nobody bears", () => {
    expect(read("批准 全部")).toBe("approve | - | 全部");
    expect(read("驳回 全部")).toBe("reject | - | 全部");
  });
});

describe("驳回 tells a name from a reason", () => {
  test.each([
    ["驳回 阿衣古丽", "reject | - | 阿衣古丽"],
    ["驳回 阿衣古丽 人手不够", "reject | - | 阿衣古丽 | 人手不够"],
    ["驳回 阿卜杜热合曼", "reject | - | 阿卜杜热合曼"],
    ["驳回 阿卜杜拉·买买提", "reject | - | 阿卜杜拉·买买提"],
    ["驳回 李小四", "reject | - | 李小四"],
    ["驳回 王超", "reject | - | 王超"],
    ["驳回 李有财", "reject | - | 李有财"],
    ["驳回 扎西多吉", "reject | - | 扎西多吉"],
    ["驳回 人手不够", "reject | - | - | 人手不够"],
    ["驳回 材料不全", "reject | - | - | 材料不全"],
    ["驳回 时间太长", "reject | - | - | 时间太长"],
    ["驳回 任务重", "reject | - | - | 任务重"],
    ["驳回 太忙", "reject | - | - | 太忙"],
    ["驳回 请改天", "reject | - | - | 请改天"],
    ["驳回 没有人", "reject | - | - | 没有人"],
    ["驳回 理由不充分", "reject | - | - | 理由不充分"],
    ["驳回，本周迎接检查", "reject | - | - | 本周迎接检查"],
    ["驳回", "reject | - | -"],
  ])("%s", (text, expected) => {
    expect(read(text, nobodyNamed)).toBe(expected);
  });

  test("the reason behind a list of names is for all of them", () => {
    expect(read("驳回 张三、人手不够")).toBe("reject | - | 张三 | 人手不够");
  });
});

describe("Names of every kind in the roster are found as they are written", () => {
  test.each([
    ["批准 阿依古丽", "approve | - | 阿依古丽"],
    ["批准阿依古丽", "approve | - | 阿依古丽"],
    ["批准 阿卜杜拉·买买提", "approve | - | 阿卜杜拉·买买提"],
    ["批准 阿卜杜拉•买买提", "approve | - | 阿卜杜拉·买买提"],
    ["批准 阿卜杜拉・买买提 请假", "approve | - | 阿卜杜拉·买买提"],
    ["驳回 阿卜杜拉·买买提 人手不够", "reject | - | 阿卜杜拉·买买提 | 人手不够"],
    ["批准 热合曼·吐尔逊@东关镇", "approve | - | 热合曼·吐尔逊@东关镇"],
    ["批准 阿依古丽、阿卜杜拉·买买提", "approve | - | 阿依古丽 + approve | - | 阿卜杜拉·买买提"],
  ])("%s", (text, expected) => {
    expect(read(text, minorities)).toBe(expected);
  });
});

test("one message asks for twenty things at most", () => {
  const lines = Array.from({ length: 800 }, (_, at) => `批准 ${at + 1}`);
  expect(read(lines.join("\n")).split(" + ")).toHaveLength(20);
  expect(read(lines.join("\n"), inPrivate).split(" + ")).toHaveLength(20);
  expect(read(`批准 ${lines.map((_, at) => at + 1).join("、")}`).split(" + ")).toHaveLength(20);
  expect(read(`更正 ${lines.slice(0, 100).join("\n")}`).split(" + ")).toHaveLength(20);
});
