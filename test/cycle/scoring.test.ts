import { describe, expect, it } from "vitest";
import { readFlagRule, readParts } from "../../src/cycle/scoring/reader.ts";
import {
  flagsOf,
  PLAIN_SCORING,
  type Ranked,
  type Scoring,
  scoreOf,
} from "../../src/cycle/scoring/rules.ts";
import { formulaLines } from "../../src/cycle/scoring/wording.ts";

const figures = {
  ...{ unitId: 1, expected: 10, due: 0, onTime: 6, late: 2, madeUp: 0 },
  ...{ excused: 0, missed: 2, held: 0, rate: 0.8 },
};
const weighted: Scoring = {
  ...PLAIN_SCORING,
  parts: [
    { part: "completion", weight: 70 },
    { part: "punctuality", weight: 30 },
  ],
};

describe("计分", () => {
  it("reads parts and their weights", () => {
    expect(readParts("完成率:70、按时率：30%")).toEqual({ parts: weighted.parts, malformed: [] });
  });

  it.each([
    ["完成率", ["完成率"]],
    ["完成率:0", ["完成率:0"]],
    ["出勤:50、按时率:50", ["出勤:50"]],
    ["按时率:50；按时率:50", ["按时率:50"]],
  ])("%s is told as malformed", (text, malformed) => {
    expect(readParts(text).malformed).toEqual(malformed);
  });

  it("is the rate when nothing is said, without rounding errors against a line", () => {
    expect(scoreOf(PLAIN_SCORING, figures, {})).toBe(80);
    expect(scoreOf(PLAIN_SCORING, { ...figures, rate: 0.57 }, {})).toBe(57);
  });

  it("weighs its parts, with one decimal", () => {
    expect(scoreOf(weighted, figures, {})).toBe(74);
  });

  it("leaves the weight of a part without a value to the others", () => {
    const parts: Scoring["parts"] = [...weighted.parts, { part: "quiz", weight: 100 }];
    expect(scoreOf({ ...weighted, parts }, figures, {})).toBe(74);
    expect(scoreOf({ ...weighted, parts }, figures, { quiz: new Map([[1, 100]]) })).toBe(87);
  });

  it("judges nobody with too little to do, or nothing that counts", () => {
    expect(scoreOf({ ...PLAIN_SCORING, base: 11 }, figures, {})).toBeNull();
    expect(scoreOf(PLAIN_SCORING, { ...figures, rate: null }, {})).toBeNull();
  });
});

describe("红旗 and 黄牌", () => {
  it.each([
    [
      "第1名且≥95",
      [
        { sort: "first", places: 1 },
        { sort: "score", is: ">=", value: 95 },
      ],
    ],
    ["红旗=前3名", [{ sort: "first", places: 3 }]],
    ["黄牌=<60", [{ sort: "score", is: "<", value: 60 }]],
    ["末位 且 低于80分", [{ sort: "last" }, { sort: "score", is: "<", value: 80 }]],
    ["不低于 97.5", [{ sort: "score", is: ">=", value: 97.5 }]],
  ])("reads %s", (text, rule) => {
    expect(readFlagRule(text)).toEqual(rule);
  });

  it.each(["最好的", "≥", "≥120", "第2名", "第1名且", ""])("does not read “%s”", (text) => {
    expect(text === "第1名且" ? readFlagRule("第1名且最好") : readFlagRule(text)).toBeNull();
  });

  const units = (...all: [number | null, number | null][]): Ranked[] =>
    all.map(([score, rank], index) => ({ unitId: index + 1, parentId: 0, score, rank }));
  const scoring: Scoring = {
    ...PLAIN_SCORING,
    red: readFlagRule("第1名且≥95"),
    yellow: readFlagRule("末位"),
  };

  it("go to whom the rule holds for; those who tie share them", () => {
    const flags = flagsOf(scoring, units([100, 1], [100, 1], [70, 3], [70, 3], [null, null]));
    expect(Object.fromEntries(flags)).toEqual({ 1: "red", 2: "red", 3: "yellow", 4: "yellow" });
  });

  it("go to nobody when all are equal or unranked", () => {
    expect(flagsOf(scoring, units([80, 1], [80, 1])).size).toBe(0);
    expect(flagsOf(scoring, units([100, null])).size).toBe(0);
  });

  it("are explained, with the formula", () => {
    expect(formulaLines({ ...weighted, base: 5, red: scoring.red })).toEqual([
      "计算办法：得分＝完成率×70%＋按时率×30%，满分 100；红旗：第 1 名且不低于 95 分；应办少于 5 项的单位不排名。",
    ]);
    expect(formulaLines(PLAIN_SCORING)).toEqual([]);
  });
});
