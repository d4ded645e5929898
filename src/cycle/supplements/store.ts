import type { Transaction } from "../../db/client.ts";
import type { UnitCount } from "../figures/rules.ts";
import { longPeriodsOf } from "../periods/rules.ts";

/** The published bulletins that cover these occurrences: of the week, and of the longer periods they closed in. */
export async function bulletinsCovering(
  tx: Transaction,
  occurrenceIds: readonly number[],
  dateOf: (instant: Date) => string,
): Promise<{ id: number; programmeId: number }[]> {
  const rows = await tx.occurrence.findMany({
    where: { id: { in: [...occurrenceIds] } },
    select: { publishedInId: true, closesAt: true, plan: { select: { programmeId: true } } },
  });
  const longer = rows.flatMap(({ closesAt, plan: { programmeId } }) =>
    longPeriodsOf(dateOf(closesAt)).map((period) => ({ programmeId, period })),
  );
  const keys = [
    ...new Map(longer.map((key) => [`${key.programmeId} ${key.period}`, key])).values(),
  ];
  const weekly = rows.flatMap(({ publishedInId }) => publishedInId ?? []);
  return tx.beatRun.findMany({
    where: { kind: "publish", status: "done", OR: [{ id: { in: weekly } }, ...keys] },
    select: { id: true, programmeId: true },
    orderBy: { id: "asc" },
  });
}

/** Has a bulletin supplemented at `at`, unless it is to be sooner. */
export async function setSupplementAt(tx: Transaction, id: number, at: Date): Promise<void> {
  await tx.beatRun.updateMany({ where: { id, supplementAt: null }, data: { supplementAt: at } });
}

/** The bulletins of a programme that wait to be supplemented, oldest first, locked so that no other worker takes them. */
export function waitingBulletins(
  tx: Transaction,
  programmeId: number,
): Promise<{ id: number; supplementAt: Date }[]> {
  return tx.$queryRaw<{ id: number; supplementAt: Date }[]>`
    SELECT id, "supplementAt" FROM "BeatRun" WHERE "programmeId" = ${programmeId} AND "supplementAt" IS NOT NULL
    ORDER BY id FOR UPDATE`;
}

/** Bulletins that need not wait any more. */
export async function clearWaiting(tx: Transaction, ids: readonly number[]): Promise<void> {
  await tx.beatRun.updateMany({ where: { id: { in: [...ids] } }, data: { supplementAt: null } });
}

/** The programmes with a supplement due at `now`, in order. */
export async function programmesToSupplement(tx: Transaction, now: Date): Promise<number[]> {
  const rows = await tx.beatRun.findMany({
    where: { supplementAt: { lte: now } },
    select: { programmeId: true },
    orderBy: [{ supplementAt: "asc" }, { id: "asc" }],
  });
  return [...new Set(rows.map(({ programmeId }) => programmeId))];
}

/** When a programme was last supplemented; null when never. */
export async function lastSupplementAt(tx: Transaction, programmeId: number): Promise<Date | null> {
  const { _max } = await tx.supplement.aggregate({
    where: { beatRun: { programmeId } },
    _max: { at: true },
  });
  return _max.at;
}

/** A published bulletin with its programme. */
export function bulletinById(tx: Transaction, id: number) {
  return tx.beatRun.findUniqueOrThrow({ where: { id }, include: { programme: true } });
}

/** The supplements of a bulletin, the first one first. */
export async function supplementsOf(tx: Transaction, beatRunId: number) {
  const rows = await tx.supplement.findMany({ where: { beatRunId }, orderBy: { number: "asc" } });
  return rows.map((row) => ({ ...row, counts: row.counts as UnitCount[] }));
}

export type NewSupplement = {
  beatRunId: number;
  number: number;
  reason: string;
  text: string;
  counts: UnitCount[];
  actorId: number | null;
  at: Date;
};

/** Keeps a supplement; the bulletin itself stays as it was. */
export async function addSupplement(tx: Transaction, row: NewSupplement): Promise<void> {
  await tx.supplement.create({ data: row });
}

/** Those of these groups that a message with one of these keys went to. */
export async function groupsTold(tx: Transaction, keys: readonly string[]): Promise<number[]> {
  const rows = await tx.outbox.findMany({
    where: { key: { in: [...keys] }, channelId: { not: null } },
    select: { channelId: true },
    orderBy: { id: "asc" },
  });
  return [...new Set(rows.flatMap(({ channelId }) => channelId ?? []))];
}

/** The ids of all groups there are or have been. */
export async function allGroups(tx: Transaction): Promise<number[]> {
  return (await tx.channel.findMany({ select: { id: true }, orderBy: { id: "asc" } })).map(
    ({ id }) => id,
  );
}
