import { readCadence, windowsOpeningBetween } from "../../src/calendar/cadence.ts";
import type { LocalDate } from "../../src/calendar/work-calendar.ts";
import { localTimestamp } from "../../src/calendar/zone.ts";
import { china, SHANGHAI } from "./china.ts";

/** The windows of a plan with these cells 周期, 开始 and 截止. */
export function windows(
  [周期, 开始, 截止]: readonly [string, string, string],
  from: LocalDate,
  through: LocalDate,
  { calendar = china(), graceMinutes = 0 } = {},
) {
  const cadence = readCadence({ 周期, 开始, 截止 });
  if (!cadence.ok) throw new Error(`${cadence.field}: ${cadence.problem}`);
  return windowsOpeningBetween({ cadence: cadence.value, graceMinutes, from, through, calendar });
}

/** Each window as `opens → due`, to the minute. */
export function spans(...asked: Parameters<typeof windows>): string[] {
  const minute = (instant: Date) =>
    localTimestamp(instant, SHANGHAI).slice(0, 16).replace("T", " ");
  return windows(...asked).windows.map(
    ({ opensAt, dueAt }) => `${minute(opensAt)} → ${minute(dueAt)}`,
  );
}

/** The local opening dates. */
export const dates = (...asked: Parameters<typeof windows>) =>
  windows(...asked).windows.map(({ date }) => date);
