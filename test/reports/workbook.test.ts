import ExcelJS, { type Worksheet } from "exceljs";
import { describe, expect, it } from "vitest";
import type { BulletinReport } from "../../src/reports/rules.ts";
import { cellText } from "../../src/reports/sheets/rules.ts";
import { buildReport } from "../../src/reports/sheets/write.ts";
import { figures, unit } from "./cards.ts";
import { largeReport, report } from "./reports.ts";

async function opened(content: BulletinReport): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  const bytes = await buildReport(content);
  await book.xlsx.load(new Uint8Array(bytes).buffer);
  return book;
}

function sheet(book: ExcelJS.Workbook, name: string): Worksheet {
  const found = book.getWorksheet(name);
  if (!found) throw new Error(`no sheet ${name}`);
  return found;
}

function rowsOf(worksheet: Worksheet): unknown[][] {
  const rows: unknown[][] = [];
  worksheet.eachRow((row) => rows.push((row.values as unknown[]).slice(1)));
  return rows;
}

const detail = {
  number: "00123456789012345678",
  date: "2026-09-14",
  person: "张三",
  unit: "东关镇",
  plan: "签到",
  status: "on_time",
  at: new Date("2026-09-14T00:10:00Z"),
  evidence: "签到",
} as const;

describe("the workbook of a bulletin", () => {
  it("has its sheets in order, 明细 only when asked for", async () => {
    const names = ({ worksheets }: ExcelJS.Workbook) => worksheets.map(({ name }) => name);
    expect(names(await opened(report()))).toEqual(["单位", "人员", "负担", "规则"]);
    const full = await opened(report({ details: [detail] }));
    expect(names(full)).toEqual(["单位", "人员", "明细", "负担", "规则"]);
  });

  it("lists the units in the bulletin's order, with their sum below", async () => {
    const rows = rowsOf(sheet(await opened(report()), "单位"));
    expect(rows[0]?.join("|")).toBe(
      "名次|单位|上级|完成率|应办|完成|按时|迟到|补办|未办|请假|待核实|标记",
    );
    expect(rows[1]).toEqual([1, "东关镇", "云岭县", 1, 20, 20, 20, 0, 0, 0, 0, 0, "红旗"]);
    expect(rows[3]?.slice(0, 6)).toEqual([3, "南岭乡", "云岭县", 16 / 17, 19, 16]);
    expect(rows[4]?.slice(1, 6)).toEqual(["云岭县", undefined, 55 / 57, 61, 55]);
  });

  it("has no ranks where nothing is ranked, and none for a unit that owed nothing", async () => {
    const idle = { ...unit("无事乡", {}, null), parent: null };
    const unranked = rowsOf(sheet(await opened(report({ ranked: false })), "单位"));
    expect(unranked[0]?.[0]).toBe("单位");
    const ranked = rowsOf(sheet(await opened(report({ units: [idle] })), "单位"));
    expect(ranked[1]?.slice(0, 5)).toEqual([undefined, "无事乡", undefined, undefined, 0]);
  });

  it("has one line for each person and plan", async () => {
    expect(rowsOf(sheet(await opened(report()), "人员"))).toEqual([
      ["姓名", "单位", "计划", "应办", "按时", "迟到", "补办", "请假", "未办", "待核实"],
      ["张三", "东关镇", "签到", 5, 4, 1, 0, 0, 0, 0],
      ["李四", "西河乡", "全部", 5, 3, 0, 0, 0, 2, 0],
    ]);
  });

  it("keeps numbers of things as text, and times as they were on the wall", async () => {
    const details = sheet(await opened(report({ details: [detail] })), "明细");
    expect(rowsOf(details)[1]).toEqual([
      ...["00123456789012345678", "2026-09-14", "张三", "东关镇", "签到", "按时"],
      ...["2026-09-14 08:10", "签到"],
    ]);
    expect(details.getCell("A2").numFmt).toBe("@");
    expect(details.getCell("A2").type).toBe(ExcelJS.ValueType.String);
  });

  it("tells each person's burden", async () => {
    expect(rowsOf(sheet(await opened(report()), "负担"))[1]?.slice(0, 5)).toEqual([
      ...["2026-W38", "张三", "东关镇"],
      ...[9, 5],
    ]);
  });

  it("tells how it was counted, on what calendar, and who exported it when", async () => {
    const notes = ["补充通报：西河乡申诉成立。"];
    const lines = rowsOf(sheet(await opened(report({ notes })), "规则")).map((row) =>
      row.join("："),
    );
    for (const line of [
      "通报：【驻村工作】周通报",
      "时段：2026年第38周，9月14日至9月20日",
      "完成率：完成率＝（按时＋迟到＋补办）÷（应办－请假－待核实）。",
      "标记：黄牌：完成率低于80%。",
      "日历：节假日和调休数据包括 2025年、2026年。",
      "时间：均为北京时间。",
      "说明：补充通报：西河乡申诉成立。",
      "导出：王秘书，2026年9月20日 18:05",
    ]) {
      expect(lines).toContain(line);
    }
    const bare = rowsOf(sheet(await opened(report({ calendarYears: [] })), "规则")).flat();
    expect(bare.filter((text) => String(text).startsWith("没有节假日数据"))).toHaveLength(1);
  });

  it("is ready to be read and printed", async () => {
    const book = await opened(report({ programme: "R&D工作" }));
    for (const worksheet of book.worksheets) {
      expect(worksheet.views[0]).toMatchObject({ state: "frozen", ySplit: 1 });
      expect(worksheet.pageSetup).toMatchObject({
        orientation: "landscape",
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
        printTitlesRow: "1:1",
      });
      expect(worksheet.headerFooter.oddHeader).toBe("&C【R&&D工作】周通报　2026年第38周");
      expect(worksheet.getColumn(1).width).toBeGreaterThan(5);
    }
  });

  it("holds an empty period", async () => {
    const whole = { title: "云岭县", figures: figures({}), rate: null };
    const book = await opened(report({ units: [], persons: [], burden: [], whole }));
    expect(rowsOf(sheet(book, "单位"))).toHaveLength(2);
    expect(rowsOf(sheet(book, "人员"))).toHaveLength(1);
  });

  it("is the same, byte for byte, when written again", async () => {
    const first = Buffer.from(await buildReport(largeReport(30, 5)));
    const second = Buffer.from(await buildReport(structuredClone(largeReport(30, 5))));
    expect(first.equals(second)).toBe(true);
  });
});

