import { beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../src/db/client.ts";
import { testDatabase } from "../support/database.ts";
import { pressing, quizCounty, typed, weeklyTest } from "./quiz-county.ts";
import { story } from "./story.ts";

const database = testDatabase();
beforeEach(() => database.empty());
const day = "2026-09-14";
const town = "东关镇工作群";

type Played = Awaited<ReturnType<typeof story>>;

/** He asks for his paper and answers so many of the twenty questions right. */
async function answers({ db, person }: Played, name: string, right: number, word = "答题") {
  await person(name).says(word);
  return person(name).says(await typed(db, name, right));
}

const papers = (db: Database) =>
  db.paper.findMany({
    select: { attempt: true, score: true, passed: true },
    orderBy: { attempt: "asc" },
  });

describe("周测", () => {
  it("passed at the first try is on time, and the group sees only the call and the count", async () => {
    const played = await story(database.db, { county: quizCounty() });
    const { at, group, person, entry } = played;
    await at("09:00");
    expect(group(town).heard(/【周测】9月14日（周一）测试开始/)).toMatch(/回复“答题”/);
    expect(group(town).posts(/周测/)[0]?.delivery.buttons).toEqual([
      { text: "开始答题", data: "private:答题" },
    ]);
    await at("10:00");
    await answers(played, "张三", 19);
    person("张三").heard(/已交卷。第 1 次 95 分，已通过（90 分及格）。9月18日 17:30 截止后可回复/);
    await at("10:01");
    expect(group(town).heard(/./)).toBe("【周测】9月14日 已通过 1/3，未完成 2");
    expect(await entry("张三", "周测", day)).toMatchObject({
      ...{ status: "on_time", at: "10:00", evidence: "第1次 95 分" },
    });
    await person("张三")
      .says("答题")
      .botAnswers(/您已交卷，95 分，已通过，无需再答/);
  });

  it("with 85 may be taken again a day later, told when and called then, and counts in the window", async () => {
    const played = await story(database.db, { county: quizCounty() });
    const { at, person, entry, db } = played;
    await at("10:00");
    await answers(played, "张三", 17);
    person("张三").heard(
      /第 1 次 85 分，未通过（90 分及格）。9月15日 10:00 后可以补考，到时会提醒您/,
    );
    expect(await entry("张三", "周测", day)).toMatchObject({
      ...{ status: "due", evidence: "第1次 85 分" },
    });
    await at("18:00");
    for (const word of ["答题", "补考"]) {
      await person("张三")
        .says(word)
        .botAnswers(/第 1 次已交卷，85 分，未通过。9月15日 10:00 后可以补考/);
    }
    await at("2026-09-15 10:00");
    person("张三").heard(/现在可以补考了（第 2 次，共 3 次机会，90 分及格）/);
    const [call] = person("张三").posts(/现在可以补考了/);
    await person("张三")
      .says("", pressing(call, "开始补考"))
      .botAnswers(/共 20 题.*第 2 次作答/);
    await person("张三").says(await typed(db, "张三", 20));
    person("张三").heard(/第 2 次 100 分，已通过/);
    expect(await entry("张三", "周测", day)).toMatchObject({
      ...{ status: "on_time", at: "10:00", evidence: "第2次 100 分" },
    });
    expect(await papers(db)).toEqual([
      { attempt: 1, score: 85, passed: false },
      { attempt: 2, score: 100, passed: true },
    ]);
  });

  it("passed by a retake after the window is made up", async () => {
    const played = await story(database.db, { county: quizCounty() });
    const { at, person, status } = played;
    await at("2026-09-18 16:00");
    await answers(played, "张三", 17);
    await at("2026-09-18 17:31");
    expect(await status("张三", "周测", day)).toBe("missed");
    person("张三").heardNothing(/补考/);
    await at("2026-09-19 16:00");
    person("张三").heard(/现在可以补考了/);
    await answers(played, "张三", 18);
    expect(await status("张三", "周测", day)).toBe("made_up");
  });

  it("asks first what was missed and then only what is new", async () => {
    const played = await story(database.db, { county: quizCounty([weeklyTest({ 重考: "立即" })]) });
    const { at, db } = played;
    await at("10:00");
    await answers(played, "张三", 17);
    await played.person("张三").says("补考");
    const [first, second] = await db.paper.findMany({ orderBy: { attempt: "asc" } });
    const asked = (paper: typeof first) =>
      ((paper?.items ?? []) as { questionId: number }[]).map(({ questionId }) => questionId);
    const missed = asked(first).filter((_, index) => first?.marks[index] === 0);
    expect(missed).toHaveLength(3);
    const again = asked(second).filter((id) => asked(first).includes(id));
    expect(again.sort()).toEqual(missed.sort());
  });

  it("is not called again when it was taken before the call, nor while quiet hours last", async () => {
    const played = await story(database.db, {
      county: quizCounty([weeklyTest({ 重考: "12小时" })]),
    });
    const { at, person } = played;
    await at("10:00");
    await answers(played, "张三", 17);
    await answers(played, "赵六", 17);
    await at("22:30");
    person("张三").heardNothing();
    await answers(played, "赵六", 18);
    await at("2026-09-15 07:00");
    person("张三").heard(/现在可以补考了/);
    person("赵六").heardNothing();
  });
});

describe("the last failure", () => {
  const strict = quizCounty([weeklyTest({ 重考: "立即" })]);

  it("puts him on the tutor list, tells the secretary, the mentor and him, and 补课 opens a class", async () => {
    const played = await story(database.db, { county: strict });
    const { at, person, group, status, db } = played;
    await at("2026-09-15 10:00");
    await answers(played, "张三", 10);
    await answers(played, "张三", 11, "补考");
    person("李强").heardNothing(/周测/);
    await answers(played, "张三", 12, "补考");
    person("张三").heard(/第 3 次 60 分，未通过（90 分及格）。补考次数已用完，已列入辅导名单/);
    const notice = "【周测】以下 1 人补考次数用完仍未通过，已列入辅导名单：\n张三（李家村）60 分";
    expect(person("李强").heard(/周测/)).toBe(`${notice}\n开补课请回复“补课 周测”。`);
    expect(person("孙七").heard(/辅导名单/)).toBe(`${notice}\n请您作为导师帮助辅导。`);
    person("王静").heardNothing();
    await person("张三")
      .says("补考")
      .botAnswers(/补考次数已用完，请等候补课通知/);
    await at("2026-09-16 09:00");
    await person("李强").says("补课");
    expect(person("李强").heard(/补课（周测）】已发起/)).toMatch(/今天 18:00 前，共 1 人：张三。/);
    person("张三").heard(/补课（周测）】请您于今天 18:00 前参加补课，到场后请回复“签到”/);
    expect(group(town).heard(/补课（周测）】9月16日（周三）签到开始/)).not.toMatch(/张三/);
    await person("张三")
      .says("签到")
      .botAnswers(/补课（周测）：已签到/);
    expect(await status("张三", "补课（周测）", "2026-09-16")).toBe("on_time");
    expect(await status("赵六", "补课（周测）", "2026-09-16")).toBe("nothing owed");
    await person("李强")
      .says("补课")
      .botAnswers(/没有等待补课的人/);
    await at("2026-09-18 17:31");
    expect(await status("张三", "周测", day)).toBe("missed");
    expect(await db.ladderRun.count({ where: { subject: "张三" } })).toBe(0);
  });

  it("after the window stops the ladder that chased him", async () => {
    const played = await story(database.db, { county: strict });
    const { at, person, db } = played;
    const runs = () => db.ladderRun.findMany({ where: { subject: "张三" } });
    await at("2026-09-18 17:31");
    expect(await runs()).toMatchObject([{ status: "running" }]);
    await answers(played, "张三", 1, "补考 周测");
    expect(await runs()).toMatchObject([{ status: "running" }]);
    await answers(played, "张三", 1, "补考");
    await answers(played, "张三", 1, "补考");
    expect(await runs()).toMatchObject([{ status: "stopped" }]);
    await at("2026-09-25 12:00");
    person("张三").heardNothing(/逾期/);
    expect(await db.tutorEntry.count()).toBe(1);
  });

  it("late in the day gives a class the next working morning, a worked Sunday here", async () => {
    const played = await story(database.db, { county: strict });
    const { at, person, group, status } = played;
    await at("2026-09-18 16:30");
    for (const word of ["答题", "补考", "补考"]) await answers(played, "张三", 0, word);
    await person("李强").says("补课 周测");
    person("李强").heard(/9月20日 09:00 至 12:00，共 1 人：张三/);
    group(town).heardNothing(/补课/);
    await at("2026-09-20 09:00");
    group(town).heard(/补课（周测）】9月20日（周日）签到开始/);
    await group(town).says("张三", "签到");
    await at("2026-09-20 12:01");
    expect(await status("张三", "补课（周测）", "2026-09-20")).toBe("on_time");
  });

  it("leads to no class for those who may not call one, or for nobody", async () => {
    const { at, person } = await story(database.db, { county: strict });
    await at("10:00");
    await person("张三")
      .says("补课")
      .botAnswers(/补课由本单位秘书或管理员发起/);
    await person("李强")
      .says("补课")
      .botAnswers(/没有等待补课的人/);
  });
});
