import { beforeEach, describe, expect, it } from "vitest";
import { readOverview } from "../../src/console/overview.ts";
import { testDatabase } from "../support/database.ts";
import {
  at,
  calendar,
  decision,
  draft,
  group,
  NOW,
  openWindow,
  programme,
  unconfirmed,
  unit,
} from "./county.ts";

const test = testDatabase();
beforeEach(() => test.empty());

const read = (more: Partial<Parameters<typeof readOverview>[1]> = {}) =>
  readOverview(test.db, { now: NOW, calendar, platforms: [], ...more });

describe("the overview", () => {
  it("is empty, not broken, in an empty county", async () => {
    const overview = await read();
    expect(overview).toMatchObject({
      windows: [],
      groups: [],
      programmes: [],
      today: "2026-09-14",
    });
    expect(overview.decisions).toEqual({ rows: [], total: 0 });
  });

  it("counts today's windows as a whole and by the group they were asked in", async () => {
    const east = await unit(test.db, "东关镇");
    const west = await unit(test.db, "西街镇");
    const eastGroup = await group(test.db, "东关镇工作群", { unitId: east });
    const westGroup = await group(test.db, "西街镇工作群", { unitId: west });
    const programmeId = await programme(test.db, "驻村工作");
    await openWindow(test.db, { programmeId, plan: "驻村签到" }, [
      { unitId: east, channelId: eastGroup, status: "on_time" },
      { unitId: east, channelId: eastGroup, status: "late" },
      { unitId: east, channelId: eastGroup, status: "due" },
      { unitId: west, channelId: westGroup, status: "excused" },
      { unitId: west, channelId: null, status: "due" },
    ]);
    const { windows } = await read();
    expect(windows).toHaveLength(1);
    expect(windows[0]).toMatchObject({ plan: "驻村签到", programme: "驻村工作", open: true });
    expect(windows[0]?.progress).toMatchObject({ done: 2, expected: 5, excused: 1, owing: 2 });
    const groups = windows[0]?.groups.map(({ name, progress }) => [
      name,
      progress.done,
      progress.expected,
    ]);
    expect(groups).toEqual([
      ["东关镇工作群", 2, 3],
      ["西街镇工作群", 0, 1],
      [null, 0, 1],
    ]);
  });

  it("shows open windows first, then those that closed today, and no older ones", async () => {
    const programmeId = await programme(test.db, "驻村工作");
    await openWindow(test.db, { programmeId, plan: "早签到", status: "closed" }, []);
    await openWindow(test.db, { programmeId, plan: "周小结", date: "2026-09-11" }, []);
    const old = { programmeId, plan: "旧签到", status: "closed", date: "2026-09-11" } as const;
    await openWindow(test.db, old, []);
    const { windows } = await read();
    expect(windows.map(({ plan, open }) => [plan, open])).toEqual([
      ["周小结", true],
      ["早签到", false],
    ]);
  });

  it("lists what waits for a human, and counts what it does not list", async () => {
    for (let number = 1; number <= 53; number += 1)
      await decision(test.db, number, `申请${number}。`);
    await draft(test.db, 1, "请抓紧办理。");
    await test.db.decision.update({ where: { number: 1 }, data: { status: "approved" } });
    const { decisions, drafts } = await read();
    expect([decisions.total, decisions.rows.length, decisions.rows[0]?.number]).toEqual([
      52, 50, 2,
    ]);
    expect(drafts.rows).toMatchObject([{ number: 1, text: "请抓紧办理。" }]);
  });

  it("says which groups are heard", async () => {
    const east = await unit(test.db, "东关镇");
    await group(test.db, "未绑定的群");
    await group(test.db, "东关镇微信群", { unitId: east, platform: "wechat" });
    const deaf = await group(test.db, "东关镇工作群", { unitId: east });
    const span = { platform: "sandbox", channelId: deaf, reason: "privacy mode" };
    await test.db.coverage.create({ data: { ...span, deafFrom: at("09:00") } });
    const ended = { deafFrom: at("07:00"), deafUntil: at("08:00") };
    await test.db.coverage.create({ data: { platform: "wechat", reason: "down", ...ended } });
    const states = ["sandbox", "wechat"].map((name) => ({
      name,
      state: "hearing" as const,
      heardAt: NOW,
      detail: null,
    }));
    const { groups } = await read({ platforms: states });
    expect(groups.map(({ name, unit: of, hearing }) => [name, of, hearing.state])).toEqual([
      ["东关镇微信群", "东关镇", "hearing"],
      ["东关镇工作群", "东关镇", "deaf"],
      ["未绑定的群", null, "hearing"],
    ]);
  });

  it("lists unconfirmed posts of the last seven days by group", async () => {
    const id = await group(test.db, "东关镇工作群");
    await unconfirmed(test.db, id, "周通报");
    await unconfirmed(test.db, id, "上月通报", at("10:00", "2026-08-20"));
    const { unconfirmed: posts } = await read();
    expect(posts.total).toBe(1);
    expect(posts.rows).toMatchObject([{ group: "东关镇工作群", text: "周通报" }]);
  });

  it("warns sixty days before the calendar's known years end", async () => {
    expect((await read()).calendar).toEqual({ through: 2026, endsSoon: false });
    const november = await read({ now: at("10:00", "2026-11-22") });
    expect(november.calendar).toEqual({ through: 2026, endsSoon: true });
  });
});
