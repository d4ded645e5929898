import { beforeEach, describe, expect, it } from "vitest";
import { nextDueAt } from "../../src/engine/store.ts";
import { at, type County, seedCounty } from "../cycle/county.ts";
import { chase } from "../ladder/chase.ts";
import { testDatabase } from "../support/database.ts";
import { engineOn, signIn } from "./running.ts";

const test = testDatabase();
let county: County;

/** Everything is planned for long, so that nothing is due by itself. */
beforeEach(async () => {
  await test.empty();
  county = await seedCounty(test.db);
  await test.db.plan.updateMany({ data: { plannedThrough: "2027-01-01" } });
  await test.db.programme.updateMany({ data: { beatsPlannedThrough: "2027-01-01" } });
});

const NOON = "2026-09-18 12:00";
const noon = at(NOON);
const later = at("2026-09-18 15:00");

/** Things that fall due at `when`, each in its own table. */
const things = {
  async opening(when: Date): Promise<string> {
    const row = { planId: county.plans.签到.id, date: `2026-09-${10 + seeds}`, closesAt: later };
    seeds += 1;
    const data = { ...row, opensAt: when, remindAt: later, dueAt: later };
    return `open ${(await test.db.occurrence.create({ data })).id}`;
  },
  async reminder(when: Date): Promise<string> {
    const id = await openWindow();
    await test.db.occurrence.update({ where: { id }, data: { remindAt: when, closesAt: later } });
    return `remind ${id}`;
  },
  async closing(when: Date): Promise<string> {
    const id = await openWindow();
    const data = { closesAt: when, remindedAt: at("2026-09-18 08:30") };
    await test.db.occurrence.update({ where: { id }, data });
    return `close ${id}`;
  },
  async board(when: Date): Promise<string> {
    const span = { date: "2026-09-01", until: "2026-09-01 09:00" };
    const occurrenceId = await county.window("签到", span, {});
    const channelId = county.group("东关镇");
    await test.db.board.create({ data: { occurrenceId, channelId, refreshAt: when } });
    return "board due";
  },
  async beat(when: Date): Promise<string> {
    const data = { programmeId: county.programme.id, kind: "remind", period: "2026-W38" } as const;
    return `beat ${(await test.db.beatRun.create({ data: { ...data, dueAt: when } })).id}`;
  },
  async step(when: Date): Promise<string> {
    await chase(test.db, county).overdue({ 张三: "missed" });
    await test.db.ladderRun.updateMany({ data: { nextStepAt: when } });
    return "escalate due";
  },
  async message(when: Date): Promise<string> {
    const row = { key: `m${seeds}`, channelId: county.group("东关镇"), kind: "notice", text: "" };
    seeds += 1;
    await test.db.outbox.create({ data: { ...row, notBefore: when, createdAt: noon } });
    return "deliver due";
  },
};
const NAMES = ["opening", "reminder", "closing", "board", "beat", "step", "message"] as const;

let seeds = 0;

async function openWindow(): Promise<number> {
  seeds += 1;
  const span = {
    date: `2026-08-${10 + seeds}`,
    until: "2026-09-18 15:00",
    status: "open",
  } as const;
  return county.window("签到", span, { 李四: "due" });
}

describe("what is due", () => {
  it("is nothing when nothing is", async () => {
    expect(await (await engineOn(test.db, NOON)).due()).toEqual([]);
    expect(await nextDueAt(test.db)).toBeNull();
  });

  it.each(NAMES)("holds a %s from its instant on, and knows it before", async (name) => {
    const { due, moveTo } = await engineOn(test.db, "2026-09-18 11:59");
    const expected = await things[name](noon);
    expect(await due()).toEqual([]);
    expect(await nextDueAt(test.db)).toEqual(noon);
    moveTo(NOON);
    expect(await due()).toEqual([expected]);
  });

  it("comes in the order in which it must be done: heard, opened, closed, counted, sent", async () => {
    const { due, heard } = await engineOn(test.db, NOON);
    const expected: string[] = [];
    for (const name of [...NAMES].reverse()) expected.unshift(await things[name](noon));
    await heard(NOON, [signIn("张三", "2026-09-18 11:58")]);
    await test.db.plan.updateMany({ data: { plannedThrough: "2026-09-17" } });
    expect(await due()).toEqual(["inbox due", "plan due", ...expected]);
  });

  it("lists windows in the order in which they fell due", async () => {
    const { due } = await engineOn(test.db, NOON);
    const [late, early] = [
      await things.closing(noon),
      await things.closing(at("2026-09-18 11:00")),
    ];
    const [second, first] = [
      await things.opening(noon),
      await things.opening(at("2026-09-18 10:00")),
    ];
    expect(await due()).toEqual([first, second, early, late]);
  });

  it("is one delivery, however many messages wait, and one that looks for what was interrupted", async () => {
    const { due } = await engineOn(test.db, NOON);
    await things.message(noon);
    await things.message(noon);
    expect(await due()).toEqual(["deliver due"]);
    await test.db.outbox.updateMany({
      where: { key: `m${seeds - 1}` },
      data: { status: "claimed" },
    });
    expect(await due()).toEqual(["deliver interrupted"]);
  });
});

describe("planning", () => {
  it("is due once a day", async () => {
    await test.db.plan.updateMany({ data: { plannedThrough: "2026-09-17", active: false } });
    await test.db.programme.updateMany({ data: { beatsPlannedThrough: "2026-09-17" } });
    const { engine, due } = await engineOn(test.db, "2026-09-18 00:00");
    expect(await due()).toEqual(["plan due"]);
    await engine.work.plan("due");
    expect(await due()).toEqual([]);
  });

  it("is not due for ever for a programme that has ended", async () => {
    await test.db.plan.updateMany({ data: { plannedThrough: null } });
    await test.db.programme.updateMany({
      data: { endsOn: "2026-09-10", beatsPlannedThrough: null },
    });
    const { engine, due } = await engineOn(test.db, "2026-09-18 00:00");
    await engine.work.plan("due");
    expect(await due()).toEqual([]);
  });

  it("is due when coordinates have been kept long enough, and deletes them", async () => {
    const occurrenceId = await openWindow();
    const said = { occurrenceId, personId: county.person("李四"), intent: "sign_in", text: "" };
    const when = { at: noon, createdAt: noon };
    const { id } = await test.db.submission.create({ data: { ...said, ...when, evidence: "" } });
    const place = { submissionId: id, longitude: 116, latitude: 39, datum: "GCJ02" } as const;
    await test.db.location.create({ data: { ...place, deleteAfter: noon } });
    const { engine, due } = await engineOn(test.db, NOON);
    expect(await due()).toEqual(["plan due"]);
    await engine.work.plan("due");
    expect(await test.db.location.count()).toBe(0);
  });
});
