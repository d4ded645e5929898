import { beforeEach, describe, expect, it } from "vitest";
import { testDatabase } from "../support/database.ts";
import { BANK, held, quizCounty, typed, weeklyTest, withPaper } from "./quiz-county.ts";
import { story } from "./story.ts";

const database = testDatabase();
beforeEach(() => database.empty());
const day = "2026-09-14";

describe("answers typed in private", () => {
  const SHAPES: [string, (key: readonly string[]) => string][] = [
    ["numbered", (key) => key.map((answer, index) => `${index + 1}${answer}`).join(" ")],
    ["only one after the other", (key) => key.join(" ")],
    ["in small letters", (key) => key.join(" ").toLowerCase()],
    ["with commas", (key) => key.map((answer, index) => `${index + 1}.${answer}`).join("，")],
    ["one per line", (key) => key.map((answer, index) => `${index + 1}、${answer}`).join("\n")],
    [
      "in full width",
      (key) =>
        key
          .map((answer, index) => `${index + 1}${answer}`)
          .join("　")
          .replace(/[0-9A-Z]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
    ],
  ];
  it.each(SHAPES)("%s are all right", async (_shape, write) => {
    const { person, key, status } = await withPaper(database.db);
    await person("张三")
      .says(write(key))
      .botAnswers(/已交卷。第 1 次 100 分，已通过/);
    expect(await status("张三", "周测", day)).toBe("on_time");
  });

  it("are kept when they are not all, and the rest is asked again", async () => {
    const { person, key, questions } = await withPaper(database.db);
    const answer = await person("张三")
      .says(`2${key[1]}`)
      .botAnswers(/已记：2[A-D对]+（1\/3），还有第 1、3 题未答/);
    expect(answer).toContain(`1.（`);
    expect(answer).toContain(questions[2]?.stem ?? "?");
    expect(answer).not.toContain(questions[1]?.stem ?? "?");
    await person("张三")
      .says(`${key[0]} ${key[2]}`)
      .botAnswers(/100 分，已通过/);
  });

  it("are corrected by their number before the last one comes", async () => {
    const { person, place, answersOf } = await withPaper(database.db);
    const number = place("judgement") + 1;
    await person("张三")
      .says(`${number}错`)
      .botAnswers(new RegExp(`已记：${number}错（1/3）`));
    await person("张三")
      .says(`${number}对`)
      .botAnswers(new RegExp(`已记：${number}对（1/3）`));
    await person("张三")
      .says(`更正 ${number}错`)
      .botAnswers(new RegExp(`已记：${number}错（1/3）`));
    expect((await answersOf())[number - 1]).toBe("错");
  });

  it("that do not fit are named and not recorded, the others are", async () => {
    const { person, key, place, answersOf } = await withPaper(database.db);
    const single = place("single") + 1;
    const judged = place("judgement") + 1;
    const several = place("multiple") + 1;
    const answer = await person("张三")
      .says(`${single}AB ${judged}C ${several}AF 7A 8B`)
      .botAnswers(/已记 0\/3 题/);
    expect(answer).toContain(`第 ${single} 题未记：是单选，只能选一个。`);
    expect(answer).toContain(`第 ${judged} 题未记：是判断题，请答“对”或“错”。`);
    expect(answer).toContain(`第 ${several} 题未记：选项只有 A 至 D，没有 F。`);
    expect(answer).toContain("本卷共 3 题，没有第 7、8 题，未记。");
    await person("张三")
      .says(`${judged}${key[judged - 1]} ${single}D`)
      .botAnswers(/（1\/3）/);
    expect(await answersOf()).toEqual(key.map((each, index) => (index === judged - 1 ? each : "")));
  });

  it("40 for 20 questions fill it, the rest is named, and it waits for 交卷", async () => {
    const { at, person, db } = await story(database.db, { county: quizCounty() });
    await at("10:00");
    await person("张三").says("答题");
    const first = await typed(db, "张三", 19);
    const more = Array.from({ length: 20 }, (_, index) => `${index + 21}A`).join(" ");
    await person("张三")
      .says(`${first} ${more}`)
      .botAnswers(
        /^本卷共 20 题，没有第 21至40 题，未记。\n【周测】已记：1.* 等 20 题（20\/20），已全部答完。\n.*试卷还没有交/,
      );
    await person("张三")
      .says("交卷")
      .botAnswers(/已交卷。第 1 次 95 分/);
  });

  it("belong to the number before them, and what has no place keeps the paper in hand", async () => {
    const { person, key, place, answersOf } = await withPaper(database.db);
    const several = place("multiple") + 1;
    const judged = place("judgement") + 1;
    const single = place("single") + 1;
    const apart = (key[several - 1] ?? "").split("").join(" ");
    await person("张三")
      .says(`${several} ${apart}`)
      .botAnswers(new RegExp(`已记：${several}${key[several - 1]}（1/3）`));
    await person("张三")
      .says(`${single}${key[single - 1]} ${judged}不会`)
      .botAnswers(new RegExp(`第 ${judged} 题未记：没有写答案`));
    const kept = await person("张三")
      .says(`${judged}对 错`)
      .botAnswers(/“错”不知是哪一题的，未记/);
    expect(kept).toMatch(/（3\/3），已全部答完。\n.*确认无误请回复“交卷”/);
    expect(await answersOf()).toEqual(key);
    await person("张三")
      .says("交卷")
      .botAnswers(/100 分，已通过/);
  });

  it("are not asked for anew by 下一题 or 第2题, which stay with the paper", async () => {
    const { person, questions, db } = await withPaper(database.db);
    await person("张三")
      .says("下一题")
      .botAnswers(/已记 0\/3 题，还剩第 1至3 题。要再看题目，请回复“答题”/);
    const shown = await person("张三")
      .says("看第2题")
      .botAnswers(/\n2\.（/);
    expect(shown).toContain(questions[1]?.stem ?? "?");
    await person("张三")
      .says("第9题")
      .botAnswers(/本卷共 3 题/);
    expect(await db.practiceTurn.count()).toBe(0);
    await person("赵六")
      .says("上一题")
      .botAnswers(/手上没有试卷/);
  });

  it("are shown one at a time where 方式 says so, and 第3题 and 上一题 go there", async () => {
    const { person } = await withPaper(database.db, { 方式: "逐题" });
    for (const [words, number] of [
      ["第3题", 3],
      ["上一题", 2],
      ["跳过", 3],
    ] as const) {
      await person("张三")
        .says(words)
        .botAnswers(new RegExp(`【周测】9月14日，第 ${number}/3 题`));
    }
  });

  it("in a group without numbers bring one quiet hint in private", async () => {
    const { person, group, answersOf } = await withPaper(database.db);
    await group("东关镇工作群")
      .says("张三", "A BC 对")
      .botAnswers(/答案请勿发在群里/);
    await group("东关镇工作群").says("张三", "ABCDA").botStaysQuiet();
    expect(person("张三").posts(/答案请勿发在群里/)).toHaveLength(1);
    expect(await answersOf()).toEqual(["", "", ""]);
  });

  it("are never shown right or wrong before the close, nor the key to 错题", async () => {
    const { person, key, at, sandbox } = await withPaper(database.db);
    const wrong = key.map((answer) => (answer === "对" ? "错" : answer === "A" ? "B" : "A"));
    await person("张三").says(wrong.map((answer, index) => `${index + 1}${answer}`).join(" "));
    await person("张三")
      .says("错题")
      .botAnswers(/9月18日 17:30 截止后才能查看错题/);
    for (const { delivery } of sandbox.sent) {
      expect(delivery.text).not.toMatch(/正确|解析|见手册/);
    }
    await at("2026-09-18 18:00");
    await person("张三")
      .says("错题")
      .botAnswers(/您还可以补考，通过后或补考次数用完后才能查看/);
    await person("张三").says("补考");
    const again = await held(database.db, "张三");
    await person("张三").says(again.map(({ answer }, index) => `${index + 1}${answer}`).join(" "));
    const shown = await person("张三")
      .says("错题 周测")
      .botAnswers(/您的错题共 \d 题/);
    expect(shown).toMatch(/正确：[A-D]\. 甲项/);
    expect(shown).toMatch(/解析：见手册第 1 页/);
  });
});

describe("交卷", () => {
  it("names what is missing and hands in what there is when it is said again", async () => {
    const { person, key } = await withPaper(database.db);
    await person("张三").says(`1${key[0]}`);
    await person("张三")
      .says("交卷")
      .botAnswers(/还有 2 题未答：第 2、3 题。.*再回复一次“交卷”/);
    await person("张三").says(`2${key[1]}`);
    await person("张三")
      .says("交卷")
      .botAnswers(/还有 1 题未答：第 3 题/);
    await person("张三")
      .says("交卷")
      .botAnswers(/已交卷。第 1 次 66.7 分，未通过/);
    await person("张三")
      .says("交卷")
      .botAnswers(/第 1 次已交卷，66.7 分/);
  });

  it("happens by itself when time is up, with what was answered", async () => {
    const { person, key, at, entry, db } = await withPaper(database.db);
    await person("赵六").says("答题");
    await person("张三").says(`1${key[0]} 2${key[1]}`);
    await at("2026-09-18 17:31");
    person("张三").heard(/时间到，已按您已答的题交卷。第 1 次 66.7 分，未通过/);
    expect(await entry("张三", "周测", day)).toMatchObject({
      ...{ status: "missed", evidence: "第1次 66.7 分" },
    });
    person("赵六").heardNothing(/时间到/);
    expect(await db.paper.count({ where: { handedInAt: null } })).toBe(1);
    await person("赵六")
      .says("1A")
      .botAnswers(/已于 9月18日 17:30 截止.*请回复“补考 周测”/);
  });
});

describe("the same paper", () => {
  it("comes back however often it is asked for, from two devices at once, and with what is answered", async () => {
    const { person, key, sandbox, db } = await withPaper(database.db);
    await Promise.all([person("张三").says("答题"), person("张三").says("答题")]);
    await person("张三").says(`1${key[0]}`);
    await person("张三").says("答题");
    const sent = sandbox.sent
      .map(({ delivery }) => delivery.text)
      .filter((text) => /共 3 题/.test(text));
    expect(sent).toHaveLength(4);
    expect(new Set(sent.slice(0, 3)).size).toBe(1);
    expect(sent[3]).toContain(`，已答 ${key[0]}）`);
    expect(await db.paper.count()).toBe(1);
  });

  it("keeps a question that is retired while it is answered", async () => {
    const { person, load, at, status, all } = await withPaper(database.db);
    const [first, ...others] = BANK.slice(10, 14);
    await load(quizCounty([weeklyTest({ 题数: "3" })], first ? [first, ...others] : []));
    await at("10:10");
    await person("张三")
      .says(all)
      .botAnswers(/100 分，已通过/);
    expect(await status("张三", "周测", day)).toBe("on_time");
  });
});
