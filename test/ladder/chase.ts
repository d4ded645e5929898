import type { Database } from "../../src/db/client.ts";
import { escalateDue, ladderEntries } from "../../src/ladder/escalate.ts";
import { startRuns } from "../../src/ladder/start-runs.ts";
import type { ObligationStatus } from "../../src/ledger/rules.ts";
import { at, type County, type PersonName, run } from "../cycle/county.ts";

/** A county and what a ladder's test does in it. */
export function chase(db: Database, county: County) {
  return {
    /** A 确认 due on Monday 14 September at 18:00, with its runs started. */
    async overdue(people: Parameters<County["window"]>[2]): Promise<number> {
      const span = { date: "2026-09-14", until: "2026-09-14 18:00" };
      const id = await county.window("确认", span, people);
      await run(db, "2026-09-14 18:00", (work) => startRuns(work, id));
      return id;
    },

    sweep: (local: string) => run(db, local, (work) => escalateDue(work, { limit: 100 })),

    /** Steps logged, in order, without their times. */
    async steps() {
      const rows = await run(db, "2026-10-01 00:00", (work) => ladderEntries(work.tx));
      return rows.map((row) => [row.subject, row.step, row.action, row.outcome, row.reason]);
    },

    async settle(name: PersonName, status: ObligationStatus): Promise<void> {
      const where = { personId: county.person(name) };
      await db.obligation.updateMany({ where, data: { status } });
    },

    async leave(name: PersonName, from: string, until: string): Promise<void> {
      const span = { fromAt: at(from), untilAt: at(until), createdAt: at(from) };
      const said = { words: "", reason: "", workingDays: 1, status: "approved" as const };
      await db.leave.create({ data: { personId: county.person(name), ...span, ...said } });
    },

    /** Gives the programme a ladder of rows by time: working days, action, target. */
    async ladder(rows: [number, string, string][]): Promise<void> {
      const steps = rows.map(([threshold, action, target], position) => {
        return { position, type: "overdue", threshold, action, target };
      });
      const data = { name: "防汛阶梯", steps: { create: steps } };
      const { id } = await db.ladder.create({ data });
      await db.programme.updateMany({ data: { ladderId: id } });
    },
  };
}
