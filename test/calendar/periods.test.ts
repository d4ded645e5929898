import { describe, expect, it } from "vitest";
import { periodKey, periodOfKey } from "../../src/calendar/periods.ts";
import { fullMomentWords, periodWords, spanWords } from "../../src/calendar/wording.ts";

describe("a period of a bulletin", () => {
  it.each([
    ["week", "2026-09-18", "2026-W38", "2026年第38周", "9月14日至9月20日"],
    ["week", "2027-01-03", "2026-W53", "2026年第53周", "2026年12月28日至2027年1月3日"],
    ["week", "2025-12-29", "2026-W01", "2026年第1周", "2025年12月29日至2026年1月4日"],
    ["month", "2026-09-18", "2026-09", "2026年9月", "9月1日至9月30日"],
    ["month", "2028-02-29", "2028-02", "2028年2月", "2月1日至2月29日"],
    ["quarter", "2026-09-18", "2026-Q3", "2026年第三季度", "7月1日至9月30日"],
    ["quarter", "2026-12-31", "2026-Q4", "2026年第四季度", "10月1日至12月31日"],
    ["year", "2026-09-18", "2026", "2026年", "1月1日至12月31日"],
  ] as const)("the %s of %s is %s, %s, %s", (kind, date, key, words, span) => {
    expect(periodKey(kind, date)).toBe(key);
    const period = periodOfKey(key);
    expect(period.kind).toBe(kind);
    expect(period.first <= date && date <= period.last).toBe(true);
    expect(periodWords(key)).toBe(words);
    expect(spanWords(period)).toBe(span);
  });

  it.each(["2026-W54", "2025-W53", "2026-13", "2026-00", "2026-Q0", "2026-Q5", "2026-9", "", "周"])(
    "“%s” names none",
    (key) => {
      expect(() => periodOfKey(key)).toThrow(RangeError);
      expect(() => periodWords(key)).toThrow(RangeError);
    },
  );

  it("a moment is written with its year, in local time", () => {
    const instant = new Date("2026-12-31T18:05:00Z");
    expect(fullMomentWords(instant, "Asia/Shanghai")).toBe("2027年1月1日 02:05");
  });
});
