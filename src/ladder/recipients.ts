import type { LocalDate } from "../calendar/work-calendar.ts";
import { localDate } from "../calendar/zone.ts";
import { covers } from "../ledger/rules.ts";
import type { UnitTree } from "../people/rules.ts";
import { administrators, loadUnitTree, secretariesOf } from "../people/store.ts";
import type { Work } from "../work.ts";
import { type Audience, type Reached, reachedBy } from "./rules.ts";
import { approvedLeaves } from "./store.ts";

/** Whom a run is about; without a person it is the unit, for which its secretaries stand. */
type Concerned = { personId: number | null; unitId: number };

/** Looks up whom a step reaches; one for a sweep, because many runs share their units. */
export type Directory = {
  tree: UnitTree;
  administrators: readonly number[];
  reachedFor(run: Concerned, audiences: readonly Audience[]): Promise<Reached[]>;
};

/** The liaison of this unit or of the nearest above that has one besides `except`. */
export function liaisonOf(tree: UnitTree, unitId: number, except: number | null): number | null {
  const liaisons = tree.upward(unitId).flatMap((unit) => unit.liaisonId ?? []);
  return liaisons.find((personId) => personId !== except) ?? null;
}

export async function openDirectory(work: Work): Promise<Directory> {
  const today = localDate(work.now, work.calendar.zone);
  const tree = await loadUnitTree(work.tx);
  const all = await administrators(work.tx, today);
  const secretariesFor = secretaryLookup(work, tree, today);
  const awayAmong = absenceLookup(work);
  return {
    tree,
    administrators: all,
    async reachedFor(run, audiences) {
      const liaison = liaisonOf(tree, run.unitId, run.personId);
      const named = {
        person: run.personId === null ? await secretariesFor(run) : [run.personId],
        unit: audiences.includes("unit") ? await secretariesFor(run) : [],
        liaison: liaison === null ? [] : [liaison],
        administrator: all,
      };
      return reachedBy(audiences, named, await awayAmong([...named.unit, ...named.liaison]));
    },
  };
}

/** The secretaries for somebody of a unit, never himself; a unit is looked up once. */
function secretaryLookup(work: Work, tree: UnitTree, today: LocalDate) {
  const ofUnit = new Map<number, number[]>();
  return async ({ unitId, personId }: Concerned): Promise<number[]> => {
    const known = ofUnit.get(unitId) ?? (await secretariesOf(work.tx, tree, unitId, today));
    ofUnit.set(unitId, known);
    const himself = personId !== null && known.includes(personId);
    return himself ? secretariesOf(work.tx, tree, unitId, today, personId) : known;
  };
}

/** Who of these is on approved leave now; a person is looked up once. */
function absenceLookup(work: Work) {
  const known = new Map<number, boolean>();
  return async (personIds: readonly number[]): Promise<Set<number>> => {
    const unknown = personIds.filter((id) => !known.has(id));
    if (unknown.length > 0) {
      const leaves = await approvedLeaves(work.tx, unknown, work.now);
      for (const id of unknown) {
        const away = leaves.some((leave) => leave.personId === id && covers(leave, work.now));
        known.set(id, away);
      }
    }
    return new Set(personIds.filter((id) => known.get(id)));
  };
}
