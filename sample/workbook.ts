import ExcelJS from "exceljs";
import { withFixedTimes } from "../src/zip/fix-times.ts";
import type { Assignment, Staff } from "./people.ts";
import {
  CALENDAR_ROWS,
  type Cell,
  groupRows,
  LADDER_ROWS,
  PLAN_ROWS,
  PROGRAMME_ROWS,
  type Row,
} from "./programmes.ts";
import { QUESTION_ROWS } from "./questions.ts";
import type { SampleUnit } from "./units.ts";

/** A fixed instant, so that the same county gives the same bytes. */
const MADE_AT = new Date("2026-09-01T00:00:00Z");

type Sheet = {
  name: string;
  columns: readonly string[];
  widths: readonly number[];
  rows: readonly Row[];
};

const date = (text: string): Cell => (text === "" ? null : new Date(`${text}T00:00:00Z`));

const unitRow = (unit: SampleUnit, liaison: string | undefined): Row => [
  unit.name,
  unit.parent || null,
  unit.category,
  unit.longitude,
  unit.latitude,
  unit.longitude === null ? null : unit.datum,
  liaison ?? null,
];

const personRow = (row: Assignment): Row => [
  row.person.label,
  row.unit,
  row.post,
  row.role,
  row.person.phone,
  date(row.startsOn),
  date(row.endsOn),
  row.mentor || null,
];

function sheetsOf(units: readonly SampleUnit[], staff: Staff): Sheet[] {
  const columns = (text: string) => text.split("、");
  return [
    {
      name: "单位",
      columns: columns("单位、上级、类别、经度、纬度、坐标系、联络人"),
      widths: [16, 14, 8, 12, 12, 10, 14],
      rows: units.map((unit) => unitRow(unit, staff.liaisonOf.get(unit.name))),
    },
    {
      name: "人员",
      columns: columns("姓名、单位、职务、角色、手机、起、止、导师"),
      widths: [18, 16, 14, 10, 14, 12, 12, 14],
      rows: staff.rows.map(personRow),
    },
    {
      name: "群",
      columns: columns("群名、单位、平台、群号"),
      widths: [20, 14, 10, 16],
      rows: groupRows(units),
    },
    {
      name: "工作",
      columns: columns("工作、依据、目的、结束日期、对象单位、统计、提醒、调度、通报、排名、阶梯"),
      widths: [12, 44, 40, 12, 12, 12, 12, 12, 12, 8, 12],
      rows: PROGRAMME_ROWS,
    },
    {
      name: "计划",
      columns: columns("计划、工作、类型、对象单位、对象职务、周期、开始、截止、宽限、参数、正文"),
      widths: [16, 12, 8, 12, 26, 12, 12, 12, 8, 20, 60],
      rows: PLAN_ROWS,
    },
    {
      name: "题库",
      columns: columns("题型、题干、A、B、C、D、E、F、答案、分类、解析"),
      widths: [8, 48, 16, 16, 16, 16, 10, 10, 8, 12, 40],
      rows: QUESTION_ROWS,
    },
    {
      name: "阶梯",
      columns: columns("阶梯、类型、条件、动作、对象、计次"),
      widths: [12, 8, 8, 8, 10, 8],
      rows: LADDER_ROWS,
    },
    {
      name: "日历",
      columns: columns("日期、类型、说明"),
      widths: [12, 8, 24],
      rows: CALENDAR_ROWS,
    },
  ];
}

function addSheet(workbook: ExcelJS.Workbook, sheet: Sheet): void {
  const worksheet = workbook.addWorksheet(sheet.name, { views: [{ state: "frozen", ySplit: 1 }] });
  worksheet.addRow([...sheet.columns]).font = { bold: true };
  for (const row of sheet.rows) worksheet.addRow([...row]);
  sheet.widths.forEach((width, index) => {
    worksheet.getColumn(index + 1).width = width;
  });
  worksheet.eachRow((row) => {
    row.eachCell((cell) => {
      cell.numFmt = cell.value instanceof Date ? "yyyy-mm-dd" : numberFormat(cell.value);
    });
  });
}

/** Text cells are marked as text, so that an editor does not turn a phone or a time into a number. */
const numberFormat = (value: ExcelJS.CellValue) => (typeof value === "number" ? "General" : "@");

/** The workbook that describes the county, byte for byte the same at every run. */
export async function workbookBytes(units: readonly SampleUnit[], staff: Staff): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = "云岭县驻村办";
  workbook.lastModifiedBy = "云岭县驻村办";
  workbook.created = MADE_AT;
  workbook.modified = MADE_AT;
  for (const sheet of sheetsOf(units, staff)) addSheet(workbook, sheet);
  return withFixedTimes(Buffer.from(await workbook.xlsx.writeBuffer()));
}
