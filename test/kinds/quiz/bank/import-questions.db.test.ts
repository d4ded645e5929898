import { beforeEach, describe, expect, it } from "vitest";
import { inTransaction } from "../../../../src/db/client.ts";
import { bankSizes, pool, questionsById } from "../../../../src/kinds/quiz/bank/store.ts";
import { importCounty } from "../../../../src/workbook/import.ts";
import type { County, QuestionEntry } from "../../../../src/workbook/rules.ts";
import { everyDayWorks, MORNING } from "../../../outbox/fixtures.ts";
import { county, plan, programme } from "../../../stories/county.ts";
import { testDatabase } from "../../../support/database.ts";

const database = testDatabase();
beforeEach(() => database.empty());

const question = (stem: string, rest: Partial<QuestionEntry> = {}): QuestionEntry => ({
  ...{ type: "single", stem, options: ["五月", "六月"], answer: "B" },
  ...{ category: "防汛", explanation: "见预案第三条" },
  ...rest,
});
const judgement = question("洪水来了先拍照", {
  type: "judgement",
  options: [],
  answer: "错",
  category: null,
  explanation: null,
});

function load(questions: QuestionEntry[], rest: Partial<County> = {}) {
  return inTransaction(database.db, (tx) =>
    importCounty(
      { tx, now: MORNING, calendar: everyDayWorks },
      county({ questions, programmes: [], ...rest }),
    ),
  );
}

async function bankTally(questions: QuestionEntry[]) {
  const { tallies, notes } = await load(questions);
  return { tally: tallies.find(([sheet]) => sheet === "题库")?.[1], notes };
}

const stored = () => database.db.question.findMany({ orderBy: { id: "asc" } });
const asked = async () =>
  (await stored()).filter(({ active }) => active).map(({ stem, answer }) => `${stem} ${answer}`);

describe("the bank after an import", () => {
  it("has every question as the sheet says it, in its order", async () => {
    expect(await bankTally([question("几月入汛"), judgement])).toEqual({
      tally: { added: 2, updated: 0, unchanged: 0 },
      notes: [],
    });
    expect(await stored()).toMatchObject([
      {
        ...{ type: "single", stem: "几月入汛", options: ["五月", "六月"], answer: "B" },
        ...{ category: "防汛", explanation: "见预案第三条", position: 0, active: true },
        createdAt: MORNING,
      },
      { type: "judgement", options: [], answer: "错", category: null, position: 1 },
    ]);
  });

  it("is the same when the same rows come again", async () => {
    await load([question("几月入汛"), judgement]);
    const before = await stored();
    expect(await bankTally([question("几月入汛"), judgement])).toEqual({
      tally: { added: 0, updated: 0, unchanged: 2 },
      notes: [],
    });
    expect(await stored()).toEqual(before);
  });

  it("has a new question for a changed row; the old one stays as it was asked, and is not asked again", async () => {
    await load([question("几月入汛"), judgement]);
    const { tally, notes } = await bankTally([question("几月入汛", { answer: "A" }), judgement]);
    expect([tally, notes]).toEqual([{ added: 0, updated: 1, unchanged: 1 }, []]);
    expect(await stored()).toMatchObject([
      { stem: "几月入汛", answer: "B", active: false },
      { stem: "洪水来了先拍照", active: true },
      { stem: "几月入汛", answer: "A", active: true, position: 0 },
    ]);
  });

  it.each<[string, Partial<QuestionEntry>]>([
    ["type", { type: "multiple" }],
    ["option", { options: ["五月", "六月", "七月"] }],
    ["category", { category: null }],
    ["explanation", { explanation: "见预案第四条" }],
  ])("takes a row with another %s for a changed one", async (_, change) => {
    await load([question("几月入汛")]);
    expect((await bankTally([question("几月入汛", change)])).tally?.updated).toBe(1);
    expect(await database.db.question.count({ where: { active: true } })).toBe(1);
  });

  it("retires what the sheet no longer has, says so, and revives what comes back", async () => {
    await load([question("几月入汛"), judgement]);
    const gone = await bankTally([judgement]);
    expect(gone.notes).toEqual([expect.stringContaining("1 道旧题不在新表里，已停用")]);
    expect(await asked()).toEqual(["洪水来了先拍照 错"]);
    const back = await bankTally([judgement, question("几月入汛")]);
    expect([back.tally, back.notes]).toEqual([{ added: 0, updated: 1, unchanged: 1 }, []]);
    expect(await asked()).toEqual(["几月入汛 B", "洪水来了先拍照 错"]);
    expect(await database.db.question.count()).toBe(2);
  });

  it("stays as it is when the workbook brings no questions", async () => {
    await load([question("几月入汛")]);
    const { tallies, notes } = await load([]);
    expect(tallies.map(([sheet]) => sheet)).not.toContain("题库");
    expect(notes).toEqual([]);
    expect(await asked()).toEqual(["几月入汛 B"]);
  });
});

describe("a test whose bank is too small", () => {
  const quiz = (parameters: Record<string, string>) => ({
    programmes: [
      programme([plan("周测", ["每周", "周三 09:00", "周五 12:00"], { kind: "测试", parameters })]),
    ],
  });

  it("is noted when the workbook brings no questions, by category, and imports", async () => {
    const { notes } = await load([], quiz({ 题数: "10", 分类: "党建:60、三农:40" }));
    expect(notes).toEqual([
      "计划“周测”：题库里分类“党建”的题只有 0 道，至少要 6 道；题库里分类“三农”的题只有 0 道，至少要 4 道。" +
        "补足之前不开考，请在“题库”表补题后再导入。",
    ]);
    expect(await database.db.plan.count()).toBe(1);
  });

  it("is judged by the questions that are stored and not retired", async () => {
    await load([question("几月入汛"), judgement]);
    expect((await load([], quiz({ 题数: "2" }))).notes).toEqual([]);
    await load([judgement]);
    expect((await load([], quiz({ 题数: "2" }))).notes).toEqual([
      expect.stringContaining("可用的题只有 1 道，至少要 2 道"),
    ]);
  });
});

describe("what others ask of the bank", () => {
  it("is every question by id, retired ones too", async () => {
    await load([question("几月入汛"), judgement]);
    await load([judgement]);
    const rows = await stored();
    const found = await questionsById(database.db, [...rows.map(({ id }) => id), 4711]);
    expect([...found.values()]).toMatchObject([question("几月入汛"), judgement]);
  });

  it("is the pool of active ones in the order of the sheet, with how many options each has", async () => {
    await load([question("几月入汛"), judgement, question("几时报汛")]);
    await load([judgement, question("几时报汛")]);
    const [, second, third] = await stored();
    expect(await pool(database.db)).toEqual([
      { id: second?.id, type: "judgement", category: null, optionCount: 0 },
      { id: third?.id, type: "single", category: "防汛", optionCount: 2 },
    ]);
  });

  it("is how many there are", async () => {
    await load([question("几月入汛"), judgement, question("几时报汛")]);
    const has = await bankSizes(database.db);
    expect([has(null), has("防汛"), has("党建")]).toEqual([3, 2, 0]);
  });
});
