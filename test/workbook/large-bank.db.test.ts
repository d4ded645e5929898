import { expect, it } from "vitest";
import { createWorkCalendar } from "../../src/calendar/working-days.ts";
import { inTransaction } from "../../src/db/client.ts";
import { importCounty } from "../../src/workbook/import.ts";
import { testDatabase } from "../support/database.ts";
import { validCounty, workbook } from "./builder.ts";
import { readBuilt } from "./reading.ts";

const database = testDatabase();
const now = new Date("2026-09-14T02:00:00Z");
const calendar = createWorkCalendar({ zone: "Asia/Shanghai", overrides: new Map() });

const COUNT = 5_000;
const LIMIT_MS = 2_000;

/** Version 0 is an empty sheet. A third of each type, in five categories, each with a stem, four options and an explanation of usual length. */
function questions(version: number) {
  return Array.from({ length: version === 0 ? 0 : COUNT }, (_, index) => {
    const common = { 分类: `分类${index % 5}`, 解析: "见防汛预案第三条：先报告，后处置，再复盘。" };
    const 题干 = `第 ${index} 题：发现堤防渗漏、管涌或者塌坡以后，值班人员首先应当做什么？`;
    if (index % 3 === 0) return { ...common, 题型: "判断", 题干, 答案: index % 2 ? "对" : "错" };
    const 题型 = index % 3 === 1 ? "单选" : "多选";
    const options = { A: `向上级报告 ${index}`, B: "组织群众转移", C: "就地处置", D: "等待通知" };
    // Every tenth question is answered otherwise in the next version.
    const 答案 = index % 10 === 1 && version > 1 ? "B" : "A";
    return { ...common, ...options, 题型, 题干, 答案 };
  });
}

/** Reads, checks and imports; processor time of this process, because a busy machine says nothing about the code. */
async function load(version: number) {
  const built = workbook({ ...validCounty(), 题库: questions(version) });
  const path = await built.save();
  const before = process.cpuUsage();
  const reading = await readBuilt({ ...built, save: async () => path });
  if (!reading.ok) throw new Error("the bank is not valid");
  const { tallies } = await inTransaction(database.db, (tx) =>
    importCounty({ tx, now, calendar }, reading.county),
  );
  const { user, system } = process.cpuUsage(before);
  return {
    tally: tallies.find(([sheet]) => sheet === "题库")?.[1],
    milliseconds: (user + system) / 1_000,
  };
}

it("5,000 questions are read, checked and imported in time, at first and with changes", {
  timeout: 120_000,
}, async () => {
  // The database client compiles its queries when they are first asked, whatever the workbook holds.
  await load(0);
  const first = await load(1);
  expect(first.tally).toEqual({ added: COUNT, updated: 0, unchanged: 0 });
  const again = await load(1);
  expect(again.tally).toEqual({ added: 0, updated: 0, unchanged: COUNT });
  const changed = await load(2);
  expect(changed.tally?.updated).toBeGreaterThan(300);
  expect(changed.tally?.added).toBe(0);
  for (const { milliseconds } of [first, again, changed]) {
    expect(milliseconds).toBeLessThan(LIMIT_MS);
  }
});
