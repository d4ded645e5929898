import { weekdayOf } from "./dates.ts";
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

function pad(number: number): string {
  return String(number).padStart(2, "0");
}
