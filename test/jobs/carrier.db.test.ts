import { randomBytes } from "node:crypto";
import { Redis } from "ioredis";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { type Carrier, queueCarrier } from "../../jobs/carrier.ts";
import { JOB_NAMES } from "../../jobs/names.ts";
import { systemClock } from "../../src/clock.ts";
import { testDatabase } from "../support/database.ts";
import { eventually, keptHandlers, keptLog } from "./fixtures.ts";

const test = testDatabase();
const redisUrl = inject("redisUrl");
const opened: Carrier[] = [];
let prefix = "";

beforeEach(() => {
  prefix = `zhouzhi-test-${randomBytes(6).toString("hex")}`;
});
afterEach(async () => {
  for (const carrier of opened.splice(0)) await carrier.stop();
  if (redisUrl !== null) await emptyRedis(redisUrl);
});

async function open() {
  const { log, lines } = keptLog();
  const settings = redisUrl === null ? { databaseUrl: test.url } : { redisUrl, prefix };
  const carrier = await queueCarrier(settings, { clock: systemClock, log });
  opened.push(carrier);
  return { carrier, lines };
}

async function emptyRedis(url: string) {
  const redis = new Redis(url);
  for (const key of await redis.keys(`${prefix}:*`)) await redis.del(key);
  redis.disconnect();
}

describe(`a carrier on ${redisUrl === null ? "Postgres" : "Redis"}`, () => {
  it("brings every job to its handler, wherever it was carried", async () => {
    const { carrier } = await open();
    const { carrier: other } = await open();
    const { handlers, calls } = keptHandlers();
    await carrier.start(handlers, JOB_NAMES);
    await Promise.all(JOB_NAMES.map((name) => other.carry(name, "12")));
    await eventually(() => calls.length >= JOB_NAMES.length);
    expect([...calls].sort()).toEqual(JOB_NAMES.map((name) => `${name} 12`).sort());
  });

  it("carries a row that waits only once, and again when it was done", async () => {
    const { carrier } = await open();
    const { handlers, calls } = keptHandlers();
    for (const _ of [1, 2, 3]) await carrier.carry("open", "7", { jobId: "open-7" });
    await carrier.carry("open", "plan:7:2026-09-14");
    await carrier.start(handlers, JOB_NAMES);
    await eventually(() => calls.length >= 2);
    await eventually(() => calls.length > 2, 200);
    expect(calls).toEqual(["open 7", "open plan:7:2026-09-14"]);
    await carrier.carry("open", "7", { jobId: "open-7" });
    await eventually(() => calls.length >= 3);
    expect(calls).toHaveLength(3);
  });

  it("loses no wake that comes while the one before is worked on", async () => {
    const { carrier } = await open();
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { handlers, calls } = keptHandlers(async () => {
      await held;
      return "done";
    });
    await carrier.start(handlers, JOB_NAMES);
    await carrier.carry("inbox", "wake");
    await eventually(() => calls.length === 1);
    for (const _ of [1, 2, 3]) await carrier.carry("inbox", "wake");
    release();
    await eventually(() => calls.length >= 2);
    await eventually(() => calls.length > 2, 200);
    expect(calls).toEqual(["inbox wake", "inbox wake"]);
  });

  it("logs a job that fails, and carries its row again", async () => {
    const { carrier, lines } = await open();
    let broken = true;
    const { handlers, calls } = keptHandlers(async () => {
      if (broken) throw new Error("boom");
      return "done";
    });
    await carrier.start(handlers, JOB_NAMES);
    await carrier.carry("close", "3", { jobId: "close-3-1" });
    await eventually(() => lines.includes("a job failed"));
    expect(lines).toContain("a job failed");
    broken = false;
    await carrier.carry("close", "3", { jobId: "close-3-2" });
    await eventually(() => calls.length >= 2);
    expect(calls).toEqual(["close 3", "close 3"]);
  });

  it("ends the job under way before it stops", async () => {
    const { carrier } = await open();
    let ended = false;
    const { handlers, calls } = keptHandlers(async () => {
      await eventually(() => false, 60);
      ended = true;
      return "done";
    });
    await carrier.start(handlers, JOB_NAMES);
    await carrier.carry("plan", "1");
    await eventually(() => calls.length === 1);
    await carrier.stop();
    expect(ended).toBe(true);
  });
});

describe.runIf(redisUrl !== null)("a carrier whose Redis was emptied", () => {
  it("has lost what waited, and goes on with what the next sweep carries", async () => {
    const { carrier } = await open();
    const { handlers, calls } = keptHandlers();
    await carrier.carry("open", "1");
    await emptyRedis(redisUrl ?? "");
    await carrier.start(handlers, JOB_NAMES);
    await eventually(() => calls.length > 0, 300);
    expect(calls).toEqual([]);
    await carrier.carry("open", "1");
    await eventually(() => calls.length >= 1);
    expect(calls).toEqual(["open 1"]);
    await emptyRedis(redisUrl ?? "");
    await carrier.carry("open", "1");
    await eventually(() => calls.length >= 2);
    expect(calls).toHaveLength(2);
  });
});
