import { beforeEach, describe, expect, it } from "vitest";
import { countRows } from "../../src/cycle/due.ts";
import { planBeats } from "../../src/cycle/plan-beats.ts";
import { testDatabase } from "../support/database.ts";
import { type County, run, seedCounty } from "./county.ts";
import { beat, signIn } from "./week.ts";

const database = testDatabase();
let county: County;

beforeEach(async () => {
  await database.empty();
  county = await seedCounty(database.db);
  await run(database.db, "2026-09-14 00:00", planBeats);
});

const rates = async () =>
  (await run(database.db, "2026-10-01 00:00", (work) => countRows(work.tx))).map((row) => [
    row.beat,
    row.period,
    row.unit,
    row.expected,
    row.rate,
    row.rank,
  ]);

describe("周统计", () => {
  beforeEach(() =>
    signIn(county, "2026-09-15", { 张三: "missed", 李四: "on_time", 赵五: "held", 钱六: "late" }),
  );

  it("freezes every unit's figures, rolled up and ranked", async () => {
    await beat(database.db, "count");
    expect(await rates()).toEqual([
      ["统计", "2026-W38", "平安县", 4, 2 / 3, null],
      ["统计", "2026-W38", "东关镇", 3, 0.5, 2],
      ["统计", "2026-W38", "东一村", 2, 0.5, 1],
      ["统计", "2026-W38", "东二村", 1, null, null],
      ["统计", "2026-W38", "西关镇", 1, 1, 1],
      ["统计", "2026-W38", "西一村", 1, 1, 1],
    ]);
  });

  it("shows the administrators the table", async () => {
    const { said } = await beat(database.db, "count");
    expect(said[0]).toMatchObject({ to: "王管", kind: "count" });
    expect(said[0]?.text).toBe(
      [
        "【防汛】周统计（9月14日至20日）",
        "平安县：完成 2/3（66.7%）：按时 1，迟到 1，待核实 1，未办 1",
        "第1名 西关镇：完成 1/1（100%）",
        "第2名 东关镇：完成 1/2（50%），未办 1，待核实 1",
        "请假、待核实不计入完成率。请关注未办较多的单位，待核实的请尽快核实。",
      ].join("\n"),
    );
  });

  it("shows a secretary who owes what in units with something open", async () => {
    const { said } = await beat(database.db, "count");
    expect(said.map(({ to }) => to)).toEqual(["王管", "东秘"]);
    expect(said[1]?.text).toContain(
      "东一村：完成 1/2（50%）：按时 1，未办 1\n· 张三：值守签到（9月15日）",
    );
    expect(said[1]?.text).toContain("· 赵五：值守签到（9月15日）（待核实）");
    expect(said[1]?.text).not.toContain("李四");
  });
});

describe("what a 统计 or 通报 covers", () => {
  it("is what closed since the last 通报, each window once", async () => {
    await signIn(county, "2026-09-15", { 张三: "on_time" });
    await beat(database.db, "count");
    await beat(database.db, "publish");
    await signIn(county, "2026-09-18", { 张三: "missed", 李四: "on_time" });
    await run(database.db, "2026-09-21 00:00", planBeats);
    await beat(database.db, "count", "2026-09-24");
    await beat(database.db, "publish", "2026-09-24");
    const top = (await rates()).filter(([, , unit]) => unit === "平安县");
    expect(top).toEqual([
      ["统计", "2026-W38", "平安县", 1, 1, null],
      ["通报", "2026-W38", "平安县", 1, 1, null],
      ["统计", "2026-W39", "平安县", 2, 0.5, null],
      ["通报", "2026-W39", "平安县", 2, 0.5, null],
    ]);
  });

  it("is not a window that is still open", async () => {
    await county.window(
      "签到",
      { date: "2026-09-18", until: "2026-09-18 20:00", status: "open" },
      { 张三: "due" },
    );
    await beat(database.db, "publish");
    expect((await rates())[0]).toEqual(["通报", "2026-W38", "平安县", 0, null, null]);
  });

  it("stays as published when a fact changes afterwards", async () => {
    await signIn(county, "2026-09-15", { 张三: "missed" });
    await beat(database.db, "publish");
    await database.db.obligation.updateMany({ data: { status: "made_up" } });
    expect((await rates())[0]).toEqual(["通报", "2026-W38", "平安县", 1, 0, null]);
  });
});
