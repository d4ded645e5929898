import type { BeatKind } from "../calendar/beats.ts";
import type { LocalDate } from "../calendar/work-calendar.ts";
import { type Database, inTransaction } from "../db/client.ts";
import { loadUnitTree } from "../people/store.ts";
import { inTreeOrder, type PlacedCount } from "./rules.ts";
import { latestFrozen, programmeRow } from "./store.ts";

/** The figures of one 统计 or 通报; `idle` units had nothing due and are left out of `rows`. */
export type FrozenTable = {
  kind: BeatKind;
  period: string;
  ranAt: Date | null;
  rows: PlacedCount[];
  idle: number;
};

export type ProgrammeView = {
  name: string;
  basis: string;
  purpose: string;
  endsOn: LocalDate;
  ranked: boolean;
  /** Null before the first 统计. */
  latest: FrozenTable | null;
};

/** A programme with its newest frozen figures, or null when there is no such programme. */
export function readProgramme(db: Database, id: number): Promise<ProgrammeView | null> {
  return inTransaction(db, async (tx) => {
    const programme = await programmeRow(tx, id);
    if (!programme) return null;
    const frozen = await latestFrozen(tx, id);
    if (!frozen) return { ...programme, latest: null };
    const { counts, ...run } = frozen;
    const placed = inTreeOrder((await loadUnitTree(tx)).all, counts);
    const rows = placed.filter(({ count }) => count.expected > 0);
    return { ...programme, latest: { ...run, rows, idle: placed.length - rows.length } };
  });
}
