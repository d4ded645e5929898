import { describe, expect, it } from "vitest";
import { type Change, problemsOf, readChanged } from "./reading.ts";

describe("a workbook without a fault", () => {
  it("is read without problems or notes", async () => {
    const reading = await readChanged(() => {});
    expect(reading).toMatchObject({ ok: true, notes: [] });
  });

  it.each<[string, Change]>([
    [
      "columns that may be missing",
      (c) => {
        for (const row of c.计划) Reflect.deleteProperty(row, "宽限");
      },
    ],
    [
      "several roots",
      (c) => c.单位.push({ 单位: "邻县", 类别: "县", 经度: 116, 纬度: 40, 联络人: "周敏" }),
    ],
    [
      "a person with two posts",
      (c) =>
        c.人员.push({
          姓名: "李强",
          单位: "李家村",
          职务: "驻村",
          角色: "干部",
          手机: "138 0000 0002",
        }),
    ],
    [
      "the same name without a phone but with its unit",
      (c) => c.人员.push({ 姓名: "张三@东关镇", 单位: "东关镇", 职务: "办事员", 手机: "" }),
    ],
    [
      "a reference by 姓名@单位",
      (c) => {
        c.单位[1] = { 单位: "东关镇", 上级: "青山县", 类别: "乡镇", 联络人: "张三@西岭乡" };
      },
    ],
    [
      "a platform in capitals",
      (c) => {
        c.群[0] = { 群名: "青山县工作群", 单位: "青山县", 平台: "Sandbox" };
      },
    ],
    [
      "a second term in the same post",
      (c) => {
        const row = { 姓名: "王五", 单位: "东关镇", 职务: "办事员", 手机: "13800000009" };
        c.人员.push({ ...row, 止: "2026-03-31" } as never, { ...row, 起: "2026-09-01" } as never);
      },
    ],
  ])("may have %s", async (_, change) => {
    expect(await problemsOf(change)).toEqual([]);
  });
});

describe("all faults", () => {
  it("are reported at once, in the order of the file", async () => {
    const problems = await problemsOf((c) => {
      Object.assign(c.计划[0] ?? {}, { 类型: "点名", 参数: null, 周期: "天天", 截止: "晚上" });
      Object.assign(c.单位[3] ?? {}, { 上级: "东关" });
      Object.assign(c.人员[1] ?? {}, { 角色: "组长" });
    });
    expect(problems.map(({ sheet, row, column }) => [sheet, row, column])).toEqual([
      ["单位", 5, "上级"],
      ["人员", 3, "角色"],
      ["计划", 2, "类型"],
      ["计划", 2, "周期"],
      ["计划", 2, "截止"],
    ]);
  });
});

describe("what does not stop the import is noted", () => {
  it.each<[string, Change, string]>([
    ["a foreign sheet", (c) => Object.assign(c, { 通讯录: [{ 姓名: "甲" }] }), "通讯录"],
    ["a foreign column", (c) => Object.assign(c.单位[0] ?? {}, { 备注: "甲" }), "备注"],
    [
      "a programme for the whole county",
      (c) => Object.assign(c.工作[0] ?? {}, { 对象单位: "" }),
      "全县",
    ],
    ["no administrator", (c) => Object.assign(c.人员[0] ?? {}, { 角色: "秘书" }), "管理员"],
    [
      "a coordinate abroad",
      (c) => Object.assign(c.单位[1] ?? {}, { 经度: 39.9, 纬度: 16.4 }),
      "国内",
    ],
    [
      "a plan that asks nobody",
      (c) => Object.assign(c.计划[1] ?? {}, { 对象职务: "乡长" }),
      "没有符合的人",
    ],
    ["units that no group reaches", (c) => c.群.splice(0, 1), "没有群"],
  ])("%s", async (_, change, part) => {
    const reading = await readChanged(change);
    expect(reading).toMatchObject({ ok: true, notes: [expect.stringContaining(part)] });
  });
});
