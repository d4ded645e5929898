import type { BeatKind, WeeklyBeat } from "../calendar/beats.ts";
import type { LocalDate } from "../calendar/work-calendar.ts";
import type { Transaction } from "../db/client.ts";
import { LONG_SORTS, sortOf } from "./periods/rules.ts";

/** `scoring` as it is stored: null where the rate alone counts. */
export type ProgrammeRow = {
  id: number;
  name: string;
  basis: string;
  ranked: boolean;
  scoring: unknown;
};

/** Programmes whose beats are not planned through this local date, with their weekly times. */
export async function programmesBehind(tx: Transaction, through: LocalDate) {
  const rows = await tx.programme.findMany({
    where: { OR: [{ beatsPlannedThrough: null }, { beatsPlannedThrough: { lt: through } }] },
    include: { beats: true },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
  return rows.map(({ id, name, endsOn, createdAt, periods, beatsPlannedThrough, beats }) => ({
    id,
    name,
    endsOn,
    createdAt,
    periods: LONG_SORTS.filter((sort) => periods.includes(sort)),
    plannedThrough: beatsPlannedThrough,
    beats: beats.map(({ kind, weekday, minute }): WeeklyBeat => ({ kind, weekday, minute })),
  }));
}

export type NewBeatRun = {
  programmeId: number;
  kind: BeatKind;
  period: string;
  dueAt: Date;
  status: "planned" | "skipped";
  note: string | null;
};

/** Adds beats; one that its week has already stays as it is. */
export async function addBeatRuns(tx: Transaction, rows: readonly NewBeatRun[]): Promise<void> {
  await tx.beatRun.createMany({ data: [...rows], skipDuplicates: true });
}

export async function setBeatsPlanned(
  tx: Transaction,
  programmeId: number,
  through: LocalDate,
): Promise<void> {
  await tx.programme.update({
    where: { id: programmeId },
    data: { beatsPlannedThrough: through },
  });
}

/** A beat with its programme, or null when a new import has removed it. */
export function beatRun(tx: Transaction, id: number) {
  return tx.beatRun.findUnique({ where: { id }, include: { programme: true } });
}

/** The beat of this kind in this week, or null. */
export function beatOfWeek(tx: Transaction, programmeId: number, kind: BeatKind, period: string) {
  return tx.beatRun.findUnique({
    where: { programmeId_kind_period: { programmeId, kind, period } },
  });
}

/** All programmes in workbook order. */
export function programmes(tx: Transaction): Promise<{ id: number; name: string }[]> {
  return tx.programme.findMany({
    select: { id: true, name: true },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
}

export function programmeById(tx: Transaction, id: number): Promise<ProgrammeRow> {
  return tx.programme.findUniqueOrThrow({ where: { id } });
}

/** Claims a planned beat; false when it has run or been skipped. `skipped` may be claimed too, by hand. */
export async function claimBeat(
  tx: Transaction,
  id: number,
  change: { status: "done" | "skipped"; ranAt: Date; note: string | null },
  from: readonly ("planned" | "skipped")[] = ["planned"],
): Promise<boolean> {
  const { count } = await tx.beatRun.updateMany({
    where: { id, status: { in: [...from] } },
    data: change,
  });
  return count === 1;
}

/** Makes a beat that ran by hand in a week that had none planned; null when the week has one after all. */
export async function addDoneBeat(
  tx: Transaction,
  run: { programmeId: number; kind: BeatKind; period: string; at: Date },
): Promise<number | null> {
  const { at, ...rest } = run;
  const [added] = await tx.beatRun.createManyAndReturn({
    data: [{ ...rest, dueAt: at, ranAt: at, status: "done" }],
    skipDuplicates: true,
    select: { id: true },
  });
  return added?.id ?? null;
}

export async function setBeatNote(tx: Transaction, id: number, note: string): Promise<void> {
  await tx.beatRun.update({ where: { id }, data: { note } });
}

/** More than a year has: weeks, months, quarters and the year. */
const BULLETINS_A_YEAR = 80;

/** The 通报 of this sort (周, 月 …) before this one, or null. */
export async function publishedBefore(
  tx: Transaction,
  programmeId: number,
  { runId, period }: { runId: number; period: string },
) {
  const rows = await tx.beatRun.findMany({
    where: { programmeId, kind: "publish", status: "done", id: { not: runId } },
    orderBy: [{ ranAt: "desc" }, { id: "desc" }],
    take: BULLETINS_A_YEAR,
  });
  return rows.find((row) => sortOf(row.period) === sortOf(period)) ?? null;
}

/** The units named for a programme or for one of its plans; empty when the programme is the whole county's. */
export async function unitsNamed(tx: Transaction, programmeId: number): Promise<number[]> {
  const units = await tx.programmeUnit.findMany({ where: { programmeId } });
  if (units.length === 0) return [];
  const planned = await tx.planUnit.findMany({ where: { plan: { programmeId, active: true } } });
  return [...new Set([...units, ...planned].map(({ unitId }) => unitId))].sort((a, b) => a - b);
}

/**
 * When each planned beat may run: at its time, or up to `patienceMs` later while a window that ends no later than it
 * has not closed. 提醒 counts nothing and waits only with a 统计 of the same instant. In the order in which they are due,
 * at one instant in that of the chain, which is the order of the enum.
 */
export function plannedBeats(
  tx: Transaction,
  patienceMs: number,
  limit: number,
): Promise<{ id: number; readyAt: Date }[]> {
  return tx.$queryRaw<{ id: number; readyAt: Date }[]>`
    SELECT r.id, r."dueAt" + CASE WHEN (r.kind <> 'remind' OR EXISTS (
        SELECT 1 FROM "BeatRun" s WHERE s."programmeId" = r."programmeId" AND s.status = 'planned'
          AND s.kind = 'count' AND s."dueAt" = r."dueAt"
      )) AND EXISTS (
        SELECT 1 FROM "Plan" p JOIN "Occurrence" c ON c."planId" = p.id
        WHERE p."programmeId" = r."programmeId" AND c.status IN ('planned', 'open') AND c."closesAt" <= r."dueAt"
      ) THEN ${patienceMs}::int * interval '1 millisecond' ELSE interval '0' END AS "readyAt"
    FROM "BeatRun" r WHERE r.status = 'planned'
    ORDER BY r."dueAt", r.kind, r.id LIMIT ${limit}`;
}

/** Whether a beat of the same programme and instant that comes before this one in the chain has not run. */
export async function hasEarlierBeat(tx: Transaction, id: number): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "BeatRun" r JOIN "BeatRun" s ON s."programmeId" = r."programmeId" AND s."dueAt" = r."dueAt"
    WHERE r.id = ${id} AND s.status = 'planned' AND s.kind < r.kind LIMIT 1`;
  return rows.length > 0;
}
