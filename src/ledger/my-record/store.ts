import type { LocalDate } from "../../calendar/work-calendar.ts";
import type { Transaction } from "../../db/client.ts";

/** A person's obligations since a date, latest first, with what stands behind each. */
export function entriesSince(tx: Transaction, personId: number, since: LocalDate, limit: number) {
  return tx.obligation.findMany({
    where: { personId, occurrence: { date: { gte: since } } },
    select: {
      status: true,
      settledAt: true,
      evidence: true,
      submissionId: true,
      doable: true,
      occurrence: { select: { date: true, plan: { select: { name: true, kind: true } } } },
    },
    orderBy: [{ occurrence: { dueAt: "desc" } }, { id: "desc" }],
    take: limit,
  });
}
