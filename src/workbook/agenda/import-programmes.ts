import { isDeepStrictEqual } from "node:util";
import { localDate } from "../../calendar/zone.ts";
import type { Work } from "../../work.ts";
import { reportWords } from "../results/wording.ts";
import type { County, ProgrammeEntry, Tally } from "../rules.ts";
import { type Ids, idsOf } from "./ids.ts";
import { importPlans } from "./import-plans.ts";
import { replanBeats, replanOccurrences } from "./replan.ts";
import {
  createProgrammes,
  type KnownProgramme,
  loadProgrammes,
  type ProgrammeRow,
  replaceBeats,
  replaceProgrammeUnits,
  updateProgramme,
} from "./store.ts";

const inOrder = (ids: readonly { unitId: number }[]) =>
  ids.map(({ unitId }) => unitId).sort((a, b) => a - b);

function programmeRow(entry: ProgrammeEntry, position: number, ids: Ids): ProgrammeRow {
  const { name, basis, purpose, endsOn, ranked, scoring, periods, ladder } = entry;
  const ladderId = ladder === null ? null : (ids.ladders.get(ladder) ?? null);
  return { name, basis, purpose, endsOn, ranked, scoring, periods, ladderId, position };
}

type Difference = {
  facts: boolean;
  end: boolean;
  units: boolean;
  beats: boolean;
  periods: boolean;
  position: boolean;
};

function difference(
  known: KnownProgramme,
  entry: ProgrammeEntry,
  row: ProgrammeRow,
  ids: Ids,
): Difference {
  const { name, basis, purpose, endsOn, ranked, scoring, periods, ladderId, position } = known;
  const { position: _, ...facts } = row;
  const stored = { name, basis, purpose, endsOn, ranked, scoring, periods, ladderId };
  const beats = known.beats.map(({ kind, weekday, minute }) => ({ kind, weekday, minute }));
  const byKind = (a: { kind: string }, b: { kind: string }) => a.kind.localeCompare(b.kind, "en");
  return {
    facts: !isDeepStrictEqual(stored, facts),
    end: endsOn !== row.endsOn,
    units: !isDeepStrictEqual(inOrder(known.units), idsOf(entry.units, ids.units)),
    beats: !isDeepStrictEqual(beats.sort(byKind), [...entry.beats].sort(byKind)),
    periods: !isDeepStrictEqual(periods, row.periods),
    position: position !== row.position,
  };
}

const unitRows = (programmeId: number, entry: ProgrammeEntry, ids: Ids) =>
  idsOf(entry.units, ids.units).map((unitId) => ({ programmeId, unitId }));
const beatRows = (programmeId: number, entry: ProgrammeEntry) =>
  entry.beats.map((beat) => ({ ...beat, programmeId }));

async function updateKnown(
  work: Work,
  known: KnownProgramme,
  { entry, position }: { entry: ProgrammeEntry; position: number },
  ids: Ids,
): Promise<boolean> {
  const { tx, now, calendar } = work;
  const row = programmeRow(entry, position, ids);
  const differs = difference(known, entry, row, ids);
  if (differs.facts || differs.position) await updateProgramme(tx, known.id, row);
  if (differs.units) await replaceProgrammeUnits(tx, [known.id], unitRows(known.id, entry, ids));
  if (differs.beats) await replaceBeats(tx, [known.id], beatRows(known.id, entry));
  if (differs.beats || differs.end || differs.periods) await replanBeats(work, [known.id]);
  if (differs.end || differs.units) {
    const planIds = known.plans.filter((plan) => plan.active).map((plan) => plan.id);
    const hadEnded = known.endsOn < localDate(now, calendar.zone);
    await replanOccurrences(work, planIds, hadEnded ? planIds : []);
  }
  return differs.facts || differs.units || differs.beats;
}

async function addNew(work: Work, entries: ReadonlyMap<ProgrammeEntry, number>, ids: Ids) {
  const { tx, now } = work;
  const rows = [...entries].map(([entry, position]) => ({
    ...programmeRow(entry, position, ids),
    createdAt: now,
  }));
  const programmeIds = await createProgrammes(tx, rows);
  const added = [...entries.keys()].map((entry) => ({
    entry,
    id: programmeIds.get(entry.name) ?? 0,
  }));
  const addedIds = added.map(({ id }) => id);
  await replaceProgrammeUnits(
    tx,
    addedIds,
    added.flatMap(({ id, entry }) => unitRows(id, entry, ids)),
  );
  await replaceBeats(
    tx,
    addedIds,
    added.flatMap(({ id, entry }) => beatRows(id, entry)),
  );
  return programmeIds;
}

function notesOn(county: County, known: readonly KnownProgramme[], today: string): string[] {
  const listed = new Set(county.programmes.map((programme) => programme.name));
  const gone = known.filter(({ name, endsOn }) => !listed.has(name) && endsOn >= today);
  const over = county.programmes.filter(({ endsOn }) => endsOn < today);
  return [
    ...(gone.length > 0 ? [reportWords.programmesGone(gone.map(({ name }) => name))] : []),
    ...(over.length > 0 ? [reportWords.programmesOver(over.map(({ name }) => name))] : []),
  ];
}

/** Adds and updates programmes and their plans; a programme that the file no longer has runs on until its end. */
export async function importProgrammes(work: Work, county: County, ids: Ids) {
  const known = await loadProgrammes(work.tx);
  const byName = new Map(known.map((programme) => [programme.name, programme]));
  const tally: Tally = { added: 0, updated: 0, unchanged: 0 };
  const fresh = new Map<ProgrammeEntry, number>();
  for (const [position, entry] of county.programmes.entries()) {
    const before = byName.get(entry.name);
    if (before) {
      const changed = await updateKnown(work, before, { entry, position }, ids);
      tally[changed ? "updated" : "unchanged"] += 1;
    } else fresh.set(entry, position);
  }
  tally.added = fresh.size;
  const programmeIds = await addNew(work, fresh, ids);
  const plans = await importPlans(work, county.programmes, { known: byName, programmeIds, ids });
  const today = localDate(work.now, work.calendar.zone);
  return { tally, plans, notes: [...notesOn(county, known, today), ...plans.notes] };
}
