import type { LocalDate } from "../../../calendar/work-calendar.ts";
import type { Transaction } from "../../../db/client.ts";
import type { Only } from "../../../ledger/occurrences/store.ts";

/** An occurrence that somebody starts by hand. `only` null: for the whole audience of the plan. */
export type ByHand = {
  planId: number;
  date: LocalDate;
  only: Only | null;
  opensAt: Date;
  remindAt: Date;
  dueAt: Date;
  closesAt: Date;
  body: string;
};

/** Adds an occurrence, planned, with the next number of its plan and day. Returns its id. */
export async function addByHand(tx: Transaction, row: ByHand): Promise<number> {
  const { planId, date, only, opensAt, remindAt, dueAt, closesAt, body } = row;
  const [added] = await tx.$queryRaw<{ id: number }[]>`
    INSERT INTO "Occurrence" ("planId", date, run, "only", "opensAt", "remindAt", "dueAt", "closesAt", status, body)
    SELECT ${planId}::int, ${date}, COALESCE(max(run), 0) + 1, ${only === null ? null : JSON.stringify(only)}::jsonb,
      ${opensAt}::timestamptz, ${remindAt}::timestamptz, ${dueAt}::timestamptz, ${closesAt}::timestamptz,
      'planned'::"OccurrenceStatus", ${body}
    FROM "Occurrence" WHERE "planId" = ${planId} AND date = ${date}
    RETURNING id`;
  if (!added) throw new Error("an occurrence that was just added is not there");
  return added.id;
}
