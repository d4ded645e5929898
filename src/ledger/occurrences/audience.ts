import type { Transaction } from "../../db/client.ts";
import type { UnitTree } from "../../people/rules.ts";
import { audience } from "../../people/store.ts";
import type { OccurrenceWithPlan } from "./store.ts";

/** Units a plan asks: its own, else the programme's, else all; each with all below. */
export function unitsAsked(tree: UnitTree, plan: OccurrenceWithPlan["plan"]): number[] {
  const named = plan.units.length > 0 ? plan.units : plan.programme.units;
  const ids = named.flatMap(({ unitId }) => tree.within(unitId).map((unit) => unit.id));
  return named.length > 0 ? [...new Set(ids)] : tree.all.map((unit) => unit.id);
}

/** Who is expected at this occurrence, optionally only among `personIds`; each in the unit of his first row that fits. */
export function expectedAt(
  tx: Transaction,
  tree: UnitTree,
  occurrence: OccurrenceWithPlan,
  personIds?: readonly number[],
): Promise<{ personId: number; unitId: number }[]> {
  const { only } = occurrence;
  const chosen = only && "personIds" in only ? only.personIds : null;
  const among = chosen?.filter((id) => personIds?.includes(id) ?? true) ?? personIds;
  return audience(tx, {
    unitIds: unitsAskedAt(tree, occurrence),
    // Whoever is named for a make-up class is expected there whatever his post is.
    postIds: chosen ? [] : occurrence.plan.posts.map(({ postId }) => postId),
    date: occurrence.date,
    ...(among ? { personIds: among } : {}),
  });
}

function unitsAskedAt(tree: UnitTree, { plan, only }: OccurrenceWithPlan): number[] {
  const asked = unitsAsked(tree, plan);
  if (!only || !("unitIds" in only)) return asked;
  const wanted = new Set(only.unitIds.flatMap((id) => tree.within(id).map((unit) => unit.id)));
  return asked.filter((id) => wanted.has(id));
}
