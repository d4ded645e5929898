import { beforeEach, describe, expect, it } from "vitest";
import { planBeats } from "../../src/cycle/plan-beats.ts";
import { runBeatByHand } from "../../src/cycle/run-beat.ts";
import { recordStatement } from "../../src/cycle/statement.ts";
import { testDatabase } from "../support/database.ts";
import { at, type County, outbox, run, seedCounty, type UnitName } from "./county.ts";
import { beat, signIn, textTo } from "./week.ts";

const database = testDatabase();
let county: County;
let other: number;

/** Beside 防汛 a second programme, 值班, in which nobody owes anything unless a test says so. */
beforeEach(async () => {
  await database.empty();
  county = await seedCounty(database.db);
  const { basis, purpose, endsOn, createdAt } = county.programme;
  const data = { name: "值班", position: 1, basis, purpose, endsOn, createdAt };
  other = (await database.db.programme.create({ data })).id;
  await run(database.db, "2026-09-14 00:00", planBeats);
});

const says = (unit: UnitName = "东一村", local = "2026-09-18 17:10") =>
  run(database.db, local, (work) =>
    recordStatement(work, {
      personId: county.person("东秘"),
      unitId: county.unit(unit),
      programmeId: null,
      text: " 道路中断，\n周六补上 ",
    }),
  );

const bulletin = async (programmeId: number, local = "2026-09-18 17:30") => {
  const before = (await outbox(database.db)).length;
  await run(database.db, local, (work) =>
    runBeatByHand(work, { programmeId, kind: "publish", actorId: null }),
  );
  return textTo((await outbox(database.db)).slice(before), "王管");
};

/** Moves everything of 防汛 that has been asked so far to 值班. */
const moveToOther = () =>
  database.db.plan.updateMany({ data: { programmeId: other }, where: { name: "汛情确认" } });

describe("a 情况说明", () => {
  it("stands in the bulletin of the programme the unit was asked about, and in no other", async () => {
    await signIn(county, "2026-09-15", { 张三: "missed", 钱六: "on_time" });
    await beat(database.db, "dispatch");
    expect(await says()).toEqual({ programmes: ["防汛"], told: "东领导" });
    const told = (await outbox(database.db)).at(-1);
    expect(told).toMatchObject({ to: "东领导", kind: "dispatch" });
    expect(told?.text).toContain("【情况说明】东一村（东秘）关于“防汛”：\n道路中断");
    expect(await bulletin(county.programme.id)).toContain(
      "情况说明：\n· 东一村：道路中断， 周六补上",
    );
    expect(await bulletin(other)).not.toContain("道路中断");
  });

  it("stands in one bulletin only, not in next week's", async () => {
    await signIn(county, "2026-09-15", { 张三: "missed" });
    await beat(database.db, "dispatch");
    await says();
    expect(await bulletin(county.programme.id)).toContain("道路中断");
    expect(await bulletin(county.programme.id, "2026-09-24 17:30")).not.toContain("情况说明");
  });

  it("of a unit above is about what was asked of the units it covers", async () => {
    await signIn(county, "2026-09-15", { 张三: "missed" });
    await beat(database.db, "dispatch");
    expect((await says("东关镇")).programmes).toEqual(["防汛"]);
    expect((await says("西关镇")).programmes).toEqual([]);
  });

  it("is still about what has been done since it was asked", async () => {
    const occurrenceId = await signIn(county, "2026-09-15", { 张三: "missed" });
    await beat(database.db, "dispatch");
    const done = { status: "made_up", settledAt: at("2026-09-18 17:05") } as const;
    await database.db.obligation.updateMany({ where: { occurrenceId }, data: done });
    await beat(database.db, "publish");
    expect((await says("东一村", "2026-09-18 18:00")).programmes).toEqual(["防汛"]);
  });

  it("is about each programme where several asked, by hand too", async () => {
    await moveToOther();
    await signIn(county, "2026-09-15", { 张三: "missed" });
    const span = { date: "2026-09-16", until: "2026-09-16 18:00" };
    await county.window("确认", span, { 李四: "missed" });
    await beat(database.db, "dispatch");
    await run(database.db, "2026-09-18 17:05", (work) =>
      runBeatByHand(work, { programmeId: other, kind: "dispatch", actorId: null }),
    );
    expect((await says()).programmes).toEqual(["防汛", "值班"]);
    expect((await outbox(database.db)).at(-1)?.text).toContain("关于“防汛”、“值班”：");
    expect(await bulletin(county.programme.id)).toContain("道路中断");
    expect(await bulletin(other)).toContain("道路中断");
  });

  it("nobody asked for names no programme and stands in every bulletin", async () => {
    expect(await says()).toEqual({ programmes: [], told: "东领导" });
    expect((await outbox(database.db)).at(-1)?.text).toContain("【情况说明】东一村（东秘）：\n");
    expect(await bulletin(county.programme.id)).toContain("道路中断");
    expect(await bulletin(other)).toContain("道路中断");
  });
});
