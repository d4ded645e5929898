import { describe, expect, it } from "vitest";
import { type CountySheets, validCounty, workbook } from "./builder.ts";
import { countyOf, readBuilt } from "./reading.ts";

describe("cells as Excel stores them", () => {
  it("reads dates, times, numbers, rich text, links and stored results", async () => {
    const county = await countyOf((c) => {
      const sheets: CountySheets = c;
      Object.assign(c.工作[0] ?? {}, { 结束日期: new Date("2026-12-31T00:00:00Z") });
      Object.assign(sheets.人员?.[1] ?? {}, {
        手机: 13800000002,
        姓名: { richText: [{ text: " 李" }, { text: "强\u200b" }] },
        起: new Date("2026-09-01T00:00:00Z"),
      });
      Object.assign(sheets.计划?.[0] ?? {}, {
        开始: new Date("1899-12-30T08:00:00Z"),
        截止: { formula: "B1", result: "08:30" },
        周期: { text: "每个工作日", hyperlink: "https://example.org" },
      });
      Object.assign(sheets.单位?.[0] ?? {}, { 经度: { formula: "110+6.4", result: 116.4 } });
    });
    expect(county.programmes[0]?.endsOn).toBe("2026-12-31");
    expect(county.people[1]).toMatchObject({
      label: "李强",
      phone: "13800000002",
      memberships: [{ startsOn: "2026-09-01" }],
    });
    expect(county.programmes[0]?.plans[0]?.cadence).toMatchObject({
      every: "working-day",
      opens: { minute: 480 },
      due: { minute: 510 },
    });
    expect(county.units[0]?.longitude).toBe(116.4);
  });

  it("reads a dated plan from real dates and times", async () => {
    const county = await countyOf((c) => {
      Object.assign(c.计划[1] ?? {}, {
        周期: new Date("2026-09-16T00:00:00Z"),
        开始: new Date("2026-09-16T09:00:00Z"),
        截止: new Date("2026-09-18T00:00:00Z"),
      });
    });
    expect(county.programmes[0]?.plans[1]?.cadence).toMatchObject({
      every: "date",
      due: { minute: 1080 },
    });
  });

  it("takes a bare number in a date column for Excel's serial", async () => {
    const county = await countyOf((c) => {
      Object.assign(c.工作[0] ?? {}, { 结束日期: 46387 });
    });
    expect(county.programmes[0]?.endsOn).toBe("2026-12-31");
  });

  it("reports merged data cells, error values and formulas without a stored value", async () => {
    const built = workbook(validCounty());
    const people = built.book.getWorksheet("人员");
    people?.mergeCells("B3:B4");
    const units = built.book.getWorksheet("单位");
    if (units) {
      units.getCell("C2").value = { error: "#N/A" };
      units.getCell("C3").value = { formula: "A1&A2", date1904: false };
    }
    const reading = await readBuilt(built);
    expect(reading.ok ? [] : reading.problems).toMatchObject([
      { sheet: "单位", row: 2, column: "类别" },
      { sheet: "单位", row: 3, column: "类别" },
      { sheet: "人员", row: 3, column: "单位", message: expect.stringContaining("取消合并") },
    ]);
  });

  it("finds columns in any order, under a merged title, with spaces in the header, and keeps Excel's row numbers", async () => {
    const built = workbook(validCounty());
    built.book.removeWorksheet(built.book.getWorksheet("群")?.id ?? 0);
    const sheet = built.book.addWorksheet(" 群 ");
    sheet.addRow(["青山县工作群一览"]);
    sheet.mergeCells("A1:D1");
    sheet.addRow([" 平 台", "群号", "备注", "单位\u3000", "群名"]);
    sheet.addRow([]);
    sheet.addRow(["sandbox", null, "县里的", "青山县", "青山县工作群"]);
    sheet.addRow(["sandbox", null, null, "没有的县", "别的群"]);
    const reading = await readBuilt(built);
    expect(reading).toMatchObject({
      ok: false,
      problems: [{ sheet: "群", row: 5, column: "单位" }],
      notes: [expect.stringContaining("备注")],
    });
  });

  it("reads at once a sheet whose drop-downs reach down to the last row of Excel", async () => {
    const built = workbook(validCounty());
    const people = built.book.getWorksheet("人员") as unknown as {
      dataValidations: { add(range: string, rule: object): void };
    };
    people.dataValidations.add("D2:D1048576", { type: "list", formulae: ['"管理员,秘书,干部"'] });
    expect((await readBuilt(built)).ok).toBe(true);
  });
});
