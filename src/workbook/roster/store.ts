import type { LocalDate } from "../../calendar/work-calendar.ts";
import type { Transaction } from "../../db/client.ts";
import type { Datum } from "../../people/rules.ts";
import type { KnownGroup, KnownPerson, MembershipRow } from "./rules.ts";

/** A unit as it is stored. */
export type UnitRow = {
  id: number;
  name: string;
  parentId: number | null;
  category: string | null;
  longitude: number | null;
  latitude: number | null;
  datum: Datum;
  liaisonId: number | null;
  position: number;
};

export function loadUnits(tx: Transaction): Promise<UnitRow[]> {
  return tx.unit.findMany({ orderBy: { id: "asc" } });
}

export async function createUnits(
  tx: Transaction,
  rows: readonly { name: string; position: number }[],
): Promise<void> {
  await tx.unit.createMany({ data: [...rows] });
}

/** One statement for all rows, by id. */
export async function updateUnits(tx: Transaction, rows: readonly UnitRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.$executeRaw`
    UPDATE "Unit" AS u SET "parentId" = v."parentId", category = v.category, longitude = v.longitude,
      latitude = v.latitude, datum = v.datum::"Datum", "liaisonId" = v."liaisonId", position = v.position
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS v(id int, "parentId" int, category text,
      longitude float8, latitude float8, datum text, "liaisonId" int, position int)
    WHERE u.id = v.id`;
}

export async function loadPeople(tx: Transaction, today: LocalDate): Promise<KnownPerson[]> {
  return tx.$queryRaw<KnownPerson[]>`
    SELECT p.id, p.name, p.phone, p.position,
      COALESCE(array_agg(u.name) FILTER (WHERE u.id IS NOT NULL), '{}') AS units,
      COALESCE(bool_or(u.id IS NOT NULL AND COALESCE(m."endsOn", ${today}) >= ${today}), false) AS serving
    FROM "Person" p LEFT JOIN "Membership" m ON m."personId" = p.id LEFT JOIN "Unit" u ON u.id = m."unitId"
    GROUP BY p.id ORDER BY p.id`;
}

export type NewPerson = { name: string; phone: string | null; position: number; createdAt: Date };

/** One statement for all rows: tens of thousands of parameters would take a third of the transaction's time. */
export async function createPeople(tx: Transaction, rows: readonly NewPerson[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO "Person" (name, phone, position, "createdAt")
    SELECT name, phone, position, "createdAt"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS v(name text, phone text, position int,
      "createdAt" timestamptz)
    ORDER BY position`;
}

export type PersonChange = { id: number; name: string; phone: string | null; position: number };

/** Two statements for all rows: names and phones that change hands are let go first, because both are unique. */
export async function updatePeople(tx: Transaction, rows: readonly PersonChange[]): Promise<void> {
  if (rows.length === 0) return;
  const changes = JSON.stringify(rows);
  await tx.$executeRaw`
    UPDATE "Person" AS p SET name = '~' || p.id, phone = NULL
    FROM jsonb_to_recordset(${changes}::jsonb) AS v(id int, name text, phone text)
    WHERE p.id = v.id AND (p.name <> v.name OR p.phone IS DISTINCT FROM v.phone)`;
  await tx.$executeRaw`
    UPDATE "Person" AS p SET name = v.name, phone = v.phone, position = v.position
    FROM jsonb_to_recordset(${changes}::jsonb) AS v(id int, name text, phone text, position int)
    WHERE p.id = v.id`;
}

/** The ids of all persons by label. */
export async function personIds(tx: Transaction): Promise<Map<string, number>> {
  const rows = await tx.person.findMany({ select: { id: true, name: true } });
  return new Map(rows.map((row) => [row.name, row.id]));
}

/** The ids of these posts, made where they are new. */
export async function postIds(
  tx: Transaction,
  names: readonly string[],
): Promise<Map<string, number>> {
  await tx.post.createMany({ data: names.map((name) => ({ name })), skipDuplicates: true });
  return new Map((await tx.post.findMany()).map((row) => [row.name, row.id]));
}

/** All memberships in a unit; an administrator by setup code has one without, which no workbook touches. */
export function loadMemberships(tx: Transaction): Promise<(MembershipRow & { id: number })[]> {
  return tx.membership.findMany({
    where: { unitId: { not: null } },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
}

/** One statement for all rows, as for the people. */
export async function createMemberships(
  tx: Transaction,
  rows: readonly MembershipRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO "Membership" ("personId", "unitId", "postId", role, "startsOn", "endsOn", "mentorId", position)
    SELECT "personId", "unitId", "postId", role::"RoleName", "startsOn", "endsOn", "mentorId", position
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS v("personId" int, "unitId" int, "postId" int,
      role text, "startsOn" text, "endsOn" text, "mentorId" int, position int)
    ORDER BY position`;
}

/** One statement for all rows, by id. */
export async function updateMemberships(
  tx: Transaction,
  rows: readonly (MembershipRow & { id: number })[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.$executeRaw`
    UPDATE "Membership" AS m SET role = v.role::"RoleName", "startsOn" = v."startsOn", "endsOn" = v."endsOn",
      "mentorId" = v."mentorId", position = v.position
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS v(id int, role text, "startsOn" text, "endsOn" text,
      "mentorId" int, position int)
    WHERE m.id = v.id`;
}

/** Ends the memberships on `endsOn`; those that would only have started later are deleted. */
export async function endMemberships(
  tx: Transaction,
  ids: readonly number[],
  endsOn: string,
): Promise<void> {
  const where = { id: { in: [...ids] } };
  await tx.membership.deleteMany({ where: { ...where, startsOn: { gt: endsOn } } });
  await tx.membership.updateMany({ where, data: { endsOn } });
}

export function loadGroups(tx: Transaction): Promise<KnownGroup[]> {
  return tx.channel.findMany({ orderBy: { id: "asc" } });
}

export type NewGroup = {
  platform: string;
  externalId: string | null;
  name: string;
  unitId: number;
  boundAt: Date | null;
};

export async function createGroups(tx: Transaction, rows: readonly NewGroup[]): Promise<void> {
  await tx.channel.createMany({ data: [...rows] });
}

export async function updateGroup(
  tx: Transaction,
  id: number,
  data: Partial<NewGroup>,
): Promise<void> {
  await tx.channel.update({ where: { id }, data });
}
