import { beforeEach, describe, expect, it } from "vitest";
import { testDatabase } from "../support/database.ts";
import {
  quizCounty,
  SMALL_BANK,
  threeQuestions,
  typed,
  weeklyTest,
  withPaper,
} from "./quiz-county.ts";
import { local, story } from "./story.ts";

const database = testDatabase();
beforeEach(() => database.empty());
const day = "2026-09-14";
const town = "东关镇工作群";

describe("who types at the wrong time or place", () => {
  it("before the opening hears when it begins, and nothing is drawn", async () => {
    const { person, at, db } = await story(database.db, { county: threeQuestions });
    await at("08:50");
    await person("张三")
      .says("答题")
      .botAnswers(/【周测】09:00 开始，请到时再回复“答题”/);
    await person("张三")
      .says("1A 2B")
      .botAnswers(/09:00 开始/);
    expect(await db.paper.count()).toBe(0);
  });

  it("in the window's first second is not lost, though nobody has opened it yet", async () => {
    const { person, clock, sandbox } = await story(database.db, { county: threeQuestions });
    clock.moveTo(local(`${day} 09:00:01`));
    await person("张三").says("答题");
    const texts = sandbox.sent.map(({ delivery }) => delivery.text);
    expect(texts.filter((text) => /共 3 题/.test(text))).toHaveLength(1);
  });

  it("said before the close counts although it is handled after it", async () => {
    const { person, clock, at, status, all } = await withPaper(database.db);
    await at("2026-09-18 17:29:59");
    const sentAt = clock.now();
    clock.moveTo(local("2026-09-18 17:30:04"));
    await person("张三").says(all, { sentAt });
    await at("2026-09-18 17:31");
    expect(await status("张三", "周测", day)).toBe("on_time");
  });

  it("after the close is refused, but for a make-up paper, which counts as made up", async () => {
    const { person, at, status } = await story(database.db, { county: threeQuestions });
    await at("2026-09-18 17:31");
    for (const words of ["答题", "1A 2B 3对"]) {
      await person("张三")
        .says(words)
        .botAnswers(/【周测】已于 9月18日 17:30 截止，现在的作答不计入。如需补考请回复“补考 周测”/);
    }
    await person("张三")
      .says("补考 周测")
      .botAnswers(/【周测】9月14日，共 3 题，90 分及格。第 1 次/);
    await person("张三").says(await typed(database.db, "张三", 3));
    expect(await status("张三", "周测", day)).toBe("made_up");
  });

  it("without a paper is told how to get one; a word alone is no answer when nothing goes on", async () => {
    const { person, at } = await story(database.db, { county: threeQuestions });
    await person("张三")
      .says("对")
      .botAnswers(/没有看懂|帮助/);
    await at("10:00");
    await person("张三")
      .says("1A 2B")
      .botAnswers(/请先回复“答题”取卷/);
    await person("张三")
      .says("对")
      .botAnswers(/请先回复“答题”取卷/);
    await person("李强")
      .says("1A 2B")
      .botAnswers(/本次没有安排您参加/);
    await person("李强")
      .says("答题")
      .botAnswers(/本次没有安排您参加/);
    await person("张三")
      .says("答题 月考")
      .botAnswers(/没有找到需要您作答的“月考”/);
  });

  it("in a group records nothing and is told so once, in private", async () => {
    const { group, person, all, answersOf } = await withPaper(database.db);
    await group(town).says("张三", all);
    await group(town).says("张三", all);
    person("张三").heard(/答案请勿发在群里，刚才的没有记录/);
    expect(await answersOf()).toEqual(["", "", ""]);
    await group(town).says("张三", "对").botStaysQuiet();
    await group(town).says("李强", all).botStaysQuiet();
    await group(town).says("张三", "答题");
    person("张三").heard(/共 3 题/, 2);
    expect(group(town).posts(/共 3 题|答案请勿发在群里，刚才/)).toEqual([]);
  });

  it("who is on leave may take it all the same", async () => {
    const { person, at, status } = await story(database.db, { county: threeQuestions });
    await at("10:00");
    await person("张三").says("请假 今天到周五 住院");
    await person("周敏").says("批准 张三");
    expect(await status("张三", "周测", day)).toBe("excused");
    await person("张三").says("答题");
    await person("张三").says(await typed(database.db, "张三", 3));
    expect(await status("张三", "周测", day)).toBe("on_time");
  });

  it("with 撤回 or an edit takes no handed-in paper back", async () => {
    const { person, status, at, all } = await withPaper(database.db);
    const id = await person("张三").says(all);
    await person("张三")
      .says("撤回")
      .botAnswers(/没有可以撤回的内容/);
    await person("张三").says("算了", { edits: id });
    await person("张三").says("", { recalls: id });
    await at("10:05");
    expect(await status("张三", "周测", day)).toBe("on_time");
  });

  it("with several tests open is asked which one, and answers the one he saw last", async () => {
    const monthly = { ...weeklyTest({ 题数: "3" }), name: "月度测试" };
    const plans = [weeklyTest({ 题数: "3" }), monthly];
    const { person, at, status, db } = await story(database.db, {
      county: quizCounty(plans, SMALL_BANK),
    });
    await at("10:00");
    await person("张三")
      .says("答题")
      .botAnswers(/请写明是哪一项，例如“答题 周测”：\n· 周测\n· 月度测试/);
    await person("张三")
      .says("答题 周测")
      .botAnswers(/【周测】9月14日，共 3 题/);
    await at("10:05");
    await person("张三")
      .says("答题 月度")
      .botAnswers(/【月度测试】9月14日，共 3 题/);
    await at("10:10");
    await person("张三")
      .says(await typed(db, "张三", 3, "月度测试"))
      .botAnswers(/【月度测试】已交卷/);
    await person("张三")
      .says(await typed(db, "张三", 3))
      .botAnswers(/【周测】已交卷/);
    expect(await status("张三", "周测", day)).toBe("on_time");
  });

  it("within the grace is told that it is late, and is late", async () => {
    const county = quizCounty([weeklyTest({ 题数: "3" }, { graceMinutes: 15 })], SMALL_BANK);
    const { person, at, status, db } = await story(database.db, { county });
    await at("2026-09-18 17:35");
    await person("张三")
      .says("答题")
      .botAnswers(/17:45 前交卷（已过截止时间，记迟到）/);
    await person("张三").says(await typed(db, "张三", 3));
    expect(await status("张三", "周测", day)).toBe("late");
  });

  it("at a contest that is over gets no paper, not even by 补考", async () => {
    const contest = weeklyTest({ 题数: "3" }, { kind: "比武", name: "知识比武" });
    const { person, at } = await story(database.db, { county: quizCounty([contest], SMALL_BANK) });
    await at("2026-09-18 17:31");
    for (const words of ["答题", "补考 知识比武", "1A 2B"]) {
      await person("张三")
        .says(words)
        .botAnswers(/【知识比武】已于 9月18日 17:30 结束，不能再作答/);
    }
  });
});
