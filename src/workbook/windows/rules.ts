import type { Cadence } from "../../calendar/cadence.ts";
import { dateOfDayNumber, daysBetween } from "../../calendar/dates.ts";
import { nextSpeakingTime } from "../../calendar/quiet.ts";
import { instantAt } from "../../calendar/zone.ts";

/** Quiet hours are the same by every clock, so any day of any zone shows what they do to a window. */
const SOME_DAY = dateOfDayNumber(20_000);
const ANY_ZONE = "UTC";
const DAY_MINUTES = 1440;

/** Whether every window of a cadence begins and ends within the same quiet hours, so that nobody is told of it in time. */
export function isWhollyQuiet({ opens, due }: Cadence): boolean {
  const days = daysUntil(opens.on, due.on);
  if (days === null) return false;
  const opensAt = instantAt(SOME_DAY, opens.minute, ANY_ZONE);
  const dueAt = instantAt(SOME_DAY, days * DAY_MINUTES + due.minute, ANY_ZONE);
  const speaking = nextSpeakingTime(opensAt, ANY_ZONE);
  return speaking > opensAt && dueAt <= speaking;
}

/** How many days after the opening the end lies; null where that differs from one window to the next. */
function daysUntil(opens: Cadence["opens"]["on"], due: Cadence["due"]["on"]): number | null {
  if (due === "opening-day" || due === opens) return 0;
  if (typeof opens === "number" && typeof due === "number") return due - opens;
  if (typeof opens === "object" && typeof due === "object") {
    return daysBetween(opens.date, due.date);
  }
  return null;
}
