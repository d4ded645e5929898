import { localDate } from "../../calendar/zone.ts";
import type { Work } from "../../work.ts";
import { supplementTime } from "./rules.ts";
import { bulletinsCovering, lastSupplementAt, setSupplementAt } from "./store.ts";

/**
 * Has the bulletins that cover these occurrences supplemented in the evening; call it when a human has decided
 * something about them that changes an entry. What no bulletin covers yet needs none.
 */
export async function markForSupplement(
  work: Work,
  occurrenceIds: readonly number[],
): Promise<void> {
  if (occurrenceIds.length === 0) return;
  const { zone } = work.calendar;
  const dateOf = (instant: Date) => localDate(instant, zone);
  for (const { id, programmeId } of await bulletinsCovering(work.tx, occurrenceIds, dateOf)) {
    const last = await lastSupplementAt(work.tx, programmeId);
    await setSupplementAt(
      work.tx,
      id,
      supplementTime(work.now, last === null ? null : dateOf(last), zone),
    );
  }
}
