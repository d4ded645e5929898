import { localDate } from "../calendar/zone.ts";
import type { Unit, UnitTree } from "../people/rules.ts";
import { loadUnitTree } from "../people/store.ts";
import type { Work } from "../work.ts";
import { type Figures, scopeOf, sumOf, topsOf } from "./figures/rules.ts";
import type { Named, ShownCount, View } from "./figures/wording.ts";
import { PLAIN_SCORING, type Scoring } from "./scoring/rules.ts";
import type { Judging } from "./standings/rules.ts";
import { type ProgrammeRow, unitsNamed } from "./store.ts";
import { wholeTitle } from "./wording.ts";

/**
 * One run of a beat. `runId` null: asked for by hand, nothing is frozen. `key` begins the key of every message of this
 * run, so that a run said twice is sent once.
 */
export type Beat = { programme: ProgrammeRow; runId: number | null; period: string; key: string };

/**
 * What a beat did: a note for the log and the asker, and how many messages it put into the outbox; `table`: what the
 * asker sees instead.
 */
export type BeatResult = { note: string; messages: number; table?: string };

/** A programme's part of the county on the day of a beat. */
export type Scope = { tree: UnitTree; units: Unit[]; tops: Unit[]; today: string };

/** A part of the county that was counted, whenever that was. */
export type Counted = Omit<Scope, "today">;

export async function loadScope(work: Work, programmeId: number): Promise<Scope> {
  const tree = await loadUnitTree(work.tx);
  const units = scopeOf(tree, await unitsNamed(work.tx, programmeId));
  const today = localDate(work.now, work.calendar.zone);
  return { tree, units, tops: topsOf(units), today };
}

/** How a programme judges its units now. */
export function judgingOf({ ranked, scoring }: Pick<ProgrammeRow, "ranked" | "scoring">): Judging {
  return { ranked, scoring: (scoring as Scoring | null) ?? PLAIN_SCORING, given: {} };
}

type Counts = ReadonlyMap<number, ShownCount>;

/** A unit and those right below it, as far as they are in scope. */
export function viewOf(scope: Counted, counts: Counts, unitId: number): View {
  const unit = scope.tree.get(unitId);
  const children = scope.units.filter(({ parentId }) => parentId === unitId);
  return { title: unit.name, figures: figuresOf(counts, unitId), units: named(children, counts) };
}

/** The programme as a whole: its one top unit, or the sum of several. */
export function wholeView(scope: Counted, counts: Counts): View {
  const [only, ...others] = scope.tops;
  if (only && others.length === 0) return viewOf(scope, counts, only.id);
  const figures = sumOf(scope.tops.map(({ id }) => figuresOf(counts, id)));
  return { title: wholeTitle, figures, units: named(scope.tops, counts) };
}

function figuresOf(counts: Counts, unitId: number): Figures {
  return counts.get(unitId) ?? sumOf([]);
}

function named(units: readonly Unit[], counts: Counts): Named[] {
  return units.flatMap(({ id, name }) => {
    const count = counts.get(id);
    return count ? [{ name, count }] : [];
  });
}
