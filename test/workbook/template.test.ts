import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { beforeAll, describe, expect, it } from "vitest";
import { KINDS } from "../../src/kinds/registry.ts";
import { readWorkbook } from "../../src/workbook/read-workbook.ts";
import { SHEETS } from "../../src/workbook/sheets.ts";
import { writeTemplate } from "../../src/workbook/template.ts";
import { validCounty } from "./builder.ts";

const path = join(mkdtempSync(join(tmpdir(), "template-")), "county.xlsx");
const book = new ExcelJS.Workbook();

beforeAll(async () => {
  await writeTemplate(path);
  await book.xlsx.readFile(path);
});

describe("the empty workbook", () => {
  it("has the guide and the nine sheets, each with a frozen header and a note on every column", () => {
    expect(book.worksheets.map((sheet) => sheet.name)).toEqual([
      "说明",
      ...SHEETS.map((sheet) => sheet.name),
    ]);
    for (const definition of SHEETS) {
      const sheet = book.getWorksheet(definition.name);
      expect(sheet?.views[0]).toMatchObject({ state: "frozen", ySplit: 1 });
      for (const [index, column] of definition.columns.entries()) {
        const cell = sheet?.getRow(1).getCell(index + 1);
        expect(cell?.value).toBe(column.name);
        expect(JSON.stringify(cell?.note)).toContain(column.note.slice(0, 4));
      }
    }
  });

  it("offers closed sets as drop-downs and keeps phones as text", () => {
    const people = book.getWorksheet("人员");
    expect(people?.getCell("D2").dataValidation).toMatchObject({
      type: "list",
      formulae: ['"管理员,秘书,干部"'],
    });
    expect(people?.getCell("B2").dataValidation.formulae).toEqual(["'单位'!$A$2:$A$5000"]);
    expect(people?.getColumn(5).numFmt).toBe("@");
  });

  it("is not a county yet, which one sentence says", async () => {
    const reading = await readWorkbook(path, { kinds: KINDS });
    expect(reading).toEqual({
      ok: false,
      notes: [],
      problems: [
        { sheet: null, row: null, column: null, message: expect.stringContaining("还没有填写") },
      ],
    });
  });

  it("is one when it is filled in", async () => {
    for (const [name, rows] of Object.entries(validCounty())) {
      const sheet = book.getWorksheet(name);
      const columns = SHEETS.find((definition) => definition.name === name)?.columns ?? [];
      for (const [index, row] of rows.entries()) {
        const cells = new Map<string, unknown>(Object.entries(row));
        for (const [at, column] of columns.entries()) {
          const value = cells.get(column.name);
          if (value !== undefined && sheet) {
            sheet.getRow(index + 2).getCell(at + 1).value = value as string;
          }
        }
      }
    }
    const filled = `${path}.filled.xlsx`;
    await book.xlsx.writeFile(filled);
    expect(await readWorkbook(filled, { kinds: KINDS })).toMatchObject({ ok: true, notes: [] });
  });
});
