import { beforeEach, describe, expect, it } from "vitest";
import { flagQuestions } from "../../../../src/kinds/quiz/report/flag.ts";
import { outbox } from "../../../cycle/county.ts";
import { testDatabase } from "../../../support/database.ts";
import { run, seedOccurrence, seedQuestions, seedTaker, seedTests, type Tests } from "../papers.ts";

const database = testDatabase();
let tests: Tests;
let occurrenceId: number;

beforeEach(async () => {
  await database.empty();
  tests = await seedTests(database.db);
  occurrenceId = await seedOccurrence(database.db, tests);
});

/** Papers of two questions; `wrong` of them miss the first, and all but one get the second. */
async function papers(wrong: number, people = 10) {
  const [first = 0, second = 0] = await seedQuestions(database.db, 2);
  for (let number = 0; number < people; number += 1) {
    const marks = { [first]: number < wrong ? 0 : 1, [second]: number === 0 ? 0 : 2 };
    const personId = await tests.person(`第${number}人`, "东一村");
    const who = { occurrenceId, personId, unitId: tests.unit("东一村") };
    await seedTaker(database.db, who, [{ score: 50, passed: false, marks }]);
  }
}
const flag = () =>
  run(database.db, "2026-09-14 17:30", (work) => flagQuestions(work, occurrenceId));

describe("a question that most fail", () => {
  it("is told to the administrators once, with its key and figures", async () => {
    await papers(6);
    expect(await flag()).toBe(1);
    expect(await flag()).toBe(1);
    const said = await outbox(database.db);
    expect(said.map(({ to, kind }) => [to, kind])).toEqual([["王管", "notice"]]);
    expect(said[0]?.text).toBe(
      [
        "【周测】9月14日有 1 道题多数人答错：",
        "1. 第 1 题的题干",
        "题库答案：对；6/10 人答错，60%。",
        "请核对题库答案：有误的请在题库中改正后重新导入；无误的请安排讲解。",
      ].join("\n"),
    );
  });

  it.each([
    ["half of ten", 5, 10],
    ["all of nine", 9, 9],
  ])("is not one that %s fail", async (_, wrong, people) => {
    await papers(wrong, people);
    expect(await flag()).toBe(0);
    expect(await outbox(database.db)).toEqual([]);
  });

  it("says that the key may be wrong when the best fail it like the others", async () => {
    const [first = 0, second = 0] = await seedQuestions(database.db, 2);
    for (let number = 0; number < 10; number += 1) {
      const marks = { [first]: number < 4 ? 1 : 0, [second]: number < 4 ? 0 : 2 };
      const personId = await tests.person(`第${number}人`, "东一村");
      const who = { occurrenceId, personId, unitId: tests.unit("东一村") };
      await seedTaker(database.db, who, [{ score: 50, passed: false, marks }]);
    }
    expect(await flag()).toBe(1);
    expect((await outbox(database.db))[0]?.text).toContain("答案可能有误");
  });

  it("is looked for only where there are papers", async () => {
    await database.db.plan.update({ where: { id: tests.plan.id }, data: { kind: "签到" } });
    expect(await flag()).toBe(0);
  });
});
