import { beforeEach, describe, expect, it } from "vitest";
import { planBeats } from "../../src/cycle/plan-beats.ts";
import { programmesNamed } from "../../src/cycle/programmes.ts";
import { runBeat, runBeatByHand } from "../../src/cycle/run-beat.ts";
import { byHandReply } from "../../src/cycle/wording.ts";
import { testDatabase } from "../support/database.ts";
import { at, type County, outbox, run, seedCounty, zone } from "./county.ts";

const database = testDatabase();
let county: County;

beforeEach(async () => {
  await database.empty();
  county = await seedCounty(database.db);
});

async function idOf(kind: "remind" | "publish"): Promise<number> {
  return (await database.db.beatRun.findFirstOrThrow({ where: { kind } })).id;
}

describe("a beat by hand", () => {
  const ask = (local: string, kind: "count" | "remind" | "dispatch" | "publish") =>
    run(database.db, local, (work) =>
      runBeatByHand(work, {
        programmeId: county.programme.id,
        kind,
        actorId: county.person("王管"),
        reply: { personId: county.person("王管") },
      }),
    );

  it("统计 is a look: shown to the asker, nothing frozen, nobody else told", async () => {
    await county.window(
      "签到",
      { date: "2026-09-15", until: "2026-09-15 09:00" },
      { 张三: "missed", 李四: "on_time" },
    );
    const result = await ask("2026-09-16 10:00", "count");
    expect(byHandReply(result, zone)).toBeNull();
    const [only, ...others] = await outbox(database.db);
    expect(others).toEqual([]);
    expect(only).toMatchObject({ to: "王管", kind: "count" });
    expect(only?.text).toContain("不作为本周统计");
    expect(await database.db.count.count()).toBe(0);
  });

  it("通报 is that week's bulletin; the planned one does not run, with a note", async () => {
    await run(database.db, "2026-09-14 00:00", planBeats);
    const result = await ask("2026-09-17 10:00", "publish");
    expect(byHandReply(result, zone)).toBe("【防汛】周通报：发布到 3 个群，并发给 1 位管理员。");
    const outcome = await run(database.db, "2026-09-18 17:30", async (work) =>
      runBeat(work, { beatRunId: await idOf("publish") }),
    );
    expect(outcome).toEqual({
      outcome: "already",
      note: "发布到 3 个群，并发给 1 位管理员；由王管手动发布，原定的通报不再发布",
    });
    const said = await outbox(database.db);
    expect(said.filter(({ kind }) => kind === "bulletin")).toHaveLength(4);
    expect(said.filter(({ kind }) => kind === "notice").map(({ to, text }) => [to, text])).toEqual([
      [
        "王管",
        "【防汛】本周通报已于 9月17日 10:00 由王管手动发布，原定 9月18日 17:30 的通报不再发布。查看最新数字请发“周统计 防汛”。",
      ],
    ]);
    const notice = await database.db.outbox.findFirstOrThrow({ where: { kind: "notice" } });
    expect(notice.notBefore).toEqual(at("2026-09-18 17:30"));
  });

  it("in quiet hours says when what it said goes out", async () => {
    const result = await ask("2026-09-17 23:00", "publish");
    expect(byHandReply(result, zone)).toBe(
      "【防汛】周通报：发布到 3 个群，并发给 1 位管理员。夜间不打扰，将于 07:00 发出。",
    );
    expect(result).toMatchObject({ messages: 4 });
    const look = await ask("2026-09-17 23:00", "remind");
    expect(byHandReply(look, zone)).toBe("【防汛】周提醒：没有需要提醒的人，未发消息。");
  });

  it("通报 a second time in the week only says when it was published", async () => {
    await ask("2026-09-17 10:00", "publish");
    const result = await ask("2026-09-18 10:00", "publish");
    expect(byHandReply(result, zone)).toContain("“防汛”本周通报已于 9月17日 10:00 发布");
    expect((await outbox(database.db)).filter(({ kind }) => kind === "bulletin")).toHaveLength(4);
  });

  it("提醒 is extra: the planned one still runs", async () => {
    await run(database.db, "2026-09-14 00:00", planBeats);
    await county.window(
      "签到",
      { date: "2026-09-18", until: "2026-09-18 20:00", status: "open" },
      { 赵五: "due" },
    );
    const result = await ask("2026-09-18 10:00", "remind");
    expect(byHandReply(result, zone)).toBe("【防汛】周提醒：提醒 1 人，并在 1 个群提示。");
    await run(database.db, "2026-09-18 16:30", async (work) =>
      runBeat(work, { beatRunId: await idOf("remind") }),
    );
    expect((await outbox(database.db)).filter(({ to }) => to === "赵五")).toHaveLength(2);
  });
});

it("a programme is found by its exact name, else by a part of it", async () => {
  const other = { basis: "", purpose: "", endsOn: "2026-12-31", createdAt: at("2026-09-01 08:00") };
  await database.db.programme.create({ data: { name: "防汛演练", position: 1, ...other } });
  const named = (name: string | null) =>
    run(database.db, "2026-09-14 08:00", async (work) =>
      (await programmesNamed(work.tx, name)).map((found) => found.name),
    );
  expect(await named("防汛")).toEqual(["防汛"]);
  expect(await named("演练")).toEqual(["防汛演练"]);
  expect(await named(null)).toEqual(["防汛", "防汛演练"]);
  expect(await named("抗旱")).toEqual([]);
});
