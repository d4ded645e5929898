import { describe, expect, it } from "vitest";
import { BEAT_KINDS, beatsOfWeek, type WeeklyBeat } from "../../src/calendar/beats.ts";
import { addDays } from "../../src/calendar/dates.ts";
import { readWeeklyTime } from "../../src/calendar/times.ts";
import type { LocalDate } from "../../src/calendar/work-calendar.ts";
import { china } from "./china.ts";

/** 统计, 提醒, 调度, 通报 as a workbook writes them; an empty one is not run. */
function chain(...times: string[]): WeeklyBeat[] {
  return BEAT_KINDS.flatMap((kind, index) => {
    const time = readWeeklyTime(times[index] ?? "");
    return time ? [{ kind, ...time }] : [];
  });
}

function shown(monday: LocalDate, beats: WeeklyBeat[], calendar = china()): string[] {
  const clock = (minute: number) =>
    [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, "0")).join(":");
  return beatsOfWeek(calendar, monday, beats).moments.map(
    ({ kind, date, minute }) => `${kind} ${date} ${clock(minute)}`,
  );
}

const usual = chain("周四 16:00", "周四 17:00", "周五 09:00", "周五 16:30");
const spread = chain("周三 17:00", "周四 09:00", "周四 17:30", "周五 10:00");

describe("the chain 周四 16:00, 周四 17:00, 周五 09:00, 周五 16:30", () => {
  it("stands as written in an ordinary week, worked Sunday or not (W38)", () => {
    expect(shown("2026-09-14", usual)).toEqual([
      "count 2026-09-17 16:00",
      "remind 2026-09-17 17:00",
      "dispatch 2026-09-18 09:00",
      "publish 2026-09-18 16:30",
    ]);
  });

  it("moves back one working day as a whole when Mid-Autumn takes the Friday (W39)", () => {
    expect(shown("2026-09-21", usual)).toEqual([
      "count 2026-09-23 16:00",
      "remind 2026-09-23 17:00",
      "dispatch 2026-09-24 09:00",
      "publish 2026-09-24 16:30",
    ]);
  });

  it("moves back two when National Day takes Thursday and Friday, keeping its distances (W40)", () => {
    expect(shown("2026-09-28", usual)).toEqual([
      "count 2026-09-29 16:00",
      "remind 2026-09-29 17:00",
      "dispatch 2026-09-30 09:00",
      "publish 2026-09-30 16:30",
    ]);
  });

  it("stays when only the days before it are off (W41)", () => {
    expect(shown("2026-10-05", usual)).toEqual([
      "count 2026-10-08 16:00",
      "remind 2026-10-08 17:00",
      "dispatch 2026-10-09 09:00",
      "publish 2026-10-09 16:30",
    ]);
  });

  it("moves before New Year in the first ISO week of 2026", () => {
    expect(shown("2025-12-29", usual)).toEqual([
      "count 2025-12-30 16:00",
      "remind 2025-12-30 17:00",
      "dispatch 2025-12-31 09:00",
      "publish 2025-12-31 16:30",
    ]);
  });

  it("moves before Labour Day on Friday 1 May (W18), and stays in the week after it (W19)", () => {
    expect(shown("2026-04-27", usual)).toEqual([
      "count 2026-04-29 16:00",
      "remind 2026-04-29 17:00",
      "dispatch 2026-04-30 09:00",
      "publish 2026-04-30 16:30",
    ]);
    expect(shown("2026-05-04", usual)).toEqual([
      "count 2026-05-07 16:00",
      "remind 2026-05-07 17:00",
      "dispatch 2026-05-08 09:00",
      "publish 2026-05-08 16:30",
    ]);
  });

  it("is skipped as a whole in the week of the Spring Festival (W08)", () => {
    expect(beatsOfWeek(china(), "2026-02-16", usual)).toEqual({
      moments: [],
      skipped: ["count", "remind", "dispatch", "publish"],
    });
  });
});

