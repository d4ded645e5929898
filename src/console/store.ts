import type { LocalDate } from "../calendar/work-calendar.ts";
import type { Database, Transaction } from "../db/client.ts";
import type { GroupRow, OpenSpan } from "./rules.ts";

/** Whether the database answers at all; throws when it does not. */
export async function ping(db: Database): Promise<true> {
  await db.$queryRaw`SELECT 1`;
  return true;
}

/** Windows that are open now, or have closed and opened on this date; open ones first, then by deadline. */
export function windowsOf(tx: Transaction, date: LocalDate) {
  return tx.occurrence.findMany({
    where: {
      OR: [{ status: "open" }, { status: "closed", date }],
      // A study push that asks nothing of anybody has no progress to show.
      NOT: { plan: { kind: "学习" }, obligations: { none: {} } },
    },
    select: {
      id: true,
      date: true,
      dueAt: true,
      closesAt: true,
      status: true,
      plan: { select: { name: true, programme: { select: { name: true } } } },
    },
    orderBy: [{ status: "asc" }, { dueAt: "asc" }, { id: "asc" }],
  });
}

/** How many obligations of each window stand where, by the group they were asked in (null: none). */
export async function talliesOf(tx: Transaction, occurrenceIds: readonly number[]) {
  const rows = await tx.obligation.groupBy({
    by: ["occurrenceId", "channelId", "status"],
    where: { occurrenceId: { in: [...occurrenceIds] } },
    _count: { _all: true },
  });
  return rows.map(({ _count, ...row }) => ({ ...row, count: _count._all }));
}

/** All groups, in the order of their units; those without a unit last. */
export async function groupRows(tx: Transaction): Promise<GroupRow[]> {
  const rows = await tx.channel.findMany({
    select: {
      id: true,
      name: true,
      platform: true,
      externalId: true,
      present: true,
      unit: { select: { name: true } },
    },
    orderBy: [{ unit: { position: "asc" } }, { id: "asc" }],
  });
  return rows.map(({ unit, ...row }) => ({ ...row, unit: unit?.name ?? null }));
}

/** Deaf spans that have not ended, earliest first. */
export function openSpans(tx: Transaction): Promise<OpenSpan[]> {
  return tx.coverage.findMany({
    where: { deafUntil: null },
    select: { platform: true, channelId: true, deafFrom: true, reason: true },
    orderBy: [{ deafFrom: "asc" }, { id: "asc" }],
  });
}

/** Up to when everything said on a platform is stored. */
export async function heardUntil(tx: Transaction): Promise<Map<string, Date>> {
  const rows = await tx.inboxCursor.findMany({ select: { platform: true, heardUntil: true } });
  return new Map(rows.map((row) => [row.platform, row.heardUntil]));
}

/** The oldest decisions that wait, at most `limit`, and how many there are. */
export async function waitingDecisions(tx: Transaction, limit: number) {
  const where = { status: "pending" } as const;
  const rows = await tx.decision.findMany({
    where,
    select: { number: true, tier: true, summary: true, createdAt: true },
    orderBy: { number: "asc" },
    take: limit,
  });
  return { rows, total: await tx.decision.count({ where }) };
}

/** The oldest drafts nobody has decided, at most `limit`, and how many there are. */
export async function waitingDrafts(tx: Transaction, limit: number) {
  const where = { status: "pending" } as const;
  const rows = await tx.draft.findMany({
    where,
    select: { number: true, action: true, subject: true, text: true, at: true },
    orderBy: { number: "asc" },
    take: limit,
  });
  return { rows, total: await tx.draft.count({ where }) };
}

/** Group posts since an instant that may or may not have arrived: the newest, and how many there are. */
export async function unconfirmedPosts(tx: Transaction, since: Date, limit: number) {
  const where = {
    status: "unconfirmed",
    channelId: { not: null },
    createdAt: { gte: since },
  } as const;
  const rows = await tx.outbox.findMany({
    where,
    select: { channelId: true, text: true, createdAt: true },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
  });
  return { rows, total: await tx.outbox.count({ where }) };
}

/** All programmes in workbook order. */
export function programmeRows(tx: Transaction) {
  return tx.programme.findMany({
    select: { id: true, name: true, endsOn: true },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
}

/** A programme with what its page shows of it; null when there is none. */
export function programmeRow(tx: Transaction, id: number) {
  return tx.programme.findUnique({
    where: { id },
    select: { id: true, name: true, basis: true, purpose: true, endsOn: true, ranked: true },
  });
}

/** The newest 统计 or 通报 of a programme that has frozen figures, with them; null when none has run. */
export async function latestFrozen(tx: Transaction, programmeId: number) {
  const run = await tx.beatRun.findFirst({
    where: {
      programmeId,
      kind: { in: ["count", "publish"] },
      status: "done",
      counts: { some: {} },
    },
    include: { counts: { orderBy: { id: "asc" } } },
    orderBy: [{ ranAt: "desc" }, { id: "desc" }],
  });
  if (!run) return null;
  const counts = run.counts.map(({ id, beatRunId, ...count }) => [count.unitId, count] as const);
  return { kind: run.kind, period: run.period, ranAt: run.ranAt, counts: new Map(counts) };
}
