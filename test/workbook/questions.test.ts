import { describe, expect, it } from "vitest";
import { countyOf, problemsOf } from "./reading.ts";

type Row = Record<string, string | number | boolean | null>;

const single = (rest: Row = {}): Row => ({
  ...{ 题型: "单选", 题干: "几月入汛", A: "五月", B: "六月", C: "七月", 答案: "B" },
  ...rest,
});
const judgement = (rest: Row = {}): Row => ({
  ...{ 题型: "判断", 题干: "五月入汛", 答案: "错" },
  ...rest,
});

const problems = async (...rows: Row[]) =>
  (await problemsOf((c) => Object.assign(c, { 题库: rows }))).map(
    ({ sheet, row, column, message }) => `${sheet} ${row} ${column} ${message}`,
  );
const questions = async (...rows: Row[]) =>
  (await countyOf((c) => Object.assign(c, { 题库: rows }))).questions;

describe("a fault of 题库 is reported alone, at its row and column", () => {
  it.each<[string, Row, string]>([
    ["an empty stem", single({ 题干: null }), "题干 不能空着"],
    ["no type", single({ 题型: null }), "题型 不能空着"],
    ["an unknown type", single({ 题型: "填空" }), "题型 “填空”不能识别"],
    ["no answer", single({ 答案: null }), "答案 不能空着"],
    ["an answer without its option", single({ 答案: "D" }), "答案 答案有 D，但没有选项 D"],
    ["an answer beyond F", single({ 答案: "G" }), "答案 答案有 G，但没有选项 G"],
    ["two answers to a 单选", single({ 答案: "AB" }), "答案 单选题只能有一个答案"],
    ["an answer by number", single({ 答案: 2 }), "答案 答案不能识别，请填选项的字母"],
    ["a judgement by letter", judgement({ 答案: "A" }), "答案 “A”不能识别"],
    [
      "a judgement by letter of other words",
      judgement({ A: "五月", B: "六月", 答案: "A" }),
      "答案 “A”不能识别",
    ],
    [
      "a judgement by letter of one word",
      judgement({ A: "对", B: "对", 答案: "A" }),
      "答案 “A”不能识别",
    ],
    ["an option left out", single({ B: null, 答案: "A" }), "B 前面的选项 B 空着"],
    ["a single option", single({ B: null, C: null, 答案: "A" }), "B 选择题至少要有两个选项"],
    ["an option twice", single({ C: " 五月 " }), "C 选项 C 与选项 A 相同，请改正其中一个。"],
  ])("%s", async (_, row, place) => {
    expect(await problems(judgement({ 题干: "另一题" }), row)).toEqual([
      expect.stringContaining(`题库 3 ${place}`),
    ]);
  });

  it("the same question twice, with both rows", async () => {
    const again = single({ 题干: "几月\n入汛 ", A: "六月", B: "五月", 答案: "A" });
    expect(await problems(single({ 题干: "几月 入汛" }), judgement(), again)).toEqual([
      "题库 4 题干 第 2 行和第 4 行是同一道题（题干和选项都相同），请删去一行。",
    ]);
    expect(await problems(judgement(), judgement({ 答案: "对" }))).toEqual([
      expect.stringContaining("题库 3 题干 第 2 行和第 3 行"),
    ]);
  });

  it("many at once, in the order of rows and columns", async () => {
    const found = await problems(
      single({ 答案: "E" }),
      single({ 题干: null, C: "六月" }),
      judgement({ 答案: "或许" }),
    );
    expect(found.map((problem) => problem.split(" ").slice(0, 3).join(" "))).toEqual([
      "题库 2 答案",
      "题库 3 题干",
      "题库 3 C",
      "题库 4 答案",
    ]);
  });
});

