import { describe, expect, it } from "vitest";
import {
  hardest,
  hasDoubtfulKey,
  meanOf,
  mostFailed,
  type QuestionFigures,
  questionFigures,
  sumOfTests,
} from "../../../../src/kinds/quiz/report/rules.ts";

const figures = (
  expected: number,
  tookPart: number,
  bestSum: number,
  passed: [first: number, later: number] = [0, 0],
) => ({ expected, tookPart, bestSum, passedFirst: passed[0], passedLater: passed[1] });

const question = (questionId: number, answered: number, wrong: number): QuestionFigures => ({
  questionId,
  answered,
  wrong,
  discrimination: null,
});

describe("the figures of several units", () => {
  it("add up, and their mean is over everybody who took part", () => {
    const sum = sumOfTests([figures(4, 3, 240, [2, 0]), figures(2, 1, 95, [0, 1])]);
    expect(sum).toEqual(figures(6, 4, 335, [2, 1]));
    expect(meanOf(sum)).toBe(83.8);
  });

  it("of no unit are nothing, without a mean", () => {
    expect(sumOfTests([])).toEqual(figures(0, 0, 0));
    expect(meanOf(sumOfTests([]))).toBeNull();
  });
});

describe("how a question went", () => {
  it("counts as wrong whatever did not get all the points, a 漏选 too", () => {
    const marks = { questionId: 7, full: 2, marks: [2, 1, 0, 2], rests: [10, 9, 8, 7] };
    expect(questionFigures([marks])).toEqual([
      { questionId: 7, answered: 4, wrong: 2, discrimination: null },
    ]);
  });

  it("discriminates when those who do well elsewhere do well here", () => {
    const rests = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    const [rising, falling] = questionFigures([
      { questionId: 1, full: 1, marks: [0, 0, 0, 0, 0, 1, 1, 1, 1, 1], rests },
      { questionId: 2, full: 1, marks: [1, 1, 1, 1, 1, 0, 0, 0, 0, 0], rests },
    ]);
    expect(rising?.discrimination).toBeCloseTo(0.8704, 4);
    expect(falling?.discrimination).toBeCloseTo(-0.8704, 4);
    expect([rising, falling].map((each) => each && hasDoubtfulKey(each))).toEqual([false, true]);
  });

  it.each([
    ["of nine answers", [0, 0, 0, 0, 1, 1, 1, 1, 1], [1, 2, 3, 4, 5, 6, 7, 8, 9]],
    ["when all answered alike", Array(10).fill(1), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
    ["when the rest is alike", [0, 1, 0, 1, 0, 1, 0, 1, 0, 1], Array(10).fill(5)],
  ])("says nothing about discrimination %s", (_, marks, rests) => {
    const [only] = questionFigures([{ questionId: 1, full: 1, marks, rests }]);
    expect(only?.discrimination).toBeNull();
    expect(only && hasDoubtfulKey(only)).toBe(false);
  });
});

describe("the hardest questions", () => {
  it("come by share, then by number, and never one that nobody got wrong", () => {
    const asked = [question(1, 10, 0), question(2, 10, 5), question(3, 20, 10), question(4, 4, 3)];
    expect(hardest(asked, 3).map(({ questionId }) => questionId)).toEqual([4, 3, 2]);
    expect(hardest(asked, 1).map(({ questionId }) => questionId)).toEqual([4]);
    expect(hardest([], 3)).toEqual([]);
  });

  it("are told to the administrators only above half of at least ten answers", () => {
    const asked = [question(1, 9, 9), question(2, 10, 5), question(3, 10, 6), question(4, 99, 98)];
    expect(mostFailed(asked).map(({ questionId }) => questionId)).toEqual([4, 3]);
  });
});
