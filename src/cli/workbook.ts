import { KINDS } from "../kinds/registry.ts";
import { readCounty } from "../workbook/read-county.ts";
import type { County } from "../workbook/rules.ts";
import { problemLine, problemsHeading } from "../workbook/wording.ts";
import { Refused } from "./fail.ts";
import { print } from "./settings.ts";

/** Reads a county's workbook and the files beside it that it names, or refuses it with every problem at once. Notes are printed. */
export async function countyFrom(file: string): Promise<County> {
  const read = await readCounty(file, { kinds: KINDS });
  if (!read.ok) {
    throw new Refused([problemsHeading(read.problems.length), ...read.problems.map(problemLine)]);
  }
  print(...read.notes);
  return read.county;
}
