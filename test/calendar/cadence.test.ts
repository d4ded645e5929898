import { describe, expect, it } from "vitest";
import { china } from "./china.ts";
import { dates, spans, windows } from "./plan-windows.ts";

describe("a window", () => {
  it("knows its reminder at 80 % and its closing after the grace", () => {
    expect(
      windows(["每个工作日", "08:00", "09:00"], "2026-09-14", "2026-09-14", { graceMinutes: 15 }),
    ).toEqual({
      windows: [
        {
          date: "2026-09-14",
          opensAt: new Date("2026-09-14T08:00:00+08:00"),
          remindAt: new Date("2026-09-14T08:48:00+08:00"),
          dueAt: new Date("2026-09-14T09:00:00+08:00"),
          closesAt: new Date("2026-09-14T09:15:00+08:00"),
        },
      ],
      skipped: [],
    });
  });

  it("with 次日 or 24:00 ends on the next calendar day, worked or not", () => {
    expect(spans(["每个工作日", "20:00", "次日 06:00"], "2026-09-24", "2026-09-27")).toEqual([
      "2026-09-24 20:00 → 2026-09-25 06:00",
    ]);
    expect(spans(["每个工作日", "20:00", "24:00"], "2026-09-24", "2026-09-24")).toEqual([
      "2026-09-24 20:00 → 2026-09-25 00:00",
    ]);
  });
});

describe("每个工作日", () => {
  it("runs on worked weekends and not on holidays", () => {
    expect(dates(["每个工作日", "08:00", "09:00"], "2026-09-18", "2026-10-11")).toEqual([
      "2026-09-18",
      "2026-09-20",
      "2026-09-21",
      "2026-09-22",
      "2026-09-23",
      "2026-09-24",
      "2026-09-28",
      "2026-09-29",
      "2026-09-30",
      "2026-10-08",
      "2026-10-09",
      "2026-10-10",
    ]);
  });
});

describe("每周一 to 每周日", () => {
  it.each([
    ["每周五", "2026-09-14", "2026-09-20", "2026-09-18"],
    ["每周五", "2026-09-21", "2026-09-27", "2026-09-24"],
    ["每周五", "2026-09-28", "2026-10-04", "2026-09-30"],
    ["每周一", "2026-10-05", "2026-10-11", "2026-10-08"],
    ["每周三", "2026-10-05", "2026-10-11", "2026-10-08"],
    ["每周六", "2026-10-05", "2026-10-11", "2026-10-10"],
    ["每周日", "2026-09-14", "2026-09-20", "2026-09-20"],
    ["每周日", "2026-09-07", "2026-09-13", "2026-09-11"],
    ["每周一", "2026-05-04", "2026-05-10", "2026-05-06"],
    ["每周五", "2025-12-29", "2026-01-04", "2025-12-31"],
  ])("%s in the week %s to %s falls on %s", (cadence, from, through, date) => {
    expect(dates([cadence, "08:30", "17:30"], from, through)).toEqual([date]);
  });

  it("is skipped in a week without a working day, and says so on its day", () => {
    expect(windows(["每周三", "08:30", "17:30"], "2026-02-16", "2026-02-22")).toEqual({
      windows: [],
      skipped: [{ date: "2026-02-18", why: "no-working-day" }],
    });
  });

  it("is found by the date it moved to, not by the one it left", () => {
    const friday = ["每周五", "08:30", "17:30"] as const;
    expect(dates(friday, "2026-09-24", "2026-09-24")).toEqual(["2026-09-24"]);
    expect(dates(friday, "2026-09-25", "2026-09-25")).toEqual([]);
  });

  it("may end on a later day of the week", () => {
    expect(spans(["每周一", "08:30", "周五 17:30"], "2026-09-21", "2026-09-27")).toEqual([
      "2026-09-21 08:30 → 2026-09-24 17:30",
    ]);
  });
});

