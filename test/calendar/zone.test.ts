import { describe, expect, it } from "vitest";
import {
  instantAt,
  localDate,
  localMinute,
  localTimestamp,
  startOfLocalDay,
} from "../../src/calendar/zone.ts";

const at = (iso: string) => new Date(iso);

describe("local time, wherever the host stands", () => {
  it.each([
    ["2026-09-14T00:10:00Z", "Asia/Shanghai", "2026-09-14", 490, "2026-09-14T08:10:00+08:00"],
    ["2026-09-13T16:00:00Z", "Asia/Shanghai", "2026-09-14", 0, "2026-09-14T00:00:00+08:00"],
    ["2026-09-13T15:59:59.999Z", "Asia/Shanghai", "2026-09-13", 1439, "2026-09-13T23:59:59+08:00"],
    ["2026-12-31T16:30:00Z", "Asia/Shanghai", "2027-01-01", 30, "2027-01-01T00:30:00+08:00"],
    ["1988-07-01T00:00:00Z", "Asia/Shanghai", "1988-07-01", 540, "1988-07-01T09:00:00+09:00"],
    ["2026-09-14T00:10:00Z", "Asia/Urumqi", "2026-09-14", 370, "2026-09-14T06:10:00+06:00"],
    ["2026-03-08T07:00:00Z", "America/New_York", "2026-03-08", 180, "2026-03-08T03:00:00-04:00"],
    ["2026-03-08T06:59:00Z", "America/New_York", "2026-03-08", 119, "2026-03-08T01:59:00-05:00"],
    ["2026-09-14T18:30:00Z", "Asia/Kathmandu", "2026-09-15", 15, "2026-09-15T00:15:00+05:45"],
    ["2026-09-14T10:00:00Z", "Pacific/Kiritimati", "2026-09-15", 0, "2026-09-15T00:00:00+14:00"],
    ["1969-12-31T16:30:00Z", "Asia/Shanghai", "1970-01-01", 30, "1970-01-01T00:30:00+08:00"],
    ["2026-07-01T02:00:00Z", "America/St_Johns", "2026-06-30", 1410, "2026-06-30T23:30:00-02:30"],
    ["2026-09-14T00:10:00Z", "UTC", "2026-09-14", 10, "2026-09-14T00:10:00+00:00"],
  ])("%s in %s is %s, minute %i, %s", (instant, zone, date, minute, timestamp) => {
    expect(localDate(at(instant), zone)).toBe(date);
    expect(localMinute(at(instant), zone)).toBe(minute);
    expect(localTimestamp(at(instant), zone)).toBe(timestamp);
  });

  it("refuses a zone that does not exist and an instant that is none", () => {
    expect(() => localDate(at("2026-09-14T00:00:00Z"), "Mars/Olympus")).toThrow(RangeError);
    expect(() => localDate(new Date(Number.NaN), "UTC")).toThrow(RangeError);
  });
});

describe("the instant of a local time", () => {
  it.each([
    ["2026-09-14", 490, "Asia/Shanghai", "2026-09-14T00:10:00.000Z"],
    ["2026-09-14", 0, "Asia/Shanghai", "2026-09-13T16:00:00.000Z"],
    ["2026-09-14", 1440, "Asia/Shanghai", "2026-09-14T16:00:00.000Z"],
    ["2026-09-14", 1800, "Asia/Shanghai", "2026-09-14T22:00:00.000Z"],
    ["2026-12-31", 1440 + 360, "Asia/Shanghai", "2026-12-31T22:00:00.000Z"],
    ["2026-09-14", 600, "Pacific/Kiritimati", "2026-09-13T20:00:00.000Z"],
    // Through the night of a clock change the wall clock counts, not the hours passed.
    ["2026-03-07", 1440 + 360, "America/New_York", "2026-03-08T10:00:00.000Z"],
  ])("%s, minute %i in %s is %s", (date, minute, zone, instant) => {
    expect(instantAt(date, minute, zone).toISOString()).toBe(instant);
  });

  it("moves a time that the clock change leaves out on by what was left out", () => {
    const instant = instantAt("2026-03-08", 150, "America/New_York");
    expect(localTimestamp(instant, "America/New_York")).toBe("2026-03-08T03:30:00-04:00");
  });

  it("takes the first of a time that comes twice", () => {
    const instant = instantAt("2026-11-01", 90, "America/New_York");
    expect(localTimestamp(instant, "America/New_York")).toBe("2026-11-01T01:30:00-04:00");
  });

  it("moves a whole day that a zone leaves out to the next one", () => {
    const instant = instantAt("2011-12-30", 600, "Pacific/Apia");
    expect(localTimestamp(instant, "Pacific/Apia")).toBe("2011-12-31T10:00:00+14:00");
  });

  it.each(["Asia/Shanghai", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca"])(
    "is read back as the same local time all through 2026 in %s",
    (zone) => {
      const wrong: string[] = [];
      const end = Date.parse("2027-01-01T00:00:00Z");
      for (let ms = Date.parse("2026-01-01T00:00:00Z"); ms < end; ms += 17 * 60_000) {
        const instant = new Date(ms);
        const again = instantAt(localDate(instant, zone), localMinute(instant, zone), zone);
        // Only the second pass through an hour that comes twice may differ.
        if (again.getTime() !== ms && again.getTime() < ms - 60 * 60_000) {
          wrong.push(instant.toISOString());
        }
        if (localMinute(again, zone) !== localMinute(instant, zone)) {
          wrong.push(instant.toISOString());
        }
      }
      expect(wrong).toEqual([]);
    },
  );

  it("knows the first instant of a local day", () => {
    const instant = at("2026-09-14T00:10:00Z");
    expect(startOfLocalDay(instant, "Asia/Shanghai").toISOString()).toBe(
      "2026-09-13T16:00:00.000Z",
    );
  });
});

it("converts 300 000 instants in well under a second", () => {
  const start = Date.parse("2026-01-01T00:00:00Z");
  const began = performance.now();
  let sum = 0;
  for (let index = 0; index < 300_000; index += 1) {
    sum += localMinute(new Date(start + index * 97_000), "Asia/Shanghai");
  }
  expect(sum).toBeGreaterThan(0);
  expect(performance.now() - began).toBeLessThan(1000);
});
