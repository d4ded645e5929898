import { beforeEach, describe, expect, it } from "vitest";
import { escalateUnits, unitStepStands } from "../../../src/ladder/recurrence/escalate.ts";
import { type County, outbox, run, seedCounty } from "../../cycle/county.ts";
import { testDatabase } from "../../support/database.ts";
import { weeks } from "./weeks.ts";

const database = testDatabase();
let county: County;
let played: ReturnType<typeof weeks>;

beforeEach(async () => {
  await database.empty();
  county = await seedCounty(database.db);
  played = weeks(database.db, county);
});

const last = { 东关镇: 50, 西关镇: 90 };
const better = { 东关镇: 90, 西关镇: 50 };

describe("two weeks last and one week better", () => {
  it("end the row of 连续, which starts anew, while 累计 goes on", async () => {
    await played.ladder(["cumulative", 9, "约谈", "单位"], ["consecutive", 9, "问责", "单位"]);
    await played.publish("2026-W36", "2026-09-04", last);
    await played.publish("2026-W37", "2026-09-11", last);
    await played.publish("2026-W38", "2026-09-18", better);
    await played.publish("2026-W39", "2026-09-24", last);
    expect(await played.runs("东关镇")).toEqual([
      ["cumulative", "2026-Q3", 3, "running"],
      ["consecutive", "2026-W36", 2, "stopped"],
      ["consecutive", "2026-W39", 1, "running"],
    ]);
  });

  it("are not interrupted by a week in which the unit owed nothing", async () => {
    await played.ladder(["consecutive", 9, "问责", "单位"]);
    await played.publish("2026-W37", "2026-09-11", last);
    await played.publish("2026-W38", "2026-09-18", { 东关镇: null, 西关镇: 90 });
    await played.publish("2026-W39", "2026-09-24", last);
    expect(await played.runs("东关镇")).toEqual([["consecutive", "2026-W37", 2, "running"]]);
  });

  it("of another quarter are counted from one again", async () => {
    await played.ladder(["cumulative", 9, "约谈", "单位"]);
    await played.publish("2026-W40", "2026-09-30", last);
    await played.publish("2026-W41", "2026-10-09", last);
    expect(await played.runs("东关镇")).toEqual([
      ["cumulative", "2026-Q3", 1, "finished"],
      ["cumulative", "2026-Q4", 1, "running"],
    ]);
  });
});

describe("a ladder", () => {
  it("that is edited midway changes only later runs", async () => {
    await played.ladder(["cumulative", 2, "约谈", "单位"]);
    await played.publish("2026-W37", "2026-09-11", last);
    await database.db.ladderStep.updateMany({ data: { action: "问责", threshold: 1 } });
    await played.publish("2026-W38", "2026-09-18", last);
    await played.publish("2026-W39", "2026-09-24", better);
    expect(await played.steps()).toEqual([
      ["东关镇", "约谈", "sent", null],
      ["西关镇", "问责", "sent", "本单位及上级没有秘书，改由管理员督促"],
    ]);
  });

  it("without rows that count leaves everybody alone", async () => {
    await played.publish("2026-W37", "2026-09-11", last);
    expect(await database.db.shortfall.count()).toBe(0);
    expect(await outbox(database.db)).toEqual([]);
  });

  it("acts once for each number of times, and drafts from its second row on", async () => {
    await played.ladder(["cumulative", 1, "通报", "本人"], ["cumulative", 2, "约谈", "联络人"]);
    await played.publish("2026-W37", "2026-09-11", last);
    await played.publish("2026-W38", "2026-09-18", last);
    await played.publish("2026-W39", "2026-09-24", last);
    expect(await played.steps()).toEqual([
      ["东关镇", "通报", "sent", null],
      ["东关镇", "约谈", "drafted", null],
    ]);
    const said = (await outbox(database.db)).map(({ to, kind }) => [to, kind]);
    expect(said).toEqual([
      ["东秘", "escalation"],
      ["王管", "draft"],
    ]);
  });
});

describe("nobody waits in silence", () => {
  it("for a secretary who has left: the nearest above, else the administrators are told", async () => {
    await played.ladder(["cumulative", 1, "通报", "单位"]);
    const left = { personId: county.person("东秘") };
    await database.db.membership.updateMany({ where: left, data: { endsOn: "2026-09-01" } });
    await played.publish("2026-W37", "2026-09-11", last);
    const [message] = await outbox(database.db);
    expect(message?.to).toBe("王管");
    expect(message?.text).toContain("说明：本单位及上级没有秘书，改由管理员督促。");
  });

  it("where there is no administrator the log says so, and the draft is there for the next", async () => {
    await played.ladder(["cumulative", 1, "通报", "单位"], ["cumulative", 1, "约谈", "单位"]);
    await database.db.membership.updateMany({
      where: { role: "administrator" },
      data: { endsOn: "2026-09-01" },
    });
    await played.publish("2026-W37", "2026-09-11", last);
    await run(database.db, "2026-09-11 17:31", (work) => escalateUnits(work, 100));
    expect((await played.steps())[1]).toEqual([
      "东关镇",
      "约谈",
      "drafted",
      "没有可通知的人，请在名册中补充秘书、联络人或管理员",
    ]);
    expect(await database.db.draft.count({ where: { status: "pending" } })).toBe(1);
  });
});

describe("what is taken back", () => {
  it("steps the counters back, revokes what they had reached, and is reached again later", async () => {
    await played.ladder(["cumulative", 1, "提醒", "单位"], ["cumulative", 2, "约谈", "单位"]);
    await played.publish("2026-W36", "2026-09-04", last);
    const second = await played.publish("2026-W37", "2026-09-11", last);
    const message = (await outbox(database.db)).at(-1);
    const revoked = await played.revoke("2026-09-14", second, "东关镇");
    expect(revoked.map(({ unit, action, seen }) => [unit, action, seen])).toEqual([
      ["东关镇", "约谈", true],
    ]);
    expect(await played.runs("东关镇")).toEqual([["cumulative", "2026-Q3", 1, "running"]]);
    const condition = message?.condition as unknown as {
      unitStep: { runId: number; step: number };
    };
    const stands = () =>
      run(database.db, "2026-09-14 10:01", (work) => unitStepStands(work, condition.unitStep));
    expect(await stands()).toEqual({ still: false, reason: "申诉成立，已撤销" });
    await played.publish("2026-W38", "2026-09-18", last);
    expect((await played.steps()).at(-1)).toEqual(["东关镇", "约谈", "sent", null]);
    expect((await outbox(database.db)).at(-1)?.text).not.toContain("9月7日至13日");
  });

  it("before its step has acted is logged as skipped", async () => {
    await played.ladder(["cumulative", 1, "约谈", "单位"]);
    const id = await played.freeze("2026-W36", "2026-09-04", last);
    expect(await played.revoke("2026-09-04", id, "东关镇")).toEqual([]);
    expect(await run(database.db, "2026-09-04 17:30", (work) => escalateUnits(work, 100))).toBe(0);
    expect(await played.steps()).toEqual([["东关镇", "约谈", "skipped", "申诉成立，已撤销"]]);
    expect(await outbox(database.db)).toEqual([]);
  });
});
