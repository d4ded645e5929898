import { beforeEach, describe, expect, it } from "vitest";
import { announceContest } from "../../../../src/kinds/quiz/contest/announce.ts";
import { outbox } from "../../../cycle/county.ts";
import { testDatabase } from "../../../support/database.ts";
import { run, seedOccurrence, seedTaker, seedTests, type Tests, type UnitName } from "../papers.ts";

const database = testDatabase();
let tests: Tests;
let occurrenceId: number;

beforeEach(async () => {
  await database.empty();
  tests = await seedTests(database.db, "比武");
  occurrenceId = await seedOccurrence(database.db, tests);
});

async function member(name: string, home: UnitName, ...scores: number[]) {
  const personId = await tests.person(name, home);
  const papers = scores.map((score) => ({ score, passed: true }));
  await seedTaker(database.db, { occurrenceId, personId, unitId: tests.unit(home) }, papers);
}
const announce = () =>
  run(database.db, "2026-09-14 17:30", (work) => announceContest(work, occurrenceId));

describe("the end of a contest", () => {
  it("tells every group and the administrators the ranks of the teams, once, and names nobody", async () => {
    await member("甲", "东一村", 70, 90);
    await member("乙", "东一村", 81);
    await member("丙", "东二村", 85.5);
    await member("丁", "西关镇", 60);
    await member("戊", "西关镇");
    await member("己", "东关镇", 100);
    await member("庚", "东关镇");
    await member("辛", "东关镇");
    expect(await announce()).toBe(8);
    expect(await announce()).toBe(8);
    const all = await outbox(database.db);
    const said = all.filter(({ kind }) => kind === "notice");
    expect(all.filter(({ kind }) => kind === "receipt").map(({ to }) => to)).toEqual([
      ..."甲乙丙丁己",
    ]);
    expect(all).toHaveLength(8);
    expect(said.map(({ to, kind }) => [to, kind])).toEqual([
      ["平安县工作群", "notice"],
      ["东关镇工作群", "notice"],
      ["王管", "notice"],
    ]);
    expect(said[1]?.text).toBe(
      [
        "【周测】9月14日比武结果",
        "第1名 东一村：平均 85.5 分",
        "第1名 东二村：平均 85.5 分",
        "第3名 西关镇：平均 60 分",
        "未列名次（参赛不足半数）：东关镇 1/3",
        "名次按各队参赛人员最好成绩的平均分排定，同分并列。感谢各队参加！",
        "想巩固的同志，请私聊我回复“练习”。",
      ].join("\n"),
    );
    expect(said.some(({ text }) => /[甲乙丙丁戊己庚辛]/.test(text))).toBe(false);
  });

  it("ranks nobody when too few took part", async () => {
    await member("甲", "东一村");
    await announce();
    expect((await outbox(database.db))[0]?.text).toMatch(
      /参赛人数不足，未排名次。[\s\S]*东一村 0\/1/,
    );
  });

  it("is silent when nobody was expected, and for a test", async () => {
    expect(await announce()).toBe(0);
    await member("甲", "东一村", 90);
    await database.db.plan.update({ where: { id: tests.plan.id }, data: { kind: "测试" } });
    expect(await announce()).toBe(0);
  });
});
