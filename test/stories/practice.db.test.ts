import { beforeEach, describe, expect, it } from "vitest";
import type { QuestionEntry } from "../../src/workbook/rules.ts";
import { testDatabase } from "../support/database.ts";
import { county } from "./county.ts";
import { button, letterOf, PARTY, TOOLS, WATCH } from "./questions.ts";
import { story } from "./story.ts";

const database = testDatabase();
beforeEach(() => database.empty());
const town = "东关镇工作群";
const bank = (...questions: QuestionEntry[]) => county({ questions });

describe("练习 by text", () => {
  it("tells at once whether a letter is right, with the explanation, and leads on", async () => {
    const { person } = await story(database.db, { county: bank(WATCH) });
    const asked = await person("张三")
      .says("练习")
      .botAnswers(/【练习】单选题（防汛知识）\n汛期值守/);
    const told = await person("张三")
      .says(letterOf(asked, "24 小时").toLowerCase())
      .botAnswers(/✓ 回答正确。/);
    expect(told).toMatch(/解析：汛期实行 24 小时值守。\n继续请点“下一题”/);
  });

  it("says what was right after a wrong answer", async () => {
    const { person } = await story(database.db, { county: bank(WATCH) });
    const asked = await person("张三")
      .says("练习")
      .botAnswers(/汛期值守/);
    const right = `${letterOf(asked, "24 小时")}. 24 小时`;
    const told = await person("张三")
      .says(letterOf(asked, "8 小时"))
      .botAnswers(/✗ 不正确/);
    expect(told).toContain(`正确答案：${right}\n`);
  });

  it("takes 对 and 错, and the letters of a 多选 together or apart", async () => {
    const { person } = await story(database.db, { county: bank(PARTY, TOOLS) });
    await person("张三")
      .says("练习 党建")
      .botAnswers(/判断题（党建）[\s\S]*请点“对”或“错”/);
    await person("张三")
      .says("错")
      .botAnswers(/回答正确/);
    const asked = await person("张三")
      .says("练习 防汛")
      .botAnswers(/多选题（防汛知识）/);
    const letters = [letterOf(asked, "沙袋"), letterOf(asked, "救生衣")];
    await person("张三")
      .says(letters.join("、"))
      .botAnswers(/回答正确/);
  });

  it("says what is possible when the answer has the wrong shape, and goes on waiting", async () => {
    const { person } = await story(database.db, { county: bank(WATCH, PARTY) });
    const asked = await person("张三")
      .says("练习 防汛知识")
      .botAnswers(/单选题/);
    await person("张三")
      .says("F")
      .botAnswers(/没有选项 F，请回复 A 至 C 中的字母/);
    await person("张三")
      .says("AB")
      .botAnswers(/单选题，请只回复一个字母/);
    await person("张三")
      .says("对")
      .botAnswers(/请回复选项字母（A 至 C）/);
    await person("张三")
      .says(letterOf(asked, "24 小时"))
      .botAnswers(/回答正确/);
    await person("张三")
      .says("练习 党建")
      .botAnswers(/判断题/);
    await person("张三")
      .says("AC")
      .botAnswers(/请回复“对”或“错”/);
  });

  it("lists the categories when there is none of that name, and keeps to one until 全部", async () => {
    const { person } = await story(database.db, { county: bank(WATCH, TOOLS, PARTY) });
    await person("张三")
      .says("练习 三农")
      .botAnswers(/没有“三农”这个分类。现有分类：防汛知识（2 题）、党建（1 题）/);
    await person("张三")
      .says("练习 党建")
      .botAnswers(/党员可以/);
    await person("张三")
      .says("下一题")
      .botAnswers(/党员可以/);
    await person("张三")
      .says("练习 全部")
      .botAnswers(/防汛知识/);
  });

  it("says so when the bank is empty", async () => {
    const { person } = await story(database.db);
    await person("张三")
      .says("练习")
      .botAnswers(/题库里还没有题目/);
  });

  it("is not done in a group: a hint comes in private, and nothing to whoever has no private chat", async () => {
    const { group, person } = await story(database.db, { county: bank(WATCH) });
    await person("张三").says("练习").botAnswers(/汛期/);
    await group(town)
      .says("张三", "练习", { mentionsBot: true })
      .botAnswers(/练习在这里（私聊）进行/);
    await database.db.account.updateMany({ data: { privateChat: null } });
    await group(town).says("赵六", "练习", { mentionsBot: true }).botStaysQuiet();
    await group(town).says("张三", "C").botStaysQuiet();
  });

  it("touches neither the ledger nor any count", async () => {
    const { person, db } = await story(database.db, { county: bank(WATCH) });
    await person("张三").says("练习").botAnswers(/汛期/);
    await person("张三").says("A").botAnswers(/正确/);
    expect(await db.submission.count()).toBe(0);
    expect(await db.paper.count()).toBe(0);
    expect(await db.practiceCard.count()).toBe(1);
  });
});

