import { addDays } from "../../calendar/dates.ts";
import type { LocalDate } from "../../calendar/work-calendar.ts";
import { instantAt, localDate } from "../../calendar/zone.ts";
import { differences, type UnitCount } from "../figures/rules.ts";

/** A unit whose published figures or rank are no longer what they were. */
export type Changed = { unitId: number; before: UnitCount; after: UnitCount };

/** The units whose figures or rank have changed, in the order of `after`. */
export function changesBetween(
  before: ReadonlyMap<number, UnitCount>,
  after: readonly UnitCount[],
): Changed[] {
  return after.flatMap((count) => {
    const was = before.get(count.unitId);
    if (!was) return [];
    const same = was.rank === count.rank && Object.keys(differences(was, count)).length === 0;
    return same ? [] : [{ unitId: count.unitId, before: was, after: count }];
  });
}

/** 17:30, when people still read but the day's approvals are in. */
const EVENING = 17 * 60 + 30;

/**
 * When what has changed since it was published is said: this evening, or tomorrow's when that is over or the
 * programme has had its supplement today. At most once a day.
 */
export function supplementTime(now: Date, lastOn: LocalDate | null, zone: string): Date {
  const today = localDate(now, zone);
  const evening = instantAt(today, EVENING, zone);
  const over = now > evening || lastOn === today;
  return over ? instantAt(addDays(today, 1), EVENING, zone) : evening;
}
