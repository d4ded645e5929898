import { describe, expect, test } from "vitest";
import { letterAt, rangesOf, shown, unanswered } from "../../../../src/kinds/quiz/paper/rules.ts";
import { judgement, multiple, single } from "./questions.ts";

describe("A question is shown in the order of its paper", () => {
  test("what stands at A is the option its paper put there, and the answer follows it", () => {
    const paper = shown(single("A"), { questionId: 1, order: [2, 0, 3, 1] });
    expect(paper.options).toEqual(["丙", "甲", "丁", "乙"]);
    expect(paper.answer).toBe("B");
  });

  test("the letters of a 多选 come in alphabetical order, whatever the shuffling did", () => {
    const paper = shown(multiple("AD"), { questionId: 2, order: [3, 1, 2, 0] });
    expect(paper.options).toEqual(["丁", "乙", "丙", "甲"]);
    expect(paper.answer).toBe("AD");
    expect(shown(multiple("ABC"), { questionId: 2, order: [3, 2, 1, 0] }).answer).toBe("BCD");
  });

  test("every order keeps the meaning of the answer", () => {
    const texts = ["甲", "丙"];
    for (const order of [
      [0, 1, 2, 3],
      [1, 2, 3, 0],
      [2, 3, 0, 1],
      [3, 0, 1, 2],
    ]) {
      const { options, answer } = shown(multiple("AC"), { questionId: 2, order });
      const meant = Array.from(answer, (letter) => options["ABCD".indexOf(letter)]);
      expect(meant.sort()).toEqual([...texts].sort());
    }
  });

  test("a 判断 has no options and keeps 对 or 错", () => {
    const paper = shown(judgement("错"), { questionId: 3, order: [] });
    expect(paper).toMatchObject({ options: [], answer: "错" });
  });

  test("the question of the bank is left as it was", () => {
    const question = Object.freeze(single("A"));
    shown(question, { questionId: 1, order: [3, 2, 1, 0] });
    expect(question.options).toEqual(["甲", "乙", "丙", "丁"]);
  });
});

test("options stand at letters from A", () => {
  expect([0, 1, 5].map(letterAt)).toEqual(["A", "B", "F"]);
});

test("what is unanswered is named by its number from 1", () => {
  expect(unanswered(["A", "", "对", ""])).toEqual([2, 4]);
  expect(unanswered(["A"])).toEqual([]);
});

describe("Numbers that follow each other are told together", () => {
  test.each([
    [[], ""],
    [[3], "3-3"],
    [[7, 8, 9], "7-9"],
    [[1, 3, 4, 5, 20], "1-1 3-5 20-20"],
    [[5, 4, 4, 1], "1-1 4-5"],
  ])("%j", (numbers, expected) => {
    const told = rangesOf(numbers).map(({ from, through }) => `${from}-${through}`);
    expect(told.join(" ")).toBe(expected);
  });
});
