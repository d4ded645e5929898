import { checkCounty } from "./check.ts";
import { openFile } from "./open-file.ts";
import { readSheets } from "./read-sheets.ts";
import { createReport, type Report } from "./report.ts";
import type { County, PlanKinds, Problem } from "./rules.ts";

/** `notes` are Chinese sentences on what does not stop the import. */
export type WorkbookReading =
  | { ok: true; county: County; notes: string[] }
  | { ok: false; problems: Problem[]; notes: string[] };

/**
 * Reads and checks a county's workbook: the county, or every problem at once.
 * `kinds`: the kinds of plan that are built. Touches no database, and no file but the workbook.
 */
export async function readWorkbook(
  path: string,
  { kinds }: { kinds: PlanKinds },
): Promise<WorkbookReading> {
  const report = createReport();
  return readingOf(await readInto(report, path, kinds), report);
}

/** The same, with everything that is found on the way in `report`; null when there is no county to speak of. */
export async function readInto(
  report: Report,
  path: string,
  kinds: PlanKinds,
): Promise<County | null> {
  const opened = await openFile(path);
  if ("problem" in opened) {
    report.problem(null, null, null, opened.problem);
    return null;
  }
  return checkCounty(readSheets(opened.book, report), kinds, report);
}

/** What a reading came to, once the report is complete. */
export function readingOf(county: County | null, report: Report): WorkbookReading {
  const problems = report.problems();
  return county !== null && problems.length === 0
    ? { ok: true, county, notes: report.notes() }
    : { ok: false, problems, notes: report.notes() };
}
