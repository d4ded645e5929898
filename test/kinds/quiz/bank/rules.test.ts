import { describe, expect, it } from "vitest";
import {
  bankShortages,
  compareBank,
  type KnownQuestion,
  sizesOf,
} from "../../../../src/kinds/quiz/bank/rules.ts";

const has = sizesOf([
  { category: "党建", count: 12 },
  { category: "三农", count: 5 },
  { category: null, count: 3 },
]);

describe("the sizes of a bank", () => {
  it("are counted by category and in all", () => {
    expect([has("党建"), has("三农"), has("法律"), has(null)]).toEqual([12, 5, 0, 20]);
  });
});

describe("a bank too small", () => {
  const short = (kind: string, parameters: Record<string, string>) =>
    bankShortages({ kind, parameters }, has);

  it("is none when every part has enough, to the question", () => {
    expect(short("测试", {})).toEqual([]);
    expect(short("测试", { 题数: "17", 分类: "党建、三农" })).toEqual([]);
    expect(short("测试", { 题数: "15", 分类: "党建:2、三农:1" })).toEqual([]);
  });

  it("is named with what there is and what is needed", () => {
    expect(short("测试", { 题数: "21" })).toEqual([{ category: null, has: 20, needs: 21 }]);
    expect(short("比武", { 题数: "20", 分类: "党建:60、三农:40" })).toEqual([
      { category: "三农", has: 5, needs: 8 },
    ]);
  });

  it("is a category that no question has, even where the others are enough", () => {
    const nothing = { category: "法律", has: 0 };
    expect(short("测试", { 题数: "10", 分类: "党建、法律" })).toEqual([{ ...nothing, needs: 1 }]);
    expect(short("测试", { 题数: "10", 分类: "党建:1、法律:1" })).toEqual([
      { ...nothing, needs: 5 },
    ]);
    expect(short("测试", { 题数: "10", 分类: "党建:99、法律:1" })).toEqual([
      { ...nothing, needs: 1 },
    ]);
  });

  it("concerns no other kind of plan", () => {
    expect(short("学习", { 题数: "100" })).toEqual([]);
  });
});

describe("an import, compared with the bank", () => {
  const known = (id: number, stem: string, rest: Partial<KnownQuestion> = {}): KnownQuestion => ({
    ...{ id, stem, digest: `${stem} v1`, position: id - 1, active: true },
    ...rest,
  });
  const row = (stem: string, version = 1) => ({ stem, digest: `${stem} v${version}` });
  const bank = [known(1, "甲"), known(2, "乙"), known(3, "丙", { active: false, position: 7 })];

  it("of the same rows changes nothing", () => {
    const change = compareBank(bank, [row("甲"), row("乙")]);
    expect(change).toMatchObject({ fresh: [], placed: [], retired: [], gone: 0 });
    expect(change.tally).toEqual({ added: 0, updated: 0, unchanged: 2 });
  });

  it("of the same rows in another order only moves them", () => {
    const change = compareBank(bank, [row("乙"), row("甲")]);
    expect(change.placed).toEqual([
      { id: 2, position: 0 },
      { id: 1, position: 1 },
    ]);
    expect([change.fresh, change.retired]).toEqual([[], []]);
    expect(change.tally.unchanged).toBe(2);
  });

  it("puts a changed row in the place of the old one", () => {
    const change = compareBank(bank, [row("甲"), row("乙", 2)]);
    expect(change.fresh).toEqual([{ ...row("乙", 2), position: 1 }]);
    expect(change).toMatchObject({ retired: [2], gone: 0 });
    expect(change.tally).toEqual({ added: 0, updated: 1, unchanged: 1 });
  });

  it("retires what the sheet no longer has, and says how many", () => {
    const change = compareBank(bank, [row("甲"), row("丁")]);
    expect(change).toMatchObject({ retired: [2], gone: 1 });
    expect(change.tally).toEqual({ added: 1, updated: 0, unchanged: 1 });
  });

  it("revives what comes back", () => {
    const change = compareBank(bank, [row("甲"), row("乙"), row("丙")]);
    expect(change).toMatchObject({ fresh: [], placed: [{ id: 3, position: 2 }], retired: [] });
    expect(change.tally).toEqual({ added: 0, updated: 1, unchanged: 2 });
  });

  it("takes back an earlier version, which replaces the later one", () => {
    const now = [known(1, "甲", { active: false }), known(4, "甲", { digest: "甲 v2" })];
    const change = compareBank(now, [row("甲")]);
    expect(change).toMatchObject({ placed: [{ id: 1, position: 0 }], retired: [4], gone: 0 });
  });
});
