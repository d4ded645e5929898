import { describe, expect, it } from "vitest";
import { jobIdOf } from "../../jobs/carrier.ts";
import { inlineCarrier } from "../../jobs/inline-carrier.ts";
import { JOB_NAMES } from "../../jobs/names.ts";
import { keptHandlers } from "./fixtures.ts";

describe("the inline carrier", () => {
  it("works on a job, and on what that carries in turn, before it returns", async () => {
    const carrier = inlineCarrier();
    const { handlers, calls } = keptHandlers(async (name) => {
      if (name === "open") {
        await carrier.carry("deliver", "wake");
        await carrier.carry("board", "1");
        await carrier.carry("deliver", "wake");
      }
      return "done";
    });
    await carrier.start(handlers, JOB_NAMES);
    await carrier.carry("open", "1");
    expect(calls).toEqual(["open 1", "deliver wake", "board 1"]);
  });

  it("works on nothing before it starts, after it stops, or under other names", async () => {
    const carrier = inlineCarrier();
    const { handlers, calls } = keptHandlers();
    await carrier.carry("open", "1");
    await carrier.start(handlers, ["open"]);
    await carrier.carry("close", "1");
    await carrier.stop();
    await carrier.carry("open", "2");
    expect(calls).toEqual([]);
  });

  it("rejects with a handler's fault and goes on with the rest the next time", async () => {
    const carrier = inlineCarrier();
    const { handlers, calls } = keptHandlers(async (name) => {
      if (name === "plan") throw new Error("boom");
      return "done";
    });
    await carrier.start(handlers, JOB_NAMES);
    await expect(carrier.carry("plan", "1")).rejects.toThrow("boom");
    await carrier.carry("open", "1");
    expect(calls).toEqual(["plan 1", "open 1"]);
  });
});

describe("the id of a job", () => {
  it.each([
    ["12", "open-12-29822640"],
    ["plan:7:2026-09-14", "open-plan.7.2026-09-14-29822640"],
  ])("for %s is legal and changes with the minute", (id, expected) => {
    expect(jobIdOf("open", id, new Date("2026-09-14T04:00:59Z"))).toBe(expected);
  });
});
