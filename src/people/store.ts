import type { LocalDate } from "../calendar/work-calendar.ts";
import { isHeld, type Transaction } from "../db/client.ts";
import { type Group, type Groups, groupsOfUnits, type UnitTree, unitTree } from "./rules.ts";

const remembered = new WeakMap<Transaction, UnitTree>();

/** All units of the county; a few hundred rows, read whole because every rule walks the tree. */
export async function loadUnitTree(tx: Transaction): Promise<UnitTree> {
  const known = remembered.get(tx);
  if (known) return known;
  const tree = unitTree(await tx.unit.findMany());
  if (isHeld(tx)) remembered.set(tx, tree);
  return tree;
}

/** All bound groups in which the bot is present. */
export async function loadGroups(tx: Transaction, tree: UnitTree): Promise<Groups> {
  const channels = await tx.channel.findMany({
    // Without an id of its platform a group is only announced by the workbook; 绑定群 makes it one.
    where: { unitId: { not: null }, externalId: { not: null }, present: true },
    orderBy: [{ boundAt: "asc" }, { id: "asc" }],
  });
  return groupsOfUnits(
    tree,
    channels.flatMap(({ id, name, unitId, platform }): Group[] =>
      unitId === null ? [] : [{ id, name, unitId, platform }],
    ),
  );
}

/** The condition "serves on this local date"; both ends of a term are inclusive. */
export function servingOn(date: LocalDate) {
  return {
    AND: [
      { OR: [{ startsOn: null }, { startsOn: { lte: date } }] },
      { OR: [{ endsOn: null }, { endsOn: { gte: date } }] },
    ],
  };
}

/** Person ids of all administrators on this date, in roster order. */
export async function administrators(tx: Transaction, date: LocalDate): Promise<number[]> {
  const rows = await tx.membership.findMany({
    where: { role: "administrator", ...servingOn(date) },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
  return [...new Set(rows.map((row) => row.personId))];
}

/** Person ids of the secretaries of this unit or of the nearest above that has any besides `except`. */
export async function secretariesOf(
  tx: Transaction,
  tree: UnitTree,
  unitId: number,
  date: LocalDate,
  except: number | null = null,
): Promise<number[]> {
  const chain = tree.upward(unitId).map((unit) => unit.id);
  const rows = await tx.membership.findMany({
    where: { role: "secretary", unitId: { in: chain }, ...servingOn(date) },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
  for (const id of chain) {
    const here = rows.filter((row) => row.unitId === id && row.personId !== except);
    if (here.length > 0) return [...new Set(here.map((row) => row.personId))];
  }
  return [];
}

/** The unit of a person's first post on this date, or of his last one when he serves nowhere now. */
export async function unitOfPerson(
  tx: Transaction,
  personId: number,
  date: LocalDate,
): Promise<number | null> {
  const rows = await tx.membership.findMany({
    where: { personId, unitId: { not: null } },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
  const serving = rows.find(
    ({ startsOn, endsOn }) => (startsOn ?? date) <= date && (endsOn ?? date) >= date,
  );
  return (serving ?? rows.at(-1))?.unitId ?? null;
}

/** How these persons are named. */
export async function names(
  tx: Transaction,
  personIds: readonly number[],
): Promise<Map<number, string>> {
  const rows = await tx.person.findMany({
    where: { id: { in: [...new Set(personIds)] } },
    select: { id: true, name: true },
  });
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** How this person is named. */
export async function nameOf(tx: Transaction, personId: number): Promise<string> {
  return (await names(tx, [personId])).get(personId) ?? "";
}

/** Whose label this is, or every person whose 姓名 before the @ it is. */
export async function personsNamed(
  tx: Transaction,
  name: string,
): Promise<{ id: number; name: string }[]> {
  const select = { id: true, name: true };
  const exact = await tx.person.findMany({ where: { name }, select });
  if (exact.length > 0) return exact;
  return tx.person.findMany({
    where: { name: { startsWith: `${name}@` } },
    select,
    orderBy: { id: "asc" },
  });
}

/** Who is asked, with the unit in which: the first row of the roster that fits these units and posts. */
export async function audience(
  tx: Transaction,
  fit: {
    unitIds: readonly number[];
    postIds: readonly number[];
    date: LocalDate;
    personIds?: readonly number[];
  },
): Promise<{ personId: number; unitId: number }[]> {
  const rows = await tx.membership.findMany({
    where: {
      unitId: { in: [...fit.unitIds] },
      ...(fit.postIds.length > 0 ? { postId: { in: [...fit.postIds] } } : {}),
      ...(fit.personIds ? { personId: { in: [...fit.personIds] } } : {}),
      ...servingOn(fit.date),
    },
    select: { personId: true, unitId: true },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
  const first = new Map<number, number>();
  for (const { personId, unitId } of rows) {
    if (unitId !== null && !first.has(personId)) first.set(personId, unitId);
  }
  return [...first].map(([personId, unitId]) => ({ personId, unitId }));
}

/** Who has this phone, written as in the roster: 11 digits. */
export function personByPhone(tx: Transaction, phone: string) {
  return tx.person.findUnique({ where: { phone }, select: { id: true, name: true } });
}

/** A unit by its name, or null. */
export function unitNamed(tx: Transaction, name: string) {
  return tx.unit.findUnique({ where: { name } });
}

/** A name of two characters and a word about it. Most sign-ins are shorter. */
const SHORTEST_WITH_A_NAME = 3;

/** The labels of the roster whose 姓名 stands in this text, to notice that somebody else is named. */
export async function namesIn(tx: Transaction, text: string): Promise<Set<string>> {
  if (text.length < SHORTEST_WITH_A_NAME) return new Set();
  const rows = await tx.$queryRaw<{ name: string }[]>`
    SELECT name FROM "Person" WHERE strpos(${text}, split_part(name, '@', 1)) > 0`;
  return new Set(rows.map(({ name }) => name));
}
