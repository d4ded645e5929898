import type { Transaction } from "../db/client.ts";
import type { LeaveFact } from "../ledger/rules.ts";
import type { ChasedStatus, LadderRow, Policy } from "./rules.ts";

/** What starting runs needs to know of an occurrence; `ladder` null: the programme has none. */
export type OverdueOccurrence = {
  programmeId: number;
  dueAt: Date;
  ladder: { name: string; rows: LadderRow[] } | null;
};

export async function overdueOccurrence(tx: Transaction, id: number): Promise<OverdueOccurrence> {
  const { dueAt, plan } = await tx.occurrence.findUniqueOrThrow({
    where: { id },
    include: {
      plan: { include: { programme: { include: { ladder: { include: { steps: true } } } } } },
    },
  });
  const { ladder } = plan.programme;
  return {
    programmeId: plan.programmeId,
    dueAt,
    ladder: ladder && { name: ladder.name, rows: ladder.steps },
  };
}

/** An obligation somebody owes; `runId` is that of its run that was stopped, if there is one. */
export type Owed = { id: number; personId: number; subject: string; runId: number | null };

/** Who owes this occurrence, can still do it, and is not being chased for it. */
export function owedWithoutRun(tx: Transaction, occurrenceId: number): Promise<Owed[]> {
  return tx.$queryRaw<Owed[]>`
    SELECT b.id, b."personId", q.name AS subject, r.id AS "runId"
    FROM "Obligation" b
    JOIN "Person" q ON q.id = b."personId"
    LEFT JOIN "LadderRun" r ON r."obligationId" = b.id
    WHERE b."occurrenceId" = ${occurrenceId} AND b.status IN ('due', 'missed') AND b.doable
      AND (r.id IS NULL OR r.status = 'stopped')
    ORDER BY b.id`;
}

/** What all runs of one occurrence share. */
export type RunKind = { ladder: string; policy: Policy; programmeId: number; deadline: Date };

export type NewRun = { obligationId: number; subject: string; nextStepAt: Date | null };