describe("a question is read as it was meant", () => {
  it("with the same stem and other options it is another question", async () => {
    expect(
      await questions(single(), single({ C: "八月" }), judgement({ 题干: "几月入汛" })),
    ).toHaveLength(3);
  });

  it.each([
    ["ＡＣ", "AC"],
    ["ca", "AC"],
    ["A、C", "AC"],
    ["A，C", "AC"],
    ["A C", "AC"],
    ["c/a", "AC"],
    ["【A】和【C】", "AC"],
    ["（Ａ）；（Ｃ）。", "AC"],
    ["A\nC", "AC"],
    ["CCA", "AC"],
    ["C", "C"],
  ])("the letters %j of a 多选 are %s", async (written, answer) => {
    const [read] = await questions(single({ 题型: "多选", 答案: written }));
    expect(read).toMatchObject({ type: "multiple", answer });
  });

  it.each<[string | boolean, string]>([
    ["对", "对"],
    ["√", "对"],
    ["正确", "对"],
    ["Ｔ", "对"],
    [true, "对"],
    ["错", "错"],
    ["×", "错"],
    ["错误", "错"],
    ["x", "错"],
    [false, "错"],
  ])("the answer %j of a 判断 is %s, and its options do not matter", async (written, answer) => {
    const [read] = await questions(judgement({ A: "对", B: "错", 答案: written }));
    expect(read).toMatchObject({ type: "judgement", options: [], answer });
  });

  it.each([
    ["单选题", "single", "B"],
    ["多选题", "multiple", "B"],
    ["判断题", "judgement", "对"],
  ])("the type %s is %s", async (题型, type, 答案) => {
    expect(await questions(single({ 题型, 答案 }))).toMatchObject([{ type, answer: 答案 }]);
  });

  it.each([
    [{ A: "对", B: "错", 答案: "A" }, "对"],
    [{ A: "对", B: "错", 答案: "b" }, "错"],
    [{ A: "错误", B: "正确", 答案: "A" }, "错"],
    [{ A: "错误", B: "正确", 答案: "Ｂ" }, "对"],
  ])("the letter of a 判断 stands for its option: %j is %s", async (cells, answer) => {
    expect(await questions(judgement(cells))).toMatchObject([{ options: [], answer }]);
  });

  it("a stem and options keep their lines, the explanation may be missing", async () => {
    const [read] = await questions(
      single({ 题干: " 以下做法：\n① 报告\n② 转移\n正确的是 ", A: "①\n②", 分类: "防汛（一）" }),
    );
    expect(read).toEqual({
      ...{ type: "single", stem: "以下做法：\n① 报告\n② 转移\n正确的是" },
      ...{ options: ["①\n②", "六月", "七月"], answer: "B" },
      ...{ category: "防汛(一)", explanation: null },
    });
  });
});

describe("a bank too small for a paper", () => {
  const bank = (count: number, 分类: string | null) =>
    Array.from({ length: count }, (_, index) => judgement({ 题干: `${分类}第 ${index} 题`, 分类 }));
  const small = async (类型: string, 参数: string, ...rows: Row[]) => {
    const found = await problemsOf((c) => {
      Object.assign(c, { 题库: rows });
      Object.assign(c.计划[1] ?? {}, { 类型, 参数 });
    });
    return found.map(({ sheet, row, column, message }) => `${sheet} ${row} ${column} ${message}`);
  };

  it("is reported at the plan, with how many there are and how many are needed", async () => {
    expect(await small("测试", "题数=10", ...bank(9, null))).toEqual([
      "计划 3 参数 可用的题只有 9 道，至少要 10 道，请在“题库”表补题，或改小“题数”、调整“分类”。",
    ]);
  });

  it("is reported for each category that falls short, whatever the width of the signs", async () => {
    const rows = [...bank(20, "党建"), ...bank(3, "三农")];
    expect(await small("比武", "题数＝20； 分类 = 党建：60、三农:40 ；上限=2", ...rows)).toEqual([
      expect.stringContaining(
        "计划 3 参数 题库里分类“三农”的题只有 3 道，至少要 8 道，请在“题库”表补题",
      ),
    ]);
    expect(await small("测试", "题数=20;分类=党建*60，三农*15，法律*25", ...rows)).toEqual([
      expect.stringContaining(
        "题库里分类“法律”的题只有 0 道，至少要 5 道，请核对“分类”的写法，或在“题库”表补上",
      ),
    ]);
  });

  it("does not hide behind other faulty parameters, nor arises from unreadable ones", async () => {
    const found = await small("测试", "题数=10；及格=200；重考=很久", ...bank(9, null));
    expect(found).toHaveLength(3);
    expect(found).toContainEqual(expect.stringContaining("可用的题只有 9 道，至少要 10 道"));
    for (const unreadable of ["题数=多；及格=90", "题数：10", "题数=10；分类=:"]) {
      expect(await small("测试", unreadable, ...bank(9, null))).not.toContainEqual(
        expect.stringContaining("可用的题"),
      );
    }
  });

  it("does not hide behind faulty questions, nor arise from them", async () => {
    const faulty = bank(10, "党建").map((row) => ({ ...row, 答案: null, 题型: null }));
    const found = await small("测试", "题数=10；分类=党建", ...faulty);
    expect(found.filter((problem) => problem.startsWith("计划"))).toEqual([]);
    expect(await small("测试", "题数=11；分类=党建", ...faulty)).toContainEqual(
      expect.stringContaining("计划 3 参数 可用的题只有 10 道，至少要 11 道"),
    );
  });

  it("cannot be seen in a workbook that brings no questions, and is no matter for other kinds", async () => {
    expect(await small("测试", "题数=10")).toEqual([]);
    expect(await small("学习", "回执=收到", ...bank(1, null))).toEqual([]);
  });
});
