import { type Figures, rateOf } from "../../src/cycle/figures/rules.ts";
import type { BulletinCard, Count, TrendPoint, UnitFigures } from "../../src/reports/rules.ts";

const NOTHING: Figures = {
  expected: 0,
  due: 0,
  onTime: 0,
  late: 0,
  madeUp: 0,
  excused: 0,
  missed: 0,
  held: 0,
};

/** Figures by their parts; what is expected is their sum. */
export function figures(parts: Partial<Omit<Figures, "expected">>): Figures {
  const known = { ...NOTHING, ...parts };
  const { due, onTime, late, madeUp, excused, missed, held } = known;
  return { ...known, expected: due + onTime + late + madeUp + excused + missed + held };
}

export function count(parts: Partial<Omit<Figures, "expected">>, rank: number | null): Count {
  const sums = figures(parts);
  return { ...sums, rate: rateOf(sums), rank };
}

export function unit(
  name: string,
  parts: Partial<Omit<Figures, "expected">>,
  rank: number | null,
): UnitFigures {
  return { name, count: count(parts, rank) };
}

/** So many units of falling rates, ranked, with a little of everything. */
export function units(number: number, nameOf = (index: number) => `东关镇第${index + 1}村`) {
  const unranked = Array.from({ length: number }, (_, index) => {
    const missed = Math.floor((index * 20) / number);
    const parts = { onTime: 48 - missed, late: index % 4, excused: index % 3, missed };
    return unit(nameOf(index), { ...parts, held: index % 2 }, null);
  });
  const rates = unranked.map(({ count: { rate } }) => rate ?? 0);
  return unranked.map(({ name, count: own }) => {
    const better = rates.filter((rate) => rate > (own.rate ?? 0)).length;
    return { name, count: { ...own, rank: better + 1 } };
  });
}

export function trend(rates: readonly (number | null)[], lastWeek = 38): TrendPoint[] {
  return rates.flatMap((rate, index) => {
    const week = lastWeek - rates.length + 1 + index;
    return rate === null ? [] : [{ week: `2026-W${String(week).padStart(2, "0")}`, rate }];
  });
}

/** A week's bulletin of a small county, with what a test wants otherwise. */
export function card(changes: Partial<BulletinCard> = {}): BulletinCard {
  const sums = figures({ onTime: 50, late: 3, madeUp: 2, excused: 3, missed: 2, held: 1 });
  return {
    programme: "驻村工作",
    basis: "《云岭县驻村帮扶工作管理办法》（云办发〔2026〕12号）",
    period: "2026-W38",
    whole: { title: "云岭县", figures: sums, rate: rateOf(sums), rateBefore: 0.953 },
    ranked: true,
    units: [
      unit("东关镇", { onTime: 20 }, 1),
      unit("西河乡", { onTime: 18, late: 1, excused: 2, missed: 1 }, 2),
      unit("南岭乡", { onTime: 12, late: 2, madeUp: 2, excused: 1, missed: 1, held: 1 }, 3),
    ],
    flags: { red: { lastRank: 1, leastRate: 0.95 }, yellow: { line: 0.8 }, leastBase: 5 },
    trend: trend([0.88, 0.91, 0.9, null, 0.93, 0.925, 0.953, 0.965]),
    notes: [],
    generatedAt: new Date("2026-09-20T10:05:00Z"),
    zone: "Asia/Shanghai",
    ...changes,
  };
}
