import { describe, expect, it } from "vitest";
import { createWorkCalendar } from "../../src/calendar/working-days.ts";
import { layOnCalendar, type Span } from "../../src/ledger/leave/rules.ts";

const calendar = createWorkCalendar({ zone: "Asia/Shanghai", overrides: new Map() });
const end = (date: string, half: "day" | "morning" | "afternoon" = "day") => ({ date, half });

function laid(span: Span) {
  const found = layOnCalendar(span, calendar);
  return found && [found.fromAt.toISOString(), found.untilAt.toISOString(), found.workingDays];
}

describe("a leave laid on the calendar", () => {
  it("of a day reaches from midnight to midnight of the county", () => {
    expect(laid({ from: end("2026-09-14"), until: end("2026-09-14") })).toEqual([
      "2026-09-13T16:00:00.000Z",
      "2026-09-14T16:00:00.000Z",
      1,
    ]);
  });

  it("of a half day ends or begins at noon", () => {
    const morning = end("2026-09-14", "morning");
    const afternoon = end("2026-09-14", "afternoon");
    expect(laid({ from: morning, until: morning })?.[1]).toBe("2026-09-14T04:00:00.000Z");
    expect(laid({ from: afternoon, until: afternoon })?.[0]).toBe("2026-09-14T04:00:00.000Z");
  });

  it.each([
    ["2026-09-11", 3, "2026-09-15"],
    ["2026-09-18", 2, "2026-09-20"],
    ["2026-09-30", 2, "2026-10-08"],
    ["2026-09-13", 1, "2026-09-14"],
  ])("from %s for %s working days ends on %s", (from, workingDays, last) => {
    const found = layOnCalendar({ from: end(from), workingDays }, calendar);
    expect([found?.lastDate, found?.workingDays]).toEqual([last, workingDays]);
  });

  it("of one and a half days ends at noon of the second", () => {
    expect(laid({ from: end("2026-09-14"), workingDays: 1.5 })?.[1]).toBe(
      "2026-09-15T04:00:00.000Z",
    );
  });

  it("that ends before it begins is none", () => {
    expect(laid({ from: end("2026-09-15"), until: end("2026-09-14") })).toBeNull();
    expect(
      laid({ from: end("2026-09-14", "afternoon"), until: end("2026-09-14", "morning") }),
    ).toBeNull();
  });
});
