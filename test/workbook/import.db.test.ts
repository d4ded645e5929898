import { beforeEach, describe, expect, it } from "vitest";
import { createWorkCalendar } from "../../src/calendar/working-days.ts";
import { inTransaction } from "../../src/db/client.ts";
import { importCounty } from "../../src/workbook/import.ts";
import type { ImportReport } from "../../src/workbook/rules.ts";
import { testDatabase } from "../support/database.ts";
import { type Change, countyOf } from "./reading.ts";

const database = testDatabase();
const now = new Date("2026-09-14T02:00:00Z");
const calendar = createWorkCalendar({ zone: "Asia/Shanghai", overrides: new Map() });
const nothing: Change = () => {};

async function load(change: Change): Promise<ImportReport> {
  const county = await countyOf(change);
  return inTransaction(database.db, (tx) => importCounty({ tx, now, calendar }, county));
}

function tally(report: ImportReport, sheet: string) {
  return report.tallies.find(([name]) => name === sheet)?.[1];
}

beforeEach(() => database.empty());

describe("the first import", () => {
  it("stores everything the workbook says", async () => {
    const report = await load(nothing);
    expect(report.notes).toEqual([]);
    expect(report.tallies).toEqual([
      ["单位", { added: 4, updated: 0, unchanged: 0 }],
      ["人员", { added: 4, updated: 0, unchanged: 0 }],
      ["群", { added: 2, updated: 0, unchanged: 0 }],
      ["工作", { added: 1, updated: 0, unchanged: 0 }],
      ["计划", { added: 2, updated: 0, unchanged: 0 }],
      ["阶梯", { added: 1, updated: 0, unchanged: 0 }],
      ["日历", { added: 1, updated: 0, unchanged: 0 }],
    ]);
    const village = await database.db.unit.findUniqueOrThrow({
      where: { name: "李家村" },
      include: { parent: { include: { liaison: true } } },
    });
    expect(village.parent).toMatchObject({ name: "东关镇", liaison: { name: "李强" } });
    const cadre = await database.db.person.findUniqueOrThrow({
      where: { name: "张三@李家村" },
      include: { memberships: { include: { post: true, mentor: true } } },
    });
    expect(cadre.memberships).toMatchObject([
      { role: "cadre", post: { name: "村支书" }, mentor: { name: "李强" } },
    ]);
    const programme = await database.db.programme.findFirstOrThrow({
      include: {
        units: true,
        beats: true,
        ladder: { include: { steps: { orderBy: { position: "asc" } } } },
        plans: { include: { posts: true, units: true }, orderBy: { position: "asc" } },
      },
    });
    expect(programme).toMatchObject({ ranked: true, endsOn: "2026-12-31" });
    expect([programme.units.length, programme.beats.length]).toEqual([2, 4]);
    expect(
      programme.ladder?.steps.map((step) => [step.position, step.type, step.threshold]),
    ).toEqual([
      [1, "overdue", 1],
      [2, "overdue", 3],
      [3, "overdue", 5],
    ]);
    expect(programme.plans).toMatchObject([
      { name: "早签到", kind: "签到", graceMinutes: 15, parameters: { 定位: "是", 半径: "300" } },
      { name: "预案确认", kind: "确认", units: [{}], posts: [] },
    ]);
    expect(await database.db.channel.findMany({ orderBy: { id: "asc" } })).toMatchObject([
      { platform: "sandbox", externalId: "青山县工作群" },
      { platform: "telegram", externalId: "-1001234567890", boundAt: now },
    ]);
    expect(await database.db.calendarDay.findMany()).toEqual([
      { date: "2026-09-18", work: false, note: "集市" },
    ]);
  });

  it("is all or nothing", async () => {
    const county = await countyOf(nothing);
    const failing = inTransaction(database.db, async (tx) => {
      await importCounty({ tx, now, calendar }, county);
      throw new Error("afterwards");
    });
    await expect(failing).rejects.toThrow("afterwards");
    expect(await database.db.unit.count()).toBe(0);
  });

  it("stores the steps that count times, for later, and how they count", async () => {
    await load((c) => Object.assign(c.阶梯[2] ?? {}, { 类型: "累计", 条件: "两次", 计次: "末位" }));
    const step = await database.db.ladderStep.findFirst({ where: { type: "cumulative" } });
    expect(step).toMatchObject({ position: 3, threshold: 2, countBy: "末位" });
  });
});

