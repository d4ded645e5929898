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
  return audience(tx, {
    unitIds: unitsAsked(tree, occurrence.plan),
    postIds: occurrence.plan.posts.map(({ postId }) => postId),
    date: occurrence.date,
    ...(personIds ? { personIds } : {}),
  });
}
