import { beforeEach, describe, expect, it } from "vitest";
import { briefOf } from "../../src/cycle/brief.ts";
import { planBeats } from "../../src/cycle/plan-beats.ts";
import { runBeat, runBeatByHand } from "../../src/cycle/run-beat.ts";
import { byHandReply } from "../../src/cycle/wording.ts";
import { testDatabase } from "../support/database.ts";
import { at, type County, outbox, run, seedCounty, zone } from "./county.ts";
import { beat, signIn } from "./week.ts";

const database = testDatabase();
let county: County;

beforeEach(async () => {
  await database.empty();
  county = await seedCounty(database.db);
});

const monthly = async () => {
  const rows = await database.db.beatRun.findMany({ orderBy: [{ dueAt: "asc" }, { id: "asc" }] });
  return rows
    .filter(({ period }) => !period.includes("W"))
    .map(({ period, dueAt, status }) => [period, dueAt, status]);
};

describe("通报周期", () => {
  it("lays nothing but weeks unless the programme asks for more", async () => {
    await run(database.db, "2026-10-05 00:00", planBeats);
    expect(await monthly()).toEqual([]);
  });

  it("lays a month and a quarter on the first working day after them, at the hour of 通报", async () => {
    await database.db.programme.updateMany({ data: { periods: ["month", "quarter"] } });
    await run(database.db, "2026-10-05 00:00", planBeats);
    expect(await monthly()).toEqual([
      ["2026-09", at("2026-10-08 17:30"), "planned"],
      ["2026-Q3", at("2026-10-08 17:30"), "planned"],
    ]);
  });

  it("lays the last month after the programme has ended, and none before it was known", async () => {
    const data = { periods: ["month"], endsOn: "2026-09-20" };
    await database.db.programme.updateMany({ data });
    for (const local of ["2026-09-01 00:00", "2026-10-05 00:00", "2026-11-02 00:00"]) {
      await run(database.db, local, planBeats);
    }
    expect((await monthly()).map(([period]) => period)).toEqual(["2026-09"]);
  });
});

describe("月通报", () => {
  const publish = (local: string) =>
    run(database.db, local, (work) => {
      const asked = {
        kind: "publish" as const,
        sort: "month" as const,
        actorId: county.person("王管"),
      };
      return runBeatByHand(work, { programmeId: county.programme.id, ...asked });
    });

  it("sums what closed in the month, whichever week published it, and is frozen", async () => {
    await signIn(county, "2026-09-30", { 张三: "missed", 钱六: "on_time" });
    await signIn(county, "2026-10-08", { 张三: "on_time", 钱六: "missed" });
    const result = await publish("2026-10-09 10:00");
    expect(byHandReply(result, zone)).toBe("【防汛】月通报：发布到 3 个群，并发给 1 位管理员。");
    const [first] = await outbox(database.db);
    expect(first?.text).toContain("【防汛】月通报（2026年9月）");
    expect(first?.text).toContain("平安县：完成 1/2（50%）：按时 1，未办 1");
    const frozen = await database.db.count.findMany({ orderBy: { id: "asc" } });
    await database.db.obligation.updateMany({ data: { status: "on_time" } });
    const again = await publish("2026-10-09 11:00");
    expect(byHandReply(again, zone)).toBe(
      "“防汛”2026年9月的通报已于 10月9日 10:00 发布，只发布一次；以后的变化另发补充通报。",
    );
    expect(await database.db.count.findMany({ orderBy: { id: "asc" } })).toEqual(frozen);
    expect(await database.db.shortfall.count()).toBe(0);
  });

  it("by hand takes the place of the planned one, which is told", async () => {
    await database.db.programme.updateMany({ data: { periods: ["month"] } });
    await run(database.db, "2026-10-05 00:00", planBeats);
    await publish("2026-10-08 10:00");
    const run09 = await database.db.beatRun.findFirstOrThrow({ where: { period: "2026-09" } });
    const later = await run(database.db, "2026-10-08 17:30", (work) =>
      runBeat(work, { beatRunId: run09.id }),
    );
    expect(later.outcome).toBe("already");
    const notice = (await outbox(database.db)).at(-1);
    expect(notice?.text).toContain("【防汛】2026年9月的通报已于 10月8日 10:00 由王管手动发布");
  });

  it("does not stand between two weekly bulletins that are compared", async () => {
    await run(database.db, "2026-09-14 00:00", planBeats);
    await signIn(county, "2026-09-15", { 张三: "on_time", 钱六: "missed" });
    await beat(database.db, "publish");
    await publish("2026-09-18 18:00");
    await run(database.db, "2026-09-21 00:00", planBeats);
    await signIn(county, "2026-09-22", { 张三: "on_time", 钱六: "on_time" });
    const { said } = await beat(database.db, "publish", "2026-09-24");
    expect(said[0]?.text).toContain("比上期提高 50 个百分点");
  });
});

describe("a programme's own way of judging", () => {
  it("ranks by score, gives flags and says how", async () => {
    const scoring = {
      parts: [
        { part: "completion", weight: 50 },
        { part: "punctuality", weight: 50 },
      ],
      ...{ line: 60, base: 1 },
      red: [{ sort: "first", places: 1 }],
      yellow: [{ sort: "score", is: "<", value: 60 }],
    };
    await database.db.programme.updateMany({ data: { scoring } });
    await run(database.db, "2026-09-14 00:00", planBeats);
    await signIn(county, "2026-09-15", { 张三: "late", 李四: "late", 钱六: "on_time" });
    const { said } = await beat(database.db, "publish");
    const whole = said[0]?.text ?? "";
    expect(whole).toContain("第1名 西关镇【红旗】：完成 1/1（100%），得分 100");
    expect(whole).toContain("第2名 东关镇【黄牌】：完成 2/2（100%），得分 50");
    expect(whole).toContain("计算办法：得分＝完成率×50%＋按时率×50%，满分 100；红旗：第 1 名；");
    await database.db.programme.updateMany({ data: { ranked: false } });
    await run(database.db, "2026-09-21 00:00", planBeats);
    await signIn(county, "2026-09-22", { 张三: "late", 李四: "late", 钱六: "on_time" });
    const plain = (await beat(database.db, "publish", "2026-09-24")).said[0]?.text ?? "";
    expect(plain).not.toContain("旗");
    expect(plain.indexOf("东关镇：")).toBeLessThan(plain.indexOf("西关镇："));
  });
});

describe("the brief before a joint meeting", () => {
  it("names the units below the line with their figures and what was said about them", async () => {
    await signIn(county, "2026-09-15", { 张三: "missed", 赵五: "on_time", 钱六: "on_time" });
    const unitId = county.unit("东一村");
    const said = { unitId, personId: county.person("东领导"), period: "2026-W38", text: "已约谈" };
    await database.db.dispatchAnswer.create({ data: { ...said, at: at("2026-09-17 09:00") } });
    const brief = await run(database.db, "2026-10-08 09:00", (work) =>
      briefOf(work, county.programme.id, "2026-09"),
    );
    expect(brief).toMatchObject({ programme: "防汛", period: "2026-09", line: 60 });
    expect(brief.units.map(({ unit, score, answered }) => [unit, score, answered])).toEqual([
      ["东关镇", 50, false],
      ["东一村", 0, true],
    ]);
    expect(brief.units[1]?.happened).toEqual([
      expect.objectContaining({ what: "answer", by: "东领导", text: "已约谈" }),
    ]);
  });
});
