import { beforeEach, describe, expect, it } from "vitest";
import { figuresOf } from "../../../../src/kinds/quiz/report/list.ts";
import { sumOfTests } from "../../../../src/kinds/quiz/report/rules.ts";
import { unitFigures } from "../../../../src/kinds/quiz/report/store.ts";
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

async function taker(
  name: string,
  home: Parameters<Tests["unit"]>[0],
  papers: Parameters<typeof seedTaker>[2] = [],
  status?: "excused" | "held",
) {
  const personId = await tests.person(name, home);
  const unitId = tests.unit(home);
  const who = { occurrenceId, personId, unitId, ...(status ? { status } : {}) };
  await seedTaker(database.db, who, papers);
}

const units = () =>
  run(database.db, "2026-09-14 18:00", ({ tx }) => unitFigures(tx, [occurrenceId]));
const questions = () =>
  run(database.db, "2026-09-14 18:00", (work) =>
    figuresOf(work, {
      id: occurrenceId,
      parameters: tests.plan.parameters as Record<string, string>,
    }),
  );

describe("how a test went in a unit", () => {
  it("takes everybody's best score, and tells first passes from later ones", async () => {
    await taker("甲", "东一村", [{ score: 95, passed: true }]);
    await taker("乙", "东一村", [
      { score: 85, passed: false },
      { score: 92.5, passed: true },
    ]);
    await taker("丙", "东一村", [
      { score: 60, passed: false },
      { score: 40, passed: false },
    ]);
    await taker("丁", "东二村");
    expect(await units()).toEqual([
      {
        ...{ occurrenceId, unitId: tests.unit("东一村"), expected: 3, tookPart: 3 },
        ...{ passedFirst: 1, passedLater: 1, bestSum: 247.5 },
      },
      {
        ...{ occurrenceId, unitId: tests.unit("东二村"), expected: 1, tookPart: 0 },
        ...{ passedFirst: 0, passedLater: 0, bestSum: 0 },
      },
    ]);
  });

  it("expects nobody on leave or waiting to be judged, unless he took part all the same", async () => {
    await taker("甲", "东一村", [], "excused");
    await taker("乙", "东一村", [], "held");
    await taker("丙", "东一村", [{ score: 90, passed: true }], "excused");
    expect(sumOfTests(await units())).toMatchObject({ expected: 1, tookPart: 1, passedFirst: 1 });
  });
});

describe("how a question went", () => {
  it("counts everybody's first answer; at a retake only what is new", async () => {
    const [one = 0, two = 0, three = 0] = await seedQuestions(database.db, 3);
    await taker("甲", "东一村", [
      { score: 0, passed: false, marks: { [one]: 0, [two]: 1 } },
      { score: 100, passed: true, marks: { [one]: 1, [three]: 1 } },
    ]);
    await taker("乙", "东一村", [{ score: 100, passed: true, marks: { [one]: 1, [two]: 2 } }]);
    expect(await questions()).toEqual([
      { questionId: one, answered: 2, wrong: 1, discrimination: null },
      { questionId: two, answered: 2, wrong: 1, discrimination: null },
      { questionId: three, answered: 1, wrong: 0, discrimination: null },
    ]);
  });

  it("leaves out what nobody answered and papers in hand", async () => {
    const [one = 0] = await seedQuestions(database.db, 1);
    await taker("甲", "东一村", [{ score: 0, passed: false, marks: { [one]: 0 } }]);
    await database.db.paper.updateMany({ data: { answers: [""] } });
    expect(await questions()).toEqual([]);
    await database.db.paper.updateMany({ data: { answers: ["对"], handedInAt: null } });
    expect(await questions()).toEqual([]);
    expect(sumOfTests(await units()).tookPart).toBe(0);
  });

  it("of ten papers says whether it discriminates", async () => {
    const [one = 0, two = 0] = await seedQuestions(database.db, 2);
    for (let number = 0; number < 10; number += 1) {
      const right = number >= 5 ? 1 : 0;
      const marks = { [one]: right, [two]: right * 2 };
      await taker(`第${number}人`, "东一村", [{ score: right * 100, passed: right === 1, marks }]);
    }
    const [first, second] = await questions();
    expect(first).toMatchObject({ answered: 10, wrong: 5 });
    expect(first?.discrimination).toBeCloseTo(1, 10);
    expect(second?.discrimination).toBeCloseTo(1, 10);
  });
});

describe("two thousand papers of twenty questions", () => {
  it("are summed up in one statement each, right and quickly", async () => {
    const { db } = database;
    await seedQuestions(db, 200);
    await db.$executeRaw`
      INSERT INTO "Person" (name, position, "createdAt") SELECT 'p' || n, n, now() FROM generate_series(1, 2000) n`;
    await db.$executeRaw`
      INSERT INTO "Obligation" ("occurrenceId", "personId", "unitId", status)
      SELECT ${occurrenceId}, id, ${tests.unit("东一村")}, 'on_time' FROM "Person" WHERE name LIKE 'p%'`;
    await db.$executeRaw`
      INSERT INTO "Paper" ("occurrenceId", "personId", attempt, items, answers, marks, "drawnAt", "touchedAt",
        "handedInAt", score, passed)
      SELECT ${occurrenceId}, p.id, 1,
        (SELECT jsonb_agg(jsonb_build_object('questionId', q.id, 'order', '[]'::jsonb) ORDER BY q.id)
         FROM "Question" q WHERE (q.position + p.position) % 10 = 0),
        array_fill('对'::text, ARRAY[20]),
        (SELECT array_agg(((p.position * 7 + n * 13) % 5 > 0)::int::float ORDER BY n) FROM generate_series(1, 20) n),
        now(), now(), now(), 80, false
      FROM "Person" p WHERE p.name LIKE 'p%'`;
    await db.$executeRaw`ANALYZE`;
    const begun = performance.now();
    const asked = await questions();
    const questionsTook = performance.now() - begun;
    const sums = sumOfTests(await units());
    const unitsTook = performance.now() - begun - questionsTook;
    expect(sums).toMatchObject({ expected: 2000, tookPart: 2000, bestSum: 160_000 });
    expect(asked).toHaveLength(200);
    expect(asked.reduce((sum, { answered }) => sum + answered, 0)).toBe(40_000);
    expect(questionsTook).toBeLessThan(5_000);
    expect(unitsTook).toBeLessThan(5_000);
  });
});