/** Adds runs, in one statement; an obligation that has one keeps it. Without a step to wait for a run is finished. */
export async function addRuns(
  tx: Transaction,
  kind: RunKind,
  rows: readonly NewRun[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO "LadderRun" (ladder, policy, "programmeId", deadline, "obligationId", subject, "nextStepAt", status)
    SELECT ${kind.ladder}, ${JSON.stringify(kind.policy)}::jsonb, ${kind.programmeId}::int, ${kind.deadline}::timestamptz,
           n.obligation, n.subject, n.at::timestamptz,
           (CASE WHEN n.at IS NULL THEN 'finished' ELSE 'running' END)::"RunStatus"
    FROM unnest(${rows.map((row) => row.obligationId)}::int[], ${rows.map((row) => row.subject)}::text[],
                ${rows.map((row) => row.nextStepAt?.toISOString() ?? null)}::text[]) AS n(obligation, subject, at)
    ORDER BY n.obligation
    ON CONFLICT ("obligationId") DO NOTHING`;
}

/**
 * A run with what it is about, an obligation or a task, as it stands now. `personId` null: a task of the unit.
 * For a task `plan` is its name, `date` the day of its deadline and `taskNumber` what people call it.
 */
export type RunRow = {
  id: number;
  ladder: string;
  policy: Policy;
  taskId: number | null;
  taskNumber: number | null;
  programmeId: number | null;
  subject: string;
  deadline: Date;
  nextStep: number;
  nextStepAt: Date | null;
  personId: number | null;
  /** Null for a task. */
  occurrenceId: number | null;
  unitId: number;
  status: ChasedStatus;
  plan: string;
  kind: string;
  date: string;
};

/** The runs whose next step is due, locked so that no other worker takes them; most overdue first. */
export async function claimDueRuns(tx: Transaction, now: Date, limit: number): Promise<RunRow[]> {
  const rows = await tx.$queryRaw<{ id: number }[]>`
    SELECT id FROM "LadderRun" WHERE status = 'running' AND "nextStepAt" <= ${now} AND "unitId" IS NULL
    ORDER BY "nextStepAt", id LIMIT ${limit} FOR UPDATE SKIP LOCKED`;
  return runsById(
    tx,
    rows.map(({ id }) => id),
  );
}

export function runsById(tx: Transaction, ids: readonly number[]): Promise<RunRow[]> {
  return tx.$queryRaw<RunRow[]>`
    SELECT r.id, r.ladder, r.policy, r."taskId", a."taskNumber", r."programmeId", r.subject, r.deadline, r."nextStep",
           r."nextStepAt", a."personId", a."occurrenceId", a."unitId", a.status, a.plan, a.kind,
           a.date
    FROM "LadderRun" r
    JOIN LATERAL (
      SELECT b."personId", b."unitId", b.status::text AS status, p.name AS plan, p.kind, c.date,
             NULL::int AS "taskNumber", b."occurrenceId"
      FROM "Obligation" b
      JOIN "Occurrence" c ON c.id = b."occurrenceId"
      JOIN "Plan" p ON p.id = c."planId"
      WHERE b.id = r."obligationId"
      UNION ALL
      SELECT t."ownerId", t."unitId",
             CASE t.status WHEN 'closed' THEN 'on_time' WHEN 'cancelled' THEN 'cancelled'
               WHEN 'in_review' THEN 'held' ELSE 'missed' END, t.name, '', '', t.number, NULL::int
      FROM "Task" t WHERE t.id = r."taskId"
    ) a ON true
    JOIN "Unit" u ON u.id = a."unitId"
    LEFT JOIN "Person" q ON q.id = a."personId"
    WHERE r.id = ANY(${[...ids]}::int[])
    ORDER BY u.position, u.id, q.position, q.id, r.deadline, r.id`;
}

/** Approved leaves of these persons that end after `from`. */
export function approvedLeaves(
  tx: Transaction,
  personIds: readonly number[],
  from: Date,
): Promise<(LeaveFact & { personId: number })[]> {
  return tx.$queryRaw<(LeaveFact & { personId: number })[]>`
    SELECT "personId", "fromAt", "untilAt", status::text AS status, words FROM "Leave"
    WHERE "personId" = ANY(${[...new Set(personIds)]}::int[]) AND status = 'approved' AND "untilAt" >= ${from}
    ORDER BY id`;
}

/** How long these persons had to wait after each failed attempt at these tests before they could take them again. */
export function retakeWaits(
  tx: Transaction,
  pairs: readonly { occurrenceId: number; personId: number }[],
): Promise<{ occurrenceId: number; personId: number; fromAt: Date; untilAt: Date }[]> {
  return tx.$queryRaw`
    SELECT p."occurrenceId", p."personId", p."handedInAt" AS "fromAt", p."retakeAt" AS "untilAt"
    FROM unnest(${pairs.map((pair) => pair.occurrenceId)}::int[], ${pairs.map((pair) => pair.personId)}::int[])
      AS v(occurrence, person)
    JOIN "Paper" p ON p."occurrenceId" = v.occurrence AND p."personId" = v.person
      AND p.passed = false AND p."retakeAt" > p."handedInAt"
    ORDER BY p.id`;
}

export type RunMove = {
  id: number;
  nextStep: number;
  nextStepAt: Date | null;
  status: "running" | "stopped" | "finished";
};

/** Moves runs on, in one statement. */
export async function moveRuns(tx: Transaction, moves: readonly RunMove[]): Promise<void> {
  if (moves.length === 0) return;
  await tx.$executeRaw`
    UPDATE "LadderRun" r
    SET "nextStep" = n.step, "nextStepAt" = n.at::timestamptz, status = n.status::"RunStatus"
    FROM unnest(${moves.map((move) => move.id)}::int[], ${moves.map((move) => move.nextStep)}::int[],
                ${moves.map((move) => move.nextStepAt?.toISOString() ?? null)}::text[],
                ${moves.map((move) => move.status)}::text[]) AS n(id, step, at, status)
    WHERE r.id = n.id`;
}

/** Runs of these obligations that still go on. */
export async function runningRuns(
  tx: Transaction,
  obligationIds: readonly number[],
): Promise<Pick<RunRow, "id" | "nextStep" | "policy" | "nextStepAt">[]> {
  const rows = await tx.ladderRun.findMany({
    where: { obligationId: { in: [...obligationIds] }, status: "running" },
    select: { id: true, nextStep: true, nextStepAt: true, policy: true },
    orderBy: { id: "asc" },
  });
  return rows.map((row) => ({ ...row, policy: row.policy as Policy }));
}

export type NewEntry = {
  runId: number;
  step: number;
  action: string;
  outcome: "sent" | "drafted" | "skipped";
  reason: string | null;
  at: Date;
};

/** Logs steps. A step that was skipped when its run stopped is logged anew when the run goes on. */
export async function addEntries(tx: Transaction, entries: readonly NewEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO "LadderEntry" ("runId", step, action, outcome, reason, at)
    SELECT * FROM unnest(
      ${entries.map((entry) => entry.runId)}::int[], ${entries.map((entry) => entry.step)}::int[],
      ${entries.map((entry) => entry.action)}::text[], ${entries.map((entry) => entry.outcome)}::text[],
      ${entries.map((entry) => entry.reason)}::text[],
      ${entries.map((entry) => entry.at.toISOString())}::timestamptz[])
    ON CONFLICT ("runId", step) DO UPDATE
    SET action = excluded.action, outcome = excluded.outcome, reason = excluded.reason, at = excluded.at`;
}

/** Every step done or skipped, in time order; `step` counts from 1, as a reader of the workbook does. */
export async function entryRows(tx: Transaction) {
  const rows = await tx.ladderEntry.findMany({
    include: { run: { select: { ladder: true, subject: true } } },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
  return rows.map(({ at, run, step, action, outcome, reason }) => ({
    at,
    ladder: run.ladder,
    subject: run.subject,
    step: step + 1,
    action,
    outcome,
    reason,
  }));
}

/** The earliest step that a run waits for. */
export async function earliestStep(tx: Transaction): Promise<Date | null> {
  const { _min } = await tx.ladderRun.aggregate({
    where: { status: "running" },
    _min: { nextStepAt: true },
  });
  return _min.nextStepAt;
}
