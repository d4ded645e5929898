import type { CellValue } from "exceljs";
import { cleanText, instantText } from "./reader.ts";
import { cellWords } from "./wording.ts";

/** What a cell holds: its text, and the number when it is a plain number; or why it cannot be read. */
export type CellReading = { text: string; serial: number | null } | { fault: string };

const text = (content: string): CellReading => ({ text: cleanText(content), serial: null });

function readResult(result: CellValue | undefined): CellReading {
  if (result === undefined || result === null) return { fault: cellWords.noStoredValue() };
  return readCell(result);
}

/**
 * A cell's value as the library gives it → text: dates and times as `2026-09-16`, `08:30` or both,
 * formulas by their stored value, rich text and links by their words. A fault is a Chinese message.
 */
export function readCell(value: CellValue): CellReading {
  if (value === null || value === undefined) return text("");
  if (value instanceof Date) {
    return Number.isNaN(value.getTime())
      ? { fault: cellWords.unreadable() }
      : text(instantText(value));
  }
  if (typeof value === "string") return text(value);
  if (typeof value === "boolean") return text(value ? "是" : "否");
  if (typeof value === "number") {
    return Number.isFinite(value)
      ? { text: String(value), serial: value }
      : { fault: cellWords.unreadable() };
  }
  if ("error" in value) return { fault: cellWords.errorValue(value.error) };
  if ("richText" in value) return text(value.richText.map((run) => run.text).join(""));
  if ("formula" in value || "sharedFormula" in value) return readResult(value.result);
  // The library's type says that a link's words are plain text; they may hold runs or a number.
  if ("hyperlink" in value) return readCell(value.text as CellValue);
  return { fault: cellWords.unreadable() };
}
