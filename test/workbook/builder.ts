import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS, { type CellValue, type Workbook } from "exceljs";
import { SHEETS } from "../../src/workbook/sheets.ts";

/** Rows by sheet; a row gives the cells it fills by their header. */
export type CountySheets = Record<string, Record<string, CellValue>[]>;

export type BuiltWorkbook = {
  /** For what rows cannot say: merges, formats, foreign sheets. */
  book: Workbook;
  /** Writes the file, to a fresh temporary folder unless told where, and gives its path. */
  save(path?: string): Promise<string>;
};

function headersOf(sheet: string, rows: readonly Record<string, CellValue>[]): string[] {
  const known = SHEETS.find((definition) => definition.name === sheet)?.columns ?? [];
  const names = known.map((column) => column.name);
  const extra = rows.flatMap((row) => Object.keys(row)).filter((name) => !names.includes(name));
  return [...names, ...new Set(extra)];
}

/** A workbook with these sheets: all known columns in their order, then the foreign ones. */
export function workbook(sheets: CountySheets): BuiltWorkbook {
  const book = new ExcelJS.Workbook();
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = book.addWorksheet(name);
    const headers = headersOf(name, rows);
    sheet.addRow(headers);
    for (const row of rows) sheet.addRow(headers.map((header) => row[header] ?? null));
  }
  return {
    book,
    async save(path = join(mkdtempSync(join(tmpdir(), "county-")), "county.xlsx")) {
      await book.xlsx.writeFile(path);
      return path;
    },
  };
}

/** A small county without a fault, made anew at each call so that a test may change it. */
export function validCounty() {
  return {
    单位: [
      { 单位: "青山县", 类别: "县", 经度: 116.4, 纬度: 39.9, 联络人: "周敏" },
      { 单位: "东关镇", 上级: "青山县", 类别: "乡镇", 联络人: "李强" },
      { 单位: "李家村", 上级: "东关镇", 类别: "村" },
      { 单位: "西岭乡", 上级: "青山县", 类别: "乡镇" },
    ],
    人员: [
      { 姓名: "周敏", 单位: "青山县", 职务: "县委副书记", 角色: "管理员", 手机: "13800000001" },
      { 姓名: "李强", 单位: "东关镇", 职务: "镇长", 角色: "秘书", 手机: "13800000002" },
      { 姓名: "张三@李家村", 单位: "李家村", 职务: "村支书", 手机: "13800000003", 导师: "李强" },
      { 姓名: "张三@西岭乡", 单位: "西岭乡", 职务: "乡长", 手机: "13800000004" },
    ],
    群: [
      { 群名: "青山县工作群", 单位: "青山县", 平台: "sandbox" },
      { 群名: "东关镇工作群", 单位: "东关镇", 平台: "telegram", 群号: "-1001234567890" },
    ],
    工作: [
      {
        工作: "防汛值守",
        依据: "县防指〔2026〕3号",
        目的: "汛期在岗",
        结束日期: "2026-12-31",
        对象单位: "东关镇、西岭乡",
        统计: "周五 09:00",
        提醒: "周五 10:00",
        调度: "周五 15:00",
        通报: "周五 17:30",
        排名: "是",
        阶梯: "常规",
      },
    ],
    计划: [
      {
        计划: "早签到",
        工作: "防汛值守",
        类型: "签到",
        对象职务: "村支书、乡长",
        周期: "每个工作日",
        开始: "08:00",
        截止: "08:30",
        宽限: 15,
        参数: "定位=是；半径=300",
        正文: "请到岗签到。",
      },
      {
        计划: "预案确认",
        工作: "防汛值守",
        类型: "确认",
        对象单位: "东关镇",
        周期: "每周",
        开始: "周一 09:00",
        截止: "周五 17:30",
        正文: "请确认已读预案。",
      },
    ],
    阶梯: [
      { 阶梯: "常规", 类型: "逾期", 条件: "1个工作日", 动作: "提醒", 对象: "本人" },
      { 阶梯: "常规", 类型: "逾期", 条件: 3, 动作: "通报", 对象: "单位、联络人" },
      { 阶梯: "常规", 类型: "逾期", 条件: "五个工作日", 动作: "约谈", 对象: "单位" },
    ],
    日历: [{ 日期: "2026-09-18", 类型: "休", 说明: "集市" }],
  } satisfies CountySheets;
}

/** A county of 20 people a village, 25 villages a township, every person with a phone. */
export function largeCounty(people: number) {
  const villages = Array.from({ length: Math.ceil(people / 20) }, (_, index) => ({
    name: `${index + 1}村`,
    township: `${Math.floor(index / 25) + 1}镇`,
  }));
  const townships = [...new Set(villages.map(({ township }) => township))];
  const { 工作, 群 } = validCounty();
  return {
    单位: [
      { 单位: "青山县", 经度: 116.4, 纬度: 39.9 },
      ...townships.map((单位) => ({ 单位, 上级: "青山县", 联络人: "干部0" })),
      ...villages.map(({ name, township }) => ({ 单位: name, 上级: township })),
    ],
    人员: Array.from({ length: people }, (_, index) => ({
      姓名: `干部${index}`,
      单位: villages[Math.floor(index / 20)]?.name ?? "青山县",
      职务: index % 20 === 0 ? "村支书" : "村干部",
      角色: index === 0 ? "管理员" : "干部",
      手机: `138${String(index).padStart(8, "0")}`,
    })),
    群: 群.slice(0, 1),
    工作: 工作.map((row) => ({ ...row, 对象单位: "青山县", 阶梯: "" })),
    计划: [
      {
        计划: "早签到",
        工作: "防汛值守",
        类型: "签到",
        周期: "每个工作日",
        开始: "08:00",
        截止: "08:30",
        参数: "定位=是",
      },
    ],
  } satisfies CountySheets;
}
