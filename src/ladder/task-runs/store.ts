import type { Transaction } from "../../db/client.ts";
import type { LadderRow, Policy } from "../rules.ts";

/** A task whose deadline has passed, with the ladder of its programme; `waits`: an extension is undecided. */
export type OverdueTask = {
  taskId: number;
  personId: number | null;
  subject: string;
  deadline: Date;
  programmeId: number | null;
  ladder: { name: string; rows: LadderRow[] } | null;
  waits: boolean;
};

/** What starting runs needs to know of these tasks, for those still open that have no run yet. */
export function overdueTasks(tx: Transaction, taskIds: readonly number[]): Promise<OverdueTask[]> {
  return tx.$queryRaw<OverdueTask[]>`
    SELECT t.id AS "taskId", t."ownerId" AS "personId", COALESCE(q.name, u.name, '') AS subject, t.deadline,
      t."programmeId",
      CASE WHEN l.id IS NOT NULL THEN json_build_object('name', l.name, 'rows',
        (SELECT COALESCE(json_agg(json_build_object('position', s.position, 'type', s.type, 'threshold', s.threshold,
          'action', s.action, 'target', s.target) ORDER BY s.position), '[]') FROM "LadderStep" s WHERE s."ladderId" = l.id))
      END AS ladder,
      EXISTS (SELECT 1 FROM "Decision" d WHERE d.kind = 'extension' AND d."subjectId" = t.id AND d.status = 'pending') AS waits
    FROM "Task" t
    LEFT JOIN "Person" q ON q.id = t."ownerId"
    LEFT JOIN "Unit" u ON u.id = t."unitId"
    LEFT JOIN "Programme" g ON g.id = t."programmeId"
    LEFT JOIN "Ladder" l ON l.id = g."ladderId"
    WHERE t.id = ANY(${[...taskIds]}::int[]) AND t.status = 'open'
      AND NOT EXISTS (SELECT 1 FROM "LadderRun" r WHERE r."taskId" = t.id)
    ORDER BY t.id`;
}

export type NewTaskRun = {
  ladder: string;
  policy: Policy;
  taskId: number;
  programmeId: number | null;
  subject: string;
  deadline: Date;
  nextStepAt: Date | null;
  status: "running" | "stopped" | "finished";
};

/** Adds runs, in one statement; a task that has one keeps it. */
export async function addTaskRuns(tx: Transaction, rows: readonly NewTaskRun[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO "LadderRun" (ladder, policy, "taskId", "programmeId", subject, deadline, "nextStepAt", status)
    SELECT ladder, policy, "taskId", "programmeId", subject, deadline, "nextStepAt", status::"RunStatus"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(ladder text, policy jsonb, "taskId" int,
      "programmeId" int, subject text, deadline timestamptz, "nextStepAt" timestamptz, status text)
    ORDER BY "taskId"
    ON CONFLICT ("taskId") DO NOTHING`;
}

/** A task's run, with the deadline that the task has now; `waits`: an extension is undecided. */
export type TaskRun = {
  id: number;
  taskId: number;
  personId: number | null;
  policy: Policy;
  nextStep: number;
  nextStepAt: Date | null;
  deadline: Date;
  waits: boolean;
};

/** The runs of these tasks that go on, or went on until they were stopped. */
export function taskRuns(tx: Transaction, taskIds: readonly number[]): Promise<TaskRun[]> {
  return tx.$queryRaw<TaskRun[]>`
    SELECT r.id, r."taskId", t."ownerId" AS "personId", r.policy, r."nextStep", r."nextStepAt", t.deadline,
      EXISTS (SELECT 1 FROM "Decision" d WHERE d.kind = 'extension' AND d."subjectId" = t.id AND d.status = 'pending') AS waits
    FROM "LadderRun" r JOIN "Task" t ON t.id = r."taskId"
    WHERE r."taskId" = ANY(${[...taskIds]}::int[]) AND r.status <> 'finished'
    ORDER BY r.id`;
}

/** Lets these runs count from their tasks' deadlines as they are now, and name who has to do them now. */
export async function moveDeadlines(tx: Transaction, runIds: readonly number[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE "LadderRun" r SET deadline = t.deadline, subject = COALESCE(q.name, u.name, r.subject)
    FROM "Task" t LEFT JOIN "Person" q ON q.id = t."ownerId" LEFT JOIN "Unit" u ON u.id = t."unitId"
    WHERE t.id = r."taskId" AND r.id = ANY(${[...runIds]}::int[])`;
}

/** Revokes what still waits to be said about these tasks: it is no longer true. */
export async function revokeTaskDrafts(
  tx: Transaction,
  taskIds: readonly number[],
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Draft" d SET status = 'revoked', at = ${now} FROM "LadderRun" r
    WHERE r.id = d."runId" AND r."taskId" = ANY(${[...taskIds]}::int[]) AND d.status = 'pending'`;
}
