import ExcelJS from "exceljs";
import { describe, expect, it, vi } from "vitest";
import { withFixedTimes } from "../../src/zip/fix-times.ts";

async function zipMadeAt(instant: string): Promise<Buffer> {
  vi.setSystemTime(new Date(instant));
  const book = new ExcelJS.Workbook();
  book.created = new Date("2026-09-01T00:00:00Z");
  book.modified = book.created;
  book.addWorksheet("单位").addRow(["东关镇"]);
  return Buffer.from(await book.xlsx.writeBuffer());
}

describe("a zip with fixed times", () => {
  it("is the same whenever it was packed, and can still be read", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    try {
      const early = await zipMadeAt("2026-09-14T08:00:00Z");
      const late = await zipMadeAt("2026-10-01T12:34:56Z");
      expect(early.equals(late)).toBe(false);
      expect(withFixedTimes(early).equals(withFixedTimes(late))).toBe(true);
      const book = new ExcelJS.Workbook();
      await book.xlsx.load(early.buffer as ArrayBuffer);
      expect(book.getWorksheet("单位")?.getCell("A1").value).toBe("东关镇");
    } finally {
      vi.useRealTimers();
    }
  });

  it.each([
    ["nothing", Buffer.alloc(0)],
    ["text", Buffer.from("this is no zip at all, but long enough to be one")],
  ])("refuses %s", (_what, bytes) => {
    expect(() => withFixedTimes(bytes)).toThrow("the zip ends unexpectedly");
  });
});
