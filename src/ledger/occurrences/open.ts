import { addDays } from "../../calendar/dates.ts";
import { instantAt } from "../../calendar/zone.ts";
import { kindOf } from "../../kinds/registry.ts";
import type { Group, Groups, UnitTree } from "../../people/rules.ts";
import { loadGroups, loadUnitTree } from "../../people/store.ts";
import type { Work } from "../../work.ts";
import { createBoards, markBoards } from "../boards/store.ts";
import { resettle } from "../replies/resettle.ts";
import { BOARD_DELAY_MS } from "../rules.ts";
import { announce } from "./announce.ts";
import { expectedAt } from "./audience.ts";
import { awayAmong } from "./away/store.ts";
import {
  claimOccurrence,
  freezeExpected,
  moveObligationsTo,
  type OccurrenceWithPlan,
  obligationsIn,
  occurrenceWithPlan,
  openOccurrences,
} from "./store.ts";

/**
 * Opens a window: freezes who is expected, counts what was said early, and announces it in each group.
 * Late after an outage it still opens, so that it can close as held, but announces only while the window lasts.
 */
export async function openOccurrence(work: Work, id: number): Promise<"done" | "skipped"> {
  const claimed = await claimOccurrence(work.tx, id, "planned", {
    status: "open",
    openedAt: work.now,
  });
  if (!claimed) return "skipped";
  const occurrence = await occurrenceWithPlan(work.tx, id);
  const tree = await loadUnitTree(work.tx);
  const groups = await loadGroups(work.tx, tree);
  const expected = (await expectedAt(work.tx, tree, occurrence)).map((person) => ({
    ...person,
    group: groups.groupOf(person.unitId),
  }));
  const spoken = distinct(expected.flatMap(({ group }) => (group ? [group] : [])));
  if (kindOf(occurrence.plan.kind).asks(occurrence.plan.parameters)) {
    await freeze(work, id, expected, spoken);
  }
  if (work.now <= occurrence.dueAt) {
    const alone = expected.filter(({ group }) => group === null).map(({ personId }) => personId);
    const away = await awayThatDay(work, occurrence, expected);
    await announce(work, occurrence, [
      ...spoken.map((group) => ({ channelId: group.id })),
      ...[...new Set([...alone, ...away])].map((personId) => ({ personId })),
    ]);
  }
  return "done";
}

type Expected = { personId: number; unitId: number; group: Group | null };

async function freeze(
  work: Work,
  occurrenceId: number,
  expected: readonly Expected[],
  spoken: readonly Group[],
): Promise<void> {
  const rows = expected.map(({ personId, unitId, group }) => ({
    personId,
    unitId,
    channelId: group?.id ?? null,
  }));
  await freezeExpected(work.tx, occurrenceId, rows);
  const channelIds = spoken.map((group) => group.id);
  await createBoards(work.tx, occurrenceId, channelIds);
  const pairs = expected.map(({ personId }) => ({ occurrenceId, personId }));
  await resettle(work, pairs, { actorId: null, why: "opened", inboxId: null });
}

/** Whoever is away on the day hears what his group is told in private too, where the kind wants it so. */
async function awayThatDay(
  work: Work,
  { date, plan }: OccurrenceWithPlan,
  expected: readonly Expected[],
): Promise<number[]> {
  if (kindOf(plan.kind).alsoPrivate !== "away") return [];
  const { zone } = work.calendar;
  const day = { from: instantAt(date, 0, zone), until: instantAt(addDays(date, 1), 0, zone) };
  const personIds = expected.map(({ personId }) => personId);
  const away = await awayAmong(work.tx, personIds, day);
  return personIds.filter((personId) => away.has(personId));
}

/**
 * Tells a group that has just been bound what is open for its people. Whoever is spoken to elsewhere from now on goes
 * there, so that nobody is named in a group that is not his. Returns how many windows were announced.
 */
export async function announceOpenWindows(work: Work, group: Group): Promise<number> {
  const tree = await loadUnitTree(work.tx);
  const groups = await loadGroups(work.tx, tree);
  let announced = 0;
  for (const occurrence of await openOccurrences(work.tx)) {
    const people = await obligationsIn(work.tx, occurrence.id);
    const placed = people.map((person) => ({
      ...person,
      now: groups.groupOf(person.unitId)?.id ?? null,
    }));
    await moveToGroups(work, occurrence.id, placed);
    const spokenTo =
      people.length > 0
        ? placed.map(({ now }) => now)
        : await toldIn(work, tree, groups, occurrence);
    if (occurrence.dueAt < work.now || !spokenTo.includes(group.id)) continue;
    await announce(work, occurrence, [{ channelId: group.id }]);
    announced += 1;
  }
  return announced;
}

/** The groups in which something that asks nothing back is told. */
async function toldIn(
  work: Work,
  tree: UnitTree,
  groups: Groups,
  occurrence: OccurrenceWithPlan,
): Promise<(number | null)[]> {
  const { plan } = occurrence;
  if (kindOf(plan.kind).asks(plan.parameters)) return [];
  const expected = await expectedAt(work.tx, tree, occurrence);
  return expected.map(({ unitId }) => groups.groupOf(unitId)?.id ?? null);
}

async function moveToGroups(
  work: Work,
  occurrenceId: number,
  people: readonly { id: number; channelId: number | null; now: number | null }[],
): Promise<void> {
  const moved = people.filter(({ channelId, now }) => channelId !== now);
  for (const target of new Set(moved.map(({ now }) => now))) {
    const ids = moved.filter(({ now }) => now === target).map(({ id }) => id);
    await moveObligationsTo(work.tx, occurrenceId, target, ids);
    if (target !== null) await createBoards(work.tx, occurrenceId, [target]);
  }
  const places = moved.flatMap(({ channelId, now }) => [channelId, now]);
  await markBoards(
    work.tx,
    [...new Set(places)].map((channelId) => ({ occurrenceId, channelId })),
    new Date(work.now.getTime() + BOARD_DELAY_MS),
  );
}

function distinct(groups: readonly Group[]): Group[] {
  return [...new Map(groups.map((group) => [group.id, group])).values()];
}
