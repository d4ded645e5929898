import { describe, expect, it } from "vitest";
import { type Fault, problemsOf } from "./reading.ts";

const faults: Fault[] = [
  ["a missing sheet", (c) => Reflect.deleteProperty(c, "群"), ["群", null, null, "缺少"]],
  ["no people", (c) => c.人员.splice(0), ["人员", null, null, "没有内容"]],
  [
    "an empty name",
    (c) => c.单位.push({ 单位: "  ", 类别: "村" } as never),
    ["单位", 6, "单位", "不能空着"],
  ],
  ["a unit twice", (c) => c.单位.push({ 单位: "东关镇" } as never), ["单位", 6, "单位", "第 3 行"]],
  [
    "an unknown parent",
    (c) => Object.assign(c.单位[3] ?? {}, { 上级: "东关" }),
    ["单位", 5, "上级", "“东关”不在“单位”表里"],
  ],
  [
    "a ring of parents",
    (c) => Object.assign(c.单位[0] ?? {}, { 上级: "李家村" }),
    ["单位", 2, "上级", "一圈"],
  ],
  [
    "a longitude out of range",
    (c) => Object.assign(c.单位[0] ?? {}, { 经度: 216.4 }),
    ["单位", 2, "经度", "-180"],
  ],
  [
    "half a coordinate",
    (c) => Object.assign(c.单位[1] ?? {}, { 纬度: 39.9 }),
    ["单位", 3, "经度", "一起填"],
  ],
  [
    "a coordinate in words",
    (c) => Object.assign(c.单位[0] ?? {}, { 经度: "东经116" }),
    ["单位", 2, "经度", "不是数字"],
  ],
  [
    "an unknown datum",
    (c) => Object.assign(c.单位[0] ?? {}, { 坐标系: "BD09" }),
    ["单位", 2, "坐标系", "GCJ02"],
  ],
  [
    "an unknown liaison",
    (c) => Object.assign(c.单位[0] ?? {}, { 联络人: "赵六" }),
    ["单位", 2, "联络人", "人员"],
  ],
  [
    "an ambiguous liaison",
    (c) => Object.assign(c.单位[0] ?? {}, { 联络人: "张三" }),
    ["单位", 2, "联络人", "姓名@单位"],
  ],
  [
    "a unit name like a formula",
    (c) => c.单位.push({ 单位: "=1+1" } as never),
    ["单位", 6, "单位", "公式"],
  ],
  [
    "a name of 41 characters",
    (c) => c.单位.push({ 单位: "村".repeat(41) } as never),
    ["单位", 6, "单位", "40"],
  ],
  [
    "a unit name with a separator",
    (c) => c.单位.push({ 单位: "发展、改革局" } as never),
    ["单位", 6, "单位", "无法引用"],
  ],
  [
    "a person of an unknown unit",
    (c) => Object.assign(c.人员[1] ?? {}, { 单位: "东关" }),
    ["人员", 3, "单位", "单位"],
  ],
  [
    "an unknown role",
    (c) => Object.assign(c.人员[1] ?? {}, { 角色: "组长" }),
    ["人员", 3, "角色", "秘书"],
  ],
  [
    "a phone with a digit missing",
    (c) => Object.assign(c.人员[1] ?? {}, { 手机: "1380000000" }),
    ["人员", 3, "手机", "11 位"],
  ],
  [
    "one phone of two people",
    (c) => Object.assign(c.人员[1] ?? {}, { 手机: "13800000001" }),
    ["人员", 3, "手机", "周敏"],
  ],
  [
    "a namesake without @单位",
    (c) => Object.assign(c.人员[3] ?? {}, { 姓名: "张三" }),
    ["人员", 5, "姓名", "张三@西岭乡"],
  ],
  [
    "a namesake without phone",
    (c) => c.人员.push({ 姓名: "李强", 单位: "西岭乡" } as never),
    ["人员", 6, "姓名", "第 3 行"],
  ],
  [
    "two namesakes of one unit",
    (c) => c.人员.push({ 姓名: "张三@西岭乡", 单位: "西岭乡", 手机: "13800000008" } as never),
    ["人员", 6, "姓名", "区分"],
  ],
  [
    "a unit behind @ that is not his",
    (c) => Object.assign(c.人员[3] ?? {}, { 姓名: "张三@东关镇" }),
    ["人员", 5, "姓名", "@"],
  ],
  [
    "a term that ends before it starts",
    (c) => Object.assign(c.人员[1] ?? {}, { 起: "2026-09-02", 止: "2026-09-01" }),
    ["人员", 3, "止", "起在止之后"],
  ],
  [
    "a date that does not exist",
    (c) => Object.assign(c.人员[1] ?? {}, { 起: "2026-02-30" }),
    ["人员", 3, "起", "不是有效的日期"],
  ],
  [
    "the same post twice",
    (c) =>
      c.人员.push({
        姓名: "李强",
        单位: "东关镇",
        职务: "镇长",
        角色: "秘书",
        手机: "13800000002",
      }),
    ["人员", 6, "职务", "第 3 行"],
  ],
  [
    "oneself as tutor",
    (c) => Object.assign(c.人员[1] ?? {}, { 导师: "李强" }),
    ["人员", 3, "导师", "本人"],
  ],
  [
    "an unknown platform",
    (c) => Object.assign(c.群[0] ?? {}, { 平台: "QQ" }),
    ["群", 2, "平台", "telegram"],
  ],
  [
    "a group name twice",
    (c) => c.群.push({ 群名: "青山县工作群", 单位: "东关镇", 平台: "sandbox" }),
    ["群", 4, "群名", "第 2 行"],
  ],
  [
    "a 群号 twice",
    (c) => c.群.push({ 群名: "别的群", 单位: "东关镇", 平台: "telegram", 群号: "-1001234567890" }),
    ["群", 4, "群号", "第 3 行"],
  ],
  [
    "a 群号 that is none",
    (c) => Object.assign(c.群[1] ?? {}, { 群号: "@dongguan" }),
    ["群", 3, "群号", "不是群号"],
  ],
];

describe("a fault of 单位, 人员 or 群 is reported alone, at its row and column, and says what to do", () => {
  it.each(faults)("%s", async (_, change, [sheet, row, column, part]) => {
    const problems = await problemsOf(change);
    expect(problems).toEqual([{ sheet, row, column, message: expect.stringContaining(part) }]);
    expect(problems[0]?.message).toMatch(/请|尚未/u);
  });
});
