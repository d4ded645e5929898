import { describe, expect, it } from "vitest";
import type { ShownQuestion } from "../../../../src/kinds/quiz/paper/rules.ts";
import {
  type Card,
  categoryNamed,
  choiceOf,
  continued,
  isRight,
  isWholeBank,
  pressData,
  pressIn,
  reviewed,
  toggled,
} from "../../../../src/kinds/quiz/practice/rules.ts";

const at = (moment: string) => new Date(`${moment}+08:00`);
const MINUTE = 60_000;
const question = (type: ShownQuestion["type"], answer: string): ShownQuestion => ({
  id: 1,
  type,
  stem: "题干",
  options: type === "judgement" ? [] : ["一", "二", "三", "四"],
  answer,
  category: null,
  explanation: null,
});

describe("the spacing of practice", () => {
  const now = at("2026-09-14T09:00:00");
  const stored = (card: Card): Card => JSON.parse(JSON.stringify(card)) as Card;

  it("brings a wrong answer back after five minutes and a right one after days", () => {
    expect(reviewed(null, false, now).dueAt.getTime() - now.getTime()).toBe(5 * MINUTE);
    expect(reviewed(null, true, now).dueAt).toEqual(at("2026-09-16T09:00:00"));
  });

  it("waits longer each time it is answered right, from cards as they were stored", () => {
    const first = reviewed(null, true, now);
    const second = reviewed(stored(first.card), true, first.dueAt);
    const third = reviewed(stored(second.card), true, second.dueAt);
    const days = [first, second, third].map(({ dueAt }) => dueAt.toISOString().slice(0, 10));
    expect(days).toEqual(["2026-09-16", "2026-09-27", "2026-11-12"]);
    const forgotten = reviewed(stored(third.card), false, third.dueAt);
    expect(forgotten.dueAt.getTime() - third.dueAt.getTime()).toBe(5 * MINUTE);
  });

  it("is the same for the same answers at the same times", () => {
    expect(reviewed(null, true, now)).toEqual(reviewed(null, true, now));
  });
});

describe("an answer to a practice question", () => {
  it.each([
    ["single", "B", "B", true],
    ["single", "B", "A", false],
    ["multiple", "AC", "AC", true],
    ["multiple", "AC", "A", false],
    ["judgement", "对", "对", true],
    ["judgement", "对", "A", true],
    ["judgement", "对", "错", false],
  ] as const)("to a %s with the key %s is judged: %s", (type, answer, choice, right) => {
    expect(isRight(choice, question(type, answer))).toBe(right);
  });

  it.each([
    ["a letter", "single", [[null, "B"]], "B"],
    ["a letter with the number 1", "single", [[1, "B"]], "B"],
    [
      "letters apart",
      "multiple",
      [
        [null, "C"],
        [null, "A"],
      ],
      "AC",
    ],
    [
      "two letters apart for a 单选",
      "single",
      [
        [null, "A"],
        [null, "B"],
      ],
      null,
    ],
    [
      "letters apart that are no options",
      "multiple",
      [
        [null, "A"],
        [null, "F"],
      ],
      null,
    ],
    ["the second question of a paper", "single", [[2, "B"]], null],
    [
      "a list for a paper",
      "single",
      [
        [1, "B"],
        [2, "C"],
      ],
      null,
    ],
    ["nothing", "single", [], null],
  ] as const)("from %s", (_, type, given, choice) => {
    const answers = given.map(([number, said]) => ({ number, choice: said }));
    expect(choiceOf(answers, question(type, "A"))).toBe(choice);
  });
});

describe("the buttons of practice", () => {
  it.each([
    [{ questionId: 17, choice: "A", chosen: "" }, "practice:17:A"],
    [{ questionId: 17, choice: "对", chosen: "" }, "practice:17:Y"],
    [{ questionId: 17, choice: "错", chosen: "" }, "practice:17:N"],
    [{ questionId: 17, choice: "C", chosen: "AB" }, "practice:17:C:AB"],
    [{ questionId: 999999999, choice: "ok", chosen: "ABCDEF" }, "practice:999999999:ok:ABCDEF"],
    [{ questionId: 17, choice: "next", chosen: "" }, "practice:17:next"],
  ])("say %o", (press, data) => {
    expect(pressData(press)).toBe(data);
    expect(pressIn(data)).toEqual(press);
    expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
  });

  it.each(["practice", "practice:x:A", "practice:1:", "practice:1:a", "quiz:1:A", ""])(
    "say nothing in %j",
    (data) => expect(pressIn(data)).toBeNull(),
  );

  it("put a letter in and out", () => {
    expect(toggled("", "C")).toBe("C");
    expect(toggled("C", "A")).toBe("AC");
    expect(toggled("AC", "C")).toBe("A");
  });
});

describe("the category of practice", () => {
  const known = [
    { name: "党建", count: 9 },
    { name: "党建案例", count: 3 },
    { name: "防汛知识", count: 5 },
  ];

  it.each([
    ["党建", "党建"],
    [" 防汛 ", "防汛知识"],
    ["知识", "防汛知识"],
    ["三农", null],
    ["案例题", null],
  ])("named %j is %j", (said, category) => {
    expect(categoryNamed(said, known)).toBe(category);
  });

  it("is not guessed among several", () => {
    expect(categoryNamed("建", known)).toBeNull();
  });

  it("goes on within the hour and is forgotten then", () => {
    const before = { category: "党建", askedAt: at("2026-09-14T09:00:00") };
    expect(continued(before, at("2026-09-14T10:00:00"))).toBe("党建");
    expect(continued(before, at("2026-09-14T10:00:01"))).toBeNull();
    expect(continued(null, at("2026-09-14T10:00:01"))).toBeNull();
  });

  it("may be all of them", () => {
    expect(isWholeBank(" 全部")).toBe(true);
    expect(isWholeBank("党建")).toBe(false);
  });
});
