import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { startSchedules } from "../../jobs/schedules.ts";
import { keptLog } from "./fixtures.ts";

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-09-14T04:00:02Z") });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("the schedule", () => {
  it("sweeps at once, then every five seconds, and no more once stopped", async () => {
    const at: string[] = [];
    const schedules = startSchedules({
      sweep: async () => void at.push(new Date().toISOString().slice(17, 19)),
      timezone: "Asia/Shanghai",
      log: keptLog().log,
    });
    await vi.advanceTimersByTimeAsync(14_000);
    expect(at).toEqual(["02", "05", "10", "15"]);
    await schedules.stop();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(at).toHaveLength(4);
  });

  it("never sweeps twice at a time, and survives a sweep that fails", async () => {
    let [sweeps, atOnce] = [0, 0];
    const { log, lines } = keptLog();
    const schedules = startSchedules({
      sweep: async () => {
        sweeps += 1;
        expect(++atOnce).toBe(1);
        await new Promise((resolve) => setTimeout(resolve, 7_000));
        atOnce -= 1;
        throw new Error("database away");
      },
      timezone: "Asia/Shanghai",
      log,
    });
    await vi.advanceTimersByTimeAsync(30_000);
    expect(sweeps).toBeGreaterThanOrEqual(3);
    expect(lines.filter((line) => line.startsWith("a sweep failed")).length).toBeGreaterThan(1);
    const stopped = schedules.stop();
    await vi.advanceTimersByTimeAsync(10_000);
    await stopped;
  });
});
