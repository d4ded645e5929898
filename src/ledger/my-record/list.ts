import { addDays } from "../../calendar/dates.ts";
import { localDate } from "../../calendar/zone.ts";
import { kindOf } from "../../kinds/registry.ts";
import type { Work } from "../../work.ts";
import type { RecordEntry } from "./rules.ts";
import { entriesSince } from "./store.ts";

/** What a phone's screen can take; older entries are in the workbook. */
const ENTRIES = 40;
const DAYS = 30;

/** The one kind in which what was handed in may be not enough. */
const TEST = "测试";

/** 我的记录: every entry about a person in the last 30 days, latest first. */
export async function recordOf(work: Work, personId: number): Promise<RecordEntry[]> {
  const since = addDays(localDate(work.now, work.calendar.zone), -DAYS);
  const rows = await entriesSince(work.tx, personId, since, ENTRIES);
  return rows.map(entryOf);
}

type Row = Awaited<ReturnType<typeof entriesSince>>[number];

function entryOf(row: Row): RecordEntry {
  const { status, settledAt, evidence, submissionId, doable, occurrence } = row;
  const { name, kind } = occurrence.plan;
  const { doableLate, words } = kindOf(kind);
  const owed = status === "due" || status === "missed";
  const failed = kind === TEST && owed && submissionId !== null;
  return {
    date: occurrence.date,
    plan: name,
    status,
    at: settledAt,
    evidence,
    owing: doableLate ? words.owing : null,
    failed,
    canRetake: kind === TEST && doable && (failed || status === "missed"),
  };
}
