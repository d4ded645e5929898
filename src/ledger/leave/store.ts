import type { Transaction } from "../../db/client.ts";
import type { AskedLeave } from "../rules.ts";

/** Writes a leave that waits for its decision. Returns its id. */
export async function addLeave(
  tx: Transaction,
  leave: {
    personId: number;
    fromAt: Date;
    untilAt: Date;
    words: string;
    reason: string;
    workingDays: number;
    inboxId: number;
    createdAt: Date;
  },
): Promise<number> {
  return (await tx.leave.create({ data: leave, select: { id: true } })).id;
}

/** A leave of exactly this span that is asked for or granted, or null. */
export function leaveLike(
  tx: Transaction,
  personId: number,
  span: { fromAt: Date; untilAt: Date },
) {
  return tx.leave.findFirst({
    where: { personId, ...span, status: { in: ["pending", "approved"] } },
  });
}

/** The leave that a decision is about. */
export function leaveById(tx: Transaction, id: number) {
  return tx.leave.findUniqueOrThrow({ where: { id } });
}

/** Writes what became of a leave. */
export async function setLeaveStatus(
  tx: Transaction,
  id: number,
  status: "approved" | "rejected" | "withdrawn",
): Promise<void> {
  await tx.leave.update({ where: { id }, data: { status } });
}

/** Leaves asked for in these messages that still wait. */
export function pendingLeavesFrom(tx: Transaction, inboxIds: readonly number[]) {
  return tx.leave.findMany({ where: { inboxId: { in: [...inboxIds] }, status: "pending" } });
}

/** The windows of this person that end in a span. */
export async function windowsEndingIn(
  tx: Transaction,
  personId: number,
  span: { fromAt: Date; untilAt: Date },
): Promise<{ occurrenceId: number; personId: number }[]> {
  return tx.obligation.findMany({
    where: { personId, occurrence: { dueAt: { gt: span.fromAt, lte: span.untilAt } } },
    select: { occurrenceId: true, personId: true },
    orderBy: { id: "asc" },
  });
}

/** Leaves of these persons that are asked for or granted and end no earlier than the first of their windows. */
export async function leavesOf(
  tx: Transaction,
  pairs: readonly { occurrenceId: number; personId: number }[],
): Promise<(AskedLeave & { personId: number })[]> {
  return tx.$queryRaw<(AskedLeave & { personId: number })[]>`
    SELECT l."personId", l."fromAt", l."untilAt", l.status::text AS status, l.words,
           COALESCE(i."sentAt", l."createdAt") AS "askedAt"
    FROM "Leave" l LEFT JOIN "Inbox" i ON i.id = l."inboxId"
    WHERE l."personId" = ANY(${[...new Set(pairs.map((pair) => pair.personId))]}::int[])
      AND l.status IN ('pending', 'approved')
      AND l."untilAt" >= (SELECT min(c."dueAt") FROM "Occurrence" c
        WHERE c.id = ANY(${[...new Set(pairs.map((pair) => pair.occurrenceId))]}::int[]))
    ORDER BY l.id`;
}

/** Persons among these who have asked for a leave that covers `dueAt` and wait for the answer. */
export async function awaitingLeave(
  tx: Transaction,
  personIds: readonly number[],
  dueAt: Date,
): Promise<Set<number>> {
  const rows = await tx.leave.findMany({
    where: {
      personId: { in: [...personIds] },
      status: "pending",
      fromAt: { lt: dueAt },
      untilAt: { gte: dueAt },
    },
    select: { personId: true },
  });
  return new Set(rows.map((row) => row.personId));
}
