import { addDays, weekdayOf } from "./dates.ts";
import { movedWithinWeek } from "./weeks.ts";
import type { LocalDate, WorkCalendar } from "./work-calendar.ts";

/** The beats of a week in the order in which they follow each other: 统计, 提醒, 调度, 通报. */
export const BEAT_KINDS = ["count", "remind", "dispatch", "publish"] as const;
export type BeatKind = (typeof BEAT_KINDS)[number];

/** A beat as the workbook names it: ISO weekday 1 to 7, and minutes since local midnight. */
export type WeeklyBeat = { kind: BeatKind; weekday: number; minute: number };

/** When a beat falls in one week; `minute` since local midnight of `date`. */
export type BeatMoment = { kind: BeatKind; date: LocalDate; minute: number };

function inOrder(moments: readonly BeatMoment[]): BeatMoment[] {
  return [...moments].sort(
    (a, b) =>
      a.date.localeCompare(b.date) ||
      a.minute - b.minute ||
      BEAT_KINDS.indexOf(a.kind) - BEAT_KINDS.indexOf(b.kind),
  );
}

/** The days of the week that are worked, or would be if they were no holidays. */
function workdaySlots(calendar: WorkCalendar, monday: LocalDate): LocalDate[] {
  const days = [0, 1, 2, 3, 4, 5, 6].map((offset) => addDays(monday, offset));
  return days.filter((date) => weekdayOf(date) <= 5 || calendar.isWorkingDay(date));
}

// A plain weekend day stands in the slot of the workday before it. Monday is always a slot.
function slotOf(slots: readonly LocalDate[], date: LocalDate): number {
  return slots.filter((slot) => slot <= date).length - 1;
}

// Beats of several days that pile up on one keep their turn: a later one waits for the one before it.
function inTurn(chain: readonly BeatMoment[]): BeatMoment[] {
  const latest = new Map<LocalDate, number>();
  return chain.map((moment) => {
    const minute = Math.max(moment.minute, latest.get(moment.date) ?? 0);
    latest.set(moment.date, minute);
    return { ...moment, minute };
  });
}

/** The week's beats after 通报, if its day is off, has taken those before it along. */
function withChainMoved(
  calendar: WorkCalendar,
  monday: LocalDate,
  nominal: readonly BeatMoment[],
): readonly BeatMoment[] {
  const publishAt = nominal.findIndex(({ kind }) => kind === "publish");
  const publish = nominal[publishAt];
  const target = publish && movedWithinWeek(calendar, publish.date);
  if (!publish || !target || target === publish.date) return nominal;
  const slots = workdaySlots(calendar, monday);
  const shift = slotOf(slots, publish.date) - slotOf(slots, target);
  const chain = nominal.slice(0, publishAt + 1).map((moment) => {
    const slot = Math.max(0, slotOf(slots, moment.date) - shift);
    return { ...moment, date: slots[slot] ?? moment.date };
  });
  return [...inTurn(chain), ...nominal.slice(publishAt + 1)];
}

/**
 * The moments of a programme's beats in the week of `monday`, in time order; equal ones in the order of the chain.
 *
 * When 通报 falls on a day off, every beat up to it moves back by as many workdays as 通报 does, holidays counted
 * as workdays so that the distances hold, but not out of the week. A beat still on a day off moves alone, at its own
 * hour; so does one that stands after 通报 in its week, since it opens the next round. A week without a working day
 * skips all.
 */
export function beatsOfWeek(
  calendar: WorkCalendar,
  monday: LocalDate,
  beats: readonly WeeklyBeat[],
): { moments: BeatMoment[]; skipped: BeatKind[] } {
  const nominal = inOrder(
    beats.map(({ kind, weekday, minute }) => ({
      kind,
      date: addDays(monday, weekday - 1),
      minute,
    })),
  );
  const moments: BeatMoment[] = [];
  const skipped: BeatKind[] = [];
  for (const moment of withChainMoved(calendar, monday, nominal)) {
    const date = movedWithinWeek(calendar, moment.date);
    if (date) moments.push({ ...moment, date });
    else skipped.push(moment.kind);
  }
  return { moments: inOrder(moments), skipped };
}
