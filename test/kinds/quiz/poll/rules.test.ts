import { describe, expect, it } from "vitest";
import type { ShownQuestion } from "../../../../src/kinds/quiz/paper/rules.ts";
import {
  type ContestPoll,
  choiceAt,
  fits,
  papersOf,
  placesOf,
  type Vote,
} from "../../../../src/kinds/quiz/poll/rules.ts";
import { contestPoll, letterPoll, practicePoll } from "../../../../src/kinds/quiz/poll/wording.ts";

const question = (rest: Partial<ShownQuestion> = {}): ShownQuestion => ({
  id: 1,
  type: "multiple",
  stem: "哪些属于防汛物资？",
  options: ["沙袋", "鱼竿", "救生衣"],
  answer: "AC",
  category: null,
  explanation: null,
  ...rest,
});
const JUDGED = question({ type: "judgement", options: [], answer: "错" });

describe("a question as a poll", () => {
  it("of practice knows the places of the right options", () => {
    expect(practicePoll(question())).toEqual({
      question: "【练习】哪些属于防汛物资？（多选）",
      options: ["沙袋", "鱼竿", "救生衣"],
      several: true,
      quiz: { correct: [0, 2], explanation: null },
      openSeconds: null,
    });
    expect(practicePoll(JUDGED)).toMatchObject({
      options: ["对", "错"],
      several: false,
      quiz: { correct: [1] },
    });
  });

  it("keeps its explanation within 200 characters and in one line", () => {
    const explained = practicePoll(question({ explanation: `甲\n乙\n\n${"丙".repeat(300)}` }));
    expect(explained.quiz?.explanation).toHaveLength(200);
    expect(explained.quiz?.explanation).toMatch(/^甲 乙 丙+…$/);
    expect(practicePoll(question({ explanation: " \n" })).quiz?.explanation).toBeNull();
  });

  it("of a contest never says what is right", () => {
    const asked = { number: 3, openSeconds: 60 };
    expect(contestPoll(question(), asked)).toMatchObject({
      question: "第3题 哪些属于防汛物资？（多选）",
      quiz: null,
      openSeconds: 60,
    });
  });

  it("that is too long gives way to its letters", () => {
    const asked = { number: 3, openSeconds: 60 };
    const long = question({ stem: "长".repeat(300) });
    expect(fits(contestPoll(long, asked))).toBe(false);
    expect(letterPoll(long, asked)).toMatchObject({
      question: "第3题（多选）（题目见上一条）",
      options: ["A", "B", "C"],
      several: true,
    });
    expect(letterPoll(JUDGED, asked)).toMatchObject({ options: ["对", "错"] });
  });

  it.each([
    ["a question of 300 characters", "长".repeat(300), ["甲", "乙"], true],
    ["one of 301", "长".repeat(301), ["甲", "乙"], false],
    ["an option of 100", "短", ["甲".repeat(100)], true],
    ["one of 101", "短", ["甲", "乙".repeat(101)], false],
    ["an empty one", "短", ["甲", ""], false],
    ["twelve options", "短", Array(12).fill("甲"), true],
    ["thirteen", "短", Array(13).fill("甲"), false],
  ])("fits by the limits of Telegram: %s", (_, text, options, does) => {
    expect(fits({ question: text, options })).toBe(does);
  });
});

describe("a choice in a poll", () => {
  it.each([
    [[2, 0], "multiple", "AC"],
    [[1], "single", "B"],
    [[0], "judgement", "对"],
    [[1], "judgement", "错"],
    [[7], "judgement", ""],
    [[], "single", ""],
  ] as const)("of the places %o in a %s is %j", (places, type, choice) => {
    expect(choiceAt(places, type)).toBe(choice);
    if (choice !== "") expect(placesOf(choice)).toEqual([...places].sort());
  });
});

describe("the papers that choices make", () => {
  const poll = (id: number, position: number, rest: Partial<ContestPoll> = {}): ContestPoll => ({
    ...{ id, position, questionId: 100 + position, order: [1, 0, 2], type: "single" },
    ...rest,
  });
  const vote = (pollId: number, personId: number, option: number, minute: number): Vote => ({
    ...{ pollId, personId, options: [option] },
    at: new Date(Date.UTC(2026, 8, 14, 1, minute)),
  });
  const polls = [poll(1, 0), poll(2, 1, { type: "judgement", order: [] }), poll(3, 0), poll(4, 1)];

  it("have every question in its order, unanswered where nothing was chosen", () => {
    const [paper] = papersOf(polls, [vote(1, 9, 2, 5)]);
    expect(paper).toEqual({
      personId: 9,
      items: [
        { questionId: 100, order: [1, 0, 2] },
        { questionId: 101, order: [1, 0, 2] },
      ],
      answers: ["C", ""],
      from: new Date("2026-09-14T01:05:00Z"),
      until: new Date("2026-09-14T01:05:00Z"),
    });
  });

  it("take the newest choice of one question over all groups", () => {
    const [paper] = papersOf(polls, [vote(3, 9, 0, 8), vote(1, 9, 1, 5)]);
    expect(paper?.answers[0]).toBe("A");
    expect(paper).toMatchObject({ until: new Date("2026-09-14T01:08:00Z") });
  });

  it("are one for each person, and nobody's from a poll of something else", () => {
    const papers = papersOf(polls, [vote(1, 9, 0, 1), vote(1, 3, 1, 2), vote(77, 5, 0, 3)]);
    expect(papers.map(({ personId, answers }) => [personId, answers[0]])).toEqual([
      [3, "B"],
      [9, "A"],
    ]);
    expect(papersOf([], [vote(1, 9, 0, 1)])).toEqual([]);
  });
});
