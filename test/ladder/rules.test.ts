import { describe, expect, it } from "vitest";
import {
  DEFAULT_LADDER,
  decideStep,
  type LadderRow,
  policyOf,
  type RunClock,
  reachedBy,
  stepTime,
  timeAfter,
  workingDaysOverdue,
} from "../../src/ladder/rules.ts";
import { at, calendar } from "../cycle/county.ts";

function clock(deadline: string, ...leaves: [string, string][]): RunClock {
  return {
    calendar,
    deadline: at(deadline),
    leaves: leaves.map(([from, until]) => ({
      fromAt: at(from),
      untilAt: at(until),
      status: "approved",
      words: "",
    })),
  };
}

function row(
  position: number,
  threshold: number,
  action: string,
  target = "本人",
  type = "overdue",
): LadderRow {
  return { position, type, threshold, action, target };
}

describe("a ladder's steps by time", () => {
  it.each([
    [
      "a reminder and the first other action act by themselves, later ones are drafts",
      ["提醒", "通报", "约谈", "问责"],
      ["send", "send", "draft", "draft"],
    ],
    [
      "a reminder after them is still sent by itself",
      ["通报", "提醒", "约谈"],
      ["send", "send", "draft"],
    ],
    ["reminders alone never make a draft", ["提醒", "提醒"], ["send", "send"]],
  ])("%s", (_, actions, modes) => {
    const policy = policyOf(actions.map((action, index) => row(index, index + 1, action)));
    expect(policy.steps.map(({ mode }) => mode)).toEqual(modes);
  });

  it("come in the order of their working days, without the rows that count times", () => {
    const policy = policyOf([
      row(1, 5, "约谈"),
      row(2, 1, "提醒"),
      row(3, 1, "通报", "单位", "cumulative"),
    ]);
    expect(policy.steps.map(({ workingDays }) => workingDays)).toEqual([1, 5]);
  });

  it("may speak to several", () => {
    expect(policyOf([row(1, 1, "提醒", "本人、联络人")]).steps[0]?.audiences).toEqual([
      "person",
      "liaison",
    ]);
  });

  it("are 1, 3 and 5 working days when the programme has no ladder, the last one a draft", () => {
    expect(policyOf(DEFAULT_LADDER.rows).steps).toEqual([
      { workingDays: 1, action: "提醒", audiences: ["person"], mode: "send" },
      { workingDays: 3, action: "通报", audiences: ["unit"], mode: "send" },
      { workingDays: 5, action: "督办", audiences: ["liaison"], mode: "draft" },
    ]);
  });
});

describe("a step's time", () => {
  it.each([
    ["the next working day, at the deadline's time", "2026-09-14 18:00", 1, [], "2026-09-15 18:00"],
    ["Sunday 20 September, which is worked", "2026-09-18 18:00", 1, [], "2026-09-20 18:00"],
    ["after the holiday of 25 to 27 September", "2026-09-24 18:00", 1, [], "2026-09-28 18:00"],
    [
      "after the October holiday, with Saturday 10 worked",
      "2026-09-30 09:00",
      3,
      [],
      "2026-10-10 09:00",
    ],
    [
      "later by the days on leave",
      "2026-09-14 18:00",
      1,
      [["2026-09-15 00:00", "2026-09-16 23:59"]],
      "2026-09-17 18:00",
    ],
    [
      "not later by a morning's leave when the deadline is in the evening",
      "2026-09-14 18:00",
      1,
      [["2026-09-15 00:00", "2026-09-15 12:00"]],
      "2026-09-15 18:00",
    ],
  ] as [string, string, number, [string, string][], string][])(
    "is %s",
    (_, deadline, days, leaves, expected) => {
      expect(stepTime(clock(deadline, ...leaves), days)).toEqual(at(expected));
    },
  );

  it("does not search for ever when a leave has no end", () => {
    const endless = clock("2026-09-14 18:00", ["2026-09-15 00:00", "2099-01-01 00:00"]);
    expect(stepTime(endless, 1).getTime()).toBeGreaterThan(at("2027-09-14 18:00").getTime());
  });

  it.each([
    ["2026-09-14 18:00", 0],
    ["2026-09-15 17:59", 0],
    ["2026-09-15 18:00", 1],
    ["2026-09-21 18:00", 6],
  ])("at %s a deadline of 14 September 18:00 is overdue by %d working days", (now, days) => {
    expect(workingDaysOverdue(clock("2026-09-14 18:00"), at(now))).toBe(days);
  });
});

