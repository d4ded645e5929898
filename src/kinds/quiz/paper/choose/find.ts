import { localDate } from "../../../../calendar/zone.ts";
import { expectedAt } from "../../../../ledger/occurrences/audience.ts";
import { planOccurrences } from "../../../../ledger/occurrences/plan.ts";
import { occurrenceWithPlan } from "../../../../ledger/occurrences/store.ts";
import { loadUnitTree } from "../../../../people/store.ts";
import type { Work } from "../../../../work.ts";
import { openWhenPossible } from "../opening/open-test.ts";
import { type Chosen, chooseTest, REMEMBERED_MS, type Standing, type Wish } from "./rules.ts";
import { plannedTests, standingsOf } from "./store.ts";

/** Who asks for which test, and when he said so. */
export type Wanted = { personId: number; at: Date; wish: Wish; plan: string | null };

/**
 * The test that somebody means, by when he said it. A test whose time has come but which nobody has opened yet is
 * opened now, so that nothing said in its first seconds is lost; those still to come today are among the reasons.
 */
export async function findTest(work: Work, wanted: Wanted): Promise<Chosen> {
  const opened = await standings(work, wanted);
  const chosen = chooseTest(opened, wanted);
  if (chosen.chosen !== "none") return chosen;
  await planOccurrences(work);
  const today = localDate(wanted.at, work.calendar.zone);
  const planned = await plannedTests(work.tx, today, work.now);
  const due = planned.filter(({ opensAt }) => opensAt <= work.now);
  for (const { id } of due) await openWhenPossible(work, id);
  const later = planned.filter(({ opensAt }) => opensAt > work.now).map(({ id }) => id);
  const now = due.length > 0 ? await standings(work, wanted) : opened;
  return chooseTest([...now, ...(await toCome(work, wanted.personId, later))], wanted);
}

function standings(work: Work, { personId, at }: Wanted): Promise<Standing[]> {
  const since = new Date(at.getTime() - REMEMBERED_MS);
  return standingsOf(work.tx, personId, { at, since });
}

/** Those of these tests that have not begun and at which the person will be expected. */
async function toCome(work: Work, personId: number, ids: readonly number[]): Promise<Standing[]> {
  if (ids.length === 0) return [];
  const tree = await loadUnitTree(work.tx);
  const found: Standing[] = [];
  for (const id of ids) {
    const occurrence = await occurrenceWithPlan(work.tx, id);
    const [expected] = await expectedAt(work.tx, tree, occurrence, [personId]);
    if (!expected) continue;
    const { plan, planId, date, run, opensAt, dueAt, closesAt } = occurrence;
    const { name, kind, parameters } = plan;
    const window = { date, run, opensAt, dueAt, closesAt };
    found.push({
      ...{ occurrenceId: id, planId, plan: name, kind, parameters, ...window },
      ...{ status: "due", paper: null },
    });
  }
  return found;
}
