import { describe, expect, it } from "vitest";
import type { ShownQuestion } from "../../src/kinds/quiz/paper/rules.ts";
import { isUnheard, paperAnswers, type SaidLine } from "../../src/rehearsal/rules.ts";
import { replyNotes } from "../../src/rehearsal/wording.ts";

const minute = (count: number) => new Date(Date.UTC(2026, 8, 14, 0, count));

const said = (rest: Partial<SaidLine>): SaidLine => ({
  line: 1,
  at: minute(10),
  id: null,
  channel: "甲群",
  from: "张三",
  text: "签到",
  location: null,
  forwarded: false,
  photo: false,
  edits: null,
  recalls: null,
  quiz: null,
  ...rest,
});

describe("what is said while the bot is deaf", () => {
  it.each([
    ["in that group is not heard", "甲群", "甲群", 10, true],
    ["in another group is heard", "乙群", "甲群", 10, false],
    ["in private is heard when a group is deaf", null, "甲群", 10, false],
    ["in private is not heard when everything is deaf", null, "*", 10, true],
    ["as deafness begins is not heard", "甲群", "甲群", 5, true],
    ["just before is heard", "甲群", "甲群", 4, false],
    ["as deafness ends is heard", "甲群", "甲群", 20, false],
  ])("%s", (_what, channel, place, at, unheard) => {
    const deaf = [{ line: 2, at: minute(5), until: minute(20), channel: place }];
    expect(isUnheard(said({ channel, at: minute(at) }), deaf)).toBe(unheard);
  });
});

describe("notes on replies that can be played all the same", () => {
  const notes = (lines: Partial<SaidLine>[], deaf: string[] = []) =>
    replyNotes(
      {
        said: lines.map((line, index) => said({ line: index + 1, ...line })),
        deaf: deaf.map((channel, index) => ({ line: 90 + index, channel })),
      },
      new Set(["甲群"]),
    );

  it.each<[string, Partial<SaidLine>[], string[], RegExp]>([
    ["a group that is not in the workbook", [{ channel: "乙群" }], [], /第 1 行的群“乙群”/],
    ["deafness of such a group", [], ["乙群"], /第 90 行的群“乙群”/],
    ["an id that was used before", [{ id: "m1" }, { id: "m1" }], [], /第 2 行的编号“m1”/],
    ["an edit of a message that comes later", [{ edits: "m1" }, { id: "m1" }], [], /第 1 行.*“m1”/],
  ])("tell of %s", (_what, lines, deaf, words) => {
    expect(notes(lines, deaf)).toEqual([expect.stringMatching(words)]);
  });

  it("are none for what fits, in private, in a group and everywhere", () => {
    expect(notes([{ channel: null }, { id: "m1" }, { recalls: "m1" }], ["*", "甲群"])).toEqual([]);
  });

  it("are five at most, with the number of the others", () => {
    const many = notes(Array.from({ length: 8 }, () => ({ channel: "乙群" })));
    expect(many).toHaveLength(6);
    expect(many.at(-1)).toContain("另有 3 处");
  });
});

describe("a paper that is handed in with so many right answers", () => {
  const question = (rest: Partial<ShownQuestion>): ShownQuestion => ({
    id: 1,
    type: "single",
    stem: "",
    options: ["甲", "乙", "丙"],
    answer: "B",
    category: null,
    explanation: null,
    ...rest,
  });
  const paper = [
    question({}),
    question({ type: "multiple", answer: "AC" }),
    question({ type: "judgement", options: [], answer: "对" }),
  ];

  it.each([
    [0, "1A 2B 3错"],
    [1, "1B 2B 3错"],
    [2, "1B 2AC 3错"],
    [3, "1B 2AC 3对"],
    [9, "1B 2AC 3对"],
  ])("has %i of them, and the rest wrong", (correct, text) => {
    expect(paperAnswers(paper, correct)).toBe(text);
  });

  it("counts a question that cannot be answered wrong among the right ones", () => {
    const all = question({ type: "multiple", options: ["甲", "乙"], answer: "AB" });
    expect(paperAnswers([question({}), all], 1)).toBe("1A 2AB");
  });
});
