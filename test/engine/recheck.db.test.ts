import { beforeEach, describe, expect, it } from "vitest";
import { recheck } from "../../src/engine/recheck.ts";
import type { ObligationStatus } from "../../src/ledger/rules.ts";
import type { Condition, OutboxRow, Recheck } from "../../src/outbox/rules.ts";
import { at, type County, type PersonName, run, seedCounty } from "../cycle/county.ts";
import { chase } from "../ladder/chase.ts";
import { testDatabase } from "../support/database.ts";

const test = testDatabase();
let county: County;
let window: number;

/** A 签到 that ends at 09:00, owed by 张三 and 李四. */
beforeEach(async () => {
  await test.empty();
  county = await seedCounty(test.db);
  const span = { date: "2026-09-14", until: "2026-09-14 09:00", status: "open" } as const;
  window = await county.window("签到", span, { 张三: "due", 李四: "due" });
});

const people = (...names: PersonName[]) => names.map((name) => county.person(name));

async function settled(name: PersonName, status: ObligationStatus = "on_time"): Promise<void> {
  const where = { personId: county.person(name) };
  await test.db.obligation.updateMany({ where, data: { status } });
}

/** Asks about a message of this condition at a local time. */
function asked(condition: Condition | null, local = "2026-09-14 08:50"): Promise<Recheck> {
  const row: OutboxRow = {
    ...{ id: 1, key: "k", channelId: 1, personId: null, accountId: null, kind: "reminder" },
    ...{
      text: "as it was written",
      mentions: people("张三", "李四"),
      buttons: [],
      attachments: [],
    },
    ...{ editsId: null, condition, programmeId: null, planId: null, occurrenceId: null },
    ...{ asked: false, priority: 5, notBefore: at(local), expiresAt: null },
    ...{ createdAt: at(local), attempts: 0, note: null },
  };
  return run(test.db, local, (work) => recheck(work, row));
}

describe("just before it goes out", () => {
  it("a message without a condition is true", async () => {
    expect(await asked(null)).toEqual({ still: true });
  });

  it.each<[ObligationStatus, boolean]>([
    ["due", true],
    ["on_time", false],
    ["late", false],
    ["made_up", false],
    ["excused", false],
    ["held", false],
    ["missed", false],
  ])("a reminder to one person who stands at %s is still true: %s", async (status, still) => {
    await settled("张三", status);
    const where = { personId: county.person("张三") };
    const { id } = await test.db.obligation.findFirstOrThrow({ where });
    expect((await asked({ obligationDue: id })).still).toBe(still);
  });

  it.each([
    ["before the deadline", "2026-09-14 08:59", true],
    ["at the deadline", "2026-09-14 09:00", true],
    ["after it", "2026-09-14 09:01", false],
  ])("what speaks of an open window is true or not %s", async (_when, local, still) => {
    expect((await asked({ occurrenceOpen: window }, local)).still).toBe(still);
  });

  it.each([
    ["pending", true],
    ["approved", false],
    ["rejected", false],
    ["withdrawn", false],
  ] as const)(
    "a question to whoever decides, when it is %s, is still true: %s",
    async (status, still) => {
      const { id } = await test.db.decision.create({
        data: {
          ...{ number: 1, kind: "leave", subjectId: 1, personId: county.person("张三") },
          ...{ tier: "secretary", summary: "", status, createdAt: at("2026-09-14 08:00") },
        },
      });
      expect((await asked({ decisionPending: id })).still).toBe(still);
    },
  );
});

describe("a group's reminder", () => {
  const owing = () => asked({ owing: { occurrenceId: window, personIds: people("张三", "李四") } });

  it("stays as it was written while all it names still owe", async () => {
    expect(await owing()).toEqual({ still: true });
  });

  it("is written anew, and mentions only who still owes", async () => {
    await settled("张三");
    const verdict = await owing();
    expect(verdict).toMatchObject({ still: true, mentions: people("李四") });
    expect(verdict).toHaveProperty("text", expect.stringMatching(/^(?!.*张三)[\s\S]*李四/));
  });

  it("is not sent when nobody owes any more", async () => {
    await settled("张三");
    await settled("李四", "excused");
    expect(await owing()).toEqual({ still: false, reason: expect.any(String) });
  });
});

describe("a week's reminder", () => {
  const owesIn = (names: PersonName[], channelId: number | null) =>
    asked({ owesIn: { programmeId: county.programme.id, personIds: people(...names), channelId } });

  it("names in the group who owes now", async () => {
    await settled("张三");
    const verdict = await owesIn(["张三", "李四"], county.group("东一村"));
    expect(verdict).toMatchObject({ still: true, mentions: people("李四") });
    expect(verdict).toHaveProperty("text", expect.not.stringContaining("张三"));
  });

  it("is not sent to whoever has done it all, nor to a group where nobody owes", async () => {
    await settled("张三");
    expect((await owesIn(["张三"], null)).still).toBe(false);
    expect((await owesIn(["李四"], county.group("东关镇"))).still).toBe(false);
    expect((await owesIn(["李四"], null)).still).toBe(true);
  });
});

describe("a ladder's step", () => {
  it("is made anew from what is still not done, and falls away with the last of it", async () => {
    const ladder = chase(test.db, county);
    await ladder.overdue({ 赵五: "missed", 钱六: "missed" });
    const runs = await test.db.ladderRun.findMany({ orderBy: { id: "asc" } });
    const runIds = runs.map(({ id }) => id);
    const step = () =>
      asked({ ladderStep: { runIds, step: 0, audience: "administrator" } }, "2026-09-15 18:00");
    expect(await step()).toEqual({ still: true });
    await ladder.settle("赵五", "made_up");
    expect(await step()).toMatchObject({ still: true, text: expect.stringContaining("钱六") });
    expect(await step()).toHaveProperty("text", expect.not.stringContaining("赵五"));
    await ladder.settle("钱六", "excused");
    expect(await step()).toMatchObject({ still: false });
  });
});
