import { groupBy } from "../collections/rules.ts";
import { splitLabel } from "./reader.ts";
import type { RowReader } from "./row-reader.ts";
import type { MembershipEntry } from "./rules.ts";
import { rosterWords } from "./wording.ts";

/** One row of 人员. `phoneWritten`: something stands in 手机, be it readable or not. */
export type PersonRow = {
  reader: RowReader;
  label: string;
  phone: string | null;
  phoneWritten: boolean;
  membership: Omit<MembershipEntry, "mentor">;
};

/** More than this many namesakes are not listed; ten thousand rows of one name must not take for ever. */
const MOST_LISTED = 6;

function otherRows(rows: readonly PersonRow[], isOwn: (row: PersonRow) => boolean): number[] {
  const others: number[] = [];
  for (const row of rows) {
    if (!isOwn(row)) others.push(row.reader.row);
    if (others.length === MOST_LISTED) break;
  }
  return others;
}

function reportSharedPhones(rows: readonly PersonRow[]) {
  const owners = new Map<string, PersonRow>();
  for (const row of rows) {
    if (row.phone === null) continue;
    const owner = owners.get(row.phone);
    if (!owner) owners.set(row.phone, row);
    else if (splitLabel(owner.label).name !== splitLabel(row.label).name) {
      const message = rosterWords.phoneOfTwo(row.phone, owner.label, owner.reader.row);
      row.reader.problem("手机", message);
    }
  }
}

function reportWrongUnits(rows: readonly PersonRow[]) {
  const units = new Set(rows.map((row) => row.membership.unit));
  for (const row of rows) {
    const { unit } = splitLabel(row.label);
    if (unit !== null && unit !== "" && !units.has(unit) && row.membership.unit !== "") {
      row.reader.problem("姓名", rosterWords.wrongUnitInLabel(unit));
    }
  }
}

/** Rows of one 姓名 → persons: by phone; without one by the whole label, which then must have its @单位. */
function personsOfName(rows: readonly PersonRow[]): PersonRow[][] {
  const withPhone = groupBy(
    rows.filter((row) => row.phone !== null),
    (row) => row.phone ?? "",
  );
  const persons = [...withPhone.values()];
  const rest = groupBy(
    rows.filter((row) => row.phone === null),
    (row) => row.label,
  );
  for (const [label, unphoned] of rest) {
    const labelled = splitLabel(label).unit !== null;
    const same = labelled
      ? persons.find((person) => person.some((row) => row.label === label))
      : undefined;
    if (same) same.push(...unphoned);
    else if (labelled) persons.push(unphoned);
    else persons.push(...unphoned.map((row) => [row]));
  }
  return persons;
}

function reportUnclear(rows: readonly PersonRow[], persons: readonly PersonRow[][]) {
  const unlabelled = rows.filter((row) => splitLabel(row.label).unit === null);
  const unphoned = unlabelled.filter((row) => !row.phoneWritten);
  for (const row of unphoned) {
    const others = otherRows(rows, (other) => other === row);
    row.reader.problem("姓名", rosterWords.indistinct(row.label, others));
  }
  if (unphoned.length > 0) return;
  const personOf = new Map(
    persons.flatMap((person) => person.map((row) => [row, person] as const)),
  );
  for (const row of unlabelled) {
    if (row.phone === null) continue;
    const others = otherRows(rows, (other) => personOf.get(other) === personOf.get(row));
    row.reader.problem("姓名", rosterWords.unlabelled(row.label, row.membership.unit, others));
  }
}

/** The label under which a person is kept: the one with @单位 when any of his rows has it. */
function labelOf(person: readonly PersonRow[]): string {
  const labelled = person.find((row) => splitLabel(row.label).unit !== null);
  return (labelled ?? person[0])?.label ?? "";
}

/**
 * Decides which rows are one person and reports where that cannot be told.
 * Rows with one name and one 手机 are one person; with different ones they are different people,
 * whose 姓名 must read 姓名@单位. Returns each person's rows by his label, in row order.
 */
export function reportIdentities(
  rows: readonly PersonRow[],
  unitsKnown: boolean,
): Map<string, PersonRow[]> {
  reportSharedPhones(rows);
  const found = new Map<string, PersonRow[]>();
  for (const sameName of groupBy(rows, (row) => splitLabel(row.label).name).values()) {
    const persons = personsOfName(sameName);
    if (persons.length > 1) reportUnclear(sameName, persons);
    for (const person of persons) {
      if (unitsKnown) reportWrongUnits(person);
      person.sort((a, b) => a.reader.row - b.reader.row);
      const label = labelOf(person);
      const taken = found.get(label);
      const first = person[0];
      if (!taken) found.set(label, person);
      else if (splitLabel(label).unit !== null && first) {
        first.reader.problem(
          "姓名",
          rosterWords.sameLabel(
            label,
            taken.map((row) => row.reader.row),
          ),
        );
      }
    }
  }
  const inOrder = [...found].sort(
    ([, a], [, b]) => (a[0]?.reader.row ?? 0) - (b[0]?.reader.row ?? 0),
  );
  return new Map(inOrder);
}
