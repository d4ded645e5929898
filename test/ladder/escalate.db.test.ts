import { beforeEach, describe, expect, it } from "vitest";
import { nextEscalationAt, stopRuns } from "../../src/ladder/escalate.ts";
import { startRuns } from "../../src/ladder/start-runs.ts";
import { at, type County, outbox, run, seedCounty } from "../cycle/county.ts";
import { testDatabase } from "../support/database.ts";
import { chase } from "./chase.ts";

const database = testDatabase();
let county: County;
let chasing: ReturnType<typeof chase>;

beforeEach(async () => {
  await database.empty();
  county = await seedCounty(database.db);
  chasing = chase(database.db, county);
});

describe("what closes undone", () => {
  it("is chased only where it is owed, from the next working day on", async () => {
    await chasing.overdue({ 张三: "missed", 李四: "on_time", 赵五: "held", 钱六: "excused" });
    const runs = await database.db.ladderRun.findMany();
    expect(runs.map(({ subject, ladder, nextStepAt }) => [subject, ladder, nextStepAt])).toEqual([
      ["张三", "默认阶梯", at("2026-09-15 18:00")],
    ]);
    expect(await run(database.db, "2026-09-14 18:00", (work) => nextEscalationAt(work.tx))).toEqual(
      at("2026-09-15 18:00"),
    );
  });

  it("is chased once however often it is started", async () => {
    const id = await chasing.overdue({ 张三: "missed" });
    await run(database.db, "2026-09-14 18:01", (work) => startRuns(work, id));
    expect(await database.db.ladderRun.count()).toBe(1);
  });

  it("keeps the ladder as it stood, whatever is edited later", async () => {
    await chasing.ladder([[1, "提醒", "本人"]]);
    await chasing.overdue({ 张三: "missed" });
    await database.db.ladderStep.updateMany({ data: { action: "问责", threshold: 9 } });
    await chasing.sweep("2026-09-15 18:00");
    expect(await chasing.steps()).toEqual([["张三", 1, "提醒", "sent", null]]);
  });

  it("is not chased by a ladder that only counts times", async () => {
    await chasing.ladder([[1, "通报", "单位"]]);
    await database.db.ladderStep.updateMany({ data: { type: "cumulative" } });
    await chasing.overdue({ 张三: "missed" });
    expect(await chasing.sweep("2026-12-01 18:00")).toBe(0);
  });
});

describe("the default ladder", () => {
  it("reminds the person, tells his unit, then drafts", async () => {
    await chasing.overdue({ 张三: "missed" });
    await chasing.sweep("2026-09-15 17:59");
    expect(await chasing.steps()).toEqual([]);
    for (const local of ["2026-09-15 18:00", "2026-09-17 18:00", "2026-09-20 18:00"])
      await chasing.sweep(local);
    expect(await chasing.steps()).toEqual([
      ["张三", 1, "提醒", "sent", null],
      ["张三", 2, "通报", "sent", null],
      ["张三", 3, "督办", "drafted", null],
    ]);
    const said = await outbox(database.db);
    expect(said.map(({ to, kind }) => [to, kind])).toEqual([
      ["张三", "reminder"],
      ["东秘", "escalation"],
      ["王管", "draft"],
    ]);
    expect(said[0]?.text).toBe(
      [
        "【提醒】您还有事项未办：",
        "· 汛情确认（9月14日），已逾期 1 个工作日，截止时间 9月14日 18:00",
        "请尽快阅后回复“收到”，仍可补办。",
        "如有困难，请与本单位秘书联系。",
      ].join("\n"),
    );
    expect(said[1]?.text).toBe(
      [
        "【通报】本单位以下事项逾期未办：",
        "· 张三（东一村）汛情确认（9月14日），已逾期 3 个工作日",
        "请督促尽快办理；确有困难的，请回复“说明 情况”。",
      ].join("\n"),
    );
    expect(said[2]?.text).toContain(
      "草稿 1\n【督办】张三（东一村）\n汛情确认（9月14日）截至9月20日仍未办，已逾期 5 个工作日。",
    );
    expect(said[2]?.text).toContain("“发布 1”“修改 1 新内容”或“作废 1”");
    expect(await database.db.ladderRun.findFirst()).toMatchObject({
      status: "finished",
      nextStepAt: null,
    });
  });

  it("names several people in one message per step and recipient, and logs each", async () => {
    await chasing.overdue({ 张三: "missed", 李四: "missed", 赵五: "missed" });
    for (const local of ["2026-09-15 18:00", "2026-09-17 18:00", "2026-09-20 18:00"])
      await chasing.sweep(local);
    const said = await outbox(database.db);
    expect(said.map(({ to }) => to)).toEqual(["张三", "李四", "赵五", "东秘", "王管"]);
    expect(said[3]?.text).toContain("· 张三（东一村）");
    expect(said[3]?.text).toContain("· 赵五（东二村）");
    expect(said[4]?.text).toContain("有 3 份草稿待您决定");
    expect(await chasing.steps()).toHaveLength(9);
  });

  it("acts once however many workers sweep", async () => {
    await chasing.overdue({ 张三: "missed", 李四: "missed" });
    await Promise.all([1, 2, 3].map(() => chasing.sweep("2026-09-15 18:00")));
    expect(await outbox(database.db)).toHaveLength(2);
    expect(await chasing.steps()).toHaveLength(2);
  });

  it("takes its steps in order after an outage, one a working day", async () => {
    await chasing.overdue({ 张三: "missed" });
    await chasing.sweep("2026-09-22 08:00");
    await chasing.sweep("2026-09-22 08:05");
    expect(await chasing.steps()).toHaveLength(1);
    await chasing.sweep("2026-09-23 18:00");
    expect((await chasing.steps()).map(([, step]) => step)).toEqual([1, 2]);
  });
});

