import { describe, expect, test } from "vitest";
import {
  choiceFor,
  isPlacedWhole,
  place,
  problemOf,
} from "../../../../src/kinds/quiz/paper/answers/rules.ts";
import type { GivenAnswer } from "../../../../src/kinds/quiz/paper/rules.ts";
import { judgement, multiple, single } from "./questions.ts";

describe("A choice fits its question or says why not", () => {
  test.each([
    [single(), "A", null],
    [single(), "D", null],
    [single(), "E", { problem: "not-an-option", letters: "E", last: "D" }],
    [single(), "AB", { problem: "several-for-single" }],
    [single(), "AG", { problem: "not-an-option", letters: "G", last: "D" }],
    [single(), "对", { problem: "not-letters", last: "D" }],
    [multiple(), "A", null],
    [multiple(), "ABCD", null],
    [multiple(), "CEF", { problem: "not-an-option", letters: "EF", last: "D" }],
    [multiple(), "错", { problem: "not-letters", last: "D" }],
    [judgement(), "对", null],
    [judgement(), "错", null],
    [judgement(), "A", null],
    [judgement(), "F", null],
    [judgement(), "C", { problem: "not-a-judgement" }],
    [judgement(), "AB", { problem: "not-a-judgement" }],
  ])("%# %o: %s", (question, choice, problem) => {
    expect(problemOf(choice, question)).toEqual(problem);
  });

  test.each([
    ["对", "A T Y V"],
    ["错", "B F N X"],
  ])("for a 判断 %s may be written %s", (meaning, letters) => {
    for (const letter of letters.split(" ")) expect(choiceFor(letter, judgement())).toBe(meaning);
  });

  test("for a question with options F is the sixth of them", () => {
    expect(choiceFor("F", single())).toBe("F");
  });
});

/** 单选, 多选, 判断, 单选, 判断. */
const PAPER = [single("A", 1), multiple("BC", 2), judgement("对", 3), single("D", 4)].concat(
  judgement("错", 5),
);
const EMPTY = ["", "", "", "", ""];

/** 1A -BC: a dash where no number was given. */
function given(text: string): GivenAnswer[] {
  return text.split(" ").map((each) => {
    const [, number = "-", choice = ""] = /^(\d+|-)(.+)$/.exec(each) ?? [];
    return { number: number === "-" ? null : Number(number), choice };
  });
}

function placed(text: string, answers: readonly string[] = EMPTY) {
  return place(answers, given(text), PAPER);
}

describe("Answers with numbers go where they say", () => {
  test("a whole paper", () => {
    expect(placed("1A 2BC 3对 4D 5错")).toEqual({
      answers: ["A", "BC", "对", "D", "错"],
      beyond: [],
      overflow: 0,
      unplaced: [],
      rejected: [],
      changed: [1, 2, 3, 4, 5],
    });
  });

  test("a correction replaces one, and only what differs has changed", () => {
    const earlier = ["A", "BC", "对", "", ""];
    expect(placed("1B 2BC", earlier)).toMatchObject({
      answers: ["B", "BC", "对", "", ""],
      changed: [1],
    });
  });

  test("of a number given twice the last counts", () => {
    expect(placed("1A 1C").answers[0]).toBe("C");
    expect(placed("1G 1C")).toMatchObject({ answers: ["C", "", "", "", ""], rejected: [] });
    expect(placed("1C 1G")).toMatchObject({
      answers: ["C", "", "", "", ""],
      rejected: [{ number: 1, problem: { problem: "not-an-option", letters: "G", last: "D" } }],
    });
  });

  test("numbers that the paper does not have are named once, 0 too", () => {
    expect(placed("0A 1A 6B 99C 6D")).toMatchObject({ beyond: [0, 6, 99], changed: [1] });
  });

  test("what cannot stand is named and the others are recorded", () => {
    const { answers, rejected } = placed("1AB 2B 3C 4G 5对");
    expect(answers).toEqual(["", "B", "", "", "对"]);
    expect(rejected.map(({ number, problem }) => [number, problem.problem])).toEqual([
      [1, "several-for-single"],
      [3, "not-a-judgement"],
      [4, "not-an-option"],
    ]);
  });

  test("a rejected correction leaves the earlier answer", () => {
    expect(placed("1G", ["C", "", "", "", ""])).toMatchObject({
      answers: ["C", "", "", "", ""],
      changed: [],
    });
  });

  test("A and B for a 判断 are kept as 对 and 错", () => {
    expect(placed("3A 5B").answers).toEqual(["", "", "对", "", "错"]);
  });
});

