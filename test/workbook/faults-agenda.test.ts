import { describe, expect, it } from "vitest";
import { type Fault, problemsOf, readChanged } from "./reading.ts";

const faults: Fault[] = [
  ["no 依据", (c) => Object.assign(c.工作[0] ?? {}, { 依据: "" }), ["工作", 2, "依据", "依据"]],
  ["no 目的", (c) => Object.assign(c.工作[0] ?? {}, { 目的: " " }), ["工作", 2, "目的", "目的"]],
  [
    "no 结束日期",
    (c) => Object.assign(c.工作[0] ?? {}, { 结束日期: null }),
    ["工作", 2, "结束日期", "结束日期"],
  ],
  [
    "a weekly time without a weekday",
    (c) => Object.assign(c.工作[0] ?? {}, { 通报: "17:30" }),
    ["工作", 2, "通报", "周五 17:30"],
  ],
  [
    "an unknown unit among several",
    (c) => Object.assign(c.工作[0] ?? {}, { 对象单位: "东关镇、西岭" }),
    ["工作", 2, "对象单位", "“西岭”"],
  ],
  [
    "an unknown ladder",
    (c) => Object.assign(c.工作[0] ?? {}, { 阶梯: "严格" }),
    ["工作", 2, "阶梯", "“阶梯”表"],
  ],
  [
    "排名 in other words",
    (c) => Object.assign(c.工作[0] ?? {}, { 排名: "要" }),
    ["工作", 2, "排名", "是、否"],
  ],
  [
    "a plan of an unknown programme",
    (c) => Object.assign(c.计划[1] ?? {}, { 工作: "防汛" }),
    ["计划", 3, "工作", "“工作”表"],
  ],
  [
    "a plan twice",
    (c) => Object.assign(c.计划[1] ?? {}, { 计划: "早签到" }),
    ["计划", 3, "计划", "第 2 行"],
  ],
  [
    "a kind not built yet",
    (c) => Object.assign(c.计划[1] ?? {}, { 类型: "日志" }),
    ["计划", 3, "类型", "类型“日志”尚未开放"],
  ],
  [
    "a kind nobody knows",
    (c) => Object.assign(c.计划[1] ?? {}, { 类型: "点名" }),
    ["计划", 3, "类型", "签到、确认"],
  ],
  [
    "an unknown post",
    (c) => Object.assign(c.计划[0] ?? {}, { 对象职务: "村长" }),
    ["计划", 2, "对象职务", "村长"],
  ],
  [
    "an unknown 周期",
    (c) => Object.assign(c.计划[1] ?? {}, { 周期: "天天" }),
    ["计划", 3, "周期", "每个工作日"],
  ],
  [
    "a time that does not exist",
    (c) => Object.assign(c.计划[0] ?? {}, { 截止: "8点半" }),
    ["计划", 2, "截止", "08:30"],
  ],
  [
    "no 截止",
    (c) => Object.assign(c.计划[0] ?? {}, { 截止: null }),
    ["计划", 2, "截止", "不能空着"],
  ],
  [
    "截止 before 开始",
    (c) => Object.assign(c.计划[0] ?? {}, { 截止: "07:00" }),
    ["计划", 2, "截止", "次日"],
  ],
  [
    "a window of which nobody could be told in time",
    (c) =>
      Object.assign(c.计划[1] ?? {}, {
        ...{ 周期: "每个工作日", 开始: "22:30" },
        截止: "次日 06:00",
      }),
    ["计划", 3, "开始", "整个时段在安静时间（22:00—7:00）内，通知发不出去，请调整"],
  ],
  [
    "the same before dawn",
    (c) => Object.assign(c.计划[1] ?? {}, { ...{ 周期: "每周一", 开始: "05:00" }, 截止: "07:00" }),
    ["计划", 3, "开始", "安静时间"],
  ],
  [
    "a 学习 with nothing to read",
    (c) => Object.assign(c.计划[1] ?? {}, { 类型: "学习", 参数: "回执=收到", 正文: null }),
    ["计划", 3, "正文", "附件=文件名"],
  ],
  [
    "a date after the programme's end",
    (c) =>
      Object.assign(c.计划[1] ?? {}, { 周期: "2027-01-04", 开始: "09:00", 截止: "2027-01-05" }),
    ["计划", 3, "周期", "2026-12-31"],
  ],
  [
    "a grace of half a minute",
    (c) => Object.assign(c.计划[0] ?? {}, { 宽限: 0.5 }),
    ["计划", 2, "宽限", "整数"],
  ],
  [
    "an unknown parameter",
    (c) => Object.assign(c.计划[0] ?? {}, { 参数: "定位=是；范围=300" }),
    ["计划", 2, "参数", "范围"],
  ],
  [
    "a parameter without a value",
    (c) => Object.assign(c.计划[0] ?? {}, { 参数: "定位" }),
    ["计划", 2, "参数", "名=值"],
  ],
  [
    "a radius of 5 m",
    (c) => Object.assign(c.计划[0] ?? {}, { 参数: "定位=是；半径=5" }),
    ["计划", 2, "参数", "半径"],
  ],
  [
    "a location without coordinates",
    (c) => Object.assign(c.单位[0] ?? {}, { 经度: null, 纬度: null }),
    ["计划", 2, "参数", "李家村"],
  ],
  [
    "正文 of 3,001 characters",
    (c) => Object.assign(c.计划[0] ?? {}, { 正文: "长".repeat(3001) }),
    ["计划", 2, "正文", "3000"],
  ],
];

describe("a fault of 工作 or 计划 is reported alone, at its row and column, and says what to do", () => {
  it.each(faults)("%s", async (_, change, [sheet, row, column, part]) => {
    const problems = await problemsOf(change);
    expect(problems).toEqual([{ sheet, row, column, message: expect.stringContaining(part) }]);
    expect(problems[0]?.message).toMatch(/请|尚未/u);
  });
});

describe("a 签到 at night", () => {
  it("is taken, with a note that nobody is told then", async () => {
    const reading = await readChanged((c) =>
      Object.assign(c.计划[0] ?? {}, { 开始: "23:00", 截止: "次日 01:00" }),
    );
    expect(reading.ok).toBe(true);
    expect(reading.notes.join()).toContain("计划“早签到”的整个时段在安静时间");
  });
});
