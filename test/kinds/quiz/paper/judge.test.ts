import { describe, expect, test } from "vitest";
import { createWorkCalendar } from "../../../../src/calendar/working-days.ts";
import { localTimestamp } from "../../../../src/calendar/zone.ts";
import { marksOf, retakeAt, scoreOf } from "../../../../src/kinds/quiz/paper/judge/rules.ts";
import { contestParameters } from "../../../../src/kinds/quiz/rules.ts";
import { china, SHANGHAI } from "../../../calendar/china.ts";
import { judgement, multiple, parametersOf, single } from "./questions.ts";

describe("Points by the type of the question", () => {
  const paper = [single("A"), multiple("BC"), judgement("对")];

  test.each([
    [
      ["A", "BC", "对"],
      [1, 1, 1],
    ],
    [
      ["B", "BC", "错"],
      [0, 1, 0],
    ],
    [
      ["", "", ""],
      [0, 0, 0],
    ],
    [
      ["A", "B", "对"],
      [1, 0, 1],
    ],
    [
      ["A", "ABC", "对"],
      [1, 0, 1],
    ],
    [["A"], [1, 0, 0]],
  ])("%j gets %j", (answers, marks) => {
    expect(marksOf(paper, answers, parametersOf())).toEqual(marks);
  });

  test.each([
    ["BC", 4],
    ["B", 2],
    ["C", 2],
    ["BD", 0],
    ["BCD", 0],
    ["", 0],
  ])("with 漏选=50 and 多选分=4, %s for BC gets %d", (answer, mark) => {
    const parameters = parametersOf({ 漏选: "50", 多选分: "4" });
    expect(marksOf([multiple("BC")], [answer], parameters)).toEqual([mark]);
  });

  test("漏选 is for 多选 only", () => {
    const parameters = parametersOf({ 漏选: "50" });
    expect(marksOf([single("A")], ["B"], parameters)).toEqual([0]);
  });
});

describe("The score is a share of what is possible", () => {
  const twenty = Array.from({ length: 20 }, (_, index) => single("A", index + 1));
  const right = (count: number) => twenty.map((_, index) => (index < count ? 1 : 0));

  test.each([
    [20, 100, true],
    [18, 90, true],
    [17, 85, false],
    [0, 0, false],
  ])("%d of 20 right are %d", (count, score, passed) => {
    expect(scoreOf(right(count), twenty, parametersOf())).toEqual({ score, passed });
  });

  test("different points weigh", () => {
    const parameters = parametersOf({ 多选分: "3", 及格: "60" });
    const paper = [single("A"), multiple("BC"), judgement("对")];
    expect(scoreOf([1, 0, 1], paper, parameters)).toEqual({ score: 40, passed: false });
    expect(scoreOf([0, 3, 0], paper, parameters)).toEqual({ score: 60, passed: true });
  });

  test("a third is shown with one decimal", () => {
    const three = [single(), multiple(), judgement()];
    expect(scoreOf([1, 1, 0], three, parametersOf()).score).toBe(66.7);
  });

  test("what is only rounded up to the pass mark has not reached it", () => {
    const parameters = parametersOf({ 题数: "3", 及格: "67", 单选分: "1" });
    const three = [single(), single(), single()];
    expect(scoreOf([1, 1, 0], three, parameters)).toEqual({ score: 66.7, passed: false });
  });

  test("partial marks add up without an error of binary fractions", () => {
    const parameters = parametersOf({ 漏选: "10", 及格: "10" });
    const ten = Array.from({ length: 10 }, (_, index) => multiple("BC", index + 1));
    const marks = marksOf(ten, Array(10).fill("B"), parameters);
    expect(scoreOf(marks, ten, parameters)).toEqual({ score: 10, passed: true });
  });

  test("in a 比武 whoever hands in has passed", () => {
    expect(scoreOf([0], [single()], contestParameters({}))).toEqual({ score: 0, passed: true });
  });
});

describe("The next attempt may begin after the delay", () => {
  function retake(
    handedIn: string,
    retake: { hours: number; workingDaysOnly: boolean },
    calendar = china(),
  ): string {
    const at = retakeAt(new Date(`${handedIn}:00+08:00`), retake, calendar);
    return localTimestamp(at, SHANGHAI).slice(0, 16);
  }

  test.each([
    ["2026-09-18T16:00", 24, "2026-09-19T16:00"],
    ["2026-09-18T16:00", 0, "2026-09-18T16:00"],
    ["2026-09-18T16:30", 2, "2026-09-18T18:30"],
  ])("by the clock: %s and %d hours", (handedIn, hours, expected) => {
    expect(retake(handedIn, { hours, workingDaysOnly: false })).toBe(expected);
  });

  // 20 September 2026 is a Sunday that is worked; 25 to 27 September are the Mid-Autumn days off.
  test.each([
    ["a working day to the next", "2026-09-15T16:00", 24, "2026-09-16T16:00"],
    ["within a day", "2026-09-15T09:00", 4, "2026-09-15T13:00"],
    ["a Friday to the Monday", "2026-09-11T16:00", 24, "2026-09-14T16:00"],
    ["a Saturday counts from Monday's start", "2026-09-12T10:00", 24, "2026-09-15T00:00"],
    ["a Sunday that is worked counts", "2026-09-18T16:00", 24, "2026-09-20T16:00"],
    ["a holiday does not", "2026-09-24T16:00", 24, "2026-09-28T16:00"],
    ["two working days", "2026-09-10T16:00", 48, "2026-09-14T16:00"],
    ["at once is at once, on a day off too", "2026-09-12T10:00", 0, "2026-09-12T10:00"],
    ["a whole Friday waits for Monday's first minute", "2026-09-11T00:00", 24, "2026-09-14T00:00"],
  ])("in working days: %s", (_, handedIn, hours, expected) => {
    expect(retake(handedIn, { hours, workingDaysOnly: true })).toBe(expected);
  });

  test("the 日历 sheet decides", () => {
    const calendar = china({ "2026-09-16": "休" });
    const expected = "2026-09-17T16:00";
    expect(retake("2026-09-15T16:00", { hours: 24, workingDaysOnly: true }, calendar)).toBe(
      expected,
    );
  });

  test("days are those of the calendar's zone", () => {
    const calendar = createWorkCalendar({ zone: "America/New_York", overrides: new Map() });
    const friday = new Date("2026-09-11T23:00:00-04:00");
    const at = retakeAt(friday, { hours: 2, workingDaysOnly: true }, calendar);
    expect(at.toISOString()).toBe(new Date("2026-09-14T01:00:00-04:00").toISOString());
  });
});
