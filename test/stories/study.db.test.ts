import { beforeEach, describe, expect, it } from "vitest";
import { testDatabase } from "../support/database.ts";
import { county, morning, programme } from "./county.ts";
import { story } from "./story.ts";
import { asking, body, reading, studying } from "./study.ts";

const database = testDatabase();
beforeEach(() => database.empty());
const day = "2026-09-14";
const town = "东关镇工作群";

describe("学习 that asks nothing back", () => {
  it("is pushed into each group as it stands, with its day, its links whole and no word of a deadline", async () => {
    const { at, group, person } = await story(database.db, { county: studying([reading()]) });
    await at("08:30");
    expect(group(town).heard(/周一晨读/)).toBe(`【周一晨读】9月14日（周一）\n${body}`);
    group("西岭乡工作群").heard(/周一晨读/);
    const [push] = group(town).posts();
    expect(push?.delivery).toMatchObject({ kind: "study", buttons: [], attachments: [] });
    person("张三").heardNothing();
  });

  it("is owed by nobody: no board, no reminder, nothing in 名单, 周统计, 周通报 or the record", async () => {
    const beats = (["count", "remind", "dispatch", "publish"] as const).map((kind, index) => ({
      ...{ kind, weekday: 5, minute: 16 * 60 + index * 30 },
    }));
    const { at, group, person, heardAnywhere, db } = await story(database.db, {
      county: studying([morning(), reading()], { beats }),
    });
    await at("08:35");
    await at("08:50");
    await person("李强")
      .says("名单")
      .botAnswers(/【晨签到】9月14日 已签到 0\/3（已结束）\n未签到 3 人：张三、赵六、孙七$/);
    await at("2026-09-18 18:30");
    expect(heardAnywhere().filter((text) => text.includes("晨读"))).toEqual([]);
    expect(heardAnywhere().some((text) => text.includes("周通报"))).toBe(true);
    await person("张三").says("我的记录");
    person("张三").heardNothing(/晨读/);
    const occurrence = { plan: { name: "周一晨读" } };
    expect(await db.obligation.count({ where: { occurrence } })).toBe(0);
    expect(await db.board.count({ where: { occurrence } })).toBe(0);
    expect(await db.occurrence.findMany({ where: occurrence })).toMatchObject([
      { date: day, status: "closed" },
    ]);
    group(town).heardNothing(/晨读/);
  });

  it("alone in a programme leaves its beats with nothing to count, and breaks none", async () => {
    const beats = (["count", "remind", "dispatch", "publish"] as const).map((kind, index) => ({
      ...{ kind, weekday: 1, minute: 19 * 60 + index * 15 },
    }));
    const { at, db, person } = await story(database.db, {
      county: studying([reading()], { beats }),
    });
    await at("20:00");
    const runs = await db.beatRun.findMany({ where: { period: "2026-W38" } });
    expect(runs.map(({ status }) => status)).toEqual(["done", "done", "done", "done"]);
    await person("周敏").says("周统计");
    person("张三").heardNothing();
  });

  it("takes no 收到 and no 体会", async () => {
    const { at, group, person, db } = await story(database.db, { county: studying([reading()]) });
    await at("08:40");
    await group(town).says("张三", "收到").botStaysQuiet();
    await group(town).says("张三", "体会 学习了三点要求，很受启发").botStaysQuiet();
    await person("张三")
      .says("体会 学习了三点要求，很受启发")
      .botAnswers(/^目前没有需要您写体会的学习。$/);
    expect(await db.submission.count()).toBe(0);
  });

  it("is pushed into a group that is bound while it is on, and not afterwards", async () => {
    const { at, group } = await story(database.db, { county: studying([reading()]) });
    await at("10:00");
    await group("李家村群").says("周敏", "绑定群 李家村");
    group("李家村群").heard(/【周一晨读】9月14日（周一）\n本周读/);
    await at("18:10");
    await group("王家村群").says("周敏", "绑定群 王家村");
    group("王家村群").heardNothing(/晨读/);
  });

  it("goes privately to those whom no group reaches", async () => {
    const { at, person } = await story(database.db, {
      county: county({ programmes: [programme([reading()])], groups: [] }),
    });
    await at("08:30");
    person("孙七").heard(/【周一晨读】/);
    person("李强").heardNothing();
  });
});