describe("after a step", () => {
  const policy = policyOf([
    row(1, 1, "提醒"),
    row(2, 3, "通报"),
    row(3, 3, "提醒"),
    row(4, 5, "约谈"),
  ]);
  const monday = clock("2026-09-14 18:00");
  it.each([
    ["the next comes at its own time", 0, "2026-09-15 18:00", "2026-09-17 18:00"],
    [
      "a late run takes the next one a working day later",
      0,
      "2026-09-21 08:00",
      "2026-09-22 18:00",
    ],
    ["one of the same day comes at once", 1, "2026-09-17 18:00", "2026-09-17 18:00"],
    ["after the last there is none", 3, "2026-09-20 18:00", null],
  ])("%s", (_, acted, now, next) => {
    expect(timeAfter(policy, acted, monday, at(now))).toEqual(next === null ? null : at(next));
  });
});

describe("a step that is due", () => {
  const policy = policyOf(DEFAULT_LADDER.rows);
  const now = at("2026-09-15 18:00");
  it.each([
    ["acts for what is missed", "missed", "act"],
    ["acts for what is due", "due", "act"],
    ["stops for what is done", "made_up", "stop"],
    ["stops for what is excused", "excused", "stop"],
    ["stops for what waits for a human", "held", "stop"],
  ] as const)("%s", (_, status, decision) => {
    const run = { status, policy, nextStep: 0 };
    expect(decideStep(run, clock("2026-09-14 18:00"), now).decision).toBe(decision);
  });

  it("waits, however overdue, until the person can do something about it again", () => {
    const waiting = { ...clock("2026-09-14 18:00"), notBefore: at("2026-09-20 10:00") };
    expect(decideStep({ status: "missed", policy, nextStep: 0 }, waiting, now)).toEqual({
      decision: "wait",
      at: at("2026-09-20 10:00"),
    });
    const passed = { ...waiting, notBefore: at("2026-09-15 08:00") };
    expect(decideStep({ status: "missed", policy, nextStep: 0 }, passed, now).decision).toBe("act");
  });

  it("waits while the person is on leave", () => {
    const away = clock("2026-09-14 18:00", ["2026-09-15 00:00", "2026-09-15 23:59"]);
    expect(decideStep({ status: "missed", policy, nextStep: 0 }, away, now)).toEqual({
      decision: "wait",
      at: at("2026-09-16 18:00"),
    });
  });
});

describe("whom a step reaches", () => {
  const named = { person: [1], unit: [2], liaison: [3], administrator: [9] };
  const away = new Set<number>();
  it.each([
    [
      "those it names",
      ["person", "liaison"],
      named,
      away,
      [
        [1, null],
        [3, null],
      ],
    ],
    [
      "the administrators where there is no liaison",
      ["liaison"],
      { ...named, liaison: [] },
      away,
      [[9, "no-liaison"]],
    ],
    [
      "the administrators where there is no secretary",
      ["unit"],
      { ...named, unit: [] },
      away,
      [[9, "no-secretary"]],
    ],
    [
      "the administrators too when all it names are away",
      ["liaison"],
      named,
      new Set([3]),
      [
        [3, null],
        [9, "away"],
      ],
    ],
    ["nobody twice", ["unit", "liaison"], { ...named, liaison: [2] }, away, [[2, null]]],
    ["nobody else for the person himself", ["person"], named, new Set([1]), [[1, null]]],
  ] as const)("%s", (_, audiences, who, absent, expected) => {
    const reached = reachedBy(audiences, who, absent);
    expect(reached.map(({ personId, detour }) => [personId, detour])).toEqual(expected);
  });
});
