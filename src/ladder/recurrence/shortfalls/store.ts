import type { Transaction } from "../../../db/client.ts";
import type { CountBy } from "../rules.ts";

export type NewShortfall = { beatRunId: number; unitId: number; countBy: CountBy };

/** Writes down which units fell behind in a bulletin. */
export async function addShortfalls(tx: Transaction, rows: readonly NewShortfall[]): Promise<void> {
  if (rows.length > 0) await tx.shortfall.createMany({ data: [...rows], skipDuplicates: true });
}

/** A unit that fell behind in one bulletin. `ranAt`: when that was published. */
export type ShortfallRow = {
  id: number;
  beatRunId: number;
  unitId: number;
  countBy: CountBy;
  period: string;
  ranAt: Date | null;
  programmeId: number;
};

type ShortfallFilter = { beatRunId?: number; unitId?: number; programmeId?: number; id?: number[] };

/** The shortfalls that stand, in the order of their bulletins. */
export async function shortfallsWhere(
  tx: Transaction,
  { beatRunId, unitId, programmeId, id }: ShortfallFilter,
): Promise<ShortfallRow[]> {
  const rows = await tx.shortfall.findMany({
    where: {
      revokedAt: null,
      ...(beatRunId === undefined ? {} : { beatRunId }),
      ...(unitId === undefined ? {} : { unitId }),
      ...(id === undefined ? {} : { id: { in: id } }),
      ...(programmeId === undefined ? {} : { beatRun: { programmeId } }),
    },
    include: { beatRun: { select: { period: true, ranAt: true, programmeId: true } } },
    orderBy: [{ beatRun: { period: "asc" } }, { id: "asc" }],
  });
  return rows.map((row) => ({
    id: row.id,
    beatRunId: row.beatRunId,
    unitId: row.unitId,
    countBy: row.countBy === "未达线" ? "未达线" : "末位",
    ...row.beatRun,
  }));
}

/** Takes shortfalls back; those that were taken back already stay as they are. */
export async function setRevoked(
  tx: Transaction,
  ids: readonly number[],
  revoked: { at: Date; for: "appeal" | "recount" },
): Promise<void> {
  await tx.shortfall.updateMany({
    where: { id: { in: [...ids] }, revokedAt: null },
    data: { revokedAt: revoked.at, revokedFor: revoked.for },
  });
}

/** The units that an accepted appeal takes out of a bulletin's ranking. */
export async function unitsLeftOut(tx: Transaction, beatRunId: number): Promise<Set<number>> {
  const rows = await tx.shortfall.findMany({
    where: { beatRunId, revokedFor: "appeal" },
    select: { unitId: true },
  });
  return new Set(rows.map(({ unitId }) => unitId));
}

/** The frozen figures of one unit in these bulletins. */
export async function figuresOfUnit(
  tx: Transaction,
  unitId: number,
  beatRunIds: readonly number[],
) {
  const rows = await tx.count.findMany({ where: { unitId, beatRunId: { in: [...beatRunIds] } } });
  return new Map(rows.map((row) => [row.beatRunId, row]));
}
