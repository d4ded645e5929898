import type { BulletinReport } from "../../src/reports/rules.ts";
import { card, figures, units } from "./cards.ts";

/** The workbook of the small county's week, with what a test wants otherwise. */
export function report(changes: Partial<BulletinReport> = {}): BulletinReport {
  const { programme, basis, period, whole, ranked, units: shown, flags, notes, zone } = card();
  return {
    programme,
    basis,
    period,
    whole,
    ranked,
    units: shown.map((unit) => ({ ...unit, parent: "云岭县" })),
    flags,
    persons: [
      { person: "张三", unit: "东关镇", plan: "签到", figures: figures({ onTime: 4, late: 1 }) },
      { person: "李四", unit: "西河乡", plan: null, figures: figures({ onTime: 3, missed: 2 }) },
    ],
    details: null,
    burden: [
      { week: "2026-W38", person: "张三", unit: "东关镇", received: 9, asked: 5, reason: null },
    ],
    calendarYears: [2025, 2026],
    notes,
    exportedBy: "王秘书",
    exportedAt: new Date("2026-09-20T10:05:00Z"),
    zone,
    ...changes,
  };
}

/** A county of so many units with so many people in each. */
export function largeReport(unitCount: number, peopleInEach: number): BulletinReport {
  const shown = units(unitCount).map((unit) => ({ ...unit, parent: "东关镇" }));
  const people = shown.flatMap(({ name }, place) =>
    Array.from({ length: peopleInEach }, (_, index) => ({
      person: `干部${place * peopleInEach + index}`,
      unit: name,
    })),
  );
  const sums = figures({ onTime: 10, late: 1, missed: 1, excused: 3 });
  return report({
    units: shown,
    persons: people.map((one) => ({ ...one, plan: null, figures: sums })),
    burden: people.map((one) => ({
      ...one,
      week: "2026-W38",
      received: 9,
      asked: 5,
      reason: null,
    })),
  });
}
