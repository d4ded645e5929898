import type { Transaction } from "../db/client.ts";
import type { WorkCalendar } from "./work-calendar.ts";
import { createWorkCalendar } from "./working-days.ts";

/** The county's calendar in `zone`, with the 日历 sheet's days as they are stored now. */
export async function loadWorkCalendar(tx: Transaction, zone: string): Promise<WorkCalendar> {
  const days = await tx.calendarDay.findMany();
  return createWorkCalendar({ zone, overrides: new Map(days.map((day) => [day.date, day.work])) });
}
