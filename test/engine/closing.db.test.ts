import { beforeEach, describe, expect, it } from "vitest";
import { at, type County, type PersonName, seedCounty } from "../cycle/county.ts";
import { testDatabase } from "../support/database.ts";
import { bind, engineOn, signIn } from "./running.ts";

const test = testDatabase();
let county: County;
let window: string;

/** A morning's 签到 that ends at 09:00; 张三 and 李四 owe it in 东一村's group. */
beforeEach(async () => {
  await test.empty();
  county = await seedCounty(test.db);
  const span = { date: "2026-09-14", until: "2026-09-14 09:00", status: "open" } as const;
  window = String(await county.window("签到", span, { 张三: "due", 李四: "due" }));
});

async function standing(name: PersonName): Promise<string> {
  const where = { personId: county.person(name) };
  return (await test.db.obligation.findFirstOrThrow({ where })).status;
}

const deafSpans = () => test.db.coverage.findMany();

describe("a window that has ended", () => {
  it("waits until its platform has been heard to its end, then closes", async () => {
    const { engine, heard, moveTo } = await engineOn(test.db, "2026-09-14 09:00");
    await heard("2026-09-14 08:59");
    expect(await engine.work.close(window)).toBe("waiting");
    expect(await standing("张三")).toBe("due");
    moveTo("2026-09-14 09:01");
    await heard("2026-09-14 09:00");
    expect(await engine.work.close(window)).toBe("done");
    expect(await standing("张三")).toBe("missed");
    expect(await deafSpans()).toEqual([]);
  });

  it("closes once, whoever carries it", async () => {
    const { engine, heard } = await engineOn(test.db, "2026-09-14 09:01");
    await heard("2026-09-14 09:01");
    const outcomes = await Promise.all([engine.work.close(window), engine.work.close(window)]);
    expect(outcomes.sort()).toEqual(["done", "skipped"]);
  });

  it("waits for what was said in it and is stored, but not handled", async () => {
    await bind(test.db, "张三", county.person("张三"));
    const { engine, heard } = await engineOn(test.db, "2026-09-14 09:01");
    await heard("2026-09-14 09:01", [signIn("张三", "2026-09-14 08:59")]);
    expect(await engine.work.close(window)).toBe("waiting");
    expect(await engine.work.inbox("test")).toBe("handled 1, failed 0");
    expect(await engine.work.close(window)).toBe("done");
    expect(await standing("张三")).toBe("on_time");
    expect(await standing("李四")).toBe("missed");
  });

  it("does not wait for what was said after it", async () => {
    const { engine, heard } = await engineOn(test.db, "2026-09-14 09:02");
    await heard("2026-09-14 09:02", [signIn("张三", "2026-09-14 09:01")]);
    expect(await engine.work.close(window)).toBe("done");
  });

  it("waits for every platform of the deployment that was ever heard", async () => {
    const names = ["sandbox" as const, "telegram" as const, "wechat" as const];
    const { engine, heard } = await engineOn(test.db, "2026-09-14 09:05", names);
    await heard("2026-09-14 09:05");
    await heard("2026-09-14 08:50", [], "telegram");
    expect(await engine.work.close(window)).toBe("waiting");
    await heard("2026-09-14 09:05", [], "telegram");
    expect(await engine.work.close(window)).toBe("done");
  });
});

describe("a platform that is silent beyond a window's end", () => {
  it("is waited for ten minutes, then deaf since it was last heard, and who did not answer is held", async () => {
    const { engine, heard, moveTo } = await engineOn(test.db, "2026-09-14 09:09");
    await heard("2026-09-14 08:40");
    expect(await engine.work.close(window)).toBe("waiting");
    expect(await deafSpans()).toEqual([]);
    moveTo("2026-09-14 09:10");
    expect(await engine.work.close(window)).toBe("done");
    expect(await deafSpans()).toMatchObject([
      { platform: "sandbox", channelId: null, deafFrom: at("2026-09-14 08:40"), deafUntil: null },
    ]);
    expect([await standing("张三"), await standing("李四")]).toEqual(["held", "held"]);
  });

  it("leaves what was answered before as it is", async () => {
    await bind(test.db, "李四", county.person("李四"));
    const { engine, heard, moveTo } = await engineOn(test.db, "2026-09-14 08:40");
    await heard("2026-09-14 08:40", [signIn("李四", "2026-09-14 08:30")]);
    await engine.work.inbox("test");
    moveTo("2026-09-14 09:10");
    await engine.work.close(window);
    expect([await standing("张三"), await standing("李四")]).toEqual(["held", "on_time"]);
  });

  it("holds its own people and nobody of a platform that was heard", async () => {
    const where = { id: county.group("东关镇") };
    await test.db.channel.update({ where, data: { platform: "telegram" } });
    const data = { personId: county.person("东秘"), unitId: county.unit("东关镇") };
    const channelId = where.id;
    await test.db.obligation.create({ data: { ...data, occurrenceId: Number(window), channelId } });
    const { engine, heard } = await engineOn(test.db, "2026-09-14 09:10", ["sandbox", "telegram"]);
    await heard("2026-09-14 09:10");
    await heard("2026-09-14 08:40", [], "telegram");
    await engine.work.close(window);
    expect([await standing("东秘"), await standing("张三")]).toEqual(["held", "missed"]);
  });

  it("hears again: its span ends, and the next window counts", async () => {
    const { engine, heard, moveTo } = await engineOn(test.db, "2026-09-14 09:10");
    await heard("2026-09-14 08:40");
    await engine.work.close(window);
    moveTo("2026-09-14 12:00");
    await heard("2026-09-14 12:00");
    expect(await deafSpans()).toMatchObject([{ deafUntil: at("2026-09-14 12:00") }]);
    const span = { date: "2026-09-15", until: "2026-09-15 09:00", status: "open" } as const;
    const next = await county.window("签到", span, { 赵五: "due" });
    moveTo("2026-09-15 09:00");
    await heard("2026-09-15 09:00");
    expect(await engine.work.close(String(next))).toBe("done");
    expect(await standing("赵五")).toBe("missed");
  });
});
