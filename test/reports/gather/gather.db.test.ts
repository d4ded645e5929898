import { beforeEach, describe, expect, it } from "vitest";
import { planBeats } from "../../../src/cycle/plan-beats.ts";
import { findBulletin } from "../../../src/reports/gather/find.ts";
import { bulletinOf, type GatheredBulletin } from "../../../src/reports/gather/gather.ts";
import { at, type County, run, seedCounty } from "../../cycle/county.ts";
import { beat, signIn } from "../../cycle/week.ts";
import { testDatabase } from "../../support/database.ts";

const database = testDatabase();
let county: County;

beforeEach(async () => {
  await database.empty();
  county = await seedCounty(database.db);
  await run(database.db, "2026-09-14 00:00", planBeats);
});

/** Two weeks: half done in the first, and in the second three of four; nobody was heard in the week between. */
async function publishTwoWeeks() {
  await signIn(county, "2026-09-15", { 张三: "on_time", 李四: "missed" });
  await beat(database.db, "publish");
  await run(database.db, "2026-09-21 00:00", planBeats);
  await signIn(county, "2026-09-22", {
    张三: "on_time",
    李四: "late",
    赵五: "missed",
    钱六: "on_time",
  });
  await county.window(
    "确认",
    { date: "2026-09-23", until: "2026-09-23 18:00" },
    { 张三: "excused" },
  );
  await beat(database.db, "publish", "2026-09-24");
}

async function bulletin(period: string): Promise<GatheredBulletin> {
  const { id } = await database.db.beatRun.findFirstOrThrow({ where: { kind: "publish", period } });
  const made = await run(database.db, "2026-10-20 08:00", (work) => bulletinOf(work, id, "王管"));
  if (!made) throw new Error(`${period} is not published`);
  return made;
}

describe("the card of a published bulletin", () => {
  it("shows what the bulletin froze, its units by rank, and the bulletin before", async () => {
    await publishTwoWeeks();
    const { card } = await bulletin("2026-W39");
    expect(card).toMatchObject({
      programme: "防汛",
      basis: "县防汛〔2026〕5号",
      period: "2026-W39",
      ranked: true,
      whole: { title: "平安县", rate: 0.75, rateBefore: 0.5 },
      generatedAt: at("2026-09-24 17:30"),
      notes: [],
    });
    expect(card.whole.figures).toMatchObject({ expected: 5, onTime: 2, late: 1, excused: 1 });
    expect(card.units.map(({ name, count }) => [name, count.rank, count.flag])).toEqual([
      ["东关镇", 2, null],
      ["西关镇", 1, null],
    ]);
  });

  it("does not change when what it counted changes afterwards, nor when the programme does", async () => {
    await publishTwoWeeks();
    const before = (await bulletin("2026-W39")).card;
    await database.db.obligation.updateMany({
      where: { personId: county.person("赵五") },
      data: { status: "made_up" },
    });
    await database.db.programme.updateMany({ data: { ranked: false } });
    await database.db.programmeUnit.create({
      data: { programmeId: county.programme.id, unitId: county.unit("东二村") },
    });
    expect((await bulletin("2026-W39")).card).toEqual(before);
  });

  it("knows the rates of the last eight weeks up to its own, with gaps", async () => {
    await publishTwoWeeks();
    await run(database.db, "2026-09-28 00:00", planBeats);
    await signIn(county, "2026-09-29", { 张三: "missed" });
    await beat(database.db, "publish", "2026-09-30");
    await database.db.beatRun.updateMany({
      where: { period: "2026-W38" },
      data: { period: "2026-W37" },
    });
    expect((await bulletin("2026-W39")).card.trend).toEqual([
      { week: "2026-W37", rate: 0.5 },
      { week: "2026-W39", rate: 0.75 },
    ]);
    expect((await bulletin("2026-W37")).card).toMatchObject({
      trend: [{ week: "2026-W37", rate: 0.5 }],
      whole: { rateBefore: null },
    });
  });

  it("has the flags that the programme's rules gave, and the rules themselves", async () => {
    const scoring = {
      parts: [{ part: "punctuality", weight: 1 }],
      line: 60,
      base: 1,
      red: [{ sort: "first", places: 1 }],
      yellow: [{ sort: "last" }],
    };
    await database.db.programme.updateMany({ data: { scoring } });
    await publishTwoWeeks();
    const { card, report } = await bulletin("2026-W39");
    expect(card.units.map(({ name, count }) => [name, count.flag])).toEqual([
      ["东关镇", "yellow"],
      ["西关镇", "red"],
    ]);
    const formula = "计算办法：得分＝按时率×100%，满分 100；红旗：第 1 名；黄牌：末位。";
    expect(card.notes).toEqual([formula]);
    expect(report.notes[0]).toBe(formula);
    expect([card.scored, report.scored]).toEqual([true, true]);
  });

  it("says that it was supplemented; the workbook says how", async () => {
    await publishTwoWeeks();
    const { id } = await database.db.beatRun.findFirstOrThrow({
      where: { period: "2026-W39", kind: "publish" },
    });
    const text = "【防汛】补充通报\n申诉成立，补充如下：\n· 东二村：完成 1/1\n以本补充为准。";
    const supplement = {
      number: 1,
      reason: "申诉成立",
      text,
      counts: [],
      at: at("2026-09-25 17:30"),
    };
    await database.db.supplement.create({ data: { ...supplement, beatRunId: id } });
    const { card, report } = await bulletin("2026-W39");
    expect(card.notes).toEqual(["补充通报第 1 号：申诉成立，以补充通报为准，全文见工作簿。"]);
    expect(report.notes).toContain(
      "【防汛】补充通报 申诉成立，补充如下： · 东二村：完成 1/1 以本补充为准。",
    );
    expect((await bulletin("2026-W38")).card.notes).toEqual([]);
  });
});

