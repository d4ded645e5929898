import type { RoleName } from "../people/rules.ts";
import { type PersonRow, reportIdentities } from "./identities.ts";
import type { Tables } from "./read-sheets.ts";
import { cleanPersonName, readPhone, splitLabel } from "./reader.ts";
import type { Report } from "./report.ts";
import {
  isUsable,
  type KnownNames,
  type RowReader,
  readReference,
  reportSeparators,
  rowReaders,
} from "./row-reader.ts";
import type { MembershipEntry, PersonEntry } from "./rules.ts";
import { rosterWords } from "./wording.ts";

const SHEET = "人员";
const ROLES: ReadonlyMap<string, RoleName> = new Map([
  ["管理员", "administrator"],
  ["秘书", "secretary"],
  ["干部", "cadre"],
]);

/**
 * Finds the label of the person whom a cell, or `name` as one of several in it, names; null when empty or, after a
 * problem, not found.
 */
export type PersonFinder = (reader: RowReader, column: string, name?: string) => string | null;

export type CheckedPeople = {
  people: PersonEntry[];
  /** Every post that somebody holds; null when the column is absent. */
  posts: KnownNames;
  find: PersonFinder;
};

function readPersonName(reader: RowReader): string {
  const label = cleanPersonName(reader.name("姓名", true));
  const parts = splitLabel(label);
  reportSeparators(reader, "姓名", parts.name);
  if (label !== "" && (parts.name === "" || parts.unit === "" || parts.unit?.includes("@"))) {
    reader.problem("姓名", rosterWords.badLabel(label));
  }
  return label;
}

function readPhoneCell(reader: RowReader): string | null {
  const written = reader.text("手机");
  const phone = written === "" ? null : readPhone(written);
  if (written !== "" && phone === null) reader.problem("手机", rosterWords.badPhone(written));
  return phone;
}

function readMembership(reader: RowReader, units: KnownNames): Omit<MembershipEntry, "mentor"> {
  const unit = readReference(reader, "单位", units, "单位", true) ?? "";
  const startsOn = reader.date("起", false);
  const endsOn = reader.date("止", false);
  if (startsOn && endsOn && startsOn > endsOn) reader.problem("止", rosterWords.startAfterEnd());
  const post = reader.name("职务", false) || null;
  if (post) reportSeparators(reader, "职务", post);
  const role = reader.oneOf("角色", ROLES, "cadre") ?? "cadre";
  return { unit, post, role, startsOn, endsOn, position: reader.row };
}

function overlap(a: Omit<MembershipEntry, "mentor">, b: Omit<MembershipEntry, "mentor">): boolean {
  return (a.startsOn ?? "") <= (b.endsOn ?? "9") && (b.startsOn ?? "") <= (a.endsOn ?? "9");
}

function reportDoublePosts(rows: readonly PersonRow[]) {
  const held = new Map<string, PersonRow[]>();
  for (const row of rows) {
    const key = `${row.membership.unit}\n${row.membership.post}`;
    const earlier = held.get(key) ?? [];
    const same = earlier.find((other) => overlap(row.membership, other.membership));
    if (same) row.reader.problem("职务", rosterWords.duplicatePost(same.reader.row));
    held.set(key, [...earlier, row]);
  }
}

function personFinder(
  persons: ReadonlyMap<string, readonly PersonRow[]>,
  complete: boolean,
): PersonFinder {
  const byName = new Map<string, Set<string>>();
  const byWritten = new Map<string, Set<string>>();
  const add = (index: Map<string, Set<string>>, key: string, label: string) => {
    const labels = index.get(key);
    if (labels) labels.add(label);
    else index.set(key, new Set([label]));
  };
  for (const [label, rows] of persons) {
    const { name } = splitLabel(label);
    add(byName, name, label);
    for (const { membership } of rows) add(byWritten, `${name}@${membership.unit}`, label);
  }
  return (reader, column, name) => {
    const written = cleanPersonName(name ?? reader.name(column, false));
    if (written === "" || !complete) return null;
    if (persons.has(written) && splitLabel(written).unit !== null) return written;
    const found = [...(byName.get(written) ?? byWritten.get(written) ?? [])];
    if (found.length === 1) return found[0] ?? null;
    if (found.length === 0) reader.problem(column, rosterWords.unknownPerson(written));
    else reader.problem(column, rosterWords.ambiguousPerson(written, found));
    return null;
  };
}

/** Checks 人员: who is the same person, posts, roles, terms, mentors. */
export function checkPeople(tables: Tables, units: KnownNames, report: Report): CheckedPeople {
  const rows = rowReaders(tables, SHEET, report).map((reader): PersonRow => {
    const label = readPersonName(reader);
    const phone = readPhoneCell(reader);
    const phoneWritten = reader.text("手机") !== "";
    return { reader, label, phone, phoneWritten, membership: readMembership(reader, units) };
  });
  const persons = reportIdentities(
    rows.filter((row) => row.label !== ""),
    units !== null,
  );
  const find = personFinder(persons, isUsable(tables, SHEET, "姓名"));
  const people = [...persons].map(([label, held]): PersonEntry => {
    reportDoublePosts(held);
    const memberships = held.map(({ reader, membership }) => {
      const mentor = find(reader, "导师");
      if (mentor === label) reader.problem("导师", rosterWords.ownMentor());
      return { ...membership, mentor };
    });
    return { label, phone: held.find((row) => row.phone)?.phone ?? null, memberships };
  });
  const posts = new Set(rows.flatMap(({ membership }) => membership.post ?? []));
  return { people, posts: isUsable(tables, SHEET, "职务") ? posts : null, find };
}
