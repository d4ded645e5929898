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

/** A board with the occurrence it shows. */
export type BoardRow = {
  id: number;
  occurrenceId: number;
  channelId: number;
  outboxId: number | null;
  shown: string;
  edition: number;
  status: string;
  date: string;
  planId: number;
  programmeId: number;
  plan: string;
  kind: string;
};

/** Boards whose refresh is due. */
export function boardsDue(tx: Transaction, now: Date): Promise<BoardRow[]> {
  return tx.$queryRaw<BoardRow[]>`
    SELECT b.id, b."occurrenceId", b."channelId", b."outboxId", b.shown, b.edition,
      c.status::text AS status, c.date, c."planId", p."programmeId", p.name AS plan, p.kind
    FROM "Board" b JOIN "Occurrence" c ON c.id = b."occurrenceId" JOIN "Plan" p ON p.id = c."planId"
    WHERE b."refreshAt" <= ${now} ORDER BY b.id`;
}

/** How many of one group's people stand where, for one occurrence. */
export async function groupFigures(
  tx: Transaction,
  occurrenceId: number,
  channelId: number,
): Promise<Map<string, number>> {
  const rows = await tx.$queryRaw<{ status: string; count: number }[]>`
    SELECT status::text AS status, count(*)::int AS count FROM "Obligation"
    WHERE "occurrenceId" = ${occurrenceId} AND "channelId" = ${channelId} GROUP BY 1 ORDER BY 1`;
  return new Map(rows.map(({ status, count }) => [status, count]));
}

/** Notes what a board shows now; it asks for no refresh any more. */
export async function saveBoard(
  tx: Transaction,
  id: number,
  data: { shown: string; edition: number; outboxId: number | null },
): Promise<void> {
  const { shown, edition, outboxId } = data;
  await tx.$executeRaw`
    UPDATE "Board" SET shown = ${shown}, edition = ${edition}, "outboxId" = ${outboxId}, "refreshAt" = NULL
    WHERE id = ${id}`;
}

/** Makes the boards of these groups for an occurrence; one that is there stays. */
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
