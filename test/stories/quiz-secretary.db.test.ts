import { beforeEach, describe, expect, it } from "vitest";
import { testDatabase } from "../support/database.ts";
import { plan } from "./county.ts";
import { BANK, quizCounty, SMALL_BANK, threeQuestions, typed, weeklyTest } from "./quiz-county.ts";
import { story } from "./story.ts";

const database = testDatabase();
beforeEach(() => database.empty());
const east = "东关镇工作群";
const west = "西岭乡工作群";

/** A test that the calendar asks only on Mondays, so that a Wednesday is free. */
const mondays = (parameters: Record<string, string> = { 题数: "3" }) =>
  plan("周测", ["每周", "周一 09:00", "周一 10:30"], {
    kind: "测试",
    graceMinutes: 0,
    parameters,
  });
const county = quizCounty([mondays()], SMALL_BANK);

describe("测试 计划", () => {
  it("by a secretary starts one at once, for his township only, for as long as usual", async () => {
    const { at, person, group, db } = await story(database.db, {
      ...{ county, start: "2026-09-16 07:30" },
    });
    await at("14:00");
    await person("李强")
      .says("测试 周测")
      .botAnswers(/【周测】测试已发起，共 3 人，15:30 截止/);
    group(east).heard(/【周测】9月16日（周三）测试开始，请于 15:30 前完成/);
    group(west).heardNothing();
    const [occurrence] = await db.occurrence.findMany({ where: { run: 1 } });
    expect(occurrence).toMatchObject({ date: "2026-09-16", status: "open" });
    expect(await db.obligation.count({ where: { occurrenceId: occurrence?.id ?? 0 } })).toBe(3);
    await person("陈明@石桥村")
      .says("答题")
      .botAnswers(/没有安排您参加/);
    await person("张三").says("答题");
    await person("张三").says(await typed(db, "张三", 3));
    person("张三").heard(/100 分，已通过/);
  });

  it("takes the minutes given, at least 30 and at most until 22:00", async () => {
    const { at, person } = await story(database.db, { county });
    await at("2026-09-16 14:00");
    await person("李强")
      .says("测试 周测 10分钟")
      .botAnswers(/14:30 截止/);
    await person("王静")
      .says("测试 周测 600分钟")
      .botAnswers(/共 1 人，22:00 截止/);
    await at("2026-09-17 21:31");
    await person("李强")
      .says("测试 周测")
      .botAnswers(/21:30 后不发起测试/);
  });

  it("is not started twice for the same people, and again when it is over", async () => {
    const { at, person, group, db } = await story(database.db, { county });
    await at("09:30");
    await person("李强")
      .says("测试")
      .botAnswers(/【周测】正在进行，10:30 截止/);
    await at("2026-09-16 14:00");
    await person("李强")
      .says("测试")
      .botAnswers(/已发起/);
    await person("李强")
      .says("测试 周测")
      .botAnswers(/正在进行，15:30 截止/);
    await person("周敏")
      .says("测试 周测")
      .botAnswers(/正在进行，15:30 截止/);
    await person("王静")
      .says("测试 周测")
      .botAnswers(/已发起，共 1 人/);
    await at("2026-09-16 15:31");
    await person("周敏")
      .says("测试 周测")
      .botAnswers(/已发起，共 4 人/);
    group(west).heard(/周测】9月16日（周三）测试开始/);
    const runs = await db.occurrence.findMany({
      where: { date: "2026-09-16" },
      orderBy: { run: "asc" },
    });
    expect(runs.map(({ run, only }) => ({ run, whole: only === null }))).toEqual([
      { run: 1, whole: false },
      { run: 2, whole: false },
      { run: 3, whole: true },
    ]);
  });

  it("is refused to cadres, for unknown plans and those of others, and asked which one is meant", async () => {
    const western = plan("西岭测", ["每周", "周一 09:00", "周一 10:30"], {
      ...{ kind: "测试", units: ["西岭乡"], parameters: { 题数: "3" }, graceMinutes: 0 },
    });
    const monthly = { ...mondays(), name: "月度测试" };
    const several = quizCounty([mondays(), monthly, western], SMALL_BANK);
    const { at, person, group } = await story(database.db, { county: several });
    await at("2026-09-16 13:59");
    await at("14:00");
    await person("张三")
      .says("测试 周测")
      .botAnswers(/测试由本单位秘书或管理员发起/);
    await person("李强")
      .says("测试 年测")
      .botAnswers(/没有名为“年测”的测试。可以发起的有：周测、月度测试/);
    await person("李强")
      .says("测试 西岭测")
      .botAnswers(/“西岭测”不面向您负责的单位/);
    await person("李强")
      .says("测试")
      .botAnswers(/有几项测试，请写明是哪一项，例如“测试 周测”/);
    await person("李强")
      .says("测试 月度")
      .botAnswers(/【月度测试】测试已发起/);
    await person("张三")
      .says("答题")
      .botAnswers(/共 3 题/);
    group(west).heardNothing();
  });
});

describe("a bank that is too small", () => {
  it("leaves a test out with a note, and the administrators are told once", async () => {
    const large = quizCounty([mondays({ 题数: "5" })], SMALL_BANK);
    const { at, person, group, db } = await story(database.db, { county: large });
    await at("2026-09-14 12:00");
    expect(person("周敏").heard(/题库/)).toBe(
      "【周测】本次没有发起：题库有 3 题，需 5 题。请补充题库后重新导入，或在“参数”里减少“题数”。",
    );
    group(east).heardNothing();
    expect(await db.occurrence.findFirstOrThrow()).toMatchObject({
      ...{ status: "skipped", note: "题库不够，未发起（题库有 3 题，需 5 题）" },
    });
    await person("张三")
      .says("答题")
      .botAnswers(/目前没有需要您作答的测试/);
    await person("李强")
      .says("测试 周测")
      .botAnswers(/题库不够，未发起：题库有 3 题，需 5 题/);
  });

  it("that shrinks while a test is open is told to whoever asks, and once to the administrators", async () => {
    const { at, person, load, status } = await story(database.db, { county: threeQuestions });
    await at("10:00");
    await person("赵六").says("答题");
    await load(quizCounty([weeklyTest({ 题数: "3" })], SMALL_BANK.slice(0, 2)));
    await at("10:10");
    await person("张三")
      .says("答题")
      .botAnswers(/题库暂时不够组卷，现在无法作答，已告知管理员/);
    await person("孙七")
      .says("答题")
      .botAnswers(/题库暂时不够组卷/);
    person("周敏").heard(/【周测】无法组卷：题库有 2 题，需 3 题/);
    await person("赵六")
      .says(await typed(database.db, "赵六", 3))
      .botAnswers(/100 分，已通过/);
    await load(quizCounty([weeklyTest({ 题数: "3" })], BANK));
    await at("10:20");
    await person("张三")
      .says("答题")
      .botAnswers(/共 3 题/);
    expect(await status("张三", "周测", "2026-09-14")).toBe("due");
  });
});
