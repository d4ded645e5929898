import { beforeEach, describe, expect, it } from "vitest";
import { planBeats } from "../../../../src/cycle/plan-beats.ts";
import { runBeatByHand } from "../../../../src/cycle/run-beat.ts";
import { type County, type PersonName, run, seedCounty } from "../../../cycle/county.ts";
import { beat, textTo } from "../../../cycle/week.ts";
import { testDatabase } from "../../../support/database.ts";
import { type HandedIn, seedOccurrence, seedTaker } from "../papers.ts";

const database = testDatabase();
let county: County;

beforeEach(async () => {
  await database.empty();
  county = await seedCounty(database.db);
  await run(database.db, "2026-09-14 00:00", planBeats);
});

const HOMES: Partial<Record<PersonName, Parameters<County["unit"]>[0]>> = {
  张三: "东一村",
  李四: "东一村",
  赵五: "东二村",
  钱六: "西一村",
};
const passed = (score: number): HandedIn => ({ score, passed: true });
const failed = (score: number): HandedIn => ({ score, passed: false });

/** A test of the week that has closed, with the papers of those expected at it. */
async function test(
  kind: "测试" | "比武",
  name: string,
  people: Partial<Record<PersonName, HandedIn[]>>,
) {
  const { db } = database;
  const plan = await db.plan.create({
    data: {
      ...{ programmeId: county.programme.id, name, kind, cadence: {}, parameters: {}, body: "" },
      ...{ position: 9, createdAt: new Date(0) },
    },
  });
  const occurrenceId = await seedOccurrence(db, { plan }, { date: "2026-09-15" });
  for (const [who, papers] of Object.entries(people) as [PersonName, HandedIn[]][]) {
    const unitId = county.unit(HOMES[who] ?? "平安县");
    await seedTaker(db, { occurrenceId, personId: county.person(who), unitId }, papers);
  }
}

const weekly = () =>
  test("测试", "周测", {
    张三: [passed(95)],
    李四: [failed(80), passed(92)],
    赵五: [],
    钱六: [failed(60.5)],
  });

describe("the tests in the weekly 统计", () => {
  it("are a line each: all to the administrators, his units with something open to a secretary", async () => {
    await weekly();
    await test("比武", "知识比武", { 张三: [passed(70)], 钱六: [passed(80)] });
    const { said } = await beat(database.db, "count");
    expect(textTo(said, "王管").split("\n").slice(-3, -1)).toEqual([
      "周测（9月15日）：参加 3/4，首次通过 1，补考后通过 1，平均分 82.5",
      "知识比武（9月15日）：参加 2/2，平均分 75",
    ]);
    expect(textTo(said, "东秘")).toContain(
      "\n周测（9月15日）：参加 2/3，首次通过 1，补考后通过 1，平均分 93.5\n",
    );
  });

  it("cover the same units as the figures above them, each with all below, and each test once", async () => {
    await county.window(
      "确认",
      { date: "2026-09-14", until: "2026-09-14 09:00" },
      { 东秘: "missed" },
    );
    await weekly();
    // Nothing is open in the villages, so that only the town itself is listed.
    const where = { occurrence: { plan: { name: "周测" } } };
    await database.db.obligation.updateMany({ where, data: { status: "on_time" } });
    const { said } = await beat(database.db, "count");
    const lines = textTo(said, "东秘").split("\n");
    expect(lines.filter((line) => line.startsWith("周测"))).toEqual([
      "周测（9月15日）：参加 2/3，首次通过 1，补考后通过 1，平均分 93.5",
    ]);
  });

  it("tell two runs of one day apart, by their units or else by when they began", async () => {
    await weekly();
    const { plan, ...first } = await database.db.occurrence.findFirstOrThrow({
      where: { plan: { name: "周测" } },
      include: { plan: true },
    });
    const { remindAt, dueAt, closesAt } = first;
    const unitIds = [county.unit("西一村")];
    const { id: occurrenceId } = await database.db.occurrence.create({
      data: {
        ...{ planId: plan.id, date: first.date, status: "closed", run: 1, only: { unitIds } },
        ...{ opensAt: first.opensAt, remindAt, dueAt, closesAt },
      },
    });
    const personId = county.person("钱六");
    await seedTaker(database.db, { occurrenceId, personId, unitId: county.unit("西一村") }, [
      passed(100),
    ]);
    const { said } = await beat(database.db, "count");
    const lines = textTo(said, "王管")
      .split("\n")
      .filter((line) => line.startsWith("周测"));
    expect(lines).toEqual([
      "周测（9月15日，09:00 发起）：参加 3/4，首次通过 1，补考后通过 1，平均分 82.5",
      "周测（9月15日，西一村）：参加 1/1，首次通过 1，补考后通过 0，平均分 100",
    ]);
  });

  it("are seen by hand too, and are absent where there was none", async () => {
    const look = () =>
      run(database.db, "2026-09-16 10:00", (work) =>
        runBeatByHand(work, { programmeId: county.programme.id, kind: "count", actorId: null }),
      );
    await county.window(
      "签到",
      { date: "2026-09-14", until: "2026-09-14 09:00" },
      { 张三: "missed" },
    );
    expect(await look()).toMatchObject({ table: expect.not.stringContaining("参加") });
    await weekly();
    expect(await look()).toMatchObject({
      table: expect.stringContaining("周测（9月15日）：参加 3/4"),
    });
  });
});

describe("the tests in the weekly 通报", () => {
  it("show each group its own part, without names, and only once", async () => {
    await weekly();
    const { said } = await beat(database.db, "publish");
    expect(textTo(said, "平安县工作群")).toContain("周测（9月15日）：参加 3/4，");
    expect(textTo(said, "东一村工作群")).toContain(
      "周测（9月15日）：参加 2/2，首次通过 1，补考后通过 1，平均分 93.5",
    );
    expect(said.some(({ text }) => /张三|李四|赵五|钱六/.test(text))).toBe(false);
    await run(database.db, "2026-09-21 00:00", planBeats);
    const next = await beat(database.db, "publish", "2026-09-24");
    expect(textTo(next.said, "平安县工作群")).not.toContain("周测");
  });

  it("leave out a test that nobody of the group's units was expected at", async () => {
    await test("测试", "周测", { 钱六: [passed(100)] });
    const { said } = await beat(database.db, "publish");
    expect(textTo(said, "东一村工作群")).not.toContain("周测");
    expect(textTo(said, "平安县工作群")).toContain("参加 1/1");
  });
});
