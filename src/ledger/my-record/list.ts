import { addDays } from "../../calendar/dates.ts";
import { localDate } from "../../calendar/zone.ts";
import type { Work } from "../../work.ts";
import type { RecordEntry } from "./rules.ts";
import { entriesSince } from "./store.ts";

/** What a phone's screen can take; older entries are in the workbook. */
const ENTRIES = 40;
const DAYS = 30;

/** 我的记录: every entry about a person in the last 30 days, latest first. */
export async function recordOf(work: Work, personId: number): Promise<RecordEntry[]> {
  const since = addDays(localDate(work.now, work.calendar.zone), -DAYS);
  const rows = await entriesSince(work.tx, personId, since, ENTRIES);
  return rows.map(({ status, settledAt, evidence, occurrence }) => ({
    date: occurrence.date,
    plan: occurrence.plan.name,
    status,
    at: settledAt,
    evidence,
  }));
}