describe("Answers without numbers fill what is unanswered", () => {
  test("from the first question on", () => {
    expect(placed("-A -BC -对").answers).toEqual(["A", "BC", "对", "", ""]);
  });

  test("only the gaps", () => {
    const earlier = ["A", "", "对", "", "错"];
    expect(placed("-BC -D", earlier)).toMatchObject({
      answers: ["A", "BC", "对", "D", "错"],
      changed: [2, 4],
    });
  });

  test("one that cannot stand keeps its place", () => {
    expect(placed("-A -G -对")).toMatchObject({
      answers: ["A", "", "对", "", ""],
      rejected: [{ number: 2 }],
    });
  });

  test("among answers with numbers they are placed nowhere, and named", () => {
    expect(placed("3对 -D -错")).toMatchObject({
      answers: ["", "", "对", "", ""],
      unplaced: ["D", "错"],
      changed: [3],
    });
  });

  test("a number whose answer is not known is named and keeps what it had", () => {
    const blank = place(["", "BC"], [{ number: 2, choice: "" }], PAPER);
    expect(blank).toMatchObject({ changed: [], rejected: [{ problem: { problem: "blank" } }] });
    expect(isPlacedWhole(blank)).toBe(false);
  });

  test("a run of letters is one for each where all that is open is 单选", () => {
    const ten = Array.from({ length: 10 }, (_, index) => single("A", index));
    const none = ten.map(() => "");
    const runs = [..."-AAABD -BABBD".split(" ")].map((run) => ({
      number: null,
      choice: run.slice(1),
    }));
    const all = place(none, runs, ten);
    expect(all.answers.join("")).toBe("AAABDBABBD");
    expect(isPlacedWhole(all)).toBe(true);
    expect(place(none, runs.slice(0, 1), ten).answers.join("")).toBe("AAABD");
    expect(place(["", ""], [{ number: null, choice: "CB" }], ten.slice(0, 2)).answers).toEqual([
      "C",
      "B",
    ]);
  });

  test("a run with a letter twice is placed nowhere on a paper of several types", () => {
    expect(placed("-AAABD")).toMatchObject({ answers: EMPTY, unplaced: ["AAABD"], changed: [] });
    expect(place(["A"], [{ number: null, choice: "CB" }], PAPER).answers[1]).toBe("BC");
  });

  test("40 answers for 5 questions: those that find no place are counted", () => {
    const many = Array.from({ length: 40 }, (_, at) => (at < 5 ? "-A" : "-B")).join(" ");
    const { answers, overflow, beyond } = placed(many);
    expect(answers).toEqual(["A", "A", "对", "A", "对"]);
    expect({ overflow, beyond }).toEqual({ overflow: 35, beyond: [] });
  });

  test("a full paper is not changed by them", () => {
    const full = ["A", "BC", "对", "D", "错"];
    expect(placed("-B", full)).toMatchObject({ answers: full, overflow: 1, changed: [] });
  });
});

test("answers of a paper that has none yet may be missing altogether", () => {
  expect(placed("2B", []).answers).toEqual(["", "B", "", "", ""]);
});

test("what was answered before is left as it was", () => {
  const earlier = Object.freeze([...EMPTY]);
  placed("1A", earlier);
  expect(earlier).toEqual(EMPTY);
});
