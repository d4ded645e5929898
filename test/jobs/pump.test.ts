import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { pump } from "../../jobs/pump.ts";
import { systemClock } from "../../src/clock.ts";
import { eventually, keptLog } from "./fixtures.ts";

describe("the pump", () => {
  it("runs once more for all wakes that come during a run, never two at a time", async () => {
    let [runs, atOnce] = [0, 0];
    const { wake } = pump(
      async () => {
        runs += 1;
        expect(++atOnce).toBe(1);
        await wait(5);
        atOnce -= 1;
        return null;
      },
      systemClock,
      keptLog().log,
    );
    await Promise.all([wake(), wake(), wake(), wake()]);
    expect(runs).toBe(2);
    await wake();
    expect(runs).toBe(3);
  });

  it("runs again by itself at the instant it was given, until it is stopped", async () => {
    let runs = 0;
    const { wake, stop } = pump(
      async () => {
        runs += 1;
        return runs < 3 ? new Date(systemClock.now().getTime() + 30) : null;
      },
      systemClock,
      keptLog().log,
    );
    await wake();
    expect(runs).toBe(1);
    await eventually(() => runs === 3, 2_000);
    expect(runs).toBe(3);
    await stop();
    await wake();
    expect(runs).toBe(3);
  });

  it("survives a run that fails", async () => {
    let runs = 0;
    const { log, lines } = keptLog();
    const failing = async () => {
      runs += 1;
      throw new Error("boom");
    };
    const { wake } = pump(failing, systemClock, log);
    await wake();
    await wake();
    expect(runs).toBe(2);
    expect(lines).toHaveLength(2);
  });
});
