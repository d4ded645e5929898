import { addDays } from "../../calendar/dates.ts";
import { localDate } from "../../calendar/zone.ts";
import type { Work } from "../../work.ts";
import { reportWords } from "../results/wording.ts";
import type { County, PersonEntry, Tally } from "../rules.ts";
import { type KnownPerson, type MembershipRow, matchPeople, membershipChanges } from "./rules.ts";
import {
  createMemberships,
  createPeople,
  endMemberships,
  loadMemberships,
  loadPeople,
  type PersonChange,
  personIds,
  postIds,
  updateMemberships,
  updatePeople,
} from "./store.ts";

export type ImportedPeople = {
  ids: ReadonlyMap<string, number>;
  posts: ReadonlyMap<string, number>;
  tally: Tally;
  notes: string[];
};

/** A stored person who is not in the file must let go of a label that the file gives to another. */
function displaced(
  known: readonly KnownPerson[],
  matches: ReadonlyMap<string, KnownPerson>,
  labels: ReadonlySet<string>,
): PersonChange[] {
  const matched = new Set([...matches.values()].map((person) => person.id));
  return known
    .filter((person) => !matched.has(person.id) && labels.has(person.name))
    .map(({ id, name, phone, position }) => ({
      id,
      name: reportWords.formerLabel(name, id),
      phone,
      position,
    }));
}

type PeopleChanges = { update: PersonChange[]; changed: Set<string>; notes: string[] };

function peopleChanges(
  people: readonly PersonEntry[],
  matches: ReadonlyMap<string, KnownPerson>,
): PeopleChanges {
  const changes: PeopleChanges = { update: [], changed: new Set(), notes: [] };
  for (const [position, { label, phone }] of people.entries()) {
    const known = matches.get(label);
    if (!known) continue;
    // A file without the phone does not take away one that is known.
    const kept = phone ?? known.phone;
    const same = known.name === label && known.phone === kept;
    if (!same) changes.changed.add(label);
    if (!same || known.position !== position) {
      changes.update.push({ id: known.id, name: label, phone: kept, position });
    }
    if (known.phone !== null && kept !== known.phone)
      changes.notes.push(reportWords.newPhone(label));
  }
  return changes;
}

function wantedMemberships(
  people: readonly PersonEntry[],
  ids: ReadonlyMap<string, number>,
  units: ReadonlyMap<string, number>,
  posts: ReadonlyMap<string, number>,
): MembershipRow[] {
  return people.flatMap(({ label, memberships }) =>
    memberships.map(({ unit, post, mentor, role, startsOn, endsOn, position }) => ({
      personId: ids.get(label) ?? 0,
      unitId: units.get(unit) ?? null,
      postId: post === null ? null : (posts.get(post) ?? null),
      mentorId: mentor === null ? null : (ids.get(mentor) ?? null),
      role,
      startsOn,
      endsOn,
      position,
    })),
  );
}

/** Writes the memberships of everybody in the file; returns whose changed, and how many posts ended. */
async function importMemberships({ tx, now, calendar }: Work, wanted: readonly MembershipRow[]) {
  const today = localDate(now, calendar.zone);
  const persons = new Set(wanted.map((row) => row.personId));
  const stored = (await loadMemberships(tx)).filter((row) => persons.has(row.personId));
  const { create, update, gone } = membershipChanges(stored, wanted, today);
  await createMemberships(tx, create);
  await updateMemberships(tx, update);
  await endMemberships(
    tx,
    gone.map((row) => row.id),
    addDays(today, -1),
  );
  const changed = [...create, ...update.filter((row) => !row.moved), ...gone];
  return { changed: new Set(changed.map((row) => row.personId)), ended: gone.length };
}

/**
 * Adds and updates the people of the file and their posts. A post that the file no longer has ends yesterday;
 * a person whom it no longer has stays as he is.
 */
export async function importPeople(
  work: Work,
  county: County,
  units: ReadonlyMap<string, number>,
): Promise<ImportedPeople> {
  const { tx, now, calendar } = work;
  const known = await loadPeople(tx, localDate(now, calendar.zone));
  const matches = matchPeople(known, county.people);
  const labels = new Set(county.people.map((person) => person.label));
  const displacedPeople = displaced(known, matches, labels);
  const changes = peopleChanges(county.people, matches);
  await updatePeople(tx, [...displacedPeople, ...changes.update]);
  const fresh = county.people.flatMap(({ label, phone }, position) =>
    matches.has(label) ? [] : [{ name: label, phone, position, createdAt: now }],
  );
  await createPeople(tx, fresh);
  const ids = await personIds(tx);
  const memberships = county.people.flatMap((person) => person.memberships);
  const posts = await postIds(tx, [...new Set(memberships.flatMap(({ post }) => post ?? []))]);
  const wanted = wantedMemberships(county.people, ids, units, posts);
  const { changed, ended } = await importMemberships(work, wanted);
  const updated = [...matches].filter(
    ([label, { id }]) => changes.changed.has(label) || changed.has(id),
  ).length;
  const tally = { added: fresh.length, updated, unchanged: matches.size - updated };
  const matched = new Set([...matches.values()].map((person) => person.id));
  const gone = known.filter(({ id, serving }) => serving && !matched.has(id));
  const notes = [
    ...changes.notes,
    ...(ended > 0 ? [reportWords.postsEnded(ended)] : []),
    ...(gone.length > 0 ? [reportWords.peopleGone(gone.map((person) => person.name))] : []),
  ];
  return { ids, posts, tally, notes };
}
