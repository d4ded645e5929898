import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  type DrawRequest,
  draw,
  type PoolQuestion,
} from "../../../../src/kinds/quiz/paper/draw/rules.ts";
import type { Item } from "../../../../src/kinds/quiz/paper/rules.ts";
import { parametersOf } from "./questions.ts";

function digest(text: string | number): string {
  return createHash("sha256").update(String(text)).digest("hex");
}

function seeds(text: string | number) {
  return { questions: digest(`${text} questions`), options: digest(`${text} options`) };
}

const TYPES = ["single", "multiple", "judgement"] as const;

/** `count` questions of a category, numbered from `first`, of all types in turn. */
function bank(count: number, category: string | null = null, first = 1): PoolQuestion[] {
  return Array.from({ length: count }, (_, index) => {
    const type = TYPES[index % 3] ?? "single";
    return { id: first + index, type, category, optionCount: type === "judgement" ? 0 : 4 };
  });
}

const FIRST_GO = { missed: [], seen: new Set<number>() };

function itemsOf(request: Partial<DrawRequest> & Pick<DrawRequest, "pool">): Item[] {
  const drawn = draw({ seeds: seeds("张三"), parameters: parametersOf(), ...FIRST_GO, ...request });
  if (drawn.outcome === "short") throw new Error("the bank is too small");
  return drawn.items;
}

function ids(items: readonly Item[]): number[] {
  return items.map(({ questionId }) => questionId);
}

function inCategory(items: readonly Item[], pool: readonly PoolQuestion[], category: string) {
  const own = new Set(pool.filter((each) => each.category === category).map(({ id }) => id));
  return items.filter(({ questionId }) => own.has(questionId)).length;
}

describe("A paper is drawn by chance that can be repeated", () => {
  test("the same seeds give the same paper, in whatever order the bank comes", () => {
    const pool = bank(50);
    const first = itemsOf({ pool });
    expect(itemsOf({ pool: [...pool].reverse() })).toEqual(first);
    expect(itemsOf({ pool, seeds: seeds("李四") })).not.toEqual(first);
  });

  test("no question comes twice, and there are as many as 题数 says", () => {
    const drawn = ids(itemsOf({ pool: bank(50), parameters: parametersOf({ 题数: "35" }) }));
    expect(new Set(drawn).size).toBe(35);
  });

  test("a paper of the whole bank holds every question once", () => {
    const drawn = ids(itemsOf({ pool: bank(20) }));
    expect([...drawn].sort((a, b) => a - b)).toEqual(ids20());
    expect(drawn).not.toEqual(ids20());
  });

  test("those who share the questions still have their own order of options", () => {
    const pool = bank(30);
    const [mine, yours] = ["张三", "李四"].map((name) =>
      itemsOf({ pool, seeds: { questions: digest("比武"), options: digest(name) } }),
    );
    expect(ids(mine ?? [])).toEqual(ids(yours ?? []));
    expect(mine).not.toEqual(yours);
  });

  test("单选 and 多选 have an order of all their options, 判断 has none", () => {
    const pool = bank(30);
    const types = new Map(pool.map(({ id, type }) => [id, type]));
    for (const { questionId, order } of itemsOf({ pool })) {
      const expected = types.get(questionId) === "judgement" ? [] : [0, 1, 2, 3];
      expect([...order].sort()).toEqual(expected);
    }
  });

  test.each([["张三"], [""], ["0".repeat(64)], ["abc"]])(
    "%j is no digest, and a fault of the caller",
    (seed) => {
      const bad = { questions: seed, options: digest("张三") };
      expect(() => itemsOf({ pool: bank(20), seeds: bad })).toThrow(RangeError);
    },
  );
});

function ids20(): number[] {
  return Array.from({ length: 20 }, (_, index) => index + 1);
}

describe("Chance favours nobody", () => {
  const GOES = 4000;
  const pool = bank(10);
  const papers = Array.from({ length: GOES }, (_, go) =>
    itemsOf({ pool, seeds: seeds(go), parameters: parametersOf({ 题数: "4" }) }),
  );

  /** Within five standard deviations of what is expected; the seeds are the same in every run, and so are the counts. */
  function expectFair(counts: readonly number[], probability: number, goes = GOES) {
    const deviation = Math.sqrt(goes * probability * (1 - probability));
    for (const count of counts) {
      expect(Math.abs(count - goes * probability)).toBeLessThan(5 * deviation);
    }
  }

  test("every question is drawn equally often", () => {
    const drawn = papers.map((items) => new Set(ids(items)));
    expectFair(
      pool.map(({ id }) => drawn.filter((paper) => paper.has(id)).length),
      4 / 10,
    );
  });

  test("every question stands equally often at the first place", () => {
    expectFair(
      pool.map(({ id }) => papers.filter(([first]) => first?.questionId === id).length),
      1 / 10,
    );
  });

  test("every option stands equally often at every letter", () => {
    const orders = papers.flatMap((items) =>
      items.map(({ order }) => order).filter((order) => order.length > 0),
    );
    for (const place of [0, 1, 2, 3]) {
      const counts = [0, 1, 2, 3].map(
        (option) => orders.filter((order) => order[place] === option).length,
      );
      expectFair(counts, 1 / 4, orders.length);
    }
  });
});

