import { beforeEach, describe, expect, it } from "vitest";
import { testDatabase } from "../support/database.ts";
import { story } from "./story.ts";
import { asking, reading, studying } from "./study.ts";

const database = testDatabase();
beforeEach(() => database.empty());

/** Enough for a paper, so that a test opens. */
const questions = Array.from({ length: 20 }, (_, index) => ({
  ...{ type: "judgement" as const, stem: `第 ${index + 1} 题`, options: [], answer: "对" },
  ...{ category: null, explanation: null },
}));

describe("a plan that becomes another kind while a window is open", () => {
  it.each([
    ["学习 that asks nothing", "学习 with 收到", reading(), asking("收到")],
    ["学习 with 收到", "学习 that asks nothing", asking("收到"), reading()],
    ["学习 with 收到", "测试", asking("收到"), reading({ kind: "测试" })],
    ["测试", "学习 with 体会", reading({ kind: "测试" }), asking("体会")],
    ["学习 that asks nothing", "签到", reading(), reading({ kind: "签到" })],
    ["签到", "比武", reading({ kind: "签到" }), reading({ kind: "比武" })],
    ["确认", "学习 that asks nothing", reading({ kind: "确认" }), reading()],
  ])("%s, then %s: it goes on to its end", async (_before, _after, before, after) => {
    const { at, load, group, person, db } = await story(database.db, {
      county: { ...studying([before]), questions },
    });
    await at("09:00");
    for (const words of ["答题", "1对 2错"]) await person("张三").says(words);
    const { notes } = await load(studying([after]));
    const told = notes.filter((note) => note.includes("已经开始的那一次"));
    expect(told).toHaveLength(before.kind === after.kind ? 0 : 1);
    await group("李家村群").says("周敏", "绑定群 李家村");
    for (const words of [
      "收到",
      "签到",
      "体会 读了第一章，责任在肩",
      "答题",
      "3对",
      "名单",
      "我的记录",
    ]) {
      await person("张三").says(words);
      await person("李强").says(words);
    }
    await at("2026-09-21 19:00");
    const occurrences = await db.occurrence.findMany({ orderBy: { date: "asc" } });
    expect(occurrences.map(({ date, status }) => `${date} ${status}`)).toEqual([
      "2026-09-14 closed",
      "2026-09-21 closed",
    ]);
    expect(await db.obligation.count({ where: { status: { in: ["due", "held"] } } })).toBe(0);
    expect(await db.inbox.count({ where: { status: "failed" } })).toBe(0);
  });
});
