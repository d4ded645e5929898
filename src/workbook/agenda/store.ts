import type { Cadence } from "../../calendar/cadence.ts";
import type { LocalDate } from "../../calendar/work-calendar.ts";
import type { LongSort } from "../../cycle/periods/rules.ts";
import type { Scoring } from "../../cycle/scoring/rules.ts";
import type { Transaction } from "../../db/client.ts";
import { Prisma } from "../../db/generated/client.ts";
import type { Parameters } from "../../kinds/rules.ts";
import type { BeatName, CalendarEntry, LadderEntry, StepEntry } from "../rules.ts";

/** One import at a time, over all processes; the lock ends with the transaction. */
export async function lockImports(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('workbook import'))`;
}

export async function loadCalendar(tx: Transaction): Promise<CalendarEntry[]> {
  return tx.calendarDay.findMany({ orderBy: { date: "asc" } });
}

export async function replaceCalendar(
  tx: Transaction,
  days: readonly CalendarEntry[],
): Promise<void> {
  await tx.calendarDay.deleteMany();
  await tx.calendarDay.createMany({ data: [...days] });
}

/** All ladders with their steps in order, as a workbook would describe them. */
export async function loadLadders(tx: Transaction): Promise<(LadderEntry & { id: number })[]> {
  const rows = await tx.ladder.findMany({ include: { steps: { orderBy: { position: "asc" } } } });
  return rows.map(({ id, name, steps }) => ({
    id,
    name,
    steps: steps.map(({ type, threshold, action, target, countBy }) => ({
      // Only imports write steps, and they write only these three.
      type: type as StepEntry["type"],
      threshold,
      action,
      target,
      countBy,
    })),
  }));
}

/** Makes the ladder or replaces its steps; runs that have begun keep their own copy. */
export async function saveLadder(tx: Transaction, { name, steps }: LadderEntry): Promise<void> {
  const { id } = await tx.ladder.upsert({ where: { name }, create: { name }, update: {} });
  await tx.ladderStep.deleteMany({ where: { ladderId: id } });
  await tx.ladderStep.createMany({
    data: steps.map((step, index) => ({ ...step, ladderId: id, position: index + 1 })),
  });
}

const programmeParts = {
  units: true,
  beats: true,
  plans: { include: { units: true, posts: true } },
};

export function loadProgrammes(tx: Transaction) {
  return tx.programme.findMany({ include: programmeParts, orderBy: { id: "asc" } });
}

export type KnownProgramme = Awaited<ReturnType<typeof loadProgrammes>>[number];
export type KnownPlan = KnownProgramme["plans"][number];

export type ProgrammeRow = {
  name: string;
  basis: string;
  purpose: string;
  endsOn: LocalDate;
  ranked: boolean;
  scoring: Scoring | null;
  periods: LongSort[];
  ladderId: number | null;
  position: number;
};

/** Without a way of its own of judging the column is empty, not a JSON null. */
function stored<Row extends ProgrammeRow>({ scoring, ...row }: Row) {
  return { ...row, scoring: scoring ?? Prisma.DbNull };
}

/** Makes the programmes and gives the ids of all by name. */
export async function createProgrammes(
  tx: Transaction,
  rows: readonly (ProgrammeRow & { createdAt: Date })[],
): Promise<Map<string, number>> {
  await tx.programme.createMany({ data: rows.map(stored) });
  const all = await tx.programme.findMany({ select: { id: true, name: true } });
  return new Map(all.map((row) => [row.name, row.id]));
}

export async function updateProgramme(
  tx: Transaction,
  id: number,
  data: ProgrammeRow,
): Promise<void> {
  await tx.programme.update({ where: { id }, data: stored(data) });
}

/** Replaces the units of these programmes. */
export async function replaceProgrammeUnits(
  tx: Transaction,
  ids: readonly number[],
  rows: readonly { programmeId: number; unitId: number }[],
): Promise<void> {
  await tx.programmeUnit.deleteMany({ where: { programmeId: { in: [...ids] } } });
  await tx.programmeUnit.createMany({ data: [...rows] });
}

/** Replaces the weekly times of these programmes. */
export async function replaceBeats(
  tx: Transaction,
  ids: readonly number[],
  rows: readonly { programmeId: number; kind: BeatName; weekday: number; minute: number }[],
): Promise<void> {
  await tx.beat.deleteMany({ where: { programmeId: { in: [...ids] } } });
  await tx.beat.createMany({ data: [...rows] });
}

export type PlanRow = {
  kind: string;
  cadence: Cadence;
  graceMinutes: number;
  parameters: Parameters;
  body: string;
  position: number;
  active: boolean;
};

/** Makes the plans and gives their ids by programme id and name. */
export async function createPlans(
  tx: Transaction,
  rows: readonly (PlanRow & { programmeId: number; name: string; createdAt: Date })[],
): Promise<Map<string, number>> {
  await tx.plan.createMany({ data: [...rows] });
  const all = await tx.plan.findMany({ select: { id: true, programmeId: true, name: true } });
  return new Map(all.map((row) => [`${row.programmeId}\n${row.name}`, row.id]));
}

export async function updatePlan(tx: Transaction, id: number, data: PlanRow): Promise<void> {
  await tx.plan.update({ where: { id }, data });
}

export async function deactivatePlans(tx: Transaction, ids: readonly number[]): Promise<void> {
  await tx.plan.updateMany({ where: { id: { in: [...ids] } }, data: { active: false } });
}

/** Those of these plans of which a window is open. */
export async function plansUnderWay(tx: Transaction, ids: readonly number[]): Promise<Set<number>> {
  const open = await tx.occurrence.findMany({
    where: { planId: { in: [...ids] }, status: "open" },
    select: { planId: true },
  });
  return new Set(open.map(({ planId }) => planId));
}

/** Replaces whom these plans ask. */
export async function replaceAudiences(
  tx: Transaction,
  ids: readonly number[],
  rows: {
    units: readonly { planId: number; unitId: number }[];
    posts: readonly { planId: number; postId: number }[];
  },
): Promise<void> {
  const where = { planId: { in: [...ids] } };
  await tx.planUnit.deleteMany({ where });
  await tx.planPost.deleteMany({ where });
  await tx.planUnit.createMany({ data: [...rows.units] });
  await tx.planPost.createMany({ data: [...rows.posts] });
}