describe("a chain spread over the week", () => {
  it("keeps every distance in working days when it moves (W39, W40)", () => {
    expect(shown("2026-09-21", spread)).toEqual([
      "count 2026-09-22 17:00",
      "remind 2026-09-23 09:00",
      "dispatch 2026-09-23 17:30",
      "publish 2026-09-24 10:00",
    ]);
    expect(shown("2026-09-28", spread)).toEqual([
      "count 2026-09-28 17:00",
      "remind 2026-09-29 09:00",
      "dispatch 2026-09-29 17:30",
      "publish 2026-09-30 10:00",
    ]);
  });

  it("does not leave the week: what would, happens on its first working day, in order", () => {
    const early = chain("周一 17:00", "周二 09:00", "周三 09:00", "周五 10:00");
    expect(shown("2026-09-28", early)).toEqual([
      "count 2026-09-28 17:00",
      "remind 2026-09-28 17:00",
      "dispatch 2026-09-28 17:00",
      "publish 2026-09-30 10:00",
    ]);
  });

  it("lets a beat other than 通报 move alone (Thursday off by the 日历 sheet)", () => {
    const county = china({ "2026-09-17": "休" });
    expect(shown("2026-09-14", usual, county)).toEqual([
      "count 2026-09-16 16:00",
      "remind 2026-09-16 17:00",
      "dispatch 2026-09-18 09:00",
      "publish 2026-09-18 16:30",
    ]);
  });

  it("moves a beat alone that the moved chain puts on another day off", () => {
    const county = china({ "2026-09-16": "休", "2026-09-18": "休" });
    expect(shown("2026-09-14", usual, county)).toEqual([
      "count 2026-09-15 16:00",
      "remind 2026-09-15 17:00",
      "dispatch 2026-09-17 09:00",
      "publish 2026-09-17 16:30",
    ]);
  });

  it("lets a beat that moves alone keep its hour, even before an earlier one of the chain (W41)", () => {
    expect(shown("2026-10-05", spread)).toEqual([
      "remind 2026-10-08 09:00",
      "count 2026-10-08 17:00",
      "dispatch 2026-10-08 17:30",
      "publish 2026-10-09 10:00",
    ]);
  });

  it("lets every beat that moves alone keep its hour when several meet on one day (W41)", () => {
    const early = chain("周一 10:00", "周二 10:00", "周三 09:00", "周五 17:00");
    expect(shown("2026-10-05", early)).toEqual([
      "dispatch 2026-10-08 09:00",
      "count 2026-10-08 10:00",
      "remind 2026-10-08 10:00",
      "publish 2026-10-09 17:00",
    ]);
  });

  it("moves what piled up on a Monday off forward, still in turn (Monday off by the 日历 sheet)", () => {
    const county = china({ "2026-09-28": "休" });
    const early = chain("周一 17:00", "周二 09:00", "周三 09:00", "周五 10:00");
    expect(shown("2026-09-28", early, county)).toEqual([
      "count 2026-09-29 17:00",
      "remind 2026-09-29 17:00",
      "dispatch 2026-09-29 17:00",
      "publish 2026-09-30 10:00",
    ]);
  });

  it("keeps 通报 after what stands on the Friday it moves to from the weekend", () => {
    const weekend = chain("周四 16:00", "", "周五 17:00", "周六 10:00");
    expect(shown("2026-09-14", weekend)).toEqual([
      "count 2026-09-17 16:00",
      "dispatch 2026-09-18 17:00",
      "publish 2026-09-18 17:00",
    ]);
  });

  it("moves a Monday 通报 forward past Tomb-sweeping Monday, and a beat before it too (W15)", () => {
    const monday = chain("周一 08:00", "", "", "周一 10:00");
    expect(shown("2026-04-06", monday)).toEqual([
      "count 2026-04-07 08:00",
      "publish 2026-04-07 10:00",
    ]);
  });

  it("leaves a beat that stands after 通报 where it is: it opens the next round (W41)", () => {
    const wrapped = chain("周五 17:00", "", "", "周一 10:00");
    expect(shown("2026-10-05", wrapped)).toEqual([
      "publish 2026-10-08 10:00",
      "count 2026-10-09 17:00",
    ]);
  });

  it("takes a weekend 通报 to the workday before it without moving the others", () => {
    const weekend = chain("周四 16:00", "", "周五 09:00", "周日 10:00");
    expect(shown("2026-09-07", weekend)).toEqual([
      "count 2026-09-10 16:00",
      "dispatch 2026-09-11 09:00",
      "publish 2026-09-11 10:00",
    ]);
    expect(shown("2026-09-14", weekend)).toEqual([
      "count 2026-09-17 16:00",
      "dispatch 2026-09-18 09:00",
      "publish 2026-09-20 10:00",
    ]);
  });

  it("without 通报 each beat moves alone, at its own hour", () => {
    expect(shown("2026-09-21", chain("周四 16:00", "周五 09:00"))).toEqual([
      "remind 2026-09-24 09:00",
      "count 2026-09-24 16:00",
    ]);
  });
});

it("in every week of 2026 beats stay in their week, on working days, in time order, 通报 last", () => {
  const calendar = china();
  const wrong: string[] = [];
  for (let monday = "2025-12-29"; monday <= "2026-12-28"; monday = addDays(monday, 7)) {
    for (const beats of [
      usual,
      spread,
      chain("周一 09:00", "周二 17:00", "周四 08:00", "周六 12:00"),
    ]) {
      const { moments, skipped } = beatsOfWeek(calendar, monday, beats);
      const order = moments.map(({ date, minute }) => `${date} ${String(minute).padStart(4, "0")}`);
      const fits = moments.every(
        ({ date }) => calendar.isWorkingDay(date) && date >= monday && date <= addDays(monday, 6),
      );
      const whole =
        skipped.length === 4 || (moments.length === 4 && moments.at(-1)?.kind === "publish");
      if (!fits || !whole || order.join() !== [...order].sort().join()) wrong.push(monday);
    }
  }
  expect(wrong).toEqual([]);
});
