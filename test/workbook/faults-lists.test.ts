import { describe, expect, it } from "vitest";
import { type Fault, problemsOf } from "./reading.ts";

const faults: Fault[] = [
  [
    "ladder steps that go down",
    (c) => Object.assign(c.阶梯[1] ?? {}, { 条件: "0个工作日" }),
    ["阶梯", 3, "条件", "大于 0"],
  ],
  [
    "ladder steps out of order",
    (c) => Object.assign(c.阶梯[0] ?? {}, { 条件: 5 }),
    ["阶梯", 3, "条件", "第 2 行"],
  ],
  [
    "an unknown action",
    (c) => Object.assign(c.阶梯[1] ?? {}, { 动作: "批评" }),
    ["阶梯", 3, "动作", "约谈"],
  ],
  [
    "an unknown target",
    (c) => Object.assign(c.阶梯[1] ?? {}, { 对象: "单位、领导" }),
    ["阶梯", 3, "对象", "领导"],
  ],
  [
    "a calendar day twice",
    (c) => c.日历.push({ 日期: "2026/9/18", 类型: "班", 说明: "" }),
    ["日历", 3, "日期", "第 2 行"],
  ],
  [
    "a calendar day of no type",
    (c) => Object.assign(c.日历[0] ?? {}, { 类型: "假" }),
    ["日历", 2, "类型", "休、班"],
  ],
  [
    "an answer without its option",
    (c) =>
      Object.assign(c, {
        题库: [{ 题型: "单选", 题干: "几月入汛", A: "五月", B: "六月", 答案: "C" }],
      }),
    ["题库", 2, "答案", "没有选项 C"],
  ],
  [
    "a question without a stem",
    (c) => Object.assign(c, { 题库: [{ 题型: "判断", 答案: "√" }] }),
    ["题库", 2, "题干", "不能空着"],
  ],
  [
    "two answers to a 单选",
    (c) =>
      Object.assign(c, {
        题库: [{ 题型: "单选", 题干: "几月入汛", A: "五月", B: "六月", 答案: "A、B" }],
      }),
    ["题库", 2, "答案", "只能有一个"],
  ],
  [
    "a judgement by letter",
    (c) => Object.assign(c, { 题库: [{ 题型: "判断", 题干: "五月入汛", 答案: "A" }] }),
    ["题库", 2, "答案", "对"],
  ],
  [
    "a task number twice",
    (c) =>
      Object.assign(c, {
        任务: [1, "1"].map((编号) => ({ 编号, 任务: "清淤", 责任人: "李强", 截止: "2026-09-30" })),
      }),
    ["任务", 3, "编号", "第 2 行"],
  ],
  [
    "a task of an unknown unit",
    (c) =>
      Object.assign(c, { 任务: [{ 编号: 1, 任务: "清淤", 责任单位: "东关", 截止: "2026-09-30" }] }),
    ["任务", 2, "责任单位", "单位"],
  ],
  [
    "a task of nobody",
    (c) => Object.assign(c, { 任务: [{ 编号: 1, 任务: "清淤", 截止: "2026-09-30" }] }),
    ["任务", 2, "责任人", "至少填一个"],
  ],
  [
    "a task of a person and of a post",
    (c) =>
      Object.assign(c, {
        任务: [
          {
            编号: 1,
            任务: "走访",
            责任单位: "东关镇",
            责任人: "李强",
            责任职务: "镇长",
            截止: "2026-09-30",
          },
        ],
      }),
    ["任务", 2, "责任职务", "只能填一个"],
  ],
  [
    "a post that nobody is listed with",
    (c) =>
      Object.assign(c, {
        任务: [{ 编号: 1, 任务: "走访", 责任单位: "东关镇", 责任职务: "站长", 截止: "2026-09-30" }],
      }),
    ["任务", 2, "责任职务", "没有职务“站长”"],
  ],
  [
    "four reviewers",
    (c) =>
      Object.assign(c, {
        任务: [
          {
            ...{ 编号: 1, 任务: "清淤", 责任人: "李强", 截止: "2026-09-30" },
            验收人: "李强、周敏、张三@李家村、张三@西岭乡",
          },
        ],
      }),
    ["任务", 2, "验收人", "最多 3 个"],
  ],
  [
    "a month without such a day",
    (c) =>
      Object.assign(c, { 任务: [{ 编号: 1, 任务: "月报", 责任人: "李强", 截止: "每月32日" }] }),
    ["任务", 2, "截止", "每月25日"],
  ],
];

describe("a fault of 阶梯, 日历, 题库 or 任务 is reported alone, at its row and column, and says what to do", () => {
  it.each(faults)("%s", async (_, change, [sheet, row, column, part]) => {
    const problems = await problemsOf(change);
    expect(problems).toEqual([{ sheet, row, column, message: expect.stringContaining(part) }]);
    expect(problems[0]?.message).toMatch(/请|尚未/u);
  });
});
