import type { LocalDate } from "../calendar/work-calendar.ts";
import type { Transaction } from "../db/client.ts";
import { servingOn } from "../people/store.ts";
import type { TaskEventKind, TaskStatus } from "./rules.ts";

/** The task with the number that people type, or null. */
export function taskNumbered(tx: Transaction, number: number) {
  return tx.task.findUnique({ where: { number } });
}

/** A task as it is stored. */
export type TaskRow = NonNullable<Awaited<ReturnType<typeof taskNumbered>>>;

/** The task of this id. */
export function taskById(tx: Transaction, id: number): Promise<TaskRow> {
  return tx.task.findUniqueOrThrow({ where: { id } });
}

/** A person's own tasks in these states, and those without an owner in these units; by deadline. */
export function tasksOf(
  tx: Transaction,
  who: { personId: number; unitIds: readonly number[] },
  statuses: readonly TaskStatus[],
): Promise<TaskRow[]> {
  return tx.task.findMany({
    where: {
      status: { in: [...statuses] },
      OR: [{ ownerId: who.personId }, { ownerId: null, unitId: { in: [...who.unitIds] } }],
    },
    orderBy: [{ deadline: "asc" }, { number: "asc" }],
  });
}

/** Tasks in review; few at any time. */
export function tasksInReview(tx: Transaction): Promise<TaskRow[]> {
  return tx.task.findMany({
    where: { status: "in_review" },
    orderBy: [{ deadline: "asc" }, { number: "asc" }],
  });
}

/** What a use case changes about a task. */
export type TaskChange = Partial<
  Pick<
    TaskRow,
    | "name"
    | "programmeId"
    | "unitId"
    | "ownerId"
    | "measure"
    | "deadline"
    | "reviewers"
    | "stage"
    | "status"
    | "submittedAt"
    | "closedAt"
    | "remindAt"
    | "position"
  >
>;

/** Changes a task that stands as expected; false when somebody was faster. */
export async function changeTask(
  tx: Transaction,
  expected: Pick<TaskRow, "id" | "status" | "stage">,
  data: TaskChange,
): Promise<boolean> {
  const { id, status, stage } = expected;
  return (await tx.task.updateMany({ where: { id, status, stage }, data })).count === 1;
}

export type NewEvent = {
  taskId: number;
  kind: TaskEventKind;
  actorId: number | null;
  text?: string;
  before?: Date | null;
  after?: Date | null;
  inboxId?: number | null;
  at: Date;
};

/** Adds to the tasks' histories, in this order and in one statement. */
export async function addEvents(tx: Transaction, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map((event, ordinal) => ({ ...event, ordinal }));
  await tx.$executeRaw`
    INSERT INTO "TaskEvent" ("taskId", kind, "actorId", text, before, after, "inboxId", at)
    SELECT "taskId", kind, "actorId", COALESCE(text, ''), before, after, "inboxId", at
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS e(ordinal int, "taskId" int, kind text, "actorId" int,
      text text, before timestamptz, after timestamptz, "inboxId" int, at timestamptz)
    ORDER BY ordinal`;
}

/** Everything that happened to these tasks, in order. */
export function eventsOf(tx: Transaction, taskIds: readonly number[]) {
  return tx.taskEvent.findMany({
    where: { taskId: { in: [...taskIds] } },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
}

/** The newest thing of this kind that happened to a task, or null. */
export function latestEvent(tx: Transaction, taskId: number, kind: TaskEventKind) {
  return tx.taskEvent.findFirst({ where: { taskId, kind }, orderBy: { id: "desc" } });
}

/**
 * The next numbers of the county, so many in a row: above every number that a task or a list has, so that none is ever
 * given twice. The counter's row is locked until the transaction ends.
 */
export async function takeNumbers(tx: Transaction, count: number): Promise<number[]> {
  const [row] = await tx.$queryRaw<{ last: number }[]>`
    WITH used AS (SELECT GREATEST((SELECT max(number) FROM "Task"), (SELECT max(number) FROM "TaskTemplate"), 0) AS most)
    INSERT INTO "Counter" AS c (name, last) SELECT 'task', most + ${count}::int FROM used
    ON CONFLICT (name) DO UPDATE SET last = GREATEST(c.last, excluded.last - ${count}::int) + ${count}::int
    RETURNING last`;
  if (!row) throw new Error("no numbers for tasks");
  return Array.from({ length: count }, (_, index) => row.last - count + 1 + index);
}

/** A task as it is added; `position` is its row in the sheet, 0 for one that did not come from it. */
export type NewTask = {
  number: number;
  name: string;
  programmeId: number | null;
  unitId: number;
  ownerId: number | null;
  measure: string | null;
  deadline: Date;
  reviewers: number[];
  remindAt: Date;
  templateId: number | null;
  period: string | null;
  position: number;
};

/** Adds tasks in one statement; what a list has laid already is left out. Gives those that are new. */
export function insertTasks(
  tx: Transaction,
  tasks: readonly NewTask[],
  now: Date,
): Promise<TaskRow[]> {
  return tx.$queryRaw<TaskRow[]>`
    INSERT INTO "Task" (number, name, "programmeId", "unitId", "ownerId", measure, deadline, reviewers, "remindAt",
      "templateId", period, position, "createdAt")
    SELECT number, name, "programmeId", "unitId", "ownerId", measure, deadline, reviewers, "remindAt",
      "templateId", period, position, ${now}
    FROM jsonb_to_recordset(${JSON.stringify(tasks)}::jsonb) AS t(number int, name text, "programmeId" int, "unitId" int,
      "ownerId" int, measure text, deadline timestamptz, reviewers int[], "remindAt" timestamptz, "templateId" int,
      period text, position int)
    ORDER BY number
    ON CONFLICT ("templateId", period, "ownerId", "unitId") DO NOTHING
    RETURNING *`;
}

/** Those of these persons who serve somewhere on this date. */
export async function servingAmong(
  tx: Transaction,
  personIds: readonly number[],
  date: LocalDate,
): Promise<Set<number>> {
  const rows = await tx.membership.findMany({
    where: { personId: { in: [...personIds] }, ...servingOn(date) },
    select: { personId: true },
  });
  return new Set(rows.map(({ personId }) => personId));
}

/** The tasks of these units that are open or in review, by deadline. */
export function tasksOfUnits(tx: Transaction, unitIds: readonly number[]): Promise<TaskRow[]> {
  return tx.task.findMany({
    where: { unitId: { in: [...unitIds] }, status: { in: ["open", "in_review"] } },
    orderBy: [{ deadline: "asc" }, { number: "asc" }],
  });
}

/** How many tasks of these units are closed. */
export function closedCount(tx: Transaction, unitIds: readonly number[]): Promise<number> {
  return tx.task.count({ where: { unitId: { in: [...unitIds] }, status: "closed" } });
}

/** A programme's tasks that are open past their deadline, by deadline. */
export function overdueOfProgramme(
  tx: Transaction,
  programmeId: number,
  unitIds: readonly number[],
  now: Date,
): Promise<TaskRow[]> {
  return tx.task.findMany({
    where: {
      programmeId,
      unitId: { in: [...unitIds] },
      status: "open",
      deadline: { lte: now },
    },
    orderBy: [{ deadline: "asc" }, { number: "asc" }],
  });
}
