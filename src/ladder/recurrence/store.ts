import type { Transaction } from "../../db/client.ts";
import type { CountBy, CountingRow, Recurrence, UnitPolicy } from "./rules.ts";

/** A programme's ladder as it stands now; null when it has none. */
export async function ladderOf(
  tx: Transaction,
  programmeId: number,
): Promise<{ name: string; rows: CountingRow[] } | null> {
  const { ladder } = await tx.programme.findUniqueOrThrow({
    where: { id: programmeId },
    select: { ladder: { include: { steps: true } } },
  });
  return ladder && { name: ladder.name, rows: ladder.steps };
}

/** A unit's run: how often it fell behind in a programme, and which step comes next. */
export type UnitRun = {
  id: number;
  ladder: string;
  policy: UnitPolicy;
  programmeId: number;
  programme: string;
  unitId: number;
  subject: string;
  recurrence: Recurrence;
  countBy: CountBy;
  period: string;
  times: number;
  nextStep: number;
  nextStepAt: Date | null;
  status: "running" | "stopped" | "finished";
};

const COLUMNS = {
  id: true,
  ladder: true,
  policy: true,
  programmeId: true,
  unitId: true,
  subject: true,
  recurrence: true,
  countBy: true,
  period: true,
  times: true,
  nextStep: true,
  nextStepAt: true,
  status: true,
} as const;

type Filter = NonNullable<Parameters<Transaction["ladderRun"]["findMany"]>[0]>["where"];

async function runsWhere(tx: Transaction, where: Filter): Promise<UnitRun[]> {
  const rows = await tx.ladderRun.findMany({
    where: { ...where, unitId: where?.unitId ?? { not: null } },
    select: COLUMNS,
    orderBy: { id: "asc" },
  });
  const ids = [...new Set(rows.flatMap(({ programmeId }) => programmeId ?? []))];
  const programmes = await tx.programme.findMany({ where: { id: { in: ids } } });
  const named = new Map(programmes.map(({ id, name }) => [id, name]));
  return rows.map((row) => ({
    ...row,
    policy: row.policy as UnitPolicy,
    programmeId: row.programmeId ?? 0,
    programme: named.get(row.programmeId ?? 0) ?? "",
    unitId: row.unitId ?? 0,
    recurrence: row.recurrence === "consecutive" ? "consecutive" : "cumulative",
    countBy: row.countBy === "未达线" ? "未达线" : "末位",
    period: row.period ?? "",
  }));
}

/** The runs of a programme's units that go on. */
export function openRuns(tx: Transaction, programmeId: number): Promise<UnitRun[]> {
  return runsWhere(tx, { programmeId, status: "running" });
}

/** All runs of one unit in a programme, however they ended, the oldest first. */
export function runsOfUnit(
  tx: Transaction,
  programmeId: number,
  unitId: number,
): Promise<UnitRun[]> {
  return runsWhere(tx, { programmeId, unitId });
}

/** These runs, as far as they are about units. */
export function unitRunsById(tx: Transaction, ids: readonly number[]): Promise<UnitRun[]> {
  return runsWhere(tx, { id: { in: [...ids] } });
}

/** The runs whose next step is due, locked so that no other worker takes them. */
export async function claimDueUnitRuns(
  tx: Transaction,
  now: Date,
  limit: number,
): Promise<UnitRun[]> {
  const rows = await tx.$queryRaw<{ id: number }[]>`
    SELECT id FROM "LadderRun" WHERE status = 'running' AND "nextStepAt" <= ${now} AND "unitId" IS NOT NULL
    ORDER BY "nextStepAt", id LIMIT ${limit} FOR UPDATE SKIP LOCKED`;
  return rows.length === 0
    ? []
    : unitRunsById(
        tx,
        rows.map(({ id }) => id),
      );
}

export type NewUnitRun = {
  ladder: string;
  policy: UnitPolicy;
  programmeId: number;
  unitId: number;
  subject: string;
  recurrence: Recurrence;
  countBy: CountBy;
  period: string;
  deadline: Date;
  nextStepAt: Date | null;
};

/** Adds runs that have counted once; one that is known stays as it is. */
export async function addUnitRuns(tx: Transaction, rows: readonly NewUnitRun[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.ladderRun.createMany({
    data: rows.map((row) => ({ ...row, times: 1 })),
    skipDuplicates: true,
  });
}

export type UnitMove = {
  times: number;
  nextStep: number;
  nextStepAt: Date | null;
  status: "running" | "stopped" | "finished";
};

/** Moves a run on, or back. */
export async function moveUnitRun(
  tx: Transaction,
  id: number,
  move: Partial<UnitMove>,
): Promise<void> {
  await tx.ladderRun.update({ where: { id }, data: move });
}

/** The logged steps of a run from this index on. */
export function entriesFrom(tx: Transaction, runId: number, step: number) {
  return tx.ladderEntry.findMany({
    where: { runId, step: { gte: step } },
    orderBy: { step: "asc" },
  });
}

/** Says in the log why a step no longer holds. */
export async function setEntryReason(tx: Transaction, id: number, reason: string): Promise<void> {
  await tx.ladderEntry.update({ where: { id }, data: { reason } });
}

/** Revokes what a run's steps from this index on have drafted or published; gives what they were. */
export async function revokeRunDrafts(
  tx: Transaction,
  runId: number,
  step: number,
  now: Date,
): Promise<{ id: number; number: number; step: number; status: string }[]> {
  const rows = await tx.draft.findMany({
    where: { runId, step: { gte: step }, status: { in: ["pending", "published"] } },
    select: { id: true, number: true, step: true, status: true },
    orderBy: { number: "asc" },
  });
  await tx.draft.updateMany({
    where: { id: { in: rows.map(({ id }) => id) } },
    data: { status: "revoked", at: now },
  });
  return rows.map((row) => ({ ...row, step: row.step ?? 0 }));
}
