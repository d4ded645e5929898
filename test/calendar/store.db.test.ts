import { expect, it } from "vitest";
import { loadWorkCalendar } from "../../src/calendar/store.ts";
import { inTransaction } from "../../src/db/client.ts";
import { testDatabase } from "../support/database.ts";
import { SHANGHAI } from "./china.ts";

const database = testDatabase();

it("lays the stored days of the 日历 sheet over the published calendar", async () => {
  await database.db.calendarDay.createMany({
    data: [
      { date: "2026-09-16", work: false, note: "防汛" },
      { date: "2026-09-19", work: true, note: null },
    ],
  });
  const calendar = await inTransaction(database.db, (tx) => loadWorkCalendar(tx, SHANGHAI));
  expect(calendar.zone).toBe(SHANGHAI);
  expect(calendar.isWorkingDay("2026-09-16")).toBe(false);
  expect(calendar.isWorkingDay("2026-09-19")).toBe(true);
  expect(calendar.isWorkingDay("2026-09-25")).toBe(false);
});
