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

function inNominalOrder(beats: readonly WeeklyBeat[]): WeeklyBeat[] {
  return [...beats].sort(
    (a, b) =>
      a.weekday - b.weekday ||
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

/** How many workdays 通报 moves back because its day is off; negative when it moves forward. */
function chainShift(
  calendar: WorkCalendar,
  slots: readonly LocalDate[],
  publishDate: LocalDate | null,
): number {
  const moved = publishDate && movedWithinWeek(calendar, publishDate);
  return publishDate && moved ? slotOf(slots, publishDate) - slotOf(slots, moved) : 0;
}

// Two beats that moved onto one day keep their times unless that turned them round.
function keepOrder(moments: readonly BeatMoment[]): BeatMoment[] {
  const ordered: BeatMoment[] = [];
  for (const moment of [...moments].reverse()) {
    const next = ordered[0];
    const capped =
      next?.date === moment.date ? Math.min(moment.minute, next.minute) : moment.minute;
    ordered.unshift({ ...moment, minute: capped });
  }
  return ordered;
}

/**
 * The moments of a programme's beats in the week of `monday`, in order; equal ones in the order of the chain.
 *
 * When 通报 falls on a day off, every beat up to it moves back by as many workdays as 通报 does, holidays counted
 * as workdays so that the distances hold, but not out of the week. A beat still on a day off moves alone; so does
 * one that stands after 通报 in its week, since it opens the next round. A week without a working day skips all.
 */
export function beatsOfWeek(
  calendar: WorkCalendar,
  monday: LocalDate,
  beats: readonly WeeklyBeat[],
): { moments: BeatMoment[]; skipped: BeatKind[] } {
  const slots = workdaySlots(calendar, monday);
  const nominal = inNominalOrder(beats);
  const publishAt = nominal.findIndex((beat) => beat.kind === "publish");
  const dateOf = (beat: WeeklyBeat) => addDays(monday, beat.weekday - 1);
  const publish = nominal[publishAt];
  const shift = chainShift(calendar, slots, publish ? dateOf(publish) : null);
  const moments: BeatMoment[] = [];
  const skipped: BeatKind[] = [];
  nominal.forEach((beat, index) => {
    const inChain = index <= publishAt && shift !== 0;
    const shifted = inChain
      ? slots[Math.max(0, slotOf(slots, dateOf(beat)) - shift)]
      : dateOf(beat);
    const date = shifted === undefined ? null : movedWithinWeek(calendar, shifted);
    if (date) moments.push({ kind: beat.kind, date, minute: beat.minute });
    else skipped.push(beat.kind);
  });
  return { moments: keepOrder(moments), skipped };
}
