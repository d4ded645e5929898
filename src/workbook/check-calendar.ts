import type { Tables } from "./read-sheets.ts";
import type { Report } from "./report.ts";
import { rowReaders } from "./row-reader.ts";
import type { CalendarEntry } from "./rules.ts";
import { cellWords } from "./wording.ts";

const SHEET = "日历";
const TYPES: ReadonlyMap<string, boolean> = new Map([
  ["休", false],
  ["班", true],
]);

/** Checks 日历; null when the sheet is absent. */
export function checkCalendar(tables: Tables, report: Report): CalendarEntry[] | null {
  if (!tables.has(SHEET)) return null;
  const rows = new Map<string, number>();
  return rowReaders(tables, SHEET, report).flatMap((reader): CalendarEntry[] => {
    const date = reader.date("日期", true);
    const work = reader.oneOf("类型", TYPES, null);
    const note = reader.text("说明") || null;
    if (date === null) return [];
    const first = rows.get(date);
    if (first !== undefined) reader.problem("日期", cellWords.duplicate(date, first));
    rows.set(date, first ?? reader.row);
    return work === null ? [] : [{ date, work, note }];
  });
}
