import type { LocalDate } from "../../calendar/work-calendar.ts";
import { groupBy } from "../../collections/rules.ts";
import type { GroupEntry, MembershipEntry, PersonEntry } from "../rules.ts";

/** A person as he is stored; `units` are the names of those in which he has or had a post. */
export type KnownPerson = {
  id: number;
  name: string;
  phone: string | null;
  position: number;
  units: readonly string[];
  /** Whether any of his posts in a unit has not ended. */
  serving: boolean;
};

const baseName = (label: string) => label.split("@", 1)[0] ?? label;

/**
 * Which stored person each entry is, by label: first by phone, then by label, then by name and unit where no phone
 * contradicts, so that 张三 who has become 张三@东关镇 keeps his history. Entries without a match are new.
 */
export function matchPeople(
  known: readonly KnownPerson[],
  entries: readonly PersonEntry[],
): Map<string, KnownPerson> {
  const byPhone = new Map(
    known.flatMap((person) => (person.phone ? [[person.phone, person] as const] : [])),
  );
  const byName = new Map(known.map((person) => [person.name, person]));
  const byBase = groupBy(known, (person) => baseName(person.name));
  const matches = new Map<string, KnownPerson>();
  const taken = new Set<number>();
  const settle = (find: (entry: PersonEntry) => KnownPerson | undefined) => {
    for (const entry of entries) {
      const person = matches.has(entry.label) ? undefined : find(entry);
      if (!person || taken.has(person.id)) continue;
      matches.set(entry.label, person);
      taken.add(person.id);
    }
  };
  settle(({ phone }) => (phone === null ? undefined : byPhone.get(phone)));
  settle(({ label }) => byName.get(label));
  settle(({ label, phone, memberships }) =>
    byBase.get(baseName(label))?.find((person) => {
      const contradicts = phone !== null && person.phone !== null && phone !== person.phone;
      const shared = memberships.some(({ unit }) => person.units.includes(unit));
      return !taken.has(person.id) && !contradicts && shared;
    }),
  );
  return matches;
}

/** A membership as it is stored, by ids. */
export type MembershipRow = {
  personId: number;
  unitId: number | null;
  postId: number | null;
  role: MembershipEntry["role"];
  startsOn: LocalDate | null;
  endsOn: LocalDate | null;
  mentorId: number | null;
  position: number;
};

export type MembershipChanges = {
  create: MembershipRow[];
  /** `moved` ones differ only in their place in the file. */
  update: (MembershipRow & { id: number; moved: boolean })[];
  /** Rows of persons in the file that the file no longer has and that have not ended yet. */
  gone: (MembershipRow & { id: number })[];
};

const membershipKey = (row: MembershipRow) => `${row.personId}/${row.unitId}/${row.postId}`;
const membershipFacts = (row: MembershipRow) =>
  [row.role, row.startsOn, row.endsOn, row.mentorId].join("/");

/** What must change so that the stored memberships of these persons are the wanted ones; one that ended stays as history. */
export function membershipChanges(
  stored: readonly (MembershipRow & { id: number })[],
  wanted: readonly MembershipRow[],
  today: LocalDate,
): MembershipChanges {
  const left = groupBy(stored, membershipKey);
  const changes: MembershipChanges = { create: [], update: [], gone: [] };
  for (const row of wanted) {
    const match = left.get(membershipKey(row))?.shift();
    if (!match) {
      changes.create.push(row);
      continue;
    }
    const moved = membershipFacts(match) === membershipFacts(row);
    if (!moved || match.position !== row.position) {
      changes.update.push({ ...row, id: match.id, moved });
    }
  }
  const rest = [...left.values()].flat();
  changes.gone = rest.filter(({ endsOn }) => endsOn === null || endsOn >= today);
  return changes;
}

/** A group as it is stored. */
export type KnownGroup = {
  id: number;
  platform: string;
  externalId: string | null;
  name: string;
  unitId: number | null;
};

/**
 * Which stored group each entry is: by 群号, then by name and unit, then, where platform and unit have only one left on
 * either side, that one: a group may have been renamed on its platform since.
 */
export function matchGroups(
  known: readonly KnownGroup[],
  entries: readonly GroupEntry[],
  unitIds: ReadonlyMap<string, number>,
): Map<GroupEntry, KnownGroup> {
  const matches = new Map<GroupEntry, KnownGroup>();
  const taken = new Set<KnownGroup>();
  const settle = (
    key: (group: {
      platform: string;
      externalId: string | null;
      name: string;
      unitId: number | null;
    }) => string | null,
  ) => {
    const free = groupBy(
      known.filter((group) => !taken.has(group)),
      (group) => key(group) ?? "",
    );
    const open = entries.filter((entry) => !matches.has(entry));
    const keyed = open.map((entry) => ({
      ...entry,
      entry,
      unitId: unitIds.get(entry.unit) ?? null,
    }));
    for (const [shared, same] of groupBy(keyed, (group) => key(group) ?? "")) {
      const [candidate, ...others] = shared === "" ? [] : (free.get(shared) ?? []);
      const [first, ...rivals] = same;
      if (!candidate || !first || others.length > 0 || rivals.length > 0) continue;
      matches.set(first.entry, candidate);
      taken.add(candidate);
    }
  };
  settle(({ platform, externalId }) => externalId && `${platform}\n${externalId}`);
  settle(({ platform, name, unitId }) => `${platform}\n${unitId}\n${name}`);
  settle(({ platform, unitId }) => `${platform}\n${unitId}`);
  return matches;
}
