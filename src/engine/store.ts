import { localDate } from "../calendar/zone.ts";
import type { Transaction } from "../db/client.ts";

/**
 * The earliest instant at which anything is due, over every column that holds due work; null when nothing is.
 * One statement, because a rehearsal asks it thousands of times.
 */
export async function nextDueAt(tx: Transaction): Promise<Date | null> {
  const [row] = await tx.$queryRaw<{ at: Date | null }[]>`
    SELECT LEAST(
      (SELECT min("opensAt") FROM "Occurrence" WHERE status = 'planned'),
      (SELECT min("remindAt") FROM "Occurrence" WHERE status = 'open' AND "remindedAt" IS NULL),
      (SELECT min("closesAt") FROM "Occurrence" WHERE status = 'open'),
      (SELECT min("refreshAt") FROM "Board" WHERE "refreshAt" IS NOT NULL),
      (SELECT min("dueAt") FROM "BeatRun" WHERE status = 'planned'),
      (SELECT min("supplementAt") FROM "BeatRun"),
      (SELECT min("nextStepAt") FROM "LadderRun" WHERE status = 'running'),
      (SELECT min("remindAt") FROM "Task" WHERE status = 'open'),
      (SELECT min("remindAt") FROM "Task" WHERE status = 'in_review'),
      (SELECT min("deleteAfter") FROM "Location"),
      (SELECT min("notBefore") FROM "Outbox" WHERE status = 'pending')) AS at`;
  return row?.at ?? null;
}

/** What is due, by kind: whether there is any, or the ids. */
export type Due = {
  /** Windows or beats of this local day or monthly tasks are not laid on the calendar yet, or coordinates must be deleted. */
  plan: boolean;
  beat: boolean;
  supplement: boolean;
  open: number[];
  remind: number[];
  close: number[];
  board: boolean;
  escalate: boolean;
  task: boolean;
  deliver: boolean;
  /** Something is on its way, or was when its sender died. */
  interrupted: boolean;
  inbox: boolean;
};

/** Everything that is due at `now`; lists of ids in the order in which they fell due. */
export async function dueWork(tx: Transaction, now: Date, zone: string): Promise<Due> {
  const today = localDate(now, zone);
  const [row] = await tx.$queryRaw<Due[]>`
    SELECT
      (EXISTS (SELECT 1 FROM "Plan" p JOIN "Programme" g ON g.id = p."programmeId" AND g."endsOn" >= ${today}
        WHERE p.active AND (p."plannedThrough" IS NULL OR p."plannedThrough" < ${today}))
       OR EXISTS (SELECT 1 FROM "Programme" WHERE "beatsPlannedThrough" IS NULL OR "beatsPlannedThrough" < ${today})
       OR EXISTS (SELECT 1 FROM "TaskTemplate" WHERE active AND ("laidThrough" IS NULL OR "laidThrough" < ${today}))
       OR EXISTS (SELECT 1 FROM "Location" WHERE "deleteAfter" <= ${now})) AS plan,
      EXISTS (SELECT 1 FROM "BeatRun" WHERE status = 'planned' AND "dueAt" <= ${now}) AS beat,
      EXISTS (SELECT 1 FROM "BeatRun" WHERE "supplementAt" <= ${now}) AS supplement,
      COALESCE((SELECT array_agg(id ORDER BY "opensAt", id) FROM "Occurrence"
        WHERE status = 'planned' AND "opensAt" <= ${now}), '{}') AS open,
      COALESCE((SELECT array_agg(id ORDER BY "remindAt", id) FROM "Occurrence"
        WHERE status = 'open' AND "remindedAt" IS NULL AND "remindAt" <= ${now}), '{}') AS remind,
      COALESCE((SELECT array_agg(id ORDER BY "closesAt", id) FROM "Occurrence"
        WHERE status = 'open' AND "closesAt" <= ${now}), '{}') AS close,
      EXISTS (SELECT 1 FROM "Board" WHERE "refreshAt" <= ${now}) AS board,
      EXISTS (SELECT 1 FROM "LadderRun" WHERE status = 'running' AND "nextStepAt" <= ${now}) AS escalate,
      (EXISTS (SELECT 1 FROM "Task" WHERE status = 'open' AND "remindAt" <= ${now})
       OR EXISTS (SELECT 1 FROM "Task" WHERE status = 'in_review' AND "remindAt" <= ${now})) AS task,
      EXISTS (SELECT 1 FROM "Outbox" WHERE status = 'pending' AND "notBefore" <= ${now}) AS deliver,
      EXISTS (SELECT 1 FROM "Outbox" WHERE status = 'claimed') AS interrupted,
      EXISTS (SELECT 1 FROM "Inbox" WHERE status = 'pending') AS inbox`;
  if (!row) throw new Error("no answer about due work");
  return row;
}

/** Whether a decision still waits. */
export async function isPending(tx: Transaction, decisionId: number): Promise<boolean> {
  return (await tx.decision.count({ where: { id: decisionId, status: "pending" } })) === 1;
}

/** When a window closes. */
export async function closingOf(tx: Transaction, occurrenceId: number): Promise<Date> {
  const { closesAt } = await tx.occurrence.findUniqueOrThrow({
    where: { id: occurrenceId },
    select: { closesAt: true },
  });
  return closesAt;
}
