import { expect, it } from "vitest";
import { nextSpeakingTime } from "../../src/calendar/quiet.ts";
import { localTimestamp } from "../../src/calendar/zone.ts";
import { SHANGHAI } from "./china.ts";

it.each([
  ["2026-09-14T21:59:59+08:00", "2026-09-14T21:59:59+08:00", "speaks until 22:00"],
  ["2026-09-14T22:00:00+08:00", "2026-09-15T07:00:00+08:00", "is silent from 22:00"],
  ["2026-09-14T23:59:59+08:00", "2026-09-15T07:00:00+08:00", "waits for the next morning"],
  [
    "2026-09-15T00:00:00+08:00",
    "2026-09-15T07:00:00+08:00",
    "after midnight waits for the same day",
  ],
  ["2026-09-15T06:59:59+08:00", "2026-09-15T07:00:00+08:00", "is silent until 07:00"],
  ["2026-09-15T07:00:00+08:00", "2026-09-15T07:00:00+08:00", "speaks from 07:00"],
  ["2026-12-31T22:30:00+08:00", "2027-01-01T07:00:00+08:00", "crosses the year"],
])("at %s the next time to speak is %s: the bot %s", (instant, next) => {
  expect(localTimestamp(nextSpeakingTime(new Date(instant), SHANGHAI), SHANGHAI)).toBe(next);
});

it("gives the very instant back when the bot may speak, to the millisecond", () => {
  const instant = new Date("2026-09-14T12:00:00.123Z");
  expect(nextSpeakingTime(instant, SHANGHAI)).toEqual(instant);
});
