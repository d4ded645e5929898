import { beforeEach, describe, expect, it } from "vitest";
import type { PlanEntry, QuestionEntry } from "../../src/workbook/rules.ts";
import { testDatabase } from "../support/database.ts";
import { county, PEOPLE, plan, post, programme, someone } from "./county.ts";
import { answersFor, WATCH } from "./questions.ts";
import { story } from "./story.ts";

const database = testDatabase();
beforeEach(() => database.empty());
const town = "东关镇工作群";

const BANK: QuestionEntry[] = Array.from({ length: 10 }, (_, index) => ({
  ...WATCH,
  stem: `防汛第 ${index + 1} 题`,
}));
const weekly = (rest: Partial<PlanEntry> = {}) =>
  plan("周测", ["每周", "周一 09:00", "周三 17:30"], {
    kind: "测试",
    graceMinutes: 0,
    parameters: { 题数: "10" },
    ...rest,
  });
const withTest = (rest: Partial<PlanEntry> = {}) =>
  county({
    questions: BANK,
    programmes: [
      programme([weekly(rest)], {
        beats: [
          { kind: "count", weekday: 4, minute: 16 * 60 },
          { kind: "publish", weekday: 5, minute: 17 * 60 },
        ],
      }),
    ],
  });

/** Plays the county through its test: each of these answers so many of ten questions right. */
async function taken(right: Record<string, number>, rest: Partial<PlanEntry> = {}) {
  const played = await story(database.db, { county: withTest(rest) });
  await played.at("10:00");
  for (const [name, count] of Object.entries(right)) {
    await played.person(name).says("答题");
    await played.person(name).says(await answersFor(played.db, name, count));
  }
  return played;
}

describe("成绩", () => {
  it("shows a secretary his units, by name who has not passed, in private wherever he asks", async () => {
    const { group, person } = await taken({ 张三: 10, 孙七: 8 });
    await person("李强").says("帮助").botAnswers(/签到/);
    const told = await group(town)
      .says("李强", "成绩")
      .botAnswers(/【周测】9月14日成绩（进行中）/);
    expect(told.split("\n")).toEqual([
      "【周测】9月14日成绩（进行中）",
      "东关镇：参加 2/3，首次通过 1，补考后通过 0，平均分 90",
      "· 李家村：参加 1/2，首次通过 1，补考后通过 0，平均分 100",
      "· 王家村：参加 1/1，首次通过 0，补考后通过 0，平均分 80",
      "未通过（王家村）：孙七",
      "未参加（李家村）：赵六",
      "以上为即时数字，截止后可再回复“成绩”查看难题。",
    ]);
    expect(group(town).posts(/成绩/)).toEqual([]);
  });

  it("shows an administrator the whole county, with the names of a small test, and after the close the hardest questions", async () => {
    const { at, person } = await taken({ 张三: 10, 孙七: 8, "陈明@石桥村": 7 });
    await at("2026-09-16 17:35");
    const told = await person("周敏")
      .says("成绩 周测")
      .botAnswers(/（已截止）/);
    expect(told).toMatch(
      /青山县：参加 3\/4，首次通过 1，补考后通过 0，平均分 83.3\n· 东关镇：参加 2\/3/,
    );
    expect(told).toMatch(
      /\n· 西岭乡：参加 1\/1，首次通过 0，补考后通过 0，平均分 70\n[\s\S]*\n答错最多的题：\n1\. /,
    );
    expect(told.match(/^\d\. 防汛第 \d+ 题（\d\/3 人答错，\d+%）$/gm)).toHaveLength(3);
    expect(told).toMatch(
      /\n未通过（王家村）：孙七\n未通过（石桥村）：陈明\S*\n未参加（李家村）：赵六\n/,
    );
    expect(told).not.toMatch(/张三|区分度/);
    expect(told).toMatch(/\n请督促未通过和未参加的同志补考，可请其私聊我回复“补考 周测”。$/);
  });

  it("shows an administrator how many they are when the test is large, and a secretary his names", async () => {
    const many = Array.from({ length: 60 }, (_, index) =>
      someone(`村民${index}`, post("石桥村", "村支书")),
    );
    const played = await story(database.db, {
      county: { ...withTest(), people: county({ people: [...PEOPLE, ...many] }).people },
    });
    const { at, person, db } = played;
    await at("10:00");
    await person("孙七").says("答题");
    await person("孙七").says(await answersFor(db, "孙七", 8));
    const told = await person("周敏")
      .says("成绩")
      .botAnswers(/参加 1\/64/);
    expect(told).toMatch(/\n未通过 1 人，未参加 63 人。\n/);
    expect(told).not.toMatch(/孙七|赵六/);
    await person("李强")
      .says("成绩")
      .botAnswers(/未通过（王家村）：孙七\n未参加（李家村）：张三、赵六/);
  });

  it("asks for no retake when nobody can take one", async () => {
    const { at, person } = await taken(
      { 张三: 8, 赵六: 10, 孙七: 10, "陈明@石桥村": 10 },
      { parameters: { 题数: "10", 上限: "1" } },
    );
    await at("2026-09-16 17:35");
    const told = await person("李强")
      .says("成绩")
      .botAnswers(/\n未通过（李家村）：张三\n/);
    expect(told).not.toContain("督促");
  });

  it("counts a first attempt made after the window among the retakes", async () => {
    const { at, person, db } = await taken({});
    await at("2026-09-16 18:00");
    await person("张三").says("补考");
    await person("张三").says(await answersFor(db, "张三", 10));
    await person("李强")
      .says("成绩")
      .botAnswers(/李家村：参加 1\/2，首次通过 0，补考后通过 1/);
  });

  it("counts who passed at a retake apart", async () => {
    const { at, person, db } = await taken({ 张三: 8 });
    await at("2026-09-15 11:00");
    await person("张三").says("补考");
    await person("张三").says(await answersFor(db, "张三", 10));
    await person("李强")
      .says("成绩")
      .botAnswers(/李家村：参加 1\/2，首次通过 0，补考后通过 1，平均分 100/);
  });

  it("is refused to whoever is no secretary, and says what there is when the name is unknown", async () => {
    const { group, person } = await taken({});
    await person("张三")
      .says("成绩")
      .botAnswers(/由本单位秘书或管理员查看/);
    await group(town)
      .says("赵六", "成绩")
      .botAnswers(/由本单位秘书或管理员查看/);
    group(town).heardNothing(/成绩/);
    await person("李强")
      .says("成绩 三农测试")
      .botAnswers(/没有名为“三农测试”且已开始的测试。现有测试：周测/);
  });

  it("is not said in a group to a secretary who has no private chat yet", async () => {
    const { group } = await taken({});
    await database.db.account.updateMany({ data: { privateChat: null } });
    await group(town)
      .says("李强", "成绩")
      .botAnswers(/成绩只在私聊里发/);
  });

  it("says so when there was no test yet", async () => {
    const { person } = await story(database.db);
    await person("周敏")
      .says("成绩")
      .botAnswers(/还没有开始过的测试/);
  });
});

