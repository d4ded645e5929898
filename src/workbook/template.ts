import ExcelJS, { type DataValidation, type Workbook, type Worksheet } from "exceljs";
import { type ColumnDefinition, GUIDE_SHEET, SHEETS, type SheetDefinition } from "./sheets.ts";
import { templateWords } from "./wording.ts";

const DEFAULT_WIDTH = 12;
/** Drop-downs reach down to this row; rows below take the same words without one. */
const LAST_LISTED_ROW = 5000;
const REQUIRED_FILL = "FF1F4E79";
const OPTIONAL_FILL = "FF7F9DB9";

/** The library takes ranges here, though its types do not say so. */
type WithValidations = { dataValidations: { add(range: string, rule: DataValidation): unknown } };

function dropDown(column: ColumnDefinition): DataValidation | null {
  const common = { type: "list", allowBlank: true } as const;
  if (column.choices) {
    return {
      ...common,
      formulae: [`"${column.choices.join(",")}"`],
      showErrorMessage: true,
      errorTitle: column.name,
      error: column.note,
    };
  }
  if (!column.refersTo) return null;
  // Names may be typed before their own sheet is filled in: offered, but not enforced.
  const formulae = [`'${column.refersTo}'!$A$2:$A$${LAST_LISTED_ROW}`];
  return { ...common, formulae, showErrorMessage: false };
}

function styleHeader(sheet: Worksheet, definition: SheetDefinition) {
  const header = sheet.getRow(1);
  header.height = 22;
  for (const [index, column] of definition.columns.entries()) {
    const cell = header.getCell(index + 1);
    cell.value = column.name;
    cell.note = column.note;
    cell.font = { bold: true, color: { argb: "FFFFFFFF" } };
    cell.alignment = { vertical: "middle", horizontal: "center" };
    const argb = column.optional ? OPTIONAL_FILL : REQUIRED_FILL;
    cell.fill = { type: "pattern", pattern: "solid", fgColor: { argb } };
  }
}

function addSheet(book: Workbook, definition: SheetDefinition) {
  const sheet = book.addWorksheet(definition.name, { views: [{ state: "frozen", ySplit: 1 }] });
  for (const [index, column] of definition.columns.entries()) {
    const target = sheet.getColumn(index + 1);
    target.width = column.width ?? DEFAULT_WIDTH;
    if (column.asText) target.numFmt = "@";
    const rule = dropDown(column);
    const { letter } = target;
    if (rule) {
      const validations = (sheet as unknown as WithValidations).dataValidations;
      validations.add(`${letter}2:${letter}${LAST_LISTED_ROW}`, rule);
    }
  }
  styleHeader(sheet, definition);
}

function addGuide(book: Workbook) {
  const guide = book.addWorksheet(GUIDE_SHEET);
  guide.columns = [{ width: 10 }, { width: 12 }, { width: 80 }];
  for (const line of templateWords.introduction) guide.addRow([line]);
  guide.addRow([]);
  guide.addRow([...templateWords.guideHeader]).font = { bold: true };
  for (const { name, purpose, required, columns } of SHEETS) {
    guide.addRow([name, "", templateWords.sheetPurpose(purpose, required)]).font = { bold: true };
    for (const column of columns) guide.addRow(["", column.name, column.note]);
  }
  guide.getColumn(3).alignment = { wrapText: true, vertical: "top" };
  guide.getRow(1).font = { bold: true, size: 14 };
}

/** Writes the empty workbook to `path`: nine sheets with notes and drop-downs, and one that explains them. */
export async function writeTemplate(path: string): Promise<void> {
  const book = new ExcelJS.Workbook();
  addGuide(book);
  for (const definition of SHEETS) addSheet(book, definition);
  await book.xlsx.writeFile(path);
}
