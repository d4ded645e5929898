import { localDate } from "../../calendar/zone.ts";
import type { Work } from "../../work.ts";
import {
  activePlans,
  dropPlannedBeats,
  dropPlannedOccurrences,
  forgetPlanning,
} from "./replan/store.ts";

/**
 * Has the windows of these plans laid anew: those that are planned and still to end, without a reply, go; open and
 * closed ones stay. `afresh`: the plans that were not running until now and owe nothing for the days before.
 */
export async function replanOccurrences(
  { tx, now, calendar }: Work,
  planIds: readonly number[],
  afresh: readonly number[] = [],
): Promise<void> {
  if (planIds.length === 0) return;
  const today = localDate(now, calendar.zone);
  await dropPlannedOccurrences(tx, planIds, { now, today });
  await forgetPlanning(tx, planIds, { today, afresh });
}

/** Has the beats of these programmes planned anew; what was counted or published stays. */
export async function replanBeats(
  { tx, now }: Work,
  programmeIds: readonly number[],
): Promise<void> {
  if (programmeIds.length > 0) await dropPlannedBeats(tx, programmeIds, now);
}

/** A changed calendar moves everything that is still to come. */
export async function replanEverything(work: Work): Promise<void> {
  const { planIds, programmeIds } = await activePlans(work.tx);
  await replanOccurrences(work, planIds);
  await replanBeats(work, programmeIds);
}
