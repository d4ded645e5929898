import { KINDS } from "../../src/kinds/registry.ts";
import { readWorkbook } from "../../src/workbook/read-workbook.ts";
import type { County, Problem } from "../../src/workbook/rules.ts";
import { type BuiltWorkbook, type CountySheets, validCounty, workbook } from "./builder.ts";

/** What a test does to the faultless county. */
export type Change = (county: ReturnType<typeof validCounty> & CountySheets) => void;

/** Reads a workbook with the kinds that are built. */
export async function readBuilt(built: BuiltWorkbook) {
  return readWorkbook(await built.save(), { kinds: KINDS });
}

/** Reads the faultless county after a change. */
export function readChanged(change: Change) {
  const county: ReturnType<typeof validCounty> & CountySheets = validCounty();
  change(county);
  return readBuilt(workbook(county));
}

export async function problemsOf(change: Change): Promise<Problem[]> {
  const reading = await readChanged(change);
  return reading.ok ? [] : reading.problems;
}

export async function countyOf(change: Change): Promise<County> {
  const reading = await readChanged(change);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.county;
}

/** A fault, and where and with which words it is reported. */
export type Fault = [
  what: string,
  change: Change,
  at: [sheet: string, row: number | null, column: string | null, words: string],
];
