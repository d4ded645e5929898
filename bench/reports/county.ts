import { type Figures, rateOf } from "../../src/cycle/figures/rules.ts";
import type { BulletinCard, BulletinReport, UnitFigures } from "../../src/reports/rules.ts";

/** Townships and villages of a large county. */
export const UNITS = 700;
const PEOPLE_IN_EACH = 25;

/** Every unit owes the same and misses a little more than the one before it. */
function figuresOf(index: number, size: number): Figures {
  const missed = Math.floor((index / UNITS) * size * 0.3);
  const [late, madeUp, excused, held] = [index % 5, index % 3, index % 4, index % 2];
  const onTime = size - missed - late - madeUp - excused - held;
  return { expected: size, due: 0, onTime, late, madeUp, excused, missed, held };
}

function unitsOf(): UnitFigures[] {
  return Array.from({ length: UNITS }, (_, index) => {
    const figures = figuresOf(index, PEOPLE_IN_EACH * 5);
    const count = { ...figures, rate: rateOf(figures), rank: index + 1 };
    return { name: `云岭县第${index + 1}行政村村民委员会`, count };
  });
}

const common = {
  programme: "驻村工作",
  basis: "《云岭县驻村帮扶工作管理办法》（云办发〔2026〕12号）",
  period: "2026-W38",
  ranked: true,
  flags: { red: { lastRank: 1, leastRate: 0.95 }, yellow: { line: 0.8 }, leastBase: 5 },
  notes: [],
  zone: "Asia/Shanghai",
};
const whole = figuresOf(0, UNITS * PEOPLE_IN_EACH * 5);

/** The card of a county of 700 units. */
export function countyCard(): BulletinCard {
  const rates = [0.88, 0.91, 0.9, 0.93, 0.925, 0.953, 0.96, 0.965];
  return {
    ...common,
    whole: { title: "云岭县", figures: whole, rate: rateOf(whole), rateBefore: 0.96 },
    units: unitsOf(),
    trend: rates.map((rate, index) => ({ week: `2026-W${31 + index}`, rate })),
    generatedAt: new Date("2026-09-20T10:05:00Z"),
  };
}

/** Its workbook: 17,500 people, each with a line of figures and a line of burden. */
export function countyReport(): BulletinReport {
  const units = unitsOf().map((unit) => ({ ...unit, parent: "云岭县" }));
  const people = units.flatMap(({ name: unit }, place) =>
    Array.from({ length: PEOPLE_IN_EACH }, (_, index) => ({
      person: `干部${place * PEOPLE_IN_EACH + index}`,
      unit,
    })),
  );
  const burden = { week: "2026-W38", received: 9, asked: 5, reason: null };
  return {
    ...common,
    whole: { title: "云岭县", figures: whole, rate: rateOf(whole) },
    units,
    persons: people.map((one, index) => ({
      ...one,
      plan: null,
      figures: figuresOf(index % 700, 15),
    })),
    details: null,
    burden: people.map((one) => ({ ...one, ...burden })),
    calendarYears: [2025, 2026],
    exportedBy: "王秘书",
    exportedAt: new Date("2026-09-20T10:05:00Z"),
  };
}
