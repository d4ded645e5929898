import ExcelJS, { type Cell as SheetCell, type Workbook, type Worksheet } from "exceljs";
import { readCell } from "./read-cells.ts";
import { cleanToken } from "./reader.ts";
import type { Report } from "./report.ts";
import { GUIDE_SHEET, SHEETS, type SheetDefinition } from "./sheets.ts";
import { cellWords, noteWords, sheetWords } from "./wording.ts";

/** A cell of a known column. `serial` is its number when it is a plain one; a faulty cell is already reported. */
export type Cell = { text: string; serial: number | null; faulty: boolean };
export type TableRow = { number: number; cells: ReadonlyMap<string, Cell> };
/** One sheet's data rows, empty ones left out, and the known columns it has. */
export type Table = { sheet: string; columns: ReadonlySet<string>; rows: TableRow[] };
export type Tables = ReadonlyMap<string, Table>;

/** A title and some remarks may stand above the header. */
const HEADER_WITHIN_ROWS = 10;

type Header = { row: number; names: ReadonlyMap<number, string> };

function headerAt(sheet: Worksheet, row: number): Header {
  const names = new Map<number, string>();
  sheet.getRow(row).eachCell((cell, column) => {
    const reading = readCell(cell.value);
    const name = "text" in reading ? cleanToken(reading.text) : "";
    if (name !== "") names.set(column, name);
  });
  return { row, names };
}

/** The header is the row with the most known names, so that a title above it does no harm. */
function findHeader(sheet: Worksheet, known: ReadonlySet<string>): Header {
  let best: Header = { row: 1, names: new Map() };
  let most = -1;
  for (let row = 1; row <= Math.min(HEADER_WITHIN_ROWS, sheet.rowCount); row++) {
    const header = headerAt(sheet, row);
    const matches = new Set([...header.names.values()].filter((name) => known.has(name))).size;
    if (header.names.size > 0 && matches > most) {
      best = header;
      most = matches;
    }
  }
  return best;
}

function checkHeader(
  definition: SheetDefinition,
  header: Header,
  report: Report,
): Map<number, string> {
  const known = new Set(definition.columns.map((column) => column.name));
  const columns = new Map<number, string>();
  const unused: string[] = [];
  const seen = new Set<string>();
  for (const [index, name] of header.names) {
    if (!known.has(name)) unused.push(name);
    else if (seen.has(name))
      report.problem(definition.name, header.row, name, sheetWords.doubledColumn());
    else {
      seen.add(name);
      columns.set(index, name);
    }
  }
  for (const { name, optional } of definition.columns) {
    if (!seen.has(name) && !optional) {
      report.problem(definition.name, header.row, name, sheetWords.missingColumn(name));
    }
  }
  if (unused.length > 0) report.note(noteWords.unusedColumns(definition.name, unused));
  return columns;
}

/** Reports a merged range once, at its first cell among the known columns; an empty one holds no data. */
function mergeReporter(sheet: string, report: Report) {
  const reported = new Set<string>();
  return (cell: SheetCell, row: number, column: string): boolean => {
    if (!cell.isMerged) return false;
    const reading = readCell(cell.master.value);
    if ("text" in reading && reading.text === "") return false;
    if (!reported.has(cell.master.address)) {
      reported.add(cell.master.address);
      report.problem(sheet, row, column, cellWords.merged());
    }
    return true;
  };
}

function readTable(sheet: Worksheet, definition: SheetDefinition, report: Report): Table {
  const header = findHeader(sheet, new Set(definition.columns.map((column) => column.name)));
  const columns = checkHeader(definition, header, report);
  const isMerged = mergeReporter(definition.name, report);
  const rows: TableRow[] = [];
  sheet.eachRow((row, number) => {
    if (number <= header.row) return;
    const cells = new Map<string, Cell>();
    let filled = false;
    for (const [index, name] of columns) {
      const cell = row.getCell(index);
      if (isMerged(cell, number, name)) {
        cells.set(name, { text: "", serial: null, faulty: true });
        filled = true;
        continue;
      }
      if (cell.type === ExcelJS.ValueType.Null || cell.type === ExcelJS.ValueType.Merge) continue;
      const reading = readCell(cell.value);
      if ("fault" in reading) {
        report.problem(definition.name, number, name, reading.fault);
        cells.set(name, { text: "", serial: null, faulty: true });
        filled = true;
      } else if (reading.text !== "") {
        cells.set(name, { ...reading, faulty: false });
        filled = true;
      }
    }
    if (filled) rows.push({ number, cells });
  });
  return { sheet: definition.name, columns: new Set(columns.values()), rows };
}

function sheetsByName(book: Workbook, report: Report): Map<string, Worksheet> {
  const known = new Set(SHEETS.map((definition) => definition.name));
  const found = new Map<string, Worksheet>();
  for (const sheet of book.worksheets) {
    const name = cleanToken(sheet.name);
    if (name === GUIDE_SHEET) continue;
    if (!known.has(name)) report.note(noteWords.unusedSheet(sheet.name));
    else if (found.has(name)) report.problem(name, null, null, sheetWords.doubledSheet());
    else found.set(name, sheet);
  }
  return found;
}

/** Reads the known sheets of an opened file; what cannot be read goes to the report. A missing sheet has no table. */
export function readSheets(book: Workbook, report: Report): Tables {
  const sheets = sheetsByName(book, report);
  const tables = new Map<string, Table>();
  for (const definition of SHEETS) {
    const sheet = sheets.get(definition.name);
    if (sheet) tables.set(definition.name, readTable(sheet, definition, report));
    else if (definition.required) {
      report.problem(definition.name, null, null, sheetWords.missingSheet());
    }
  }
  return tables;
}
