import { describe, expect, it } from "vitest";
import { groupParts, mayCatchUp, weeksToPlan } from "../../src/cycle/rules.ts";
import { weekWords } from "../../src/cycle/wording.ts";
import { at, zone } from "./county.ts";

describe("the weeks to plan", () => {
  const endsOn = "2026-12-31";
  it.each([
    ["this week for a new programme", null, endsOn, "2026-09-16", ["2026-09-14"]],
    ["this week when last week is planned", "2026-09-13", endsOn, "2026-09-14", ["2026-09-14"]],
    ["nothing when this week is planned", "2026-09-20", endsOn, "2026-09-18", []],
    [
      "all missed weeks after an outage",
      "2026-09-06",
      endsOn,
      "2026-09-16",
      ["2026-09-07", "2026-09-14"],
    ],
    [
      "the week in which the programme ends",
      "2026-09-13",
      "2026-09-14",
      "2026-09-20",
      ["2026-09-14"],
    ],
    ["nothing after it", "2026-09-20", "2026-09-14", "2026-09-21", []],
    ["nothing for a new programme that is over", null, "2026-09-13", "2026-09-14", []],
  ])("are %s", (_, plannedThrough, ends, today, weeks) => {
    expect(weeksToPlan({ plannedThrough, endsOn: ends }, today)).toEqual(weeks);
  });
});

it.each([
  ["2026-09-18 17:30", true],
  ["2026-09-18 23:59", true],
  ["2026-09-19 00:00", false],
])("a beat of 18 September may run at %s: %s", (now, may) => {
  expect(mayCatchUp(at("2026-09-18 17:30"), at(now), zone)).toBe(may);
});

it.each([
  [0, []],
  [5, [5]],
  [7, [5, 2]],
  [10, [5, 5]],
  [80, [5, 5, 70]],
])("%d people are named in parts of %j", (people, sizes) => {
  const parts = groupParts(Array.from({ length: people }, (_, index) => index));
  expect(parts.map((part) => part.length)).toEqual(sizes);
});

it.each([
  ["2026-W38", "9月14日至20日"],
  ["2026-W40", "9月28日至10月4日"],
  ["2026-W53", "12月28日至1月3日"],
])("the week %s reads %s", (period, words) => {
  expect(weekWords(period)).toBe(words);
});
