import type { Cadence } from "../../../calendar/cadence.ts";
import type { LocalDate } from "../../../calendar/work-calendar.ts";
import type { Transaction } from "../../../db/client.ts";
import type { Only } from "../../../ledger/occurrences/store.ts";
import type { Parameters } from "../../rules.ts";
import { PAPER_KINDS } from "../paper/test/rules.ts";

/** A plan of tests as starting one needs it. `unitIds`: whom it asks, with all below; empty means everybody. */
export type TestPlan = {
  id: number;
  plan: string;
  kind: string;
  parameters: Parameters;
  cadence: Cadence;
  body: string;
  graceMinutes: number;
  unitIds: number[];
  /** Empty means every post. */
  postIds: number[];
  programmeEndsOn: LocalDate;
};

/** The plans of tests that are in force, in workbook order. */
export async function testPlans(tx: Transaction): Promise<TestPlan[]> {
  const rows = await tx.plan.findMany({
    where: { kind: { in: [...PAPER_KINDS] }, active: true },
    include: { units: true, posts: true, programme: { include: { units: true } } },
    orderBy: [{ programme: { position: "asc" } }, { position: "asc" }, { id: "asc" }],
  });
  return rows.map(
    ({ id, name, kind, parameters, cadence, body, graceMinutes, units, posts, programme }) => {
      const asked = units.length > 0 ? units : programme.units;
      return {
        ...{ id, plan: name, kind, body, graceMinutes, programmeEndsOn: programme.endsOn },
        parameters: parameters as Parameters,
        cadence: cadence as Cadence,
        unitIds: asked.map(({ unitId }) => unitId),
        postIds: posts.map(({ postId }) => postId),
      };
    },
  );
}

/** The occurrences of a plan that are open at `now` and not over. */
export async function openRuns(
  tx: Transaction,
  planId: number,
  now: Date,
): Promise<{ id: number; dueAt: Date; only: Only | null }[]> {
  const rows = await tx.occurrence.findMany({
    where: { planId, status: "open", closesAt: { gt: now } },
    select: { id: true, dueAt: true, only: true },
    orderBy: { id: "asc" },
  });
  return rows.map((row) => ({ ...row, only: row.only as Only | null }));
}