describe("练习 by buttons", () => {
  it("changes the question in place into its verdict, with a button for the next", async () => {
    const { at, person } = await story(database.db, { county: bank(PARTY) });
    await at("09:00");
    await person("张三").says("练习").botAnswers(/党员/);
    const [asked] = person("张三").posts(/【练习】/);
    expect(asked?.delivery.buttons.map(({ text }) => text)).toEqual(["对", "错"]);
    await person("张三").says("", button(asked, "对"));
    const [, verdict, ...others] = person("张三").posts(/【练习】/);
    expect(others).toEqual([]);
    expect(verdict?.edits).toBe(asked?.externalId);
    expect(verdict?.delivery.text).toMatch(/您的选择：对\n✗ 不正确，正确答案：错\n解析：党员必须/);
    await person("张三")
      .says("", button(verdict, "下一题"))
      .botAnswers(/【练习】判断题/);
  });

  it("marks the letters of a 多选 until 确定", async () => {
    const { at, person } = await story(database.db, { county: bank(TOOLS) });
    await at("09:00");
    const asked = await person("张三")
      .says("练习")
      .botAnswers(/多选题/);
    const last = () =>
      person("张三")
        .posts(/【练习】/)
        .at(-1);
    const [one, two] = [letterOf(asked, "沙袋"), letterOf(asked, "救生衣")];
    await person("张三")
      .says("", button(last(), "确定"))
      .botAnswers(/请先点选/);
    const [first] = person("张三").posts(/【练习】/);
    await person("张三").says("", button(first, one));
    await person("张三").says("", button(last(), two));
    expect(last()?.delivery.buttons.map(({ text }) => text)).toEqual(
      ["A", "B", "C"]
        .map((each) => ([one, two].includes(each) ? `✓ ${each}` : each))
        .concat("确定"),
    );
    await person("张三").says("", button(last(), "确定"));
    expect(last()?.delivery.text).toMatch(/✓ 回答正确/);
    expect(last()?.edits).toBe(first?.externalId);
  });

  it("says so when the question no longer waits", async () => {
    const { at, person, db } = await story(database.db, { county: bank(PARTY, WATCH) });
    await at("09:00");
    await person("张三").says("练习 党建").botAnswers(/党员/);
    const [asked] = person("张三").posts(/【练习】/);
    await person("张三")
      .says("错")
      .botAnswers(/回答正确/);
    await person("张三")
      .says("", button(asked, "错"))
      .botAnswers(/已经答过或换过/);
    await person("张三")
      .says("", { button: { data: "practice:99999:A", under: "s1" } })
      .botAnswers(/已经答过/);
    await person("张三")
      .says("", { button: { data: "practice:1:zz", under: "s1" } })
      .botStaysQuiet();
    expect(await db.practiceCard.findFirst()).toMatchObject({ right: 1, wrong: 0 });
  });
});
