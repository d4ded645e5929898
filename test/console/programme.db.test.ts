import { beforeEach, describe, expect, it } from "vitest";
import { readProgramme } from "../../src/console/programme.ts";
import { testDatabase } from "../support/database.ts";
import { at, frozenBeat, programme, unit } from "./county.ts";

const test = testDatabase();
beforeEach(() => test.empty());

describe("a programme's page", () => {
  it("is not there for a programme that is not there", async () => {
    expect(await readProgramme(test.db, 999)).toBeNull();
  });

  it("shows no figures before the first 统计", async () => {
    const id = await programme(test.db, "驻村工作");
    expect(await readProgramme(test.db, id)).toMatchObject({ name: "驻村工作", latest: null });
  });

  it("shows the newest frozen figures, be they of a 统计 or of a 通报", async () => {
    const programmeId = await programme(test.db, "驻村工作");
    const county = await unit(test.db, "县");
    const counts = [{ unitId: county, onTime: 1, missed: 0 }];
    const published = { programmeId, kind: "publish", period: "2026-W37" } as const;
    const counted = { programmeId, kind: "count", period: "2026-W38" } as const;
    await frozenBeat(test.db, { ...published, ranAt: at("17:00", "2026-09-11") }, counts);
    expect((await readProgramme(test.db, programmeId))?.latest).toMatchObject({ kind: "publish" });
    await frozenBeat(test.db, { ...counted, ranAt: at("17:00", "2026-09-17") }, counts);
    const view = await readProgramme(test.db, programmeId);
    expect(view?.latest).toMatchObject({ kind: "count", period: "2026-W38" });
  });

  it("orders units by the tree and by rank, and only counts those that had nothing due", async () => {
    const programmeId = await programme(test.db, "驻村工作");
    const county = await unit(test.db, "县");
    const [east, west, north] = [
      await unit(test.db, "东关镇", county),
      await unit(test.db, "西街镇", county),
      await unit(test.db, "北山镇", county),
    ];
    const beat = { programmeId, kind: "count", period: "2026-W38", ranAt: at("17:00") } as const;
    await frozenBeat(test.db, beat, [
      { unitId: county, onTime: 3, missed: 1 },
      { unitId: east, onTime: 1, missed: 1, rank: 2 },
      { unitId: west, onTime: 2, missed: 0, rank: 1 },
      { unitId: north, onTime: 0, missed: 0 },
    ]);
    const latest = (await readProgramme(test.db, programmeId))?.latest;
    expect(latest?.rows.map(({ unit: name, depth, count }) => [name, depth, count.rate])).toEqual([
      ["县", 0, 0.75],
      ["西街镇", 1, 1],
      ["东关镇", 1, 0.5],
    ]);
    expect(latest?.idle).toBe(1);
  });

  it("leaves another programme's figures alone", async () => {
    const id = await programme(test.db, "驻村工作");
    const other = await programme(test.db, "防汛");
    const county = await unit(test.db, "县");
    const beat = { programmeId: other, kind: "count", period: "2026-W38" } as const;
    await frozenBeat(test.db, { ...beat, ranAt: at("17:00") }, [
      { unitId: county, onTime: 1, missed: 0 },
    ]);
    expect((await readProgramme(test.db, id))?.latest).toBeNull();
  });
});
