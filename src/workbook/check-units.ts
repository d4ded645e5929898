import type { Datum } from "../people/rules.ts";
import type { Tables } from "./read-sheets.ts";
import type { Report } from "./report.ts";
import {
  isUsable,
  type RowReader,
  readReference,
  reportSeparators,
  rowReaders,
  uniqueNames,
} from "./row-reader.ts";
import {
  liesWithinChina,
  parentCycles,
  type UnitEntry,
  type UnitNames,
  unitNames,
} from "./rules.ts";
import { noteWords, rosterWords } from "./wording.ts";

const SHEET = "单位";
const DATUMS: ReadonlyMap<string, Datum> = new Map([
  ["GCJ02", "GCJ02"],
  ["WGS84", "WGS84"],
]);

/** A unit whose 联络人 can only be resolved once the people are known. */
export type CheckedUnit = { entry: Omit<UnitEntry, "liaison">; reader: RowReader };

/** `names` is null when the sheet has none to offer. */
export type CheckedUnits = { units: CheckedUnit[]; names: UnitNames | null };

function readCoordinates(reader: RowReader, name: string, report: Report) {
  const longitude = reader.number("经度", -180, 180);
  const latitude = reader.number("纬度", -90, 90);
  const written = { 经度: reader.text("经度") !== "", 纬度: reader.text("纬度") !== "" };
  if (written.经度 && !written.纬度) reader.problem("纬度", rosterWords.halfCoordinate("纬度"));
  if (written.纬度 && !written.经度) reader.problem("经度", rosterWords.halfCoordinate("经度"));
  if (longitude !== null && latitude !== null && !liesWithinChina(longitude, latitude)) {
    report.note(noteWords.outsideChina(name));
  }
  return { longitude, latitude, datum: reader.oneOf("坐标系", DATUMS, "GCJ02") ?? "GCJ02" };
}

function reportCycles(units: readonly CheckedUnit[]) {
  const parents = new Map(units.map(({ entry }) => [entry.name, entry.parent]));
  const readers = new Map(units.map(({ entry, reader }) => [entry.name, reader]));
  for (const cycle of parentCycles(parents)) {
    readers.get(cycle[0] ?? "")?.problem("上级", rosterWords.cycle(cycle));
  }
  return unitNames(parents);
}

/** Checks 单位: names, the tree, coordinates. */
export function checkUnits(tables: Tables, report: Report): CheckedUnits {
  const taken = uniqueNames();
  const readers = rowReaders(tables, SHEET, report);
  const named = readers.flatMap((reader) => {
    const name = reader.name("单位", true);
    reportSeparators(reader, "单位", name);
    return taken.claim(reader, "单位", name) ? [{ reader, name }] : [];
  });
  const units = named.map(({ reader, name }): CheckedUnit => {
    const parent = readReference(reader, "上级", taken.firstRows, SHEET);
    const category = reader.text("类别") || null;
    return { reader, entry: { name, parent, category, ...readCoordinates(reader, name, report) } };
  });
  const names = reportCycles(units);
  return { units, names: isUsable(tables, SHEET, "单位") ? names : null };
}