describe("the workbook of a published bulletin", () => {
  it("has every unit with its parent, and one line for each person and plan", async () => {
    await publishTwoWeeks();
    const { report } = await bulletin("2026-W39");
    expect(report.units.map(({ name, parent }) => `${parent} ${name}`)).toEqual([
      "平安县 东关镇",
      "东关镇 东一村",
      "东关镇 东二村",
      "平安县 西关镇",
      "西关镇 西一村",
    ]);
    expect(
      report.persons.map(({ person, unit, plan, figures }) => {
        const { expected, onTime, late, excused, missed } = figures;
        return [person, unit, plan, expected, onTime, late, excused, missed];
      }),
    ).toEqual([
      ["张三", "东一村", "值守签到", 1, 1, 0, 0, 0],
      ["张三", "东一村", "汛情确认", 1, 0, 0, 1, 0],
      ["李四", "东一村", "值守签到", 1, 0, 1, 0, 0],
      ["赵五", "东二村", "值守签到", 1, 0, 0, 0, 1],
      ["钱六", "西一村", "值守签到", 1, 1, 0, 0, 0],
    ]);
    expect(report).toMatchObject({
      calendarYears: [2026],
      exportedBy: "王管",
      exportedAt: at("2026-09-24 17:30"),
    });
  });

  it("counts what the week sent each person, and what it asked of him", async () => {
    await publishTwoWeeks();
    await database.db.outbox.deleteMany();
    const send = (key: string, sentAt: string, to: object, rest: object = {}) =>
      database.db.outbox.create({
        data: {
          ...{ key, kind: "notice", text: "", notBefore: at(sentAt), createdAt: at(sentAt) },
          ...{ sentAt: at(sentAt), status: "sent", ...to, ...rest },
        },
      });
    const [person, group] = [county.person("张三"), county.group("东一村")];
    await send("private", "2026-09-21 00:00", { personId: person });
    await send("group", "2026-09-27 23:59", { channelId: group });
    await send("edit", "2026-09-22 09:00", { channelId: group }, { editsId: 1 });
    await send("waiting", "2026-09-22 09:00", { personId: person }, { status: "pending" });
    await send("elsewhere", "2026-09-22 09:00", { channelId: county.group("平安县") });
    await send("before", "2026-09-20 23:59", { personId: person });
    await send("after", "2026-09-28 00:00", { personId: person });
    const { report } = await bulletin("2026-W39");
    expect(
      report.burden.map(({ week, person: name, received, asked }) => [week, name, received, asked]),
    ).toEqual([
      ["2026-W39", "张三", 2, 2],
      ["2026-W39", "李四", 1, 1],
      ["2026-W39", "赵五", 0, 1],
      ["2026-W39", "钱六", 1, 1],
    ]);
  });

  it("of a month takes what closed in it", async () => {
    await publishTwoWeeks();
    const { db } = database;
    const monthly = {
      programmeId: county.programme.id,
      kind: "publish",
      period: "2026-09",
    } as const;
    const ranAt = at("2026-10-08 17:30");
    const { id } = await db.beatRun.create({
      data: { ...monthly, dueAt: ranAt, ranAt, status: "done" },
    });
    const counts = await db.count.findMany({ where: { beatRun: { period: "2026-W39" } } });
    await db.count.createMany({
      data: counts.map(({ id: _id, ...count }) => ({ ...count, beatRunId: id })),
    });
    const { card, report } = await bulletin("2026-09");
    expect(report.persons.find(({ plan }) => plan === "值守签到")).toMatchObject({
      person: "张三",
      figures: { expected: 2, onTime: 2 },
    });
    expect([...new Set(report.burden.map(({ week }) => week))]).toEqual(["2026-W38", "2026-W39"]);
    expect(card.whole.rateBefore).toBeNull();
  });
});

describe("a bulletin that is not there", () => {
  it("is not gathered while it is planned, nor when it is a count", async () => {
    const runs = await database.db.beatRun.findMany();
    expect(runs.length).toBeGreaterThan(0);
    for (const { id } of [...runs, { id: 9_999 }]) {
      expect(
        await run(database.db, "2026-09-18 08:00", (work) => bulletinOf(work, id, "王管")),
      ).toBeNull();
    }
  });

  it("is not found; those that are there are named, the newest first", async () => {
    const find = (period: string | null) =>
      run(database.db, "2026-10-20 08:00", (work) =>
        findBulletin(work, county.programme.id, period),
      );
    expect(await find(null)).toEqual({ outcome: "none", periods: [] });
    await publishTwoWeeks();
    expect(await find("2026-W40")).toEqual({ outcome: "none", periods: ["2026-W39", "2026-W38"] });
    expect(await find("2026-W38")).toMatchObject({ outcome: "found", period: "2026-W38" });
    expect(await find(null)).toMatchObject({ outcome: "found", period: "2026-W39" });
  });
});
