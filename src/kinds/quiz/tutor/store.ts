import type { Transaction } from "../../../db/client.ts";

/** Somebody who failed his last attempt. */
export type NewEntry = {
  occurrenceId: number;
  personId: number;
  unitId: number;
  score: number;
  at: Date;
};

/** Puts people on the tutor list; who is on it for this test already stays as he is. */
export async function addEntries(tx: Transaction, entries: readonly NewEntry[]): Promise<void> {
  await tx.tutorEntry.createMany({ data: [...entries], skipDuplicates: true });
}

/** The mentors of these persons by person: that of the membership in the unit in which he is asked, else of any. */
export async function mentorsOf(
  tx: Transaction,
  pairs: readonly { personId: number; unitId: number }[],
): Promise<Map<number, number>> {
  const rows = await tx.$queryRaw<{ personId: number; mentorId: number }[]>`
    SELECT DISTINCT ON (m."personId") m."personId", m."mentorId"
    FROM unnest(${pairs.map((pair) => pair.personId)}::int[], ${pairs.map((pair) => pair.unitId)}::int[])
      AS v(person, unit)
    JOIN "Membership" m ON m."personId" = v.person AND m."mentorId" IS NOT NULL
    ORDER BY m."personId", (m."unitId" = v.unit) DESC, m.position, m.id`;
  return new Map(rows.map(({ personId, mentorId }) => [personId, mentorId]));
}

/** Somebody on the tutor list whom no make-up class was opened for, with the test's plan. */
export type Waiting = {
  id: number;
  personId: number;
  name: string;
  unitId: number;
  score: number;
  planId: number;
  plan: string;
  programmeId: number;
};

/** Who of these units waits for a make-up class, by plan and in roster order. `unitIds` null: everybody. */
export function waitingForClass(
  tx: Transaction,
  unitIds: readonly number[] | null,
): Promise<Waiting[]> {
  return tx.$queryRaw<Waiting[]>`
    SELECT t.id, t."personId", q.name, t."unitId", t.score, l.id AS "planId", l.name AS plan, l."programmeId"
    FROM "TutorEntry" t
    JOIN "Occurrence" c ON c.id = t."occurrenceId"
    JOIN "Plan" l ON l.id = c."planId"
    JOIN "Person" q ON q.id = t."personId"
    JOIN "Unit" u ON u.id = t."unitId"
    WHERE t."classId" IS NULL AND (${unitIds === null} OR t."unitId" = ANY(${[...(unitIds ?? [])]}::int[]))
    ORDER BY l.position, l.id, u.position, q.position, q.id, t.id`;
}

/** Notes for whom this occurrence is the make-up class. */
export async function setClass(
  tx: Transaction,
  entryIds: readonly number[],
  classId: number,
): Promise<void> {
  await tx.tutorEntry.updateMany({ where: { id: { in: [...entryIds] } }, data: { classId } });
}

/**
 * The attendance plan of a test's make-up classes, made when it is first needed. It is not active, so that no calendar
 * lays it and no import stops it.
 */
export async function classPlan(
  tx: Transaction,
  { planId, name, body, now }: { planId: number; name: string; body: string; now: Date },
): Promise<number> {
  const test = await tx.plan.findUniqueOrThrow({ where: { id: planId } });
  const { programmeId, cadence, position } = test;
  const known = await tx.plan.findUnique({
    where: { programmeId_name: { programmeId, name } },
    select: { id: true },
  });
  if (known) return known.id;
  const rest = { kind: "签到", parameters: {}, active: false, createdAt: now };
  const data = { programmeId, name, body, position, ...rest, cadence: cadence ?? {} };
  return (await tx.plan.create({ data, select: { id: true } })).id;
}
