import { beforeEach, describe, expect, it } from "vitest";
import { createWorkCalendar } from "../../src/calendar/working-days.ts";
import { inTransaction } from "../../src/db/client.ts";
import { importCounty } from "../../src/workbook/import.ts";
import { testDatabase } from "../support/database.ts";
import { type Change, countyOf } from "./reading.ts";

const database = testDatabase();
const now = new Date("2026-09-14T02:00:00Z");
const calendar = createWorkCalendar({ zone: "Asia/Shanghai", overrides: new Map() });
const nothing: Change = () => {};

async function load(change: Change) {
  const county = await countyOf(change);
  return inTransaction(database.db, (tx) => importCounty({ tx, now, calendar }, county));
}

const planId = async (name: string) =>
  (await database.db.plan.findFirstOrThrow({ where: { name } })).id;

/** An occurrence of the plan with this date that opens at 08:00. */
async function occurrence(name: string, date: string, status: "planned" | "open" | "closed") {
  const at = (time: string) => new Date(`${date}T${time}:00+08:00`);
  return database.db.occurrence.create({
    data: {
      planId: await planId(name),
      date,
      status,
      opensAt: at("08:00"),
      remindAt: at("08:24"),
      dueAt: at("20:30"),
      closesAt: at("20:45"),
    },
  });
}

beforeEach(() => database.empty());

describe("windows that are already laid", () => {
  const dates = async () =>
    (await database.db.occurrence.findMany({ orderBy: { date: "asc" } })).map(({ date }) => date);

  async function planned() {
    await load(nothing);
    await occurrence("早签到", "2026-09-10", "closed");
    await occurrence("早签到", "2026-09-14", "open");
    await occurrence("早签到", "2026-09-15", "planned");
    await database.db.plan.updateMany({ data: { plannedThrough: "2026-09-15" } });
    const { id } = await database.db.programme.findFirstOrThrow();
    const dueAt = new Date("2026-09-18T09:30:00Z");
    await database.db.beatRun.create({
      data: { programmeId: id, kind: "publish", period: "2026-W38", dueAt },
    });
  }

  it("stay when the same file is imported again", async () => {
    await planned();
    await load(nothing);
    expect(await dates()).toContain("2026-09-15");
    expect(await database.db.beatRun.count()).toBe(1);
  });

  it("are laid anew where the plan's times change; open and closed ones stay", async () => {
    await planned();
    await load((c) => Object.assign(c.计划[0] ?? {}, { 截止: "09:00" }));
    expect(await dates()).toEqual(["2026-09-10", "2026-09-14"]);
    const plans = await database.db.plan.findMany({ orderBy: { position: "asc" } });
    expect(plans.map((plan) => plan.plannedThrough)).toEqual([null, "2026-09-15"]);
    expect(await database.db.beatRun.count()).toBe(1);
  });

  it("stay when somebody has already replied to them", async () => {
    await planned();
    const { id } = await database.db.occurrence.findFirstOrThrow({ where: { status: "planned" } });
    const { id: personId } = await database.db.person.findFirstOrThrow();
    const reply = { intent: "sign_in", text: "签到", evidence: "签到", at: now, createdAt: now };
    await database.db.submission.create({ data: { occurrenceId: id, personId, ...reply } });
    await load((c) => Object.assign(c.计划[0] ?? {}, { 截止: "09:00" }));
    expect(await dates()).toContain("2026-09-15");
  });

  it("stay when somebody holds a paper of them, or started them by hand", async () => {
    await planned();
    const { id, ...laid } = await database.db.occurrence.findFirstOrThrow({
      where: { status: "planned" },
    });
    await database.db.paper.create({
      data: {
        ...{ occurrenceId: id, personId: 1, attempt: 1, items: [], answers: [], marks: [] },
        ...{ drawnAt: now, touchedAt: now },
      },
    });
    const byHand = { ...laid, only: { unitIds: [1] }, date: "2026-09-16", run: 1 };
    await database.db.occurrence.create({ data: byHand });
    await load((c) => Object.assign(c.计划[0] ?? {}, { 截止: "09:00" }));
    expect(await dates()).toEqual(["2026-09-10", "2026-09-14", "2026-09-15", "2026-09-16"]);
  });

  it("go when the plan is gone from the file, which stops it, and it can come back", async () => {
    await planned();
    const report = await load((c) => c.计划.splice(0, 1));
    expect(report.notes).toEqual([expect.stringContaining("“早签到”")]);
    expect(await dates()).toEqual(["2026-09-10", "2026-09-14"]);
    expect(await database.db.plan.count({ where: { active: false } })).toBe(1);
    await load(nothing);
    expect(await database.db.plan.count({ where: { active: true, plannedThrough: null } })).toBe(1);
  });

  it("and beats are planned anew when the calendar or the weekly times change", async () => {
    await planned();
    await load((c) => c.日历.push({ 日期: "2026-09-17", 类型: "休", 说明: "防汛" }));
    expect(await dates()).toEqual(["2026-09-10", "2026-09-14"]);
    expect(await database.db.beatRun.count()).toBe(0);
    expect(await database.db.calendarDay.count()).toBe(2);
  });

  it("keep the calendar when the sheet is absent", async () => {
    await planned();
    await load((c) => Reflect.deleteProperty(c, "日历"));
    expect(await database.db.calendarDay.count()).toBe(1);
    expect(await dates()).toContain("2026-09-15");
  });
});
