import { beforeEach, describe, expect, it } from "vitest";
import type { QuestionEntry } from "../../src/workbook/rules.ts";
import { testDatabase } from "../support/database.ts";
import { county, PEOPLE, plan, post, programme, someone } from "./county.ts";
import { answersFor, WATCH } from "./questions.ts";
import { story } from "./story.ts";

const database = testDatabase();
beforeEach(() => database.empty());
const town = "东关镇工作群";
const other = "西岭乡工作群";

const BANK: QuestionEntry[] = Array.from({ length: 10 }, (_, index) => ({
  ...WATCH,
  stem: `防汛第 ${index + 1} 题`,
}));
const contest = county({
  questions: BANK,
  people: [
    ...PEOPLE,
    someone("吴九", post("王家村", "村干部")),
    someone("郑十", post("王家村", "村干部")),
  ],
  programmes: [
    programme([
      plan("知识比武", ["每周", "周一 09:00", "周一 17:30"], {
        kind: "比武",
        graceMinutes: 0,
        parameters: { 题数: "10" },
      }),
    ]),
  ],
});

async function opened(right: Record<string, number>) {
  const played = await story(database.db, { county: contest });
  await played.at("10:00");
  for (const [name, count] of Object.entries(right)) {
    await played.person(name).says("答题");
    await played.person(name).says(await answersFor(played.db, name, count));
  }
  return played;
}

describe("比武", () => {
  it("ends with the ranks of the teams in every group: ties share one, and nobody is named", async () => {
    const { at, group, person } = await opened({
      张三: 8,
      赵六: 10,
      孙七: 10,
      吴九: 8,
      "陈明@石桥村": 7,
    });
    group(town).heardNothing(/分/);
    await at("17:29");
    group(town).heardNothing(/名 /);
    await at("17:31");
    const board = [
      "【知识比武】9月14日比武结果",
      "第1名 李家村：平均 90 分",
      "第1名 王家村：平均 90 分",
      "第3名 石桥村：平均 70 分",
      "名次按各队参赛人员最好成绩的平均分排定，同分并列。感谢各队参加！",
      "想巩固的同志，请私聊我回复“练习”。",
    ].join("\n");
    expect(group(town).heard(/比武结果/)).toBe(board);
    expect(group(other).heard(/比武结果/)).toBe(board);
    expect(person("周敏").heard(/比武结果/)).toBe(board);
    expect(person("张三").heard(/比武结束/)).toBe(
      "【知识比武】比武结束，您的最好成绩 80 分；李家村平均 90 分，第1名。查看错题请回复“错题 知识比武”。",
    );
  });

  it("does not rank a team of which fewer than half took part", async () => {
    const { at, group, person } = await opened({ 张三: 6, 孙七: 10 });
    await at("17:31");
    expect(group(town).heard(/比武结果/)).toMatch(
      /第1名 李家村：平均 60 分\n未列名次（参赛不足半数）：王家村 1\/3、石桥村 0\/1\n/,
    );
    expect(person("孙七").heard(/比武结束/)).toContain("您的最好成绩 100 分。");
    person("赵六").heardNothing(/比武结束/);
  });

  it("gives everybody the same questions and keeps them out of practice until it is over", async () => {
    const { at, person, db } = await opened({ 张三: 8 });
    await person("孙七")
      .says("练习")
      .botAnswers(/“知识比武”正在进行，相关题目 9月14日 17:30 后可以练习/);
    await person("孙七").says("答题");
    const papers = await db.paper.findMany({ orderBy: { id: "asc" } });
    const asked = papers.map(({ items }) =>
      (items as { questionId: number }[]).map(({ questionId }) => questionId),
    );
    expect(asked[1]).toEqual(asked[0]);
    await at("17:31");
    await person("孙七")
      .says("练习")
      .botAnswers(/【练习】/);
  });

  it("tells a secretary who takes part, and no score before the end", async () => {
    const { at, person } = await opened({ 张三: 8 });
    const before = await person("李强")
      .says("成绩")
      .botAnswers(/进行中/);
    expect(before).toMatch(/李家村：参加 1\/2\n/);
    expect(before).toMatch(/未参赛（李家村）：赵六\n/);
    expect(before).not.toMatch(/分[^）]/);
    await at("17:31");
    const after = await person("李强")
      .says("成绩")
      .botAnswers(/已截止/);
    expect(after).toMatch(/李家村：参加 1\/2，平均分 80\n/);
    expect(after).not.toMatch(/通过/);
  });
});
