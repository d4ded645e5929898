import type { Transaction } from "../../db/client.ts";

/** Asks for a refresh of the boards of these groups at `refreshAt`; one that is already asked for keeps its time. */
export async function markBoards(
  tx: Transaction,
  places: readonly { occurrenceId: number; channelId: number | null }[],
  refreshAt: Date,
): Promise<void> {
  const shown = places.filter((place) => place.channelId !== null);
  if (shown.length === 0) return;
  await tx.$executeRaw`
    UPDATE "Board" b SET "refreshAt" = ${refreshAt}
    FROM (SELECT DISTINCT * FROM unnest(${shown.map((place) => place.occurrenceId)}::int[],
          ${shown.map((place) => place.channelId)}::int[])) AS p(occurrence, channel)
    WHERE b."occurrenceId" = p.occurrence AND b."channelId" = p.channel AND b."refreshAt" IS NULL`;
}

/** Boards whose refresh is due. */
export function boardsDue(tx: Transaction, now: Date) {
  return tx.board.findMany({
    where: { refreshAt: { lte: now } },
    include: { occurrence: { include: { plan: true } } },
    orderBy: { id: "asc" },
  });
}

/** How many of one group's people stand where, for one occurrence. */
export async function groupFigures(
  tx: Transaction,
  occurrenceId: number,
  channelId: number,
): Promise<Map<string, number>> {
  const rows = await tx.obligation.groupBy({
    by: ["status"],
    where: { occurrenceId, channelId },
    _count: { _all: true },
  });
  return new Map(rows.map((row) => [row.status, row._count._all]));
}

export async function saveBoard(
  tx: Transaction,
  id: number,
  data: { shown: string; edition: number; outboxId: number | null },
): Promise<void> {
  await tx.board.update({ where: { id }, data: { ...data, refreshAt: null } });
}

export async function createBoards(
  tx: Transaction,
  occurrenceId: number,
  channelIds: readonly number[],
): Promise<void> {
  await tx.board.createMany({
    data: channelIds.map((channelId) => ({ occurrenceId, channelId })),
    skipDuplicates: true,
  });
}
