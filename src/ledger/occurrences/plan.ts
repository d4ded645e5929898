import { windowsOpeningBetween } from "../../calendar/cadence.ts";
import { addDays } from "../../calendar/dates.ts";
import { instantAt, localDate } from "../../calendar/zone.ts";
import type { Work } from "../../work.ts";
import { skippedNote } from "../wording.ts";
import { addOccurrences, addSkipped, plansBehind, setPlannedThrough } from "./store.ts";

/** A quarter and a week: the longest window that may already be open when its plan is imported. */
const LOOK_BACK_DAYS = 99;

/**
 * Lays the windows of every active plan on the calendar through today. A plan seen for the first time owes no earlier
 * day, but a window that is open now opens at once. After an outage the missed days are laid as well, so that nobody
 * is forgotten: what could not be heard is held when it closes. Returns how many plans were behind.
 */
export async function planOccurrences(work: Work): Promise<number> {
  const today = localDate(work.now, work.calendar.zone);
  const plans = await plansBehind(work.tx, today);
  for (const plan of plans) {
    const first = plan.plannedThrough === null;
    const { windows, skipped } = windowsOpeningBetween({
      cadence: plan.cadence,
      graceMinutes: plan.graceMinutes,
      from: first ? addDays(today, -LOOK_BACK_DAYS) : addDays(plan.plannedThrough ?? today, 1),
      through: today,
      calendar: work.calendar,
    });
    const { endsOn } = plan.programme;
    const wanted = windows.filter(
      ({ date, dueAt }) => date <= endsOn && (!first || dueAt > work.now),
    );
    await addOccurrences(
      work.tx,
      wanted.map((window) => ({ planId: plan.id, body: plan.body, ...window })),
    );
    for (const { date } of skipped.filter((week) => !first || week.date === today)) {
      const at = instantAt(date, 0, work.calendar.zone);
      await addSkipped(work.tx, { planId: plan.id, date, at, note: skippedNote });
    }
    await setPlannedThrough(work.tx, plan.id, today);
  }
  return plans.length;
}
