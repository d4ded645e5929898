import { expect, it } from "vitest";
import { createWorkCalendar } from "../../src/calendar/working-days.ts";
import { inTransaction } from "../../src/db/client.ts";
import { importCounty } from "../../src/workbook/import.ts";
import { testDatabase } from "../support/database.ts";
import { largeCounty, workbook } from "./builder.ts";
import { readBuilt } from "./reading.ts";

const database = testDatabase();
const now = new Date("2026-09-14T02:00:00Z");
const calendar = createWorkCalendar({ zone: "Asia/Shanghai", overrides: new Map() });

it("17,800 people import, and import again, well within the transaction's limit", {
  timeout: 120_000,
}, async () => {
  const reading = await readBuilt(workbook(largeCounty(17_800)));
  if (!reading.ok) throw new Error("the large county is not valid");
  const run = () =>
    inTransaction(database.db, async (tx) => {
      const { tallies } = await importCounty({ tx, now, calendar }, reading.county);
      return tallies.find(([sheet]) => sheet === "人员")?.[1];
    });
  expect(await run()).toEqual({ added: 17_800, updated: 0, unchanged: 0 });
  expect(await run()).toEqual({ added: 0, updated: 0, unchanged: 17_800 });
});
