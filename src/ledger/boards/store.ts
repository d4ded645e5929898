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
  /** How many of the group's people stand where. */
  figures: Record<string, number>;
};

/** Boards whose refresh is due, each with its figures. */
export function boardsDue(tx: Transaction, now: Date): Promise<BoardRow[]> {
  return tx.$queryRaw<BoardRow[]>`
    SELECT b.id, b."occurrenceId", b."channelId", b."outboxId", b.shown, b.edition,
      c.status::text AS status, c.date, c."planId", p."programmeId", p.name AS plan, p.kind,
      COALESCE((SELECT json_object_agg(f.status, f.count) FROM (
        SELECT o.status, count(*) AS count FROM "Obligation" o
        WHERE o."occurrenceId" = b."occurrenceId" AND o."channelId" = b."channelId" GROUP BY 1) f), '{}') AS figures
    FROM "Board" b JOIN "Occurrence" c ON c.id = b."occurrenceId" JOIN "Plan" p ON p.id = c."planId"
    WHERE b."refreshAt" <= ${now} ORDER BY b.id`;
}

/** What a board shows from now on. */
export type Shown = { id: number; shown: string; edition: number; outboxId: number | null };

/** Notes what boards show now; they ask for no refresh any more. */
export async function saveBoards(tx: Transaction, boards: readonly Shown[]): Promise<void> {
  if (boards.length === 0) return;
  await tx.$executeRaw`
    UPDATE "Board" b SET shown = n.shown, edition = n.edition, "outboxId" = n.outbox, "refreshAt" = NULL
    FROM unnest(${boards.map((board) => board.id)}::int[], ${boards.map((board) => board.shown)}::text[],
                ${boards.map((board) => board.edition)}::int[], ${boards.map((board) => board.outboxId)}::int[])
      AS n(id, shown, edition, outbox)
    WHERE b.id = n.id`;
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
