import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SAMPLE_REPLIES, SAMPLE_WORKBOOK } from "../../src/app/sample.ts";
import { testDatabase } from "../support/database.ts";
import { filesIn, playOn, rowsOf } from "./playing.ts";

const test = testDatabase();
let out: string;
beforeAll(async () => {
  out = await mkdtemp(path.join(tmpdir(), "zhouzhi-test-"));
});
afterAll(() => rm(out, { recursive: true, force: true }));

describe("one day of the sample county", () => {
  it("is played without a fault, and most of its people are present", async () => {
    const sample = { file: SAMPLE_WORKBOOK, replies: SAMPLE_REPLIES };
    const day = { from: "2026-09-14", through: "2026-09-14" };
    const { faults } = await playOn(test.db, { ...sample, ...day, out });
    expect(faults).toEqual([]);
    const files = await filesIn(out);
    const signIns = rowsOf(files, "ledger").filter(({ plan }) => plan === "每日签到");
    const present = signIns.filter(({ status }) => status === "on_time" || status === "late");
    expect(signIns.length).toBeGreaterThan(100);
    expect(present.length / signIns.length).toBeGreaterThan(0.7);
    const texts = rowsOf(files, "transcript").map(({ text }) => String(text));
    expect(texts.filter((text) => /undefined|null|NaN|\[object/.test(text))).toEqual([]);
  });
});
