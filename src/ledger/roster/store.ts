import type { LocalDate } from "../../calendar/work-calendar.ts";
import type { Transaction } from "../../db/client.ts";

/** Occurrences that are open, or opened on this date, with obligations in these units; open ones first. */
export function occurrencesFor(
  tx: Transaction,
  unitIds: readonly number[],
  date: LocalDate,
  plan: string | null,
) {
  return tx.occurrence.findMany({
    where: {
      OR: [{ status: "open" }, { status: "closed", date }],
      obligations: { some: { unitId: { in: [...unitIds] } } },
      ...(plan === null ? {} : { plan: { name: plan } }),
    },
    include: { plan: { select: { name: true, kind: true } } },
    orderBy: [{ status: "asc" }, { opensAt: "asc" }, { id: "asc" }],
  });
}

/** Who of these units is expected at an occurrence and where he stands, in roster order. */
export function obligationsIn(tx: Transaction, occurrenceId: number, unitIds: readonly number[]) {
  return tx.$queryRaw<{ name: string; status: string }[]>`
    SELECT p.name, o.status::text AS status FROM "Obligation" o JOIN "Person" p ON p.id = o."personId"
    WHERE o."occurrenceId" = ${occurrenceId} AND o."unitId" = ANY(${[...unitIds]}::int[])
    ORDER BY p.position, p.id`;
}
