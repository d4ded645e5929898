import { describe, expect, it } from "vitest";
import { countyOf, type Fault, problemsOf, readChanged } from "./reading.ts";

const set =
  (cells: Record<string, string | number>): Fault[1] =>
  (c) =>
    Object.assign(c.工作[0] ?? {}, cells);

const faults: Fault[] = [
  ["a part without a weight", set({ 计分: "完成率" }), ["工作", 2, "计分", "完成率:70"]],
  ["an unknown part", set({ 计分: "完成率:50、态度:50" }), ["工作", 2, "计分", "“态度:50”"]],
  ["a part not open yet", set({ 计分: "完成率:50、测试均分:50" }), ["工作", 2, "计分", "尚未开放"]],
  ["a line above 100", set({ 达标线: 120 }), ["工作", 2, "达标线", "1 到 100"]],
  ["a base of nothing", set({ 最小基数: 0 }), ["工作", 2, "最小基数", "整数"]],
  ["a flag for the best", set({ 红旗: "最好的" }), ["工作", 2, "红旗", "第1名且≥95"]],
  ["a card below 120", set({ 黄牌: "<120" }), ["工作", 2, "黄牌", "“<120”"]],
  ["a period of its own", set({ 通报周期: "周、旬" }), ["工作", 2, "通报周期", "周、月、季、年"]],
  ["months without weeks", set({ 通报周期: "月" }), ["工作", 2, "通报周期", "要含“周”"]],
  [
    "months without a time",
    set({ 通报周期: "周、月", 通报: "" }),
    ["工作", 2, "通报周期", "通报时间"],
  ],
];

describe("a fault of how a programme judges its units is reported alone, and says what to do", () => {
  it.each(faults)("%s", async (_, change, [sheet, row, column, part]) => {
    const problems = await problemsOf(change);
    expect(problems).toEqual([{ sheet, row, column, message: expect.stringContaining(part) }]);
    expect(problems[0]?.message).toMatch(/请/u);
  });
});

describe("how a programme judges its units", () => {
  it("is the rate alone where the columns say nothing, or only what holds anyhow", async () => {
    const plain = await countyOf(() => undefined);
    expect(plain.programmes[0]).toMatchObject({ scoring: null, periods: [] });
    const same = await countyOf(set({ 达标线: "60%", 最小基数: 1, 通报周期: "周" }));
    expect(same.programmes[0]).toMatchObject({ scoring: null, periods: [] });
  });

  it("is read from the columns", async () => {
    const cells = { 计分: "完成率:70、按时率:30", 达标线: 0.8, 最小基数: 5, 红旗: "第1名且≥95" };
    const county = await countyOf(set({ ...cells, 通报周期: "周、月、季度" }));
    expect(county.programmes[0]).toMatchObject({
      scoring: {
        parts: [
          { part: "completion", weight: 70 },
          { part: "punctuality", weight: 30 },
        ],
        ...{ line: 80, base: 5, yellow: null },
        red: [
          { sort: "first", places: 1 },
          { sort: "score", is: ">=", value: 95 },
        ],
      },
      periods: ["month", "quarter"],
    });
  });

  it("notes flags that no bulletin will show", async () => {
    const reading = await readChanged(set({ 排名: "否", 红旗: "第1名" }));
    expect(reading.notes.join()).toContain("不会出现在通报里");
  });

  it("counts times without a note that this is not in use", async () => {
    const reading = await readChanged((c) =>
      Object.assign(c.阶梯[2] ?? {}, { 类型: "累计", 条件: "两次", 计次: "末位" }),
    );
    expect(reading.notes.join()).not.toContain("暂不启用");
  });
});
