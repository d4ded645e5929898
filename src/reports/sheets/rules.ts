/** The most characters a cell of an .xlsx may hold. */
const CELL_LIMIT = 32_767;

/** What a spreadsheet, or a CSV saved from it, may take for the beginning of a formula; half- and full-width. */
const FORMULA_START = /^\s*[=+\-@＝＋－＠]/u;
/** An .xlsx stores a character as _x003D_; text that reads so must not turn into one. */
const STORED_CHARACTER = /_(?=x[0-9a-f]{4}_)/giu;
/** Control characters but the line feed, which a cell may hold. */
const CONTROL = /[^\P{Cc}\n]/gu;

/**
 * Text as a cell may hold it. What could be taken for a formula gets an apostrophe before it: an .xlsx shows text
 * cells unchanged, but a CSV saved from it forgets that they were text. Tabs and returns become spaces, other control
 * characters go, what is too long ends in an ellipsis.
 */
export function cellText(text: string): string {
  const plain = text.replaceAll(/\r\n?/gu, "\n").replaceAll("\t", " ").replaceAll(CONTROL, "");
  const safe = FORMULA_START.test(plain) ? `'${plain}` : plain;
  const stored = safe.replaceAll(STORED_CHARACTER, "_x005F_");
  return stored.length > CELL_LIMIT ? `${stored.slice(0, CELL_LIMIT - 1)}…` : stored;
}

export type CellValue = string | number | null;

/** How a column looks and what it holds, its width in characters (the library drops a width of 9); `rate` is a number of 0 to 1, `text` is never read as a number. */
export type SheetColumn = { name: string; width: number; holds: "text" | "count" | "rate" };

/** A sheet as values. `total` stands below the rows and is not among what a filter hides. */
export type SheetContent = {
  name: string;
  columns: readonly SheetColumn[];
  rows: readonly (readonly CellValue[])[];
  total: readonly CellValue[] | null;
};