describe("Categories give their shares", () => {
  const pool = [...bank(20, "党建"), ...bank(20, "三农", 101), ...bank(20, "法律", 201)];

  test("党建:60、三农:40 of 20 are 12 and 8, and nothing else", () => {
    const parameters = parametersOf({ 分类: "党建:60、三农:40" });
    const items = itemsOf({ pool, parameters });
    expect(inCategory(items, pool, "党建")).toBe(12);
    expect(inCategory(items, pool, "三农")).toBe(8);
  });

  test("categories without weights are one pool", () => {
    const parameters = parametersOf({ 分类: "党建、三农" });
    const items = itemsOf({ pool, parameters });
    expect(inCategory(items, pool, "法律")).toBe(0);
    expect(items).toHaveLength(20);
  });

  test("the categories are mixed on the paper, not one after the other", () => {
    const items = itemsOf({ pool, parameters: parametersOf({ 分类: "党建:1、三农:1" }) });
    expect(inCategory(items.slice(0, 10), pool, "党建")).not.toBe(10);
  });
});

describe("A bank that is too small says what falls short", () => {
  test("as a whole", () => {
    const drawn = draw({
      seeds: seeds("张三"),
      parameters: parametersOf(),
      pool: bank(7),
      ...FIRST_GO,
    });
    expect(drawn).toEqual({
      outcome: "short",
      shortages: [{ category: null, has: 7, needs: 20 }],
    });
  });

  test("in one of its categories", () => {
    const pool = [...bank(40, "党建"), ...bank(3, "三农", 101)];
    const parameters = parametersOf({ 分类: "党建:60、三农:40" });
    const drawn = draw({ seeds: seeds("张三"), parameters, pool, ...FIRST_GO });
    expect(drawn).toEqual({
      outcome: "short",
      shortages: [{ category: "三农", has: 3, needs: 8 }],
    });
  });

  test("an empty one too", () => {
    const drawn = draw({ seeds: seeds("张三"), parameters: parametersOf(), pool: [], ...FIRST_GO });
    expect(drawn.outcome).toBe("short");
  });
});

describe("A retake asks first what was missed, then what is new", () => {
  const seen = new Set(ids20());

  test("everything missed comes back, the rest was never seen", () => {
    const missed = [2, 5, 11];
    const drawn = ids(itemsOf({ pool: bank(60), missed, seen }));
    expect(drawn).toEqual(expect.arrayContaining(missed));
    expect(drawn.filter((id) => seen.has(id)).sort((a, b) => a - b)).toEqual(missed);
  });

  test("seen ones fill up only where the bank runs out", () => {
    const drawn = ids(itemsOf({ pool: bank(25), missed: [2, 5], seen }));
    expect(drawn).toEqual(expect.arrayContaining([2, 5, 21, 22, 23, 24, 25]));
    expect(new Set(drawn).size).toBe(20);
  });

  test("a missed question that is gone from the bank is left out", () => {
    const pool = bank(60).filter(({ id }) => id !== 2);
    const drawn = ids(itemsOf({ pool, missed: [2, 5], seen }));
    expect(drawn).not.toContain(2);
    expect(drawn).toContain(5);
    expect(drawn).toHaveLength(20);
  });

  test("when more was missed than fits, a part of it makes the whole paper", () => {
    const missed = Array.from({ length: 30 }, (_, index) => index + 1);
    const drawn = ids(itemsOf({ pool: bank(60), missed, seen: new Set(missed) }));
    expect(drawn.every((id) => id <= 30)).toBe(true);
    expect(drawn).toHaveLength(20);
  });

  test("the shares of the categories stay", () => {
    const pool = [...bank(30, "党建"), ...bank(30, "三农", 101)];
    const parameters = parametersOf({ 分类: "党建:60、三农:40" });
    const missed = [1, 2, 3, 101];
    const items = itemsOf({ pool, parameters, missed, seen: new Set([...missed, 4, 5, 102]) });
    expect(inCategory(items, pool, "党建")).toBe(12);
    expect(ids(items)).toEqual(expect.arrayContaining(missed));
    expect(ids(items)).not.toContain(4);
    expect(ids(items)).not.toContain(102);
  });
});

test("a paper from five thousand questions is drawn at once", () => {
  const pool = bank(5000);
  itemsOf({ pool });
  const start = performance.now();
  for (let go = 0; go < 20; go += 1) itemsOf({ pool, seeds: seeds(go) });
  expect((performance.now() - start) / 20).toBeLessThan(50);
});
