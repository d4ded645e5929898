import { kindOf } from "../../kinds/registry.ts";
import type { NewMessage, Recipient } from "../../outbox/rules.ts";
import { say } from "../../outbox/say.ts";
import type { Group } from "../../people/rules.ts";
import { loadGroups, loadUnitTree } from "../../people/store.ts";
import type { Work } from "../../work.ts";
import { createBoards, markBoards } from "../boards/store.ts";
import { resettle } from "../replies/resettle.ts";
import { BOARD_DELAY_MS } from "../rules.ts";
import { openingText } from "../wording.ts";
import { expectedAt } from "./audience.ts";
import { buttonsOf } from "./buttons.ts";
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
    await say(work, [
      ...spoken.map((group) => announcement(work, occurrence, { channelId: group.id })),
      ...alone.map((personId) => announcement(work, occurrence, { personId })),
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
    if (occurrence.dueAt < work.now || placed.every(({ now }) => now !== group.id)) continue;
    await say(work, [announcement(work, occurrence, { channelId: group.id })]);
    announced += 1;
  }
  return announced;
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

function announcement(work: Work, occurrence: OccurrenceWithPlan, to: Recipient): NewMessage {
  const { plan } = occurrence;
  const kind = kindOf(plan.kind);
  const recipient =
    "channelId" in to ? `group:${to.channelId}` : `person:${"personId" in to ? to.personId : 0}`;
  return {
    key: `open:${occurrence.id}:${recipient}`,
    to,
    kind: kind.opening,
    text: openingText({
      plan: plan.name,
      body: occurrence.body,
      opensAt: occurrence.opensAt,
      dueAt: occurrence.dueAt,
      graceMinutes: plan.graceMinutes,
      zone: work.calendar.zone,
      how: kind.words.how(plan.parameters),
      act: kind.words.act,
    }),
    ...buttonsOf(kind, occurrence),
    condition: { occurrenceOpen: occurrence.id },
    programmeId: plan.programmeId,
    planId: plan.id,
    occurrenceId: occurrence.id,
    priority: 3,
    expiresAt: occurrence.dueAt,
  };
}

function distinct(groups: readonly Group[]): Group[] {
  return [...new Map(groups.map((group) => [group.id, group])).values()];
}