describe("a run", () => {
  it.each([
    ["made_up", "已完成"],
    ["excused", "已请假"],
    ["held", "待核实"],
  ] as const)(
    "stops when its obligation is %s, and logs the step it skips",
    async (status, reason) => {
      await chasing.overdue({ 张三: "missed" });
      await chasing.settle("张三", status);
      await chasing.sweep("2026-09-15 18:00");
      await chasing.sweep("2026-09-17 18:00");
      expect(await chasing.steps()).toEqual([["张三", 1, "提醒", "skipped", reason]]);
      expect(await outbox(database.db)).toEqual([]);
    },
  );

  it("stops at once when it is told so, and logs nothing when no step was due", async () => {
    await chasing.overdue({ 张三: "missed" });
    const rows = await database.db.obligation.findMany();
    const ids = rows.map(({ id }) => id);
    await run(database.db, "2026-09-15 09:00", (work) => stopRuns(work, ids, "已完成"));
    await chasing.sweep("2026-09-15 18:00");
    expect(await chasing.steps()).toEqual([]);
  });

  it("goes on where it stopped when what was held turns out to be owed", async () => {
    const id = await chasing.overdue({ 张三: "missed" });
    await chasing.settle("张三", "held");
    await chasing.sweep("2026-09-15 18:00");
    await chasing.settle("张三", "missed");
    await run(database.db, "2026-09-16 10:00", (work) => startRuns(work, id));
    await chasing.sweep("2026-09-16 10:01");
    expect(await chasing.steps()).toEqual([["张三", 1, "提醒", "sent", null]]);
  });

  it("starts when what was held at closing turns out to be owed", async () => {
    const id = await chasing.overdue({ 张三: "held" });
    await chasing.settle("张三", "missed");
    await run(database.db, "2026-09-16 10:00", (work) => startRuns(work, id));
    await chasing.sweep("2026-09-16 10:01");
    expect(await chasing.steps()).toEqual([["张三", 1, "提醒", "sent", null]]);
  });

  it("waits while the person is on leave, and does not count those days", async () => {
    await chasing.overdue({ 张三: "missed" });
    await chasing.leave("张三", "2026-09-15 00:00", "2026-09-16 23:59");
    await chasing.sweep("2026-09-15 18:00");
    expect(await chasing.steps()).toEqual([]);
    await chasing.sweep("2026-09-17 18:00");
    expect((await outbox(database.db))[0]?.text).toContain("已逾期 1 个工作日");
  });
});
