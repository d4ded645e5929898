import type { Transaction } from "../../db/client.ts";

/** The shortfalls that stand of a programme's bulletins published within a span, `until` excluded; oldest first. */
export async function shortfallsBetween(
  tx: Transaction,
  programmeId: number,
  { from, until }: { from: Date; until: Date },
): Promise<{ unitId: number; countBy: string; period: string }[]> {
  const rows = await tx.shortfall.findMany({
    where: { revokedAt: null, beatRun: { programmeId, ranAt: { gte: from, lt: until } } },
    include: { beatRun: { select: { period: true } } },
    orderBy: [{ beatRun: { ranAt: "asc" } }, { id: "asc" }],
  });
  return rows.map(({ unitId, countBy, beatRun }) => ({ unitId, countBy, ...beatRun }));
}
