import type { LocalDate } from "../calendar/work-calendar.ts";
import type { Cell, Table, TableRow, Tables } from "./read-sheets.ts";
import { cleanName, cleanToken, readDate, readNames, readNumber, serialText } from "./reader.ts";
import type { Report } from "./report.ts";
import { looksLikeFormula } from "./rules.ts";
import { cellWords } from "./wording.ts";

const LONGEST_NAME = 40;
const LONGEST_TEXT = 500;

/**
 * Reads the cells of one row and reports what is wrong with them. An empty or faulty cell reads as "" or null;
 * a faulty one is reported already, so nothing is said about it twice.
 */
export type RowReader = {
  row: number;
  problem(column: string, message: string): void;
  /** The text; at most 500 characters unless told. */
  text(column: string, limit?: number): string;
  /** Reports an empty cell. */
  required(column: string, limit?: number): string;
  /** Neither text nor a faulty cell, in a column that is there. */
  isEmpty(column: string): boolean;
  /** A name in one line, at most 40 characters, that no spreadsheet takes for a formula. */
  name(column: string, required: boolean): string;
  /** A word of a closed set; `fallback` when empty. Null after a problem. */
  oneOf<T>(column: string, choices: ReadonlyMap<string, T>, fallback: T | null): T | null;
  date(column: string, required: boolean): LocalDate | null;
  /** A number from `least` to `most`. */
  number(column: string, least: number, most: number): number | null;
  /** The text of a date or time column: a bare number there is Excel's serial. */
  moment(column: string): string;
};

function cellReader(table: Table, row: TableRow, report: Report) {
  const cell = (column: string): Cell | undefined => row.cells.get(column);
  const problem = (column: string, message: string) =>
    report.problem(table.sheet, row.number, column, message);
  const text = (column: string, limit = LONGEST_TEXT) => {
    const found = cell(column)?.text ?? "";
    if (found.length > limit) problem(column, cellWords.tooLong(limit));
    return found;
  };
  const isEmpty = (column: string) => table.columns.has(column) && !cell(column);
  const reportEmpty = (column: string) => {
    if (isEmpty(column)) problem(column, cellWords.empty());
  };
  const moment = (column: string) => {
    const found = cell(column);
    return (found?.serial != null && serialText(found.serial)) || (found?.text ?? "");
  };
  return { problem, text, isEmpty, reportEmpty, moment };
}

/** Readers of all rows of a sheet, none when it is absent. */
export function rowReaders(tables: Tables, sheet: string, report: Report): RowReader[] {
  const table = tables.get(sheet);
  return table ? table.rows.map((row) => rowReader(table, row, report)) : [];
}

/** Whether other sheets may be held against this column: it is there and has rows. */
export function isUsable(tables: Tables, sheet: string, column: string): boolean {
  const table = tables.get(sheet);
  return table?.columns.has(column) === true && table.rows.length > 0;
}

/** Names that may be referred to; null when their sheet is absent, which is reported once and not at every reference. */
export type KnownNames = { has(name: string): boolean } | null;

/** A reference to a row of `sheet`; null when empty or, after a problem, unknown. */
export function readReference(
  reader: RowReader,
  column: string,
  known: KnownNames,
  sheet: string,
  required = false,
): string | null {
  const name = reader.name(column, required);
  if (name === "") return null;
  if (known === null || known.has(name)) return name;
  reader.problem(column, cellWords.unknown(name, sheet));
  return null;
}

/** Several references separated by 、; the unknown ones are reported and left out. */
export function readReferences(
  reader: RowReader,
  column: string,
  known: KnownNames,
  sheet: string,
): string[] {
  return readNames(reader.text(column)).filter((name) => {
    if (known === null || known.has(name)) return true;
    reader.problem(column, cellWords.unknown(name, sheet));
    return false;
  });
}

/** Reports a name that could not be told apart in a list of names or in 姓名@单位. */
export function reportSeparators(reader: RowReader, column: string, name: string): void {
  if (/[、，,；;@]/u.test(name)) reader.problem(column, cellWords.separatorInName(name));
}

/** Keeps the names of a sheet and reports those that an earlier row has. */
export function uniqueNames() {
  const firstRows = new Map<string, number>();
  return {
    /** Every name claimed so far, with its row. */
    firstRows,
    /** False when the name is empty or taken; `key` is what must be unique, the name itself unless told. */
    claim(reader: RowReader, column: string, name: string, key = name): boolean {
      if (name === "") return false;
      const first = firstRows.get(key);
      if (first !== undefined) reader.problem(column, cellWords.duplicate(name, first));
      else firstRows.set(key, reader.row);
      return first === undefined;
    },
  };
}

function rowReader(table: Table, row: TableRow, report: Report): RowReader {
  const { problem, text, isEmpty, reportEmpty, moment } = cellReader(table, row, report);
  const required = (column: string, limit?: number) => {
    reportEmpty(column);
    return text(column, limit);
  };
  return {
    row: row.number,
    problem,
    text,
    required,
    isEmpty,
    moment,
    name(column, isRequired) {
      if (isRequired) reportEmpty(column);
      const name = cleanName(text(column, LONGEST_NAME));
      if (looksLikeFormula(name)) problem(column, cellWords.formulaName(name));
      return name;
    },
    oneOf(column, choices, fallback) {
      const word = cleanToken(text(column));
      if (word === "") {
        if (fallback === null) reportEmpty(column);
        return fallback;
      }
      const same = (key: string) => key.toLowerCase() === word.toLowerCase();
      const key = [...choices.keys()].find(same);
      if (key === undefined) problem(column, cellWords.notOneOf(word, [...choices.keys()]));
      return key === undefined ? null : (choices.get(key) ?? null);
    },
    date(column, isRequired) {
      if (isRequired) reportEmpty(column);
      const written = moment(column);
      const date = readDate(written);
      if (written !== "" && date === null) problem(column, cellWords.badDate(written));
      return date;
    },
    number(column, least, most) {
      const written = text(column);
      if (written === "") return null;
      const value = readNumber(written);
      if (value === null) problem(column, cellWords.badNumber(written));
      else if (value < least || value > most) problem(column, cellWords.outOfRange(least, most));
      return value;
    },
  };
}
