import { beforeEach, describe, expect, it } from "vitest";
import { planBeats } from "../../src/cycle/plan-beats.ts";
import { recheckReminder } from "../../src/cycle/remind.ts";
import { startRuns } from "../../src/ladder/start-runs.ts";
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

describe("周提醒", () => {
  it("tells each person once what he can still do, then each group once", async () => {
    await signIn(county, "2026-09-15", { 张三: "missed" });
    const asked = await county.window(
      "确认",
      { date: "2026-09-16", until: "2026-09-16 18:00" },
      { 张三: "missed", 李四: "on_time" },
    );
    await run(database.db, "2026-09-16 18:00", (work) => startRuns(work, asked));
    await county.window(
      "签到",
      { date: "2026-09-18", until: "2026-09-18 20:00", status: "open" },
      { 张三: "due", 赵五: "due" },
    );
    const { note, said } = await beat(database.db, "remind");
    expect(note).toBe("提醒 2 人，并在 2 个群提示");
    expect(said.map(({ to, mentions }) => [to, mentions])).toEqual([
      ["张三", []],
      ["赵五", []],
      ["东一村工作群", ["张三"]],
      ["东关镇工作群", ["赵五"]],
    ]);
    expect(said[0]?.text).toBe(
      [
        "【防汛】周提醒：您还有 2 项未办：",
        "· 汛情确认（9月16日），已过截止时间 9月16日 18:00",
        "· 值守签到（9月18日），截止 9月18日 20:00",
        "请尽快阅后回复“收到”，仍可补办。",
        "请回复“签到”，公出请回复“公出 事由”，请假请回复“请假 事由”。",
      ].join("\n"),
    );
    expect(said[2]?.text).toContain("（汛情确认、值守签到）：\n@张三\n");
  });

  it("says once how, where a person owes one kind late and in time", async () => {
    const late = { date: "2026-09-15", until: "2026-09-15 18:00" };
    const asked = await county.window("确认", late, { 张三: "missed" });
    await run(database.db, "2026-09-15 18:00", (work) => startRuns(work, asked));
    const open = { date: "2026-09-18", until: "2026-09-18 20:00", status: "open" } as const;
    await county.window("确认", open, { 张三: "due" });
    const { said } = await beat(database.db, "remind");
    expect(said[0]?.text).toBe(
      [
        "【防汛】周提醒：您还有 2 项未办：",
        "· 汛情确认（9月15日），已过截止时间 9月15日 18:00",
        "· 汛情确认（9月18日），截止 9月18日 20:00",
        "请阅后回复“收到”。",
      ].join("\n"),
    );
  });

  it("says nothing when nobody owes, and notes it", async () => {
    await signIn(county, "2026-09-15", { 张三: "missed" });
    const { note, said } = await beat(database.db, "remind");
    expect(said).toEqual([]);
    expect(note).toBe("没有需要提醒的人，未发消息");
  });

  it("leaves alone whose leave is not decided yet", async () => {
    await county.window(
      "签到",
      { date: "2026-09-18", until: "2026-09-18 20:00", status: "open" },
      { 张三: "due" },
    );
    const day = {
      fromAt: new Date("2026-09-17T16:00:00Z"),
      untilAt: new Date("2026-09-18T16:00:00Z"),
    };
    await database.db.leave.create({
      data: {
        personId: county.person("张三"),
        ...day,
        words: "今天",
        reason: "",
        workingDays: 1,
        createdAt: day.fromAt,
      },
    });
    expect((await beat(database.db, "remind")).said).toEqual([]);
  });

  it("is checked again just before it goes out", async () => {
    await county.window(
      "签到",
      { date: "2026-09-18", until: "2026-09-18 20:00", status: "open" },
      { 张三: "due", 李四: "due" },
    );
    const { said } = await beat(database.db, "remind");
    const recheck = (index: number) =>
      run(database.db, "2026-09-18 16:31", (work) => {
        const condition = said[index]?.condition as unknown as {
          owesIn: Parameters<typeof recheckReminder>[1];
        };
        return recheckReminder(work, condition.owesIn);
      });
    await database.db.obligation.updateMany({
      where: { personId: county.person("张三") },
      data: { status: "on_time" },
    });
    expect(await recheck(0)).toEqual({ still: false, reason: "已办理，无需提醒" });
    expect(await recheck(1)).toMatchObject({ still: true, text: said[1]?.text });
    const group = await recheck(2);
    expect(group).toMatchObject({ still: true, mentions: [county.person("李四")] });
    expect("text" in group ? group.text : "").not.toContain("张三");
  });
});
