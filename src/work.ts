import type { WorkCalendar } from "./calendar/work-calendar.ts";
import type { Transaction } from "./db/client.ts";

/** What every use case is given: one transaction, one instant, and the county's working calendar. */
export type Work = { tx: Transaction; now: Date; calendar: WorkCalendar };
