import { isDeepStrictEqual } from "node:util";
import type { Transaction } from "../../db/client.ts";
import { reportWords } from "../results/wording.ts";
import type { County, Tally, UnitEntry } from "../rules.ts";
import { createUnits, loadUnits, type UnitRow, updateUnits } from "./store.ts";

export type ImportedUnits = {
  ids: ReadonlyMap<string, number>;
  /** Names that this import made. */
  added: ReadonlySet<string>;
  notes: string[];
};

/** Makes the units that are new, yet without parent and liaison, and gives the ids of all. */
export async function addUnits(tx: Transaction, county: County): Promise<ImportedUnits> {
  const before = await loadUnits(tx);
  const known = new Set(before.map((unit) => unit.name));
  const fresh = county.units.flatMap(({ name }, position) =>
    known.has(name) ? [] : [{ name, position }],
  );
  await createUnits(tx, fresh);
  const listed = new Set(county.units.map((unit) => unit.name));
  const gone = before.map((unit) => unit.name).filter((name) => !listed.has(name));
  const ids = new Map((await loadUnits(tx)).map((unit) => [unit.name, unit.id]));
  const notes = gone.length > 0 ? [reportWords.unitsGone(gone)] : [];
  return { ids, added: new Set(fresh.map((unit) => unit.name)), notes };
}

function wantedRow(
  entry: UnitEntry,
  position: number,
  ids: { units: ReadonlyMap<string, number>; people: ReadonlyMap<string, number> },
): UnitRow {
  const { parent, liaison, ...own } = entry;
  const parentId = parent === null ? null : (ids.units.get(parent) ?? null);
  const liaisonId = liaison === null ? null : (ids.people.get(liaison) ?? null);
  return { ...own, id: ids.units.get(entry.name) ?? 0, parentId, liaisonId, position };
}

/** Writes everything else about the units, once the people are there. */
export async function updateUnitFacts(
  tx: Transaction,
  county: County,
  units: ImportedUnits,
  people: ReadonlyMap<string, number>,
): Promise<Tally> {
  const stored = new Map((await loadUnits(tx)).map((unit) => [unit.name, unit]));
  const tally: Tally = { added: units.added.size, updated: 0, unchanged: 0 };
  const changed: UnitRow[] = [];
  for (const [position, entry] of county.units.entries()) {
    const wanted = wantedRow(entry, position, { units: units.ids, people });
    const before = stored.get(entry.name);
    const same = isDeepStrictEqual({ ...before, position }, wanted);
    if (!same || before?.position !== position) changed.push(wanted);
    if (!units.added.has(entry.name)) tally[same ? "unchanged" : "updated"] += 1;
  }
  await updateUnits(tx, changed);
  return tally;
}
