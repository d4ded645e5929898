import { describe, expect, it } from "vitest";
import {
  authorityOf,
  commands,
  type Group,
  groupsOfUnits,
  type Role,
  type Unit,
  unitTree,
} from "../../src/people/rules.ts";

/** 县 over 甲镇 (村一, 村二) and 乙镇 (村三); listed out of order on purpose. */
const UNITS: readonly [id: number, name: string, parentId: number | null][] = [
  [6, "村三", 3],
  [4, "村一", 2],
  [1, "县", null],
  [3, "乙镇", 1],
  [5, "村二", 2],
  [2, "甲镇", 1],
];

const tree = unitTree(
  UNITS.map(
    ([id, name, parentId]): Unit => ({
      id,
      name,
      parentId,
      position: id,
      category: null,
      longitude: null,
      latitude: null,
      datum: "GCJ02",
      liaisonId: null,
    }),
  ),
);

const named = (units: readonly { name: string }[]) => units.map(({ name }) => name).join(" ");

describe("the tree of units", () => {
  it("is listed in workbook order", () => {
    expect(named(tree.all)).toBe("县 甲镇 乙镇 村一 村二 村三");
  });

  it.each([
    [4, "村一 甲镇 县"],
    [3, "乙镇 县"],
    [1, "县"],
  ])("upward from %i is the unit itself, then those above", (id, upward) => {
    expect(named(tree.upward(id))).toBe(upward);
  });

  it.each([
    [1, "县 甲镇 乙镇 村一 村二 村三"],
    [2, "甲镇 村一 村二"],
    [6, "村三"],
  ])("within %i is the unit itself and all below", (id, within) => {
    expect(named(tree.within(id))).toBe(within);
  });

  it("knows no unit that is not in it", () => {
    expect(() => tree.get(9)).toThrow("no unit 9");
  });
});

describe("the groups", () => {
  const group = (id: number, name: string, unitId: number): Group => ({
    id,
    name,
    unitId,
    platform: "sandbox",
  });
  const groups = groupsOfUnits(tree, [
    group(10, "甲镇群", 2),
    group(11, "甲镇二群", 2),
    group(12, "村一群", 4),
  ]);

  it.each([
    ["a unit with a group speaks in its own", 4, "村一群"],
    ["a unit without one speaks in the nearest above", 5, "甲镇群"],
    ["a unit with several speaks in the one bound first", 2, "甲镇群"],
    ["a unit with none up to the root has none", 6, undefined],
  ])("%s", (_what, unitId, name) => {
    expect(groups.groupOf(unitId)?.name).toBe(name);
  });

  it("of some units are all of theirs and of those below, each once", () => {
    expect(named(groups.within([2, 5]))).toBe("甲镇群 甲镇二群 村一群");
    expect(named(groups.within([5]))).toBe("甲镇群");
    expect(named(groups.within([3]))).toBe("");
  });
});

describe("authority", () => {
  const cadre: Role = { role: "cadre", unitId: 2 };
  const secretary: Role = { role: "secretary", unitId: 2 };
  const administrator: Role = { role: "administrator", unitId: 4 };

  it.each<[string, Role[], number | null, boolean]>([
    ["a secretary commands his own unit", [secretary], 2, true],
    ["a secretary commands the units below", [secretary], 5, true],
    ["a secretary does not command the unit above", [secretary], 1, false],
    ["a secretary does not command the unit beside", [secretary], 3, false],
    ["a secretary does not command what belongs to no unit", [secretary], null, false],
    ["a secretary of no unit commands nothing", [{ ...secretary, unitId: null }], 2, false],
    ["a cadre commands nothing", [cadre], 2, false],
    ["an administrator commands everything", [administrator], 1, true],
    ["an administrator commands what belongs to no unit", [administrator], null, true],
    ["several roles add up", [cadre, { role: "secretary", unitId: 3 }], 6, true],
    ["somebody without a role commands nothing", [], 1, false],
  ])("%s", (_what, roles, unitId, allowed) => {
    expect(commands(authorityOf(tree, roles), unitId)).toBe(allowed);
  });
});
