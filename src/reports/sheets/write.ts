import ExcelJS, { type Style, type Workbook, type Worksheet } from "exceljs";
import { withFixedTimes } from "../../zip/fix-times.ts";
import type { BulletinReport } from "../rules.ts";
import { sheetsOf } from "./content.ts";
import { type CellValue, cellText, type SheetColumn, type SheetContent } from "./rules.ts";
import { author, pageFooting, pageHeading } from "./wording.ts";

const HEAD_FILL = "FF1F4E79";
/** A4, in the numbers that spreadsheets give to paper. */
const A4 = 9;

const FORMATS: Readonly<Record<SheetColumn["holds"], Partial<Style>>> = {
  text: { numFmt: "@", alignment: { vertical: "top", wrapText: true } },
  count: { numFmt: "0", alignment: { vertical: "top" } },
  rate: { numFmt: "0.00%", alignment: { vertical: "top" } },
};

/**
 * Writes a report as an .xlsx; the same report gives the same bytes. (The library's own compression is kept for that:
 * zlib would be quicker, but packs differently from processor to processor.) It keeps its thread busy for about a second per
 * 15,000 lines.
 */
export async function buildReport(report: BulletinReport): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.creator = author;
  book.lastModifiedBy = author;
  book.created = report.exportedAt;
  book.modified = report.exportedAt;
  for (const sheet of sheetsOf(report)) addSheet(book, sheet, pageHeading(report));
  return withFixedTimes(Buffer.from(await book.xlsx.writeBuffer()));
}

function addSheet(book: Workbook, content: SheetContent, heading: string): void {
  const sheet = book.addWorksheet(content.name, {
    views: [{ state: "frozen", ySplit: 1 }],
    pageSetup: {
      paperSize: A4,
      orientation: "landscape",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: "1:1",
      margins: { left: 0.4, right: 0.4, top: 0.7, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    // An & begins a code in these lines.
    headerFooter: {
      oddHeader: `&C${heading.replaceAll("&", "&&")}`,
      oddFooter: `&C${pageFooting}`,
    },
  });
  for (const [index, { width }] of content.columns.entries()) {
    sheet.getColumn(index + 1).width = width;
  }
  addHead(sheet, content.columns);
  const styles = content.columns.map(({ holds }) => FORMATS[holds]);
  for (const row of content.rows) addRow(sheet, row, styles);
  if (content.total) {
    const bold = styles.map((style) => ({ ...style, font: { bold: true } }));
    addRow(sheet, content.total, bold);
  }
  const last = { row: content.rows.length + 1, column: content.columns.length };
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: last };
}

function addHead(sheet: Worksheet, columns: readonly SheetColumn[]): void {
  const head = sheet.addRow(columns.map(({ name }) => name));
  head.height = 22;
  head.eachCell((cell) => {
    cell.style = {
      numFmt: "@",
      font: { bold: true, color: { argb: "FFFFFFFF" } },
      alignment: { vertical: "middle", horizontal: "center" },
      fill: { type: "pattern", pattern: "solid", fgColor: { argb: HEAD_FILL } },
    };
  });
}

// A style that is set on each cell as one and the same object is looked up only once by the library; a column's style
// would be copied for each cell and looked up by its parts.
function addRow(
  sheet: Worksheet,
  values: readonly CellValue[],
  styles: readonly Partial<Style>[],
): void {
  const row = sheet.addRow(values.map(safeValue));
  for (const [index, style] of styles.entries()) row.getCell(index + 1).style = style;
}

function safeValue(value: CellValue): CellValue {
  return typeof value === "string" ? cellText(value) : value;
}
