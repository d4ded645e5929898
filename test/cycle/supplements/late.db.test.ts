import { beforeEach, describe, expect, it } from "vitest";
import { planBeats } from "../../../src/cycle/plan-beats.ts";
import { runBeat } from "../../../src/cycle/run-beat.ts";
import { supplementDue } from "../../../src/cycle/supplements/run.ts";
import { resettle } from "../../../src/ledger/replies/resettle.ts";
import { testDatabase } from "../../support/database.ts";
import { at, type County, outbox, type PersonName, run, seedCounty } from "../county.ts";
import { beat, signIn } from "../week.ts";

const database = testDatabase();
let county: County;
let window: number;

beforeEach(async () => {
  await database.empty();
  county = await seedCounty(database.db);
  await run(database.db, "2026-09-14 00:00", planBeats);
  window = await signIn(county, "2026-09-15", { 张三: "missed", 赵五: "missed", 钱六: "on_time" });
  await beat(database.db, "publish");
  await database.db.outbox.deleteMany({ where: { kind: { not: "bulletin" } } });
});

/** Somebody's leave of that morning is approved now. */
async function approve(name: PersonName, local: string, ruling = true): Promise<void> {
  const personId = county.person(name);
  const span = { fromAt: at("2026-09-15 00:00"), untilAt: at("2026-09-15 12:00") };
  const said = { words: "请假", reason: "", workingDays: 1, status: "approved" as const };
  const data = { personId, ...span, ...said, createdAt: at(local) };
  await database.db.leave.create({ data });
  const cause = { actorId: county.person("东秘"), why: "decision 1 approved", inboxId: null };
  await run(database.db, local, (work) =>
    resettle(work, [{ occurrenceId: window, personId }], ruling ? { ...cause, ruling } : cause),
  );
}

const waiting = async () => {
  const rows = await database.db.beatRun.findMany({ where: { supplementAt: { not: null } } });
  return rows.map(({ supplementAt }) => supplementAt);
};
const supplement = (local: string) =>
  run(database.db, local, (work) => supplementDue(work, county.programme.id));
const supplements = async () =>
  (await outbox(database.db)).filter(({ text }) => text.includes("】补充通报"));

describe("what is approved after the bulletin", () => {
  it("is said in the evening, to the groups that had it and to the administrators", async () => {
    const frozen = await database.db.count.findMany({ orderBy: { id: "asc" } });
    await approve("张三", "2026-09-21 09:00");
    expect(await waiting()).toEqual([at("2026-09-21 17:30")]);
    expect(await supplement("2026-09-21 17:29")).toBe(0);
    expect(await supplement("2026-09-21 17:30")).toBe(1);
    const said = await supplements();
    expect(said.map(({ to, kind }) => [to, kind])).toEqual(
      ["平安县工作群", "东关镇工作群", "东一村工作群", "王管"].map((to) => [to, "bulletin"]),
    );
    expect(said[0]?.text).toBe(
      [
        "【防汛】补充通报（9月14日至20日，第 1 号）",
        "请假、补签、申诉等经批准，对原通报补充如下：",
        "· 平安县：完成 1/3（33.3%） → 完成 1/2（50%），未办 2 → 未办 1，请假 0 → 请假 1",
        "· 东关镇：完成 0/2（0%） → 完成 0/1（0%），未办 2 → 未办 1，请假 0 → 请假 1",
        "· 东一村：完成 0/1（0%） → 没有计入的事项，未办 1 → 未办 0，请假 0 → 请假 1，第 1 名 → 不排名",
        "原通报不改动，以本补充为准。对数字有疑问，请联系本单位秘书。",
      ].join("\n"),
    );
    expect(await database.db.count.findMany({ orderBy: { id: "asc" } })).toEqual(frozen);
    expect(await waiting()).toEqual([]);
  });

  it("is said once a day, each time only what is new", async () => {
    await approve("张三", "2026-09-21 09:00");
    await supplement("2026-09-21 17:30");
    await approve("赵五", "2026-09-21 18:00");
    expect(await waiting()).toEqual([at("2026-09-22 17:30")]);
    await supplement("2026-09-22 17:30");
    const second = (await supplements())[4]?.text;
    expect(second).toContain("第 2 号");
    expect(second).toContain("· 平安县：完成 1/2（50%） → 完成 1/1（100%）");
    expect(second).not.toContain("东一村");
  });

  it("goes with the next beat when that comes sooner", async () => {
    await run(database.db, "2026-09-21 00:00", planBeats);
    await approve("张三", "2026-09-24 09:00");
    const next = { kind: "count" as const, dueAt: at("2026-09-24 16:00") };
    const { id } = await database.db.beatRun.findFirstOrThrow({ where: next });
    await run(database.db, "2026-09-24 16:00", (work) => runBeat(work, { beatRunId: id }));
    expect(await supplements()).toHaveLength(4);
    expect(await supplement("2026-09-24 17:30")).toBe(0);
  });

  it("is not what a person does late by himself", async () => {
    await approve("张三", "2026-09-21 09:00", false);
    expect(await waiting()).toEqual([]);
  });

  it("says nothing when nothing has changed in the end", async () => {
    await approve("张三", "2026-09-21 09:00");
    const where = { personId: county.person("张三") };
    await database.db.obligation.updateMany({ where, data: { status: "missed" } });
    expect(await supplement("2026-09-21 17:30")).toBe(0);
    expect(await supplements()).toEqual([]);
    expect(await waiting()).toEqual([]);
  });

  it("is said once however many workers try", async () => {
    await approve("张三", "2026-09-21 09:00");
    await Promise.all([1, 2, 3].map(() => supplement("2026-09-21 17:30")));
    expect(await supplements()).toHaveLength(4);
    expect(await database.db.supplement.count()).toBe(1);
  });
});
