import { describe, expect, it } from "vitest";
import { createWorkCalendar } from "../../../src/calendar/working-days.ts";
import { localTimestamp } from "../../../src/calendar/zone.ts";
import { classWindow, type HandWindow, testWindow } from "../../../src/kinds/quiz/by-hand/rules.ts";

const zone = "Asia/Shanghai";
const calendar = createWorkCalendar({ zone, overrides: new Map() });
const at = (local: string) => new Date(`${local.replace(" ", "T")}:00+08:00`);

/** 2026-09-16: 14:00, 15:12, 15:30 */
function words(window: HandWindow | null): string | null {
  if (!window) return null;
  const times = [window.opensAt, window.remindAt, window.dueAt].map((instant) =>
    localTimestamp(instant, zone).slice(11, 16),
  );
  return `${window.date}: ${times.join(", ")}`;
}

describe("a test that is started by hand", () => {
  it.each([
    [
      "as long as wanted, with the reminder at 80 %",
      "14:00",
      90,
      "2026-09-16: 14:00, 15:12, 15:30",
    ],
    ["at least half an hour", "14:00", 5, "2026-09-16: 14:00, 14:24, 14:30"],
    ["at most until 22:00", "21:00", 600, "2026-09-16: 21:00, 21:48, 22:00"],
    ["for the last half hour of the day", "21:30", 60, "2026-09-16: 21:30, 21:54, 22:00"],
    ["not when less than that is left", "21:31", 60, null],
    ["not before 07:00", "06:59", 60, null],
    ["from 07:00 on", "07:00", 30, "2026-09-16: 07:00, 07:24, 07:30"],
  ])("is open %s", (_how, time, minutes, expected) => {
    expect(words(testWindow(at(`2026-09-16 ${time}`), minutes, zone))).toBe(expected);
  });
});

describe("a make-up class", () => {
  it.each([
    ["today until 18:00", "2026-09-16 09:00", "2026-09-16: 09:00, 16:12, 18:00"],
    ["today when it is called at 16:00", "2026-09-16 16:00", "2026-09-16: 16:00, 17:36, 18:00"],
    ["the next morning after 16:00", "2026-09-16 16:01", "2026-09-17: 09:00, 11:24, 12:00"],
    [
      "the next working morning, over a holiday",
      "2026-09-30 17:00",
      "2026-10-08: 09:00, 11:24, 12:00",
    ],
  ])("is held %s", (_when, called, expected) => {
    expect(words(classWindow(at(called), calendar))).toBe(expected);
  });
});
