import { checkCounty } from "./check.ts";
import { openFile } from "./open-file.ts";
import { readSheets } from "./read-sheets.ts";
import { createReport } from "./report.ts";
import type { County, PlanKinds, Problem } from "./rules.ts";

/** `notes` are Chinese sentences on what does not stop the import. */
export type WorkbookReading =
  | { ok: true; county: County; notes: string[] }
  | { ok: false; problems: Problem[]; notes: string[] };

/**
 * Reads and checks a county's workbook: the county, or every problem at once.
 * `kinds`: the kinds of plan that are built. Touches no database.
 */
export async function readWorkbook(
  path: string,
  { kinds }: { kinds: PlanKinds },
): Promise<WorkbookReading> {
  const report = createReport();
  const opened = await openFile(path);
  if ("problem" in opened) {
    report.problem(null, null, null, opened.problem);
    return { ok: false, problems: report.problems(), notes: [] };
  }
  const county = checkCounty(readSheets(opened.book, report), kinds, report);
  const problems = report.problems();
  return county !== null && problems.length === 0
    ? { ok: true, county, notes: report.notes() }
    : { ok: false, problems, notes: report.notes() };
}