describe("每周", () => {
  it("moves each of its ends within the week", () => {
    expect(spans(["每周", "周一 09:00", "周五 17:30"], "2026-09-14", "2026-10-18")).toEqual([
      "2026-09-14 09:00 → 2026-09-18 17:30",
      "2026-09-21 09:00 → 2026-09-24 17:30",
      "2026-09-28 09:00 → 2026-09-30 17:30",
      "2026-10-08 09:00 → 2026-10-09 17:30",
      "2026-10-12 09:00 → 2026-10-16 17:30",
    ]);
  });

  it("without weekdays opens on the first working day and is due on the last", () => {
    expect(spans(["每周", "09:00", "17:30"], "2026-09-14", "2026-10-11")).toEqual([
      "2026-09-14 09:00 → 2026-09-20 17:30",
      "2026-09-21 09:00 → 2026-09-24 17:30",
      "2026-09-28 09:00 → 2026-09-30 17:30",
      "2026-10-08 09:00 → 2026-10-10 17:30",
    ]);
  });

  const onlyWednesday = china({
    "2026-09-14": "休",
    "2026-09-15": "休",
    "2026-09-17": "休",
    "2026-09-18": "休",
    "2026-09-20": "休",
  });

  it("keeps its times when one working day is left and they are in order", () => {
    expect(
      spans(["每周", "周一 09:00", "周五 17:30"], "2026-09-14", "2026-09-20", {
        calendar: onlyWednesday,
      }),
    ).toEqual(["2026-09-16 09:00 → 2026-09-16 17:30"]);
  });

  it("is skipped when one working day is left and the times are not in order", () => {
    expect(
      windows(["每周", "周一 17:00", "周五 09:00"], "2026-09-14", "2026-09-20", {
        calendar: onlyWednesday,
      }),
    ).toEqual({ windows: [], skipped: [{ date: "2026-09-16", why: "no-time-left" }] });
  });

  it("is skipped in a week without a working day", () => {
    expect(windows(["每周", "09:00", "17:30"], "2026-02-16", "2026-02-22").skipped).toEqual([
      { date: "2026-02-16", why: "no-working-day" },
    ]);
  });
});

describe("每月 and 每月N日", () => {
  it("opens on the first and is due on the last working day of the month", () => {
    expect(spans(["每月", "09:00", "18:00"], "2026-09-01", "2026-10-31")).toEqual([
      "2026-09-01 09:00 → 2026-09-30 18:00",
      "2026-10-08 09:00 → 2026-10-30 18:00",
    ]);
  });

  it("with days of the month moves each end to the nearest earlier working day", () => {
    expect(spans(["每月", "5日 09:00", "25日 18:00"], "2026-09-01", "2026-10-31")).toEqual([
      "2026-09-04 09:00 → 2026-09-24 18:00",
      "2026-10-08 09:00 → 2026-10-23 18:00",
    ]);
  });

  it("每月31日 is the last day of a short month", () => {
    expect(dates(["每月31日", "09:00", "18:00"], "2026-01-01", "2026-06-30")).toEqual([
      "2026-01-30",
      "2026-02-28",
      "2026-03-31",
      "2026-04-30",
      "2026-05-29",
      "2026-06-30",
    ]);
  });

  it("每月1日 on a holiday moves on when no day of the month before it is worked", () => {
    expect(dates(["每月1日", "09:00", "18:00"], "2026-10-01", "2026-10-31")).toEqual([
      "2026-10-08",
    ]);
  });
});

describe("每季度", () => {
  it("opens on the first and is due on the last working day of the quarter", () => {
    expect(spans(["每季度", "09:00", "18:00"], "2026-01-01", "2026-12-31")).toEqual([
      "2026-01-04 09:00 → 2026-03-31 18:00",
      "2026-04-01 09:00 → 2026-06-30 18:00",
      "2026-07-01 09:00 → 2026-09-30 18:00",
      "2026-10-08 09:00 → 2026-12-31 18:00",
    ]);
  });
});

describe("a dated plan", () => {
  it("stays on its date even when that is a day off", () => {
    expect(spans(["2026-10-01", "08:30", "17:30"], "2026-09-01", "2026-10-31")).toEqual([
      "2026-10-01 08:30 → 2026-10-01 17:30",
    ]);
  });

  it("starts at 00:00 and ends at 18:00 when only dates are given", () => {
    expect(spans(["2026-09-16", "2026-09-14", "2026-09-18"], "2026-09-14", "2026-09-14")).toEqual([
      "2026-09-14 00:00 → 2026-09-18 18:00",
    ]);
  });

  it("runs only where it opens", () => {
    expect(dates(["2026-09-16", "08:30", "17:30"], "2026-09-17", "2026-12-31")).toEqual([]);
    expect(dates(["2026-09-16", "08:30", "17:30"], "2026-01-01", "2026-09-15")).toEqual([]);
  });
});
