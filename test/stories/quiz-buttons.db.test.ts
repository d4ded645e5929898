import { beforeEach, describe, expect, it } from "vitest";
import { testDatabase } from "../support/database.ts";
import { pressing, withPaper } from "./quiz-county.ts";

const database = testDatabase();
beforeEach(() => database.empty());
const day = "2026-09-14";

type Played = Awaited<ReturnType<typeof withPaper>>;

/** One question at a time: what the one message shows now, and what pressing one of its buttons does. */
async function byButtons() {
  const played = await withPaper(database.db, { 方式: "逐题" });
  const { sandbox } = played;
  const shown = () => sandbox.shown("private:张三").at(-1);
  const text = () => shown()?.delivery.text ?? "";
  const press = (button: string, who = "张三") =>
    played.person(who).says("", pressing(shown(), button));
  return { ...played, shown, text, press };
}

/** Presses what is right at the question that is shown. */
async function pressRight({ press, text, questions }: Awaited<ReturnType<typeof byButtons>>) {
  const number = Number(/第 (\d)\/3 题/.exec(text())?.[1]);
  const question = questions[number - 1];
  if (question?.type === "judgement") return press("对");
  if (question?.type === "single") return press(question.answer);
  for (const letter of question?.answer ?? "") await press(letter);
  return press("确定");
}

const messagesTo = ({ sandbox }: Played, name: string) =>
  sandbox.shown(`private:${name}`).map(({ delivery }) => delivery.text);

describe("one question at a time", () => {
  it("goes from question to question in one message and hands itself in", async () => {
    const played = await byButtons();
    const { text, shown, status } = played;
    expect(text()).toMatch(/^【周测】9月14日，第 1\/3 题（.选|判断）/);
    await pressRight(played);
    expect(text()).toMatch(/第 2\/3 题（..），已答 1 题/);
    await pressRight(played);
    await pressRight(played);
    expect(text()).toMatch(/已交卷。第 1 次 100 分，已通过/);
    expect(shown()?.delivery.buttons).toEqual([]);
    expect(messagesTo(played, "张三")).toHaveLength(1);
    expect(await status("张三", "周测", day)).toBe("on_time");
  });

  it("has at most 64 bytes of data under each button", async () => {
    const { shown } = await byButtons();
    const lengths = shown()?.delivery.buttons.map(({ data }) => Buffer.byteLength(data)) ?? [];
    expect(lengths.length).toBeGreaterThan(2);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(64);
  });

  it("ticks and unticks the letters of a 多选, which counts only when it is confirmed", async () => {
    const played = await byButtons();
    const { press, text, place, answersOf, shown } = played;
    const several = place("multiple");
    for (let item = 0; item < several; item += 1) await press("下一题");
    await press("确定");
    expect(text()).toMatch(/还没有勾选，请先点选项/);
    await press("A");
    await press("B");
    expect(text()).toMatch(/已勾选 A、B，可再点一次取消/);
    expect(shown()?.delivery.buttons.map((each) => each.text)).toEqual(
      expect.arrayContaining(["✓A", "✓B", "C", "D", "确定"]),
    );
    await press("✓A");
    await press("D");
    expect(text()).toMatch(/已勾选 B、D/);
    await press("确定");
    expect((await answersOf())[several]).toBe("BD");
    expect(text()).toMatch(/已答 1 题/);
  });

  it("can be changed with 上一题, and by text between two presses", async () => {
    const played = await byButtons();
    const { press, text, person, key, place, status } = played;
    const judged = place("judgement");
    for (let item = 0; item < judged; item += 1) await press("下一题");
    await press("错");
    await person("张三")
      .says(`${judged + 1}对`)
      .botAnswers(/第 \d\/3 题.*已答 1 题/);
    await person("张三")
      .says(`${judged + 1}Z`)
      .botAnswers(/^第 \d 题未记/);
    const rest = key.map((answer, index) => `${index + 1}${answer}`);
    rest.splice(judged, 1);
    await person("张三").says(rest[0] ?? "");
    expect(text()).toMatch(/已答 2 题/);
    await person("张三")
      .says(rest[1] ?? "")
      .botAnswers(/100 分，已通过/);
    expect(await status("张三", "周测", day)).toBe("on_time");
  });

  it("hands in what is ticked when time is up", async () => {
    const played = await byButtons();
    const { press, place, at, questions, person } = played;
    const several = place("multiple");
    for (let item = 0; item < several; item += 1) await press("下一题");
    for (const letter of questions[several]?.answer ?? "") await press(letter);
    await at("2026-09-18 17:31");
    person("张三").heard(/时间到，已按您已答的题交卷。第 1 次 33.3 分/);
  });
});

describe("a stale button", () => {
  it("of a paper that is handed in says so with its score", async () => {
    const played = await byButtons();
    const { shown, person, all } = played;
    const first = shown();
    await person("张三").says(all);
    for (const word of ["A", "对"].filter((each) =>
      first?.delivery.buttons.some((b) => b.text === each),
    )) {
      await person("张三")
        .says("", pressing(first, word))
        .botAnswers(/【周测】第 1 次已交卷，100 分，不能再改/);
    }
  });

  it("after the close says that it is over", async () => {
    const played = await byButtons();
    const first = played.shown();
    await played.at("2026-09-18 17:31");
    await played
      .person("张三")
      .says("", pressing(first, "下一题"))
      .botAnswers(/已于 9月18日 17:30 截止，现在的作答不计入/);
  });

  it("of somebody else's paper changes nothing", async () => {
    const played = await byButtons();
    const { person, shown, answersOf, group } = played;
    const data = `quiz:${await paperId()}:0:A`;
    const under = shown()?.externalId ?? "";
    await person("赵六")
      .says("", { button: { data, under } })
      .botAnswers(/这不是您的试卷/);
    await group("东关镇工作群").says("张三", "", { button: { data, under } }).botStaysQuiet();
    for (const nonsense of [
      data.replace(":A", ":Z"),
      data.replace(":0:A", ":77:A"),
      "quiz:99:0:A",
    ]) {
      await person("张三")
        .says("", { button: { data: nonsense, under } })
        .botAnswers(/这个按钮已失效|这不是您的试卷/);
    }
    await person("张三")
      .says("", { button: { data: "quiz:x:0:A", under } })
      .botStaysQuiet();
    expect(await answersOf()).toEqual(["", "", ""]);
  });

  it("under an older message shows the question anew instead of changing the newer one", async () => {
    const played = await byButtons();
    const { shown, person, sandbox } = played;
    const first = shown();
    await person("张三").says("答题");
    await person("张三").says("", pressing(first, "下一题"));
    expect(sandbox.shown("private:张三")).toHaveLength(3);
    expect(played.text()).toMatch(/第 2\/3 题/);
  });

  const paperId = async () => (await database.db.paper.findFirstOrThrow()).id;
});

describe("the button of the call", () => {
  it("gives the paper in private, and nothing to who cannot be written to", async () => {
    const played = await withPaper(database.db);
    const { group, person, db } = played;
    const button = { data: "private:答题", under: "s1" };
    await group("东关镇工作群").says("赵六", "", { button });
    person("赵六").heard(/共 3 题/);
    await db.account.updateMany({ where: { externalId: "孙七" }, data: { privateChat: null } });
    await group("东关镇工作群").says("孙七", "", { button }).botStaysQuiet();
    group("东关镇工作群").heardNothing(/共 3 题/);
  });
});
