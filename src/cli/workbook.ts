import { KINDS } from "../kinds/registry.ts";
import { readWorkbook } from "../workbook/read-workbook.ts";
import type { County } from "../workbook/rules.ts";
import { problemLine, problemsHeading } from "../workbook/wording.ts";
import { Refused } from "./fail.ts";
import { print } from "./settings.ts";

/** Reads a county's workbook, or refuses it with every problem at once. Notes are printed. */
export async function countyFrom(file: string): Promise<County> {
  const read = await readWorkbook(file, { kinds: KINDS });
  if (!read.ok) {
    throw new Refused([problemsHeading(read.problems.length), ...read.problems.map(problemLine)]);
  }
  print(...read.notes);
  return read.county;
}
