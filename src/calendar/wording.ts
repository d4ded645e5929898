import { weekdayOf } from "./dates.ts";
import { type Period, periodOfKey } from "./periods.ts";
import type { LocalDate } from "./work-calendar.ts";
import { localDate, localMinute } from "./zone.ts";

const WEEKDAYS = ["一", "二", "三", "四", "五", "六", "日"];

/** 9月14日 */
export function dayWords(date: LocalDate): string {
  const [, month = "", day = ""] = date.split("-");
  return `${Number(month)}月${Number(day)}日`;
}

/** 9月14日（周一） */
export function dayAndWeekdayWords(date: LocalDate): string {
  return `${dayWords(date)}（周${WEEKDAYS[weekdayOf(date) - 1] ?? ""}）`;
}

/** 08:30 */
export function timeWords(instant: Date, zone: string): string {
  const minute = localMinute(instant, zone);
  return `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
}

/** 9月14日 08:30 */
export function momentWords(instant: Date, zone: string): string {
  return `${dayWords(localDate(instant, zone))} ${timeWords(instant, zone)}`;
}

const QUARTERS = ["一", "二", "三", "四"];

/** A period by its key: 2026年第38周, 2026年9月, 2026年第三季度, 2026年. Throws RangeError for what is none. */
export function periodWords(key: string): string {
  const { kind } = periodOfKey(key);
  const year = `${key.slice(0, 4)}年`;
  switch (kind) {
    case "week":
      return `${year}第${Number(key.slice(6))}周`;
    case "month":
      return `${year}${Number(key.slice(5))}月`;
    case "quarter":
      return `${year}第${QUARTERS[Number(key.slice(6)) - 1] ?? ""}季度`;
    case "year":
      return year;
  }
}

/** 9月14日至9月20日; with their years where they differ. */
export function spanWords({ first, last }: Period): string {
  const oneYear = first.slice(0, 4) === last.slice(0, 4);
  const words = (date: LocalDate) => `${oneYear ? "" : `${date.slice(0, 4)}年`}${dayWords(date)}`;
  return `${words(first)}至${words(last)}`;
}

/** 2026年9月20日 18:05 */
export function fullMomentWords(instant: Date, zone: string): string {
  const date = localDate(instant, zone);
  return `${date.slice(0, 4)}年${dayWords(date)} ${timeWords(instant, zone)}`;
}

function pad(number: number): string {
  return String(number).padStart(2, "0");
}
