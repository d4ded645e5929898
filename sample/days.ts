/** A day of the sample's four weeks. `weekday`: 1 Monday to 7 Sunday. */
export type Day = { date: string; weekday: number; working: boolean };

const FIRST = Date.UTC(2026, 8, 7);
const COUNT = 28;
const DAY = 86_400_000;

/** Public holidays on weekdays: Mid-Autumn, then National Day. */
const OFF = new Set(["2026-09-25", "2026-10-01", "2026-10-02"]);
/** Worked weekends: the county's own override (sheet 日历), and the make-up day of National Day. */
const WORKED = new Set(["2026-09-12", "2026-09-20"]);

const dateOf = (instant: number) => new Date(instant).toISOString().slice(0, 10);

/** 2026-09-07 to 2026-10-04. */
export const DAYS: readonly Day[] = Array.from({ length: COUNT }, (_, index) => {
  const date = dateOf(FIRST + index * DAY);
  const weekday = (index % 7) + 1;
  return { date, weekday, working: WORKED.has(date) || (weekday <= 5 && !OFF.has(date)) };
});

export const WORKING_DAYS = DAYS.filter((day) => day.working);

/** The working day that lies `count` working days after (or, when negative, before) this one, if it is in the sample. */
export function workingDayFrom(day: Day, count: number): Day | undefined {
  return WORKING_DAYS[WORKING_DAYS.indexOf(day) + count];
}

/** The calendar date `count` days later. */
export const dateAfter = (date: string, count: number) =>
  dateOf(Date.parse(`${date}T00:00:00Z`) + count * DAY);

/** Day of the month, 1 to 31. */
export const dayOf = (date: string) => Number(date.slice(8));
/** 1 to 12. */
export const monthOf = (date: string) => Number(date.slice(5, 7));

/** Minutes since midnight, from `8:30`. */
export function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}

const two = (value: number) => String(value).padStart(2, "0");

/** The local timestamp of a moment; `minute` may have a fraction and is kept within the day. */
export function timestamp(date: string, minute: number): string {
  const second = Math.min(Math.max(Math.round(minute * 60), 0), 86_399);
  const clock = [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60].map(two);
  return `${date}T${clock.join(":")}+08:00`;
}
