import { describe, expect, it } from "vitest";
import { addDays } from "../../src/calendar/dates.ts";
import { china } from "./china.ts";
import { windows } from "./plan-windows.ts";

describe("planning in pieces", () => {
  it.each([
    [["每个工作日", "08:00", "09:00"]],
    [["每周五", "08:30", "17:30"]],
    [["每周一", "08:30", "17:30"]],
    [["每周", "周一 09:00", "周五 17:30"]],
    [["每月31日", "09:00", "18:00"]],
    [["每季度", "09:00", "18:00"]],
    [["2026-09-16", "08:30", "17:30"]],
  ] as const)("%j: day by day gives the same as the whole year at once", (cadence) => {
    const calendar = china();
    const whole = windows(cadence, "2026-01-01", "2026-12-31", { calendar });
    const pieces = { windows: [] as unknown[], skipped: [] as unknown[] };
    for (let date = "2026-01-01"; date <= "2026-12-31"; date = addDays(date, 1)) {
      const piece = windows(cadence, date, date, { calendar });
      pieces.windows.push(...piece.windows);
      pieces.skipped.push(...piece.skipped);
    }
    expect(pieces).toEqual(whole);
  });

  it("plans a year of 100 daily plans in well under a second", () => {
    const calendar = china();
    const began = performance.now();
    let count = 0;
    for (let plan = 0; plan < 100; plan += 1) {
      count += windows(["每个工作日", "08:00", "09:00"], "2026-01-01", "2026-12-31", { calendar })
        .windows.length;
    }
    const elapsed = performance.now() - began;
    expect(count).toBe(24_800);
    expect(elapsed).toBeLessThan(1000);
  });
});
