import { describe, expect, it, test } from "vitest";
import { createWorkCalendar } from "../../src/calendar/working-days.ts";
import { localTimestamp } from "../../src/calendar/zone.ts";
import {
  badExtension,
  daysLeft,
  layingOf,
  nextCountdown,
  nextReviewReminder,
  pausesOf,
  returnDeadline,
} from "../../src/tasks/rules.ts";

// 25 to 27 September 2026 are days off, Sunday 20 September is worked, 1 to 7 October are days off.
const calendar = createWorkCalendar({ zone: "Asia/Shanghai", overrides: new Map() });
const at = (moment: string) => new Date(`${moment.replace(" ", "T")}:00+08:00`);
const shown = (instant: Date | null) =>
  instant && localTimestamp(instant, calendar.zone).slice(0, 16).replace("T", " ");

describe("a countdown", () => {
  test.each([
    ["2026-09-24 18:00", "2026-09-01 08:00", "2026-09-16 09:00"],
    ["2026-09-24 18:00", "2026-09-16 09:00", "2026-09-21 09:00"],
    ["2026-09-24 18:00", "2026-09-23 09:00", "2026-09-24 09:00"],
    ["2026-09-24 18:00", "2026-09-24 09:00", "2026-09-24 18:00"],
    ["2026-09-24 18:00", "2026-09-24 18:00", null],
    // Whoever has until nine is not reminded at nine; a deadline on a day off counts from the day before.
    ["2026-09-24 09:00", "2026-09-23 09:00", "2026-09-24 09:00"],
    ["2026-09-26 18:00", "2026-09-23 09:00", "2026-09-24 09:00"],
  ])("to %s goes on after %s at %s", (deadline, after, expected) => {
    expect(shown(nextCountdown(calendar, at(deadline), at(after)))).toBe(expected);
  });

  it("counts working days, and days past the deadline as less than none", () => {
    const left = (deadline: string) => daysLeft(calendar, at(deadline), at("2026-09-18 10:00"));
    expect([left("2026-09-22 18:00"), left("2026-09-18 18:00"), left("2026-09-15 18:00")]).toEqual([
      3, 0, -3,
    ]);
  });
});

test.each([
  ["2026-09-15 10:00", "2026-09-15 10:00", "2026-09-17 09:00"],
  ["2026-09-15 10:00", "2026-09-17 09:00", "2026-09-24 09:00"],
  ["2026-09-15 10:00", "2026-09-24 09:00", "2026-10-08 09:00"],
])("a reviewer who has it since %s is reminded after %s at %s", (since, now, expected) => {
  expect(shown(nextReviewReminder(calendar, at(since), at(now)))).toBe(expected);
});

test.each([
  // It lay for two working days, which are given back.
  ["2026-09-22 12:00", "2026-09-16 10:00", "2026-09-18 10:00", "2026-09-24 12:00"],
  // At least until the end of the next working day, which is a Sunday here.
  ["2026-09-18 12:00", "2026-09-18 10:00", "2026-09-18 11:00", "2026-09-20 18:00"],
  ["2026-09-10 18:00", "2026-09-18 10:00", "2026-09-24 10:00", "2026-09-28 18:00"],
])("what was due %s, handed in %s and sent back %s is due %s", (deadline, submitted, now, due) => {
  const task = { deadline: at(deadline), submittedAt: at(submitted) };
  expect(shown(returnDeadline(calendar, task, at(now)))).toBe(due);
});

test.each([
  [null, "unreadable"],
  ["2026-09-14 18:00", "past"],
  ["2026-09-18 18:00", "not-later"],
  ["2026-09-26 18:00", "day-off"],
  ["2026-09-28 18:00", undefined],
])("an extension to %s: %s", (until, why) => {
  const task = { deadline: at("2026-09-18 18:00") };
  const bad = badExtension(
    calendar,
    until === null ? null : at(until),
    task,
    at("2026-09-15 08:00"),
  );
  expect(bad?.why).toBe(why);
});

test("a task pauses from what somebody has to decide until he has", () => {
  const event = (kind: string, moment: string) => ({ kind, at: at(moment) });
  const pauses = pausesOf([
    event("created", "2026-09-14 08:00"),
    event("extension_asked", "2026-09-15 08:00"),
    event("extension_refused", "2026-09-16 08:00"),
    event("extension_asked", "2026-09-17 08:00"),
    event("completed", "2026-09-18 08:00"),
    event("returned", "2026-09-19 08:00"),
    event("completed", "2026-09-21 08:00"),
  ]);
  expect(pauses.map(({ fromAt, untilAt }) => [shown(fromAt), shown(untilAt)])).toEqual([
    ["2026-09-15 08:00", "2026-09-16 08:00"],
    ["2026-09-17 08:00", "2026-09-19 08:00"],
  ]);
});

describe("a monthly list", () => {
  const rule = { monthDay: 31, minute: 18 * 60 };
  test.each([
    // The month has 30 days.
    ["2026-09-14 08:00", null, "2026-09", "2026-09-30 18:00"],
    ["2026-10-05 08:00", "2026-09-30", undefined, null],
    // The 31st of October is a Saturday.
    ["2026-10-08 00:00", "2026-10-07", "2026-10", "2026-10-30 18:00"],
    // Seen for the first time after its deadline it owes nothing; after an outage there is time.
    ["2026-10-31 08:00", null, undefined, null],
    ["2026-10-31 08:00", "2026-09-15", "2026-10", "2026-11-02 18:00"],
    ["2026-10-31 08:00", "2026-10-07", "2026-10", "2026-11-02 18:00"],
    ["2026-10-31 08:00", "2026-10-30", undefined, null],
  ])("at %s, laid through %s, lays %s until %s", (now, laidThrough, period, deadline) => {
    const laying = layingOf(calendar, { rule, laidThrough }, at(now));
    expect([laying?.period, shown(laying?.deadline ?? null)]).toEqual([period, deadline]);
  });
});
