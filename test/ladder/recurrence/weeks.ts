import type { Database } from "../../../src/db/client.ts";
import { escalateUnits } from "../../../src/ladder/recurrence/escalate.ts";
import { recordShortfalls } from "../../../src/ladder/recurrence/record.ts";
import { revokeShortfalls } from "../../../src/ladder/recurrence/revoke.ts";
import { shortfallsWhere } from "../../../src/ladder/recurrence/shortfalls/store.ts";
import { at, type County, run, type UnitName } from "../../cycle/county.ts";

/** Row of 累计 or 连续: type, times, action, target. */
type Row = [type: "cumulative" | "consecutive", times: number, action: string, target: string];

const TOWNS = ["东关镇", "西关镇"] as const;

/** How each town stood; null: it owed nothing. */
type Scores = Record<(typeof TOWNS)[number], number | null>;

/** The two towns of a county, judged week by week, and what a ladder makes of it. */
export function weeks(db: Database, county: County) {
  /** A bulletin of a week, whose steps wait to be taken. */
  async function freeze(period: string, day: string, scores: Scores): Promise<number> {
    const ranAt = at(`${day} 17:30`);
    const data = { programmeId: county.programme.id, kind: "publish" as const, period };
    const { id } = await db.beatRun.create({
      data: { ...data, dueAt: ranAt, ranAt, status: "done" },
    });
    const standings = TOWNS.map((name) => {
      return { unitId: county.unit(name), parentId: county.unit("平安县"), score: scores[name] };
    });
    const nameOf = (unitId: number) => TOWNS.find((name) => county.unit(name) === unitId) ?? "";
    const week = { programmeId: county.programme.id, beatRunId: id, period, standings, line: 60 };
    await run(db, `${day} 17:30`, (work) => recordShortfalls(work, { ...week, nameOf }));
    return id;
  }

  return {
    async ladder(...rows: Row[]): Promise<void> {
      const create = rows.map(([type, threshold, action, target], position) => {
        return { position, type, threshold, action, target, countBy: "末位" };
      });
      const { id } = await db.ladder.create({ data: { name: "末位", steps: { create } } });
      await db.programme.updateMany({ data: { ladderId: id } });
    },

    /** A bulletin of a week with these scores, and whatever it makes due. */
    async publish(period: string, day: string, scores: Scores): Promise<number> {
      const id = await freeze(period, day, scores);
      await run(db, `${day} 17:30`, (work) => escalateUnits(work, 100));
      return id;
    },

    freeze,

    /** Takes back that a unit fell behind in a bulletin, as an accepted appeal does. */
    revoke: (day: string, beatRunId: number, unit: UnitName) =>
      run(db, `${day} 18:00`, async (work) => {
        const found = await shortfallsWhere(work.tx, { beatRunId, unitId: county.unit(unit) });
        return revokeShortfalls(work, found, { for: "appeal", actorId: county.person("王管") });
      }),

    async runs(unit: UnitName) {
      const rows = await db.ladderRun.findMany({
        where: { unitId: county.unit(unit) },
        orderBy: { id: "asc" },
      });
      return rows.map(({ recurrence, period, times, status }) => [
        recurrence,
        period,
        times,
        status,
      ]);
    },

    async steps() {
      const rows = await db.ladderEntry.findMany({
        include: { run: true },
        orderBy: { id: "asc" },
      });
      return rows.map((row) => [row.run.subject, row.action, row.outcome, row.reason]);
    },
  };
}
