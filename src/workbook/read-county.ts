import { readBeside } from "../files/read-beside.ts";
import type { FileContent } from "../files/rules.ts";
import { readInto, readingOf, type WorkbookReading } from "./read-workbook.ts";
import { createReport, type Report } from "./report.ts";
import type { PlanKinds } from "./rules.ts";
import { planWords } from "./wording.ts";

/** Reads and checks a county's workbook and the files beside it that its plans send along: all problems at once. */
export async function readCounty(
  path: string,
  { kinds }: { kinds: PlanKinds },
): Promise<WorkbookReading> {
  const report = createReport();
  const county = await readInto(report, path, kinds);
  const files = await filesBeside(path, report);
  return readingOf(county && { ...county, files }, report);
}

async function filesBeside(path: string, report: Report): Promise<FileContent[]> {
  const known = new Map<string, Awaited<ReturnType<typeof readBeside>>>();
  for (const { sheet, row, column, name } of report.attachments()) {
    const file = known.get(name) ?? (await readBeside(path, name));
    known.set(name, file);
    if ("problem" in file) {
      report.problem(sheet, row, column, planWords.badFile(name, file.problem));
    }
  }
  return [...known.values()].flatMap((file) => ("problem" in file ? [] : [file]));
}
