import { beatsOfWeek } from "../calendar/beats.ts";
import { addDays, mondayOf } from "../calendar/dates.ts";
import { weekKey } from "../calendar/weeks.ts";
import type { LocalDate, WorkCalendar } from "../calendar/work-calendar.ts";
import { instantAt, localDate } from "../calendar/zone.ts";
import { groupBy } from "../collections/rules.ts";
import type { Work } from "../work.ts";
import { daysOf, longBulletins } from "./periods/rules.ts";
import { weeksToPlan } from "./rules.ts";
import { addBeatRuns, type NewBeatRun, programmesBehind, setBeatsPlanned } from "./store.ts";
import { type Skipped, tellSkipped } from "./tell-skipped.ts";
import { noWorkingDayNote, noWorkingDayNotice } from "./wording.ts";

type Behind = Awaited<ReturnType<typeof programmesBehind>>[number];

/**
 * Lays the beats of every programme on the calendar through this ISO week. A programme seen for the first time gets
 * only those still to come; after an outage the missed ones are laid as well, so that they are seen to be skipped.
 * Beats that have run stay. Returns how many programmes were behind.
 */
export async function planBeats(work: Work): Promise<number> {
  const today = localDate(work.now, work.calendar.zone);
  const sunday = addDays(mondayOf(today), 6);
  const behind = await programmesBehind(work.tx, sunday);
  for (const programme of behind) {
    const weeks = weeksToPlan(programme, today);
    const runs = [
      ...weeks.flatMap((monday) => runsOfWeek(work.calendar, programme, monday)),
      ...longRuns(work.calendar, programme, today),
    ];
    const first = programme.plannedThrough === null;
    await addBeatRuns(
      work.tx,
      runs.filter(({ dueAt, status }) => !first || status === "skipped" || dueAt > work.now),
    );
    await tellSkipped(work, weeksOff(programme, runs));
    await setBeatsPlanned(work.tx, programme.id, sunday);
  }
  return behind.length;
}

function runsOfWeek(calendar: WorkCalendar, programme: Behind, monday: LocalDate): NewBeatRun[] {
  const { moments, skipped } = beatsOfWeek(calendar, monday, programme.beats);
  const common = { programmeId: programme.id, period: weekKey(monday) };
  return [
    ...moments.map(({ kind, date, minute }): NewBeatRun => {
      const dueAt = instantAt(date, minute, calendar.zone);
      return { ...common, kind, dueAt, status: "planned", note: null };
    }),
    ...skipped.map((kind): NewBeatRun => {
      const dueAt = instantAt(monday, 0, calendar.zone);
      return { ...common, kind, dueAt, status: "skipped", note: noWorkingDayNote };
    }),
  ];
}

/**
 * 月通报 and the like, on the first working day after the period at the hour of 通报. The last one comes after the
 * programme has ended; none is for a period before the programme was known.
 */
function longRuns(calendar: WorkCalendar, programme: Behind, today: LocalDate): NewBeatRun[] {
  const { id, endsOn, plannedThrough, beats, periods } = programme;
  const minute = beats.find(({ kind }) => kind === "publish")?.minute;
  if (minute === undefined || periods.length === 0) return [];
  const known = localDate(programme.createdAt, calendar.zone);
  const weeks = weeksToPlan({ plannedThrough, endsOn: today }, today);
  return weeks
    .flatMap((monday) => longBulletins(calendar, monday, periods))
    .filter(({ period }) => daysOf(period).first <= endsOn && daysOf(period).last >= known)
    .map(({ period, date }) => {
      const dueAt = instantAt(date, minute, calendar.zone);
      return { programmeId: id, kind: "publish", period, dueAt, status: "planned", note: null };
    });
}

/** The weeks in which nothing of a programme runs: one message a week, not one a beat. */
function weeksOff({ id, name }: Behind, runs: readonly NewBeatRun[]): Skipped[] {
  const off = groupBy(
    runs.filter(({ status }) => status === "skipped"),
    ({ period }) => period,
  );
  return [...off].map(([period, skipped]) => {
    const kinds = skipped.map(({ kind }) => kind);
    const text = noWorkingDayNotice(name, period, kinds);
    return { programmeId: id, period, what: "week", text };
  });
}

/** When planning is next needed: the coming Monday, 00:00 local. */
export function nextPlanBeatsAt(now: Date, zone: string): Date {
  return instantAt(addDays(mondayOf(localDate(now, zone)), 7), 0, zone);
}
