import { localDate } from "../../calendar/zone.ts";
import { KINDS, kindOf } from "../../kinds/registry.ts";
import type { Answer } from "../../kinds/rules.ts";
import type { UnitTree } from "../../people/rules.ts";
import { loadUnitTree } from "../../people/store.ts";
import type { Work } from "../../work.ts";
import { expectedAt } from "../occurrences/audience.ts";
import { planOccurrences } from "../occurrences/plan.ts";
import { type OccurrenceWithPlan, plannedAround, withPlans } from "../occurrences/store.ts";
import { type WindowRow, windowsFor } from "./store.ts";

/** What one person says at an instant; `occurrenceId` when only that window is meant. */
export type Spoken = { personId: number; at: Date; answer: Answer; occurrenceId?: number };

const LATE_KINDS = [...KINDS.values()].filter((kind) => kind.doableLate).map((kind) => kind.name);

/**
 * The windows that words answer, by when they were said and not by when they arrive: every one that was open then or
 * can still be done late; else the sender's next window of that day, for kinds that may be answered early.
 * A window whose time has come but which nobody has opened yet is among them, so that nothing said in its first
 * seconds, or during an outage, is lost.
 */
export async function windowsAnswered(work: Work, spoken: Spoken): Promise<WindowRow[]> {
  const today = localDate(spoken.at, work.calendar.zone);
  // Nearly always nothing is planned that has begun; asked for together, it is no journey of its own.
  const [opened, laid] = await Promise.all([
    windowsFor(work.tx, { ...spoken, today }, LATE_KINDS),
    plannedAround(work.tx, spoken.at, today),
  ]);
  const rows = opened.filter((row) => fits(row, spoken));
  const begun = rows.filter(({ opensAt }) => opensAt <= spoken.at);
  const laidNow = begun.length === 0 && (await planOccurrences(work)) > 0;
  const ahead = laidNow ? await plannedAround(work.tx, spoken.at, today) : laid;
  const asked = begun.length > 0 ? ahead.filter(({ opensAt }) => opensAt <= spoken.at) : ahead;
  const planned = (await withPlans(work.tx, asked)).filter((occurrence) =>
    fits(shapeOf(occurrence, spoken.personId, 0), spoken),
  );
  const unopened = planned.filter(({ opensAt }) => opensAt <= spoken.at);
  if (begun.length > 0 && unopened.length === 0) return begun;
  const tree = await loadUnitTree(work.tx);
  const open = [...begun, ...(await owedBy(work, tree, spoken, unopened))];
  return open.length > 0 ? open : nextOfDay(work, tree, spoken, { rows, planned });
}

async function nextOfDay(
  work: Work,
  tree: UnitTree,
  spoken: Spoken,
  { rows, planned }: { rows: readonly WindowRow[]; planned: readonly OccurrenceWithPlan[] },
): Promise<WindowRow[]> {
  const later = (window: { opensAt: Date }) => window.opensAt > spoken.at;
  const isEarly = (kind: string) => kindOf(kind).early;
  const [opened] = rows.filter((row) => later(row) && isEarly(row.kind));
  for (const occurrence of planned) {
    if (!later(occurrence) || !isEarly(occurrence.plan.kind)) continue;
    if (opened && opened.opensAt <= occurrence.opensAt) break;
    const found = await owedBy(work, tree, spoken, [occurrence]);
    if (found.length > 0) return found;
  }
  return opened ? [opened] : [];
}

/** Those of these unopened windows that the person will owe. */
async function owedBy(
  work: Work,
  tree: UnitTree,
  { personId }: Spoken,
  occurrences: readonly OccurrenceWithPlan[],
): Promise<WindowRow[]> {
  const found: WindowRow[] = [];
  for (const occurrence of occurrences) {
    const [expected] = await expectedAt(work.tx, tree, occurrence, [personId]);
    if (expected) found.push(shapeOf(occurrence, personId, expected.unitId));
  }
  return found;
}

function shapeOf(occurrence: OccurrenceWithPlan, personId: number, unitId: number): WindowRow {
  const { id, plan, opensAt, dueAt, closesAt } = occurrence;
  const { kind, name, parameters } = plan;
  const window = { opensAt, dueAt, closesAt };
  return {
    occurrenceId: id,
    personId,
    unitId,
    status: "due",
    kind,
    plan: name,
    parameters,
    ...window,
  };
}

function fits(window: WindowRow, { answer, occurrenceId }: Spoken): boolean {
  if (occurrenceId !== undefined && window.occurrenceId !== occurrenceId) return false;
  return kindOf(window.kind).answers(answer, window.parameters) !== "no";
}
