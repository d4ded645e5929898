import { expect, it } from "vitest";
import { type CountySheets, largeCounty, workbook } from "./builder.ts";
import { readBuilt } from "./reading.ts";

/** A full workbook must not keep anybody waiting: 10,000 rows in less than 5 s. */
const LIMIT_MS = 5000;

/** Processor time, because a busy machine says nothing about the code. */
async function timed(sheets: CountySheets) {
  const built = workbook(sheets);
  const path = await built.save();
  const before = process.cpuUsage();
  const reading = await readBuilt({ ...built, save: async () => path });
  const used = process.cpuUsage(before);
  return { reading, milliseconds: (used.user + used.system) / 1000 };
}

it("10,000 people are read and checked in time", { timeout: 120_000 }, async () => {
  const { reading, milliseconds } = await timed(largeCounty(10_000));
  expect(reading.ok && reading.county.people.length).toBe(10_000);
  expect(milliseconds).toBeLessThan(LIMIT_MS);
});

it("10,000 faults are all reported in time", { timeout: 120_000 }, async () => {
  const county = largeCounty(10_000);
  const people = county.人员.map((row) => ({ ...row, 姓名: "张三", 手机: "", 单位: "没有" }));
  const { reading, milliseconds } = await timed({ ...county, 人员: people });
  expect(reading.ok ? 0 : reading.problems.length).toBeGreaterThanOrEqual(10_000);
  expect(milliseconds).toBeLessThan(LIMIT_MS);
});
