import { describe, expect, it } from "vitest";
import { type Cadence, readCadence } from "../../src/calendar/cadence.ts";
import { readDate, readWeeklyTime } from "../../src/calendar/times.ts";

const read = (周期: string, 开始: string, 截止: string) => readCadence({ 周期, 开始, 截止 });

describe("周期, 开始 and 截止 as a workbook writes them", () => {
  it.each<[string, string, string, Cadence]>([
    [
      "每个工作日",
      "08:00",
      "09:00",
      {
        every: "working-day",
        opens: { on: "opening-day", minute: 480 },
        due: { on: "opening-day", minute: 540 },
      },
    ],
    [
      "每个工作日",
      "20:00",
      "次日 06:00",
      {
        every: "working-day",
        opens: { on: "opening-day", minute: 1200 },
        due: { on: "opening-day", minute: 1800 },
      },
    ],
    [
      "每个工作日",
      "8:30",
      "24:00",
      {
        every: "working-day",
        opens: { on: "opening-day", minute: 510 },
        due: { on: "opening-day", minute: 1440 },
      },
    ],
    [
      "每周三",
      "08:30",
      "17:30",
      { every: "week", opens: { on: 3, minute: 510 }, due: { on: "opening-day", minute: 1050 } },
    ],
    [
      "每周天",
      "08:30",
      "17:30",
      { every: "week", opens: { on: 7, minute: 510 }, due: { on: "opening-day", minute: 1050 } },
    ],
    [
      "每周一",
      "周一 08:30",
      "周五 17:30",
      { every: "week", opens: { on: 1, minute: 510 }, due: { on: 5, minute: 1050 } },
    ],
    [
      "每周",
      "周一 09:00",
      "周四 18:00",
      { every: "week", opens: { on: 1, minute: 540 }, due: { on: 4, minute: 1080 } },
    ],
    [
      "每周",
      "09:00",
      "08:00",
      { every: "week", opens: { on: "first", minute: 540 }, due: { on: "last", minute: 480 } },
    ],
    [
      "每月",
      "09:00",
      "25日 18:00",
      { every: "month", opens: { on: "first", minute: 540 }, due: { on: 25, minute: 1080 } },
    ],
    [
      "每月31日",
      "09:00",
      "18:00",
      { every: "month", opens: { on: 31, minute: 540 }, due: { on: "opening-day", minute: 1080 } },
    ],
    [
      "每季度",
      "09:00",
      "18:00",
      { every: "quarter", opens: { on: "first", minute: 540 }, due: { on: "last", minute: 1080 } },
    ],
    [
      "2026年9月16日",
      "08:30",
      "17:30",
      {
        every: "date",
        opens: { on: { date: "2026-09-16" }, minute: 510 },
        due: { on: { date: "2026-09-16" }, minute: 1050 },
      },
    ],
    [
      "2026/9/16",
      "2026-09-14",
      "2026-09-18",
      {
        every: "date",
        opens: { on: { date: "2026-09-14" }, minute: 0 },
        due: { on: { date: "2026-09-18" }, minute: 1080 },
      },
    ],
    [
      "2026-09-16",
      "2026-09-16 08:30",
      "次日 06:00",
      {
        every: "date",
        opens: { on: { date: "2026-09-16" }, minute: 510 },
        due: { on: "opening-day", minute: 1800 },
      },
    ],
  ])("%s, %s to %s", (周期, 开始, 截止, value) => {
    const reading = read(周期, 开始, 截止);
    expect(reading).toEqual({ ok: true, value });
    expect(JSON.parse(JSON.stringify(reading))).toEqual(reading);
  });

  it.each([
    [" 每个 工作日 ", "０８：３０", "9：30"],
    ["每周五", "　08:30　", "星期五17:30"],
    ["每星期五", "08:30:00", "次日06:00"],
    ["每月15号", "15号 08:30", "20日17:30"],
    ["2026.9.16", "2026-09-16T08:30", "2026年9月17日 12:00"],
  ])("full-width characters, spaces and other common forms: %s, %s, %s", (周期, 开始, 截止) => {
    expect(read(周期, 开始, 截止).ok).toBe(true);
  });
});