describe("学习 with 回执=收到", () => {
  it("counts 收到 by word and by button, once, and shows the number", async () => {
    const { at, group, person, entry, status } = await story(database.db, {
      county: studying([asking("收到")]),
    });
    await at("08:30");
    expect(group(town).heard(/【周一晨读】/)).toBe(
      `【周一晨读】9月14日（周一）学习开始，请于 18:00 前完成。\n${body}\n学习后请回复“收到”。`,
    );
    const [opening] = group(town).posts(/学习开始/);
    expect(opening?.delivery.buttons).toMatchObject([{ text: "收到" }]);
    const button = {
      data: opening?.delivery.buttons[0]?.data ?? "",
      under: opening?.externalId ?? "",
    };
    await at("09:00");
    await group(town).says("张三", "收到").botStaysQuiet();
    await group(town).says("赵六", "", { button }).botStaysQuiet();
    await person("孙七")
      .says("收到")
      .botAnswers(/^周一晨读：已确认。$/);
    await at("09:05");
    group(town).heard(/【周一晨读】9月14日 已学习 3\/3$/);
    expect(await entry("赵六", "周一晨读", day)).toMatchObject({
      ...{ status: "on_time", at: "09:00", evidence: "收到（按钮）" },
    });
    await at("18:30");
    expect(await status("陈明@石桥村", "周一晨读", day)).toBe("missed");
    await person("陈明@石桥村").says("我的记录");
    person("陈明@石桥村").heard(/9月14日 周一晨读：未反馈\n/);
  });

  it("reminds who owes, and is answered by a 体会 as well", async () => {
    const { at, group, person, entry } = await story(database.db, {
      county: studying([asking("收到")]),
    });
    await at("09:00");
    await group(town).says("张三", "体会 读了第一章，责任在肩").botStaysQuiet();
    await at("17:00");
    expect(group(town).heard(/以下同志未反馈/)).toMatch(/@赵六 @孙七\n学习后请回复“收到”。$/);
    person("张三").heardNothing(/未反馈/);
    expect(await entry("张三", "周一晨读", day)).toMatchObject({ evidence: "体会 10 字" });
  });
});

describe("学习 with 回执=体会", () => {
  const written = "读了第一章，要把隐患排查做在前头。";
  const better = "读了第一章，要把隐患排查做在前头，\n雨前查、雨中巡、雨后核。";

  it("says how, keeps what was written, in silence in the group, and shows the number", async () => {
    const { at, group, entry, db } = await story(database.db, {
      county: studying([asking("体会")]),
    });
    await at("08:30");
    expect(group(town).heard(/【周一晨读】/)).toMatch(/\n学习后请回复“体会”加几句话。$/);
    expect(group(town).posts(/晨读/)[0]?.delivery).toMatchObject({ kind: "study", buttons: [] });
    await at("09:00");
    await group(town).says("张三", `体会 ${written}`).botStaysQuiet();
    await at("09:05");
    group(town).heard(/【周一晨读】9月14日 已学习 1\/3，未反馈 2$/);
    expect(await entry("张三", "周一晨读", day)).toMatchObject({
      ...{ status: "on_time", at: "09:00", evidence: "体会 17 字" },
    });
    expect(await db.submission.findMany()).toMatchObject([{ intent: "reflection", text: written }]);
  });

  it("takes the newest, and says so to whoever writes in private", async () => {
    const { at, person, entry, db } = await story(database.db, {
      county: studying([asking("体会")]),
    });
    await at("09:00");
    await person("张三")
      .says(`体会：${written}`)
      .botAnswers(/^周一晨读：已收到体会 17 字。$/);
    await at("10:00");
    await person("张三")
      .says(`体会 ${better}`)
      .botAnswers(/^周一晨读：已收到体会 29 字，以这一次为准。$/);
    expect(await entry("张三", "周一晨读", day)).toMatchObject({
      ...{ status: "on_time", at: "10:00", evidence: "体会 29 字" },
    });
    expect(await db.submission.count({ where: { intent: "reflection" } })).toBe(2);
    await at("17:59");
    person("张三").heardNothing(/未反馈/);
  });

  it("is not satisfied by 收到, and can be made up afterwards", async () => {
    const { at, group, person, status } = await story(database.db, {
      county: studying([asking("体会")]),
    });
    await at("09:00");
    await group(town).says("张三", "收到").botStaysQuiet();
    await person("张三")
      .says("收到")
      .botAnswers(/^请回复“体会”加几句话。/);
    await at("18:10");
    expect(await status("张三", "周一晨读", day)).toBe("missed");
    await person("张三")
      .says(`体会 ${written}`)
      .botAnswers(/^周一晨读：已收到体会 17 字（已过截止时间）。$/);
    expect(await status("张三", "周一晨读", day)).toBe("made_up");
  });

  it("before it opens, from a stranger or from somebody who is not asked changes nothing", async () => {
    const { at, group, person, db } = await story(database.db, {
      county: studying([asking("体会")]),
      unbound: ["赵六"],
    });
    await at("08:00");
    await person("张三")
      .says(`体会 ${written}`)
      .botAnswers(/目前没有需要您写体会的学习/);
    await at("09:00");
    await group(town).says("赵六", `体会 ${written}`).botStaysQuiet();
    await person("李强")
      .says(`体会 ${written}`)
      .botAnswers(/目前没有需要您写体会的学习/);
    expect(await db.submission.count()).toBe(0);
  });
});
