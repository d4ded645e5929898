import { addDays } from "./dates.ts";
import { instantAt, localDate, localMinute } from "./zone.ts";

/** Quiet hours, 22:00 to 07:00, in minutes since local midnight. */
const QUIET_FROM = 22 * 60;
const QUIET_UNTIL = 7 * 60;

/** `instant` itself when the bot may speak then, else the end of the quiet hours (22:00 to 07:00) it falls into. */
export function nextSpeakingTime(instant: Date, zone: string): Date {
  const minute = localMinute(instant, zone);
  if (minute >= QUIET_UNTIL && minute < QUIET_FROM) return instant;
  const today = localDate(instant, zone);
  return instantAt(minute < QUIET_UNTIL ? today : addDays(today, 1), QUIET_UNTIL, zone);
}