describe("what cannot be read names the field and the problem", () => {
  it.each([
    ["", "08:00", "09:00", "周期", "missing"],
    ["每天", "08:00", "09:00", "周期", "unknown-cadence"],
    ["每周八", "08:00", "09:00", "周期", "unknown-cadence"],
    ["每月0日", "08:00", "09:00", "周期", "unknown-cadence"],
    ["每月32日", "08:00", "09:00", "周期", "unknown-cadence"],
    ["9月16日", "08:00", "09:00", "周期", "unknown-cadence"],
    ["2026-02-30", "08:00", "09:00", "周期", "no-such-date"],
    ["每个工作日", "", "09:00", "开始", "missing"],
    ["每个工作日", "08:00", " ", "截止", "missing"],
    ["每个工作日", "8点", "09:00", "开始", "unreadable-time"],
    ["每个工作日", "08:60", "09:00", "开始", "unreadable-time"],
    ["每个工作日", "24:00", "次日 09:00", "开始", "unreadable-time"],
    ["每个工作日", "08:00", "25:00", "截止", "unreadable-time"],
    ["每个工作日", "08:00", "24:01", "截止", "unreadable-time"],
    ["每个工作日", "0.33", "09:00", "开始", "unreadable-time"],
    ["每周", "周一", "周五 17:30", "开始", "unreadable-time"],
    ["每月", "0日 08:00", "25日 17:30", "开始", "unreadable-time"],
    ["2026-09-16", "08:00", "2026-09-31 18:00", "截止", "unreadable-time"],
    ["每个工作日", "次日 08:00", "09:00", "开始", "unfitting-time"],
    ["每个工作日", "周一 08:00", "09:00", "开始", "unfitting-time"],
    ["每个工作日", "08:00", "2026-09-16", "截止", "unfitting-time"],
    ["每周三", "周一 08:00", "17:30", "开始", "unfitting-time"],
    ["每周", "1日 08:00", "17:30", "开始", "unfitting-time"],
    ["每月5日", "6日 08:00", "17:30", "开始", "unfitting-time"],
    ["每季度", "08:00", "15日 17:30", "截止", "unfitting-time"],
    ["2026-09-16", "08:00", "周五 17:30", "截止", "unfitting-time"],
    ["每个工作日", "09:00", "08:00", "截止", "not-after-start"],
    ["每个工作日", "09:00", "09:00", "截止", "not-after-start"],
    ["每周三", "09:00", "周二 18:00", "截止", "not-after-start"],
    ["每周", "周五 18:00", "周五 17:30", "截止", "not-after-start"],
    ["每周", "周五 18:00", "17:30", "截止", "not-after-start"],
    ["每周", "09:00", "周一 08:00", "截止", "not-after-start"],
    ["每周", "周六 18:00", "周日 09:00", "截止", "not-after-start"],
    ["每月", "20日 09:00", "15日 18:00", "截止", "not-after-start"],
    ["2026-09-16", "2026-09-18", "2026-09-17", "截止", "not-after-start"],
    ["2026-09-16", "18:00", "2026-09-16", "截止", "not-after-start"],
  ])("%s, %s to %s → %s: %s", (周期, 开始, 截止, field, problem) => {
    expect(read(周期, 开始, 截止)).toMatchObject({ ok: false, field, problem, further: [] });
  });

  it("gives every problem of a row, the first by itself", () => {
    expect(read("每天", "早上", "")).toEqual({
      ok: false,
      field: "周期",
      problem: "unknown-cadence",
      further: [
        { field: "开始", problem: "unreadable-time" },
        { field: "截止", problem: "missing" },
      ],
    });
    expect(read("每周", "3日 08:00", "早上")).toMatchObject({
      field: "开始",
      further: [{ field: "截止", problem: "unreadable-time" }],
    });
  });
});

describe("other cells with a time or a date", () => {
  it.each([
    ["周五 17:30", { weekday: 5, minute: 1050 }],
    ["星期日９：００", { weekday: 7, minute: 540 }],
    ["周天 09:00", { weekday: 7, minute: 540 }],
    ["周五", null],
    ["17:30", null],
    ["周五 24:00", null],
    ["周八 09:00", null],
    ["", null],
  ])("the weekly time “%s”", (text, time) => {
    expect(readWeeklyTime(text)).toEqual(time);
  });

  it.each([
    ["2026-09-16", "2026-09-16"],
    ["2026/9/6", "2026-09-06"],
    ["２０２６年９月１６日", "2026-09-16"],
    ["2026 年 9 月 16 日", "2026-09-16"],
    ["2026-02-29", "no-such-date"],
    ["9月16日", null],
    ["46281", null],
    ["", null],
  ])("the date “%s”", (text, date) => {
    expect(readDate(text)).toBe(date);
  });
});
