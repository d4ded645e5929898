import { beforeEach, describe, expect, it } from "vitest";
import { dueBeats, nextCycleAt } from "../../src/cycle/due.ts";
import { nextPlanBeatsAt, planBeats } from "../../src/cycle/plan-beats.ts";
import { runBeat } from "../../src/cycle/run-beat.ts";
import { testDatabase } from "../support/database.ts";
import { at, type County, outbox, run, seedCounty, zone } from "./county.ts";

const database = testDatabase();
let county: County;

beforeEach(async () => {
  await database.empty();
  county = await seedCounty(database.db);
});

async function beats() {
  const rows = await database.db.beatRun.findMany({ orderBy: [{ dueAt: "asc" }, { id: "asc" }] });
  return rows.map(({ kind, period, dueAt, status, note }) => ({
    kind,
    period,
    dueAt,
    status,
    note,
  }));
}

async function idOf(kind: "count" | "remind" | "dispatch" | "publish"): Promise<number> {
  return (await database.db.beatRun.findFirstOrThrow({ where: { kind }, orderBy: { id: "desc" } }))
    .id;
}

describe("planning", () => {
  it("lays this week's beats once", async () => {
    expect(await run(database.db, "2026-09-14 00:00", planBeats)).toBe(1);
    expect(await run(database.db, "2026-09-14 00:05", planBeats)).toBe(0);
    expect((await beats()).map(({ kind, dueAt }) => [kind, dueAt])).toEqual([
      ["count", at("2026-09-18 16:00")],
      ["remind", at("2026-09-18 16:30")],
      ["dispatch", at("2026-09-18 17:00")],
      ["publish", at("2026-09-18 17:30")],
    ]);
  });

  it("gives a new programme only what is still to come", async () => {
    await run(database.db, "2026-09-18 16:45", planBeats);
    expect((await beats()).map(({ kind }) => kind)).toEqual(["dispatch", "publish"]);
  });

  it("moves the whole chain when the day of 通报 is off", async () => {
    await run(database.db, "2026-09-21 00:00", planBeats);
    const dates = (await beats()).map(({ dueAt }) => dueAt);
    expect(dates[3]).toEqual(at("2026-09-24 17:30"));
    expect(dates[0]).toEqual(at("2026-09-24 16:00"));
  });

  it("skips a week without a working day, with a note", async () => {
    await database.db.programme.updateMany({ data: { beatsPlannedThrough: "2026-09-27" } });
    const days = ["2026-09-28", "2026-09-29", "2026-09-30"].map((date) => ({ date, work: false }));
    await database.db.calendarDay.createMany({ data: days });
    const { loadWorkCalendar } = await import("../../src/calendar/store.ts");
    const plan = () =>
      run(database.db, "2026-09-28 00:00", async (work) =>
        planBeats({ ...work, calendar: await loadWorkCalendar(work.tx, zone) }),
      );
    await plan();
    const rows = await beats();
    expect(rows.map(({ status }) => status)).toEqual(Array(4).fill("skipped"));
    expect(rows[0]?.note).toBe("本周没有工作日，未执行");
    expect(rows[0]?.period).toBe("2026-W40");
    await database.db.programme.updateMany({ data: { beatsPlannedThrough: "2026-09-27" } });
    await plan();
    expect((await outbox(database.db)).map(({ to, kind, text }) => [to, kind, text])).toEqual([
      [
        "王管",
        "notice",
        "【防汛】9月28日至10月4日没有工作日，本周的统计、提醒、调度、通报不执行。如有需要，请发“周通报 防汛”。",
      ],
    ]);
  });

  it("lays the missed weeks after an outage, so that their beats are seen to be skipped", async () => {
    await database.db.programme.updateMany({ data: { beatsPlannedThrough: "2026-09-06" } });
    await run(database.db, "2026-09-16 09:00", planBeats);
    expect([...new Set((await beats()).map(({ period }) => period))]).toEqual([
      "2026-W37",
      "2026-W38",
    ]);
    const [late] = await run(database.db, "2026-09-16 09:00", (work) =>
      dueBeats(work.tx, work.now),
    );
    const outcome = await run(database.db, "2026-09-16 09:00", (work) =>
      runBeat(work, { beatRunId: late ?? 0 }),
    );
    expect(outcome).toEqual({
      outcome: "skipped",
      note: "原定 9月11日 16:00，因停机错过当天，未补发",
    });
    const told = await outbox(database.db);
    expect(told.map(({ to, kind, text }) => [to, kind, text])).toEqual([
      [
        "王管",
        "notice",
        "【防汛】周统计原定 9月11日 16:00，因停机错过当天，未补发。如仍需要，请发“周统计 防汛”。",
      ],
    ]);
  });

  it("ends with the week in which the programme ends", async () => {
    await database.db.programme.updateMany({ data: { endsOn: "2026-09-15" } });
    await run(database.db, "2026-09-14 00:00", planBeats);
    await run(database.db, "2026-09-21 00:00", planBeats);
    expect([...new Set((await beats()).map(({ period }) => period))]).toEqual(["2026-W38"]);
  });

  it("is next needed on Monday, 00:00 local", () => {
    expect(nextPlanBeatsAt(at("2026-09-20 23:59"), zone)).toEqual(at("2026-09-21 00:00"));
    expect(nextPlanBeatsAt(at("2026-09-21 00:00"), zone)).toEqual(at("2026-09-28 00:00"));
  });
});

