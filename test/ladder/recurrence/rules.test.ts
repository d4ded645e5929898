import { describe, expect, it } from "vitest";
import {
  type CountingRow,
  countingsOf,
  isReached,
  judge,
  moveFor,
  periodsCounted,
  runPeriod,
  type Standing,
  stepsReached,
} from "../../../src/ladder/recurrence/rules.ts";

function row(
  position: number,
  type: string,
  threshold: number,
  action: string,
  countBy = "末位",
): CountingRow {
  return { position, type, threshold, action, target: "本人、联络人", countBy };
}

const towns = (...scores: (number | null)[]): Standing[] =>
  scores.map((score, index) => ({ unitId: index + 1, parentId: 0, score }));

const verdicts = (units: readonly Standing[], countBy: "末位" | "未达线" = "末位") =>
  Object.fromEntries(judge(units, countBy, 60));

describe("末位", () => {
  it.each([
    ["the lowest", [90, 80, 70], { 1: "fine", 2: "fine", 3: "short" }],
    ["all that tie for last", [90, 70, 70], { 1: "fine", 2: "short", 3: "short" }],
    ["nobody when all are equal", [70, 70, 70], { 1: "fine", 2: "fine", 3: "fine" }],
    ["nobody when only one is judged", [null, 70, null], { 1: "none", 2: "fine", 3: "none" }],
    ["the lowest of those that owed anything", [90, null, 0], { 1: "fine", 2: "none", 3: "short" }],
    ["nobody when nobody owed anything", [null, null], { 1: "none", 2: "none" }],
  ])("is %s", (_, scores, expected) => {
    expect(verdicts(towns(...scores))).toEqual(expected);
  });

  it("is judged among the units of one parent, and not where there are no siblings", () => {
    const units = [
      { unitId: 1, parentId: null, score: 10 },
      { unitId: 2, parentId: 1, score: 50 },
      { unitId: 3, parentId: 1, score: 60 },
      { unitId: 4, parentId: 2, score: 20 },
      { unitId: 5, parentId: 3, score: 30 },
      { unitId: 6, parentId: 3, score: 90 },
    ];
    expect(verdicts(units)).toEqual({ 2: "short", 3: "fine", 5: "short", 6: "fine" });
  });
});

describe("未达线", () => {
  it("is whoever is below the line, be it all, and not whoever meets it", () => {
    expect(verdicts(towns(60, 59.9, null, 0), "未达线")).toEqual({
      1: "fine",
      2: "short",
      3: "none",
      4: "short",
    });
  });
});

describe("a bulletin", () => {
  it.each([
    ["starts a run at the first time", "consecutive", false, "short", "start"],
    ["counts in a run that goes on", "consecutive", true, "short", "count"],
    ["ends a row when the unit did better", "consecutive", true, "fine", "end"],
    ["leaves a row as it is when the unit owed nothing", "consecutive", true, "none", "leave"],
    ["never ends what is cumulative", "cumulative", true, "fine", "leave"],
    ["starts nothing for who is fine", "cumulative", false, "fine", "leave"],
    ["starts nothing for who owed nothing", "cumulative", false, "none", "leave"],
  ] as const)("%s", (_, recurrence, open, verdict, move) => {
    expect(moveFor(recurrence, open, verdict)).toBe(move);
  });

  it("counts in the quarter of its week's Monday", () => {
    expect(runPeriod("cumulative", "2026-W40")).toBe("2026-Q3");
    expect(runPeriod("cumulative", "2026-W41")).toBe("2026-Q4");
    expect(runPeriod("consecutive", "2026-W40")).toBe("2026-W40");
  });
});

describe("a ladder that counts times", () => {
  it("acts by itself with its first row, the later ones are drafts, a reminder is sent", () => {
    const [counting] = countingsOf(
      [
        row(1, "cumulative", 1, "通报"),
        row(2, "cumulative", 2, "约谈"),
        row(3, "cumulative", 3, "提醒"),
      ],
      60,
    );
    expect(counting?.policy.steps.map(({ times, mode }) => [times, mode])).toEqual([
      [1, "send"],
      [2, "draft"],
      [3, "send"],
    ]);
    expect(counting?.policy.steps[0]?.audiences).toEqual(["person", "liaison"]);
  });

  it("has one first row, of whatever type, for the whole ladder", () => {
    const rows = [row(1, "overdue", 3, "通报"), row(2, "consecutive", 3, "通报")];
    expect(countingsOf(rows, 60)[0]?.policy.steps[0]?.mode).toBe("draft");
  });

  it("counts each way on its own", () => {
    const rows = [
      row(1, "cumulative", 1, "通报"),
      row(2, "cumulative", 2, "约谈", "未达线"),
      row(3, "consecutive", 3, "问责"),
    ];
    const found = countingsOf(rows, 80).map(({ recurrence, countBy, policy }) => {
      return [recurrence, countBy, policy.line, policy.steps.length];
    });
    expect(found).toEqual([
      ["cumulative", "末位", 80, 1],
      ["cumulative", "未达线", 80, 1],
      ["consecutive", "末位", 80, 1],
    ]);
  });

  it("of rows by time counts nothing", () => {
    expect(countingsOf([row(1, "overdue", 1, "通报")], 60)).toEqual([]);
  });

  it("steps back as far as the count does", () => {
    const [counting] = countingsOf(
      [row(1, "cumulative", 1, "通报"), row(2, "cumulative", 3, "约谈")],
      60,
    );
    const policy = counting?.policy ?? { steps: [], line: 60 };
    expect([0, 1, 2, 3, 4].map((times) => stepsReached(policy, times))).toEqual([0, 1, 1, 2, 2]);
    expect(isReached({ policy, nextStep: 1, times: 2 })).toBe(false);
    expect(isReached({ policy, nextStep: 1, times: 3 })).toBe(true);
    expect(isReached({ policy, nextStep: 2, times: 9 })).toBe(false);
  });
});

describe("what a run has counted", () => {
  const weeks = ["2026-W38", "2026-W39", "2026-W40", "2026-W41"];
  it.each([
    ["a quarter's weeks", "cumulative", "2026-Q3", null, weeks.slice(0, 3)],
    ["a row's, up to the next row", "consecutive", "2026-W38", "2026-W41", weeks.slice(0, 3)],
    ["a row's that goes on", "consecutive", "2026-W40", null, weeks.slice(2)],
  ] as const)("is %s", (_, recurrence, period, later, expected) => {
    expect(periodsCounted({ recurrence, period }, weeks, later)).toEqual(expected);
  });
});