describe("a second import", () => {
  it("of the same file changes nothing", async () => {
    await load(nothing);
    const report = await load(nothing);
    for (const [, { added, updated }] of report.tallies) expect([added, updated]).toEqual([0, 0]);
    expect(report.notes).toEqual([]);
  });

  it("updates what changed and nothing else", async () => {
    await load(nothing);
    const report = await load((c) => {
      Object.assign(c.单位[3] ?? {}, { 类别: "街道" });
      Object.assign(c.人员[1] ?? {}, { 角色: "管理员" });
      Object.assign(c.工作[0] ?? {}, { 通报: "周五 18:00" });
      Object.assign(c.计划[0] ?? {}, { 正文: "请按时到岗。" });
    });
    for (const sheet of ["单位", "人员", "工作", "计划"]) {
      expect(tally(report, sheet)).toMatchObject({ added: 0, updated: 1 });
    }
    const beat = await database.db.beat.findFirstOrThrow({ where: { kind: "publish" } });
    expect(beat.minute).toBe(18 * 60);
  });

  it("moves a transferred person: the old post ends yesterday, the new one counts", async () => {
    await load(nothing);
    const report = await load((c) => Object.assign(c.人员[1] ?? {}, { 单位: "西岭乡" }));
    expect(report.notes).toEqual([expect.stringContaining("1 个旧任职")]);
    const posts = await database.db.membership.findMany({
      where: { person: { name: "李强" } },
      include: { unit: true },
      orderBy: { id: "asc" },
    });
    expect(posts.map(({ unit, endsOn }) => [unit?.name, endsOn])).toEqual([
      ["东关镇", "2026-09-13"],
      ["西岭乡", null],
    ]);
  });

  it("keeps two people apart who swap their phones, and one who changes his name", async () => {
    await load(nothing);
    const before = await database.db.person.findMany({ orderBy: { id: "asc" } });
    await load((c) => {
      Object.assign(c.人员[2] ?? {}, { 手机: "13800000004", 姓名: "张三@李家村" });
      Object.assign(c.人员[3] ?? {}, { 手机: "13800000003", 姓名: "张三@西岭乡" });
      Object.assign(c.人员[0] ?? {}, { 姓名: "周明敏" });
      Object.assign(c.单位[0] ?? {}, { 联络人: "周明敏" });
    });
    const after = await database.db.person.findMany({ orderBy: { id: "asc" } });
    expect(after.map(({ phone }) => phone)).toEqual(before.map(({ phone }) => phone));
    expect(after.map(({ name }) => name)).toEqual(["周明敏", "李强", "张三@西岭乡", "张三@李家村"]);
  });

  it("keeps whom and what the file no longer has, and says so", async () => {
    await load((c) => {
      c.单位.push({ 单位: "南坡村", 上级: "东关镇" } as never);
      c.人员.push({ 姓名: "王五", 单位: "南坡村" } as never);
    });
    const report = await load(nothing);
    expect(report.notes).toEqual([
      expect.stringContaining("“南坡村”"),
      expect.stringContaining("“王五”"),
    ]);
    await database.db.membership.updateMany({
      where: { person: { name: "王五" } },
      data: { endsOn: "2026-09-13" },
    });
    expect((await load(nothing)).notes).toEqual([expect.stringContaining("“南坡村”")]);
    expect(await database.db.unit.count()).toBe(5);
    expect(await database.db.person.count()).toBe(5);
  });

  it("leaves an administrator by setup code and a group's own id and name alone", async () => {
    await load((c) => Object.assign(c.群[1] ?? {}, { 群号: null }));
    const { id } = await database.db.person.create({
      data: {
        name: "值班员",
        position: 9,
        createdAt: now,
        memberships: { create: { role: "administrator", position: 0 } },
      },
    });
    const group = { externalId: "-100777", name: "东关镇新群名" };
    await database.db.channel.updateMany({ where: { platform: "telegram" }, data: group });
    const report = await load(nothing);
    expect(report.notes).toEqual([expect.stringContaining("另一个群号")]);
    expect(await database.db.membership.count({ where: { personId: id, endsOn: null } })).toBe(1);
    expect(await database.db.channel.findMany({ where: { platform: "telegram" } })).toMatchObject([
      group,
    ]);
  });
});
