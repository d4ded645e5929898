import type { LocalDate, WorkCalendar } from "../../src/calendar/work-calendar.ts";
import { createWorkCalendar } from "../../src/calendar/working-days.ts";

export const SHANGHAI = "Asia/Shanghai";

/** The published calendar, with days of the 日历 sheet on top. */
export function china(sheet: Record<LocalDate, "休" | "班"> = {}): WorkCalendar {
  const overrides = new Map(Object.entries(sheet).map(([date, type]) => [date, type === "班"]));
  return createWorkCalendar({ zone: SHANGHAI, overrides });
}
