import { localDate } from "../../../calendar/zone.ts";
import { kindOf } from "../../../kinds/registry.ts";
import { loadUnitTree } from "../../../people/store.ts";
import type { Work } from "../../../work.ts";
import { announce } from "../announce.ts";
import { expectedAt } from "../audience.ts";
import { openOccurrences } from "../store.ts";
import { canBeWrittenTo } from "./store.ts";

/**
 * Gives somebody of whom it is known only now that he is away today what his group was told today, in private and
 * once; for kinds that want it so. Returns how many.
 */
export async function tellAway(work: Work, personId: number): Promise<number> {
  const today = localDate(work.now, work.calendar.zone);
  const open = (await openOccurrences(work.tx)).filter(
    ({ date, dueAt, plan }) =>
      date === today && dueAt >= work.now && kindOf(plan.kind).alsoPrivate === "away",
  );
  if (open.length === 0 || !(await canBeWrittenTo(work.tx, personId))) return 0;
  const tree = await loadUnitTree(work.tx);
  let told = 0;
  for (const occurrence of open) {
    const expected = await expectedAt(work.tx, tree, occurrence, [personId]);
    if (expected.length === 0) continue;
    await announce(work, occurrence, [{ personId }]);
    told += 1;
  }
  return told;
}