describe("我的记录", () => {
  it("tells who failed that he has not passed and may retake, and of a test not taken that it is not done", async () => {
    const { at, person } = await taken({ 张三: 4 });
    await at("2026-09-16 18:00");
    const told = await person("张三")
      .says("我的记录")
      .botAnswers(/最近 30 天/);
    expect(told).toMatch(
      /\n9月14日 周测：未通过（第 ?1 ?次 40 分）\n测试还没有通过的，请私聊我回复“补考 周测”。\n/,
    );
    expect(told).not.toMatch(/缺|补签/);
    await person("赵六")
      .says("我的记录")
      .botAnswers(/9月14日 周测：未完成\n.*补考 周测/);
  });
});

describe("a test in the weekly 统计 and 通报", () => {
  it("is a line of its own for the part of the county that each sees", async () => {
    const { at, group, person } = await taken({ 张三: 10, 孙七: 8, "陈明@石桥村": 9 });
    await at("2026-09-17 16:01");
    expect(person("周敏").heard(/周统计/)).toContain(
      "\n周测（9月14日）：参加 3/4，首次通过 2，补考后通过 0，平均分 90\n",
    );
    await at("2026-09-18 17:01");
    expect(group(town).heard(/周通报/)).toContain(
      "\n周测（9月14日）：参加 2/3，首次通过 1，补考后通过 0，平均分 90\n",
    );
    expect(group("西岭乡工作群").heard(/周通报/)).toContain("\n周测（9月14日）：参加 1/1，");
  });
});

describe("a question that most fail", () => {
  const village = Array.from({ length: 11 }, (_, index) =>
    someone(`村民${index}`, post("李家村", "村干部")),
  );

  it("is told to the administrator when the window closes, once", async () => {
    const played = await story(database.db, {
      county: { ...withTest(), people: county({ people: [...PEOPLE, ...village] }).people },
    });
    const { at, person, db } = played;
    await at("10:00");
    for (const { label } of village) {
      await person(label).says("答题");
      await person(label).says(await answersFor(db, label, 10, ["防汛第 3 题"]));
    }
    await at("2026-09-16 17:35");
    const told = person("周敏").heard(/多数人答错/);
    expect(told).toContain("1. 防汛第 3 题\n题库答案：C. 24 小时；11/11 人答错，100%。\n");
    await at("2026-09-17 09:00");
    person("周敏").heardNothing(/多数人答错/);
  });
});