describe("running", () => {
  beforeEach(() => run(database.db, "2026-09-14 00:00", planBeats));

  it("does a beat once, whoever else tries", async () => {
    await county.window(
      "签到",
      { date: "2026-09-18", until: "2026-09-18 09:00" },
      { 张三: "missed" },
    );
    const beatRunId = await idOf("dispatch");
    const both = await Promise.all(
      [1, 2].map(() =>
        run(database.db, "2026-09-18 17:00", (work) => runBeat(work, { beatRunId })),
      ),
    );
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(["already", "done"]);
    expect(await outbox(database.db)).toHaveLength(2);
  });

  it("catches up until the end of the day", async () => {
    const beatRunId = await idOf("count");
    const outcome = await run(database.db, "2026-09-18 23:50", (work) =>
      runBeat(work, { beatRunId }),
    );
    expect(outcome).toEqual({ outcome: "done", note: "统计 6 个单位" });
  });

  it("is done with a beat that a new import has removed", async () => {
    const outcome = await run(database.db, "2026-09-18 16:00", (work) =>
      runBeat(work, { beatRunId: 999 }),
    );
    expect(outcome.outcome).toBe("already");
  });

  it("gives the due beats in order, and the next moment", async () => {
    const due = (local: string) => run(database.db, local, (work) => dueBeats(work.tx, work.now));
    expect(await due("2026-09-18 15:59")).toEqual([]);
    expect(await due("2026-09-18 16:40")).toEqual([await idOf("count"), await idOf("remind")]);
    expect(await run(database.db, "2026-09-14 00:00", (work) => nextCycleAt(work.tx))).toEqual(
      at("2026-09-18 16:00"),
    );
  });

  it("gives beats of one instant in the order of the chain, whatever order they were laid in", async () => {
    const at16 = { dueAt: at("2026-09-18 16:00") };
    await database.db.beatRun.deleteMany();
    for (const kind of ["publish", "dispatch", "remind", "count"] as const) {
      const common = { programmeId: county.programme.id, period: "2026-W38", ...at16 };
      await database.db.beatRun.create({ data: { kind, ...common } });
    }
    const chain = [];
    for (const kind of ["count", "remind", "dispatch", "publish"] as const)
      chain.push(await idOf(kind));
    const due = (local: string) => run(database.db, local, (work) => dueBeats(work.tx, work.now));
    expect(await due("2026-09-18 16:00")).toEqual(chain);

    const span = { date: "2026-09-18", until: "2026-09-18 16:00", status: "open" } as const;
    await county.window("签到", span, { 张三: "due" });
    expect(await due("2026-09-18 16:00")).toEqual([]);
    expect(await due("2026-09-18 16:10")).toEqual(chain);

    const take = (id: number) =>
      run(database.db, "2026-09-18 16:10", (work) => runBeat(work, { beatRunId: id }));
    expect((await take(chain[3] ?? 0)).outcome).toBe("waiting");
    for (const id of chain) expect((await take(id)).outcome).toBe("done");
  });

  it("lets a beat that counts wait for windows that end no later, for ten minutes at most", async () => {
    await county.window(
      "签到",
      { date: "2026-09-18", until: "2026-09-18 16:00", status: "open" },
      { 张三: "due" },
    );
    const due = (local: string) => run(database.db, local, (work) => dueBeats(work.tx, work.now));
    expect(await due("2026-09-18 16:00")).toEqual([]);
    expect(await due("2026-09-18 16:10")).toEqual([await idOf("count")]);
    await database.db.occurrence.updateMany({ data: { status: "closed" } });
    expect(await due("2026-09-18 16:00")).toEqual([await idOf("count")]);
  });
});