describe("text in a cell", () => {
  it.each([
    ["=1+1", "'=1+1"],
    ['=HYPERLINK("http://x","y")', `'=HYPERLINK("http://x","y")`],
    ["+8613800000000", "'+8613800000000"],
    ["-5", "'-5"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\t=1+1", "' =1+1"],
    ["\r=1+1", "'\n=1+1"],
    ["\n =1+1", "'\n =1+1"],
    ["\u0000=1+1", "'=1+1"],
    ["　=1+1", "'　=1+1"],
    ["＝1+1", "'＝1+1"],
    ["＋1", "'＋1"],
    ["－1", "'－1"],
    ["＠SUM(A1)", "'＠SUM(A1)"],
    ["张三", "张三"],
    ["张三=李四", "张三=李四"],
    ["—", "—"],
    ["", ""],
    ["第一行\r\n第二行", "第一行\n第二行"],
    ["甲\u0007乙", "甲乙"],
  ])("%j is kept as %j", (text, kept) => {
    expect(cellText(text)).toBe(kept);
  });

  it("is never a formula, wherever it stands, and reads as it was written", async () => {
    const evil = "=1+1";
    const book = await opened(
      report({
        persons: [{ person: evil, unit: evil, plan: evil, figures: figures({ onTime: 1 }) }],
        units: [{ ...unit(evil, { onTime: 1 }, 1), parent: evil }],
        burden: [{ week: evil, person: evil, unit: evil, received: 1, asked: 1, reason: evil }],
        details: [{ ...detail, number: evil, person: evil, evidence: evil }],
        exportedBy: evil,
        basis: evil,
        notes: [evil],
      }),
    );
    for (const worksheet of book.worksheets) {
      worksheet.eachRow((row) =>
        row.eachCell((cell) => {
          expect(cell.formula).toBeUndefined();
          expect(String(cell.value)).not.toMatch(/^[=+\-@]/);
        }),
      );
    }
    expect(sheet(book, "人员").getCell("A2").value).toBe("'=1+1");
  });

  it("cannot smuggle a character in by its number", async () => {
    const person = "_x003D_1+1";
    const persons = [{ person, unit: "东关镇", plan: null, figures: figures({ onTime: 1 }) }];
    const book = await opened(report({ persons }));
    expect(cellText(person)).toBe("_x005F_x003D_1+1");
    expect(sheet(book, "人员").getCell("A2").value).toBe(person);
  });

  it("ends in an ellipsis where a cell holds no more", () => {
    expect(cellText("字".repeat(40_000))).toHaveLength(32_767);
    expect(cellText("字".repeat(40_000)).at(-1)).toBe("…");
  });
});
