import { describe, expect, it } from "vitest";
import { queueCarrier } from "../../jobs/carrier.ts";
import { JOB_NAMES } from "../../jobs/names.ts";
import { systemClock } from "../../src/clock.ts";
import { keptHandlers, keptLog } from "./fixtures.ts";

describe("a carrier whose Redis does not answer", () => {
  it("gives up at once, says so in the log, and still stops", async () => {
    const { log, lines } = keptLog();
    const settings = { redisUrl: "redis://127.0.0.1:1" };
    const carrier = await queueCarrier(settings, { clock: systemClock, log });
    await carrier.start(keptHandlers().handlers, JOB_NAMES);
    const start = performance.now();
    await carrier.carry("open", "1");
    await carrier.carry("inbox", "wake");
    expect(performance.now() - start).toBeLessThan(500);
    const notCarried = lines.filter((line) => line.startsWith("not carried"));
    expect(notCarried).toHaveLength(2);
    await carrier.stop();
    expect(performance.now() - start).toBeLessThan(4_000);
  });
});
