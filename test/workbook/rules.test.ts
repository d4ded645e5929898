import { describe, expect, it } from "vitest";
import { looksLikeFormula, parentCycles, unitNames } from "../../src/workbook/rules.ts";

const tree = (pairs: Record<string, string | null>) => new Map(Object.entries(pairs));

describe("cycles of 上级", () => {
  it.each([
    ["a tree has none", { 县: null, 镇: "县", 村: "镇" }, []],
    ["several roots are none", { 县: null, 市: null, 镇: "县" }, []],
    ["a unit above itself", { 县: "县" }, [["县"]]],
    ["a ring with a tail, once", { 村: "镇", 镇: "县", 县: "镇" }, [["镇", "县"]]],
    ["two rings", { 甲: "乙", 乙: "甲", 丙: "丙" }, [["甲", "乙"], ["丙"]]],
  ])("%s", (_, pairs, cycles) => {
    expect(parentCycles(tree(pairs))).toEqual(cycles);
  });
});

describe("walks by name", () => {
  const names = unitNames(tree({ 县: null, 镇: "县", 乡: "县", 村: "镇" }));

  it("go up to the root and down to the last village", () => {
    expect(names.upward("村")).toEqual(["村", "镇", "县"]);
    expect([...names.within(["镇"])].sort()).toEqual(["村", "镇"].sort());
    expect(names.roots).toEqual(["县"]);
  });

  it("end even in a ring", () => {
    const ring = unitNames(tree({ 甲: "乙", 乙: "甲" }));
    expect(ring.upward("甲")).toEqual(["甲", "乙"]);
    expect(ring.within(["甲"]).size).toBe(2);
  });
});

describe("names that a spreadsheet would take for a formula", () => {
  it.each(["=1+1", "+张三", "-", "@张三", "＝甲"])("%s", (name) => {
    expect(looksLikeFormula(name)).toBe(true);
  });

  it.each(["张三", "东关镇(街道)", "1组"])("not %s", (name) => {
    expect(looksLikeFormula(name)).toBe(false);
  });
});
