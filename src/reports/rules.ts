import { addDays } from "../calendar/dates.ts";
import { periodOfKey } from "../calendar/periods.ts";
import { weekKey } from "../calendar/weeks.ts";
import type { LocalDate } from "../calendar/work-calendar.ts";
import { countable, type Figures } from "../cycle/figures/rules.ts";
import type { ObligationStatus } from "../ledger/rules.ts";

/**
 * What a unit is shown with. `rate` is 0 to 1, null when nothing is left to count; `rank` null when unranked; `flag`
 * where it is known already, null for none.
 */
export type Count = Figures & { rate: number | null; rank: number | null; flag?: Flag | null };

export type UnitFigures = { name: string; count: Count };

/** A programme's thresholds; null: that flag is not given. `leastBase`: with less to count a unit gets neither. */
export type FlagRules = {
  red: { lastRank: number; leastRate: number } | null;
  yellow: { line: number } | null;
  leastBase: number;
};

export type Flag = "red" | "yellow";

/** The rate of one ISO week such as 2026-W38; null when nothing was left to count. */
export type TrendPoint = { week: string; rate: number | null };

/** All that a bulletin's card shows, as plain values; the same card gives the same picture. */
export type BulletinCard = {
  programme: string;
  basis: string;
  /** Its key: 2026-W38, 2026-09, 2026-Q3 or 2026. */
  period: string;
  /** What stands above the units, such as the county. */
  whole: { title: string; figures: Figures; rate: number | null; rateBefore: number | null };
  /** 排名: without it the units keep their order and no rank is shown. */
  ranked: boolean;
  /** Ranked by a score of several parts, which a note explains; else by the rate. */
  scored?: boolean;
  /** In unit order. */
  units: readonly UnitFigures[];
  flags: FlagRules;
  /** Any weeks in any order; those of the last eight are drawn. */
  trend: readonly TrendPoint[];
  /** Sentences for the small print beside the rules, such as what a supplement changes. */
  notes: readonly string[];
  generatedAt: Date;
  zone: string;
};

/** One person's figures in one plan; `plan` null: in all of them. */
export type PersonFigures = { person: string; unit: string; plan: string | null; figures: Figures };

/** One obligation as it ended. `number` is text whatever it looks like; `date` the local day of the occurrence. */
export type Detail = {
  number: string;
  date: LocalDate;
  person: string;
  unit: string;
  plan: string;
  status: ObligationStatus;
  at: Date | null;
  evidence: string | null;
};

/** What a week asked of one person: messages received, and how many of them wanted an answer. */
export type Burden = {
  week: string;
  person: string;
  unit: string;
  received: number;
  asked: number;
  /** Why it passed the cap; null when it did not. */
  reason: string | null;
};

/** All that a bulletin's workbook shows, as plain values; the same report gives the same bytes. */
export type BulletinReport = {
  programme: string;
  basis: string;
  /** Its key: 2026-W38, 2026-09, 2026-Q3 or 2026. */
  period: string;
  whole: { title: string; figures: Figures; rate: number | null };
  ranked: boolean;
  /** Ranked by a score of several parts, which a note explains; else by the rate. */
  scored?: boolean;
  /** In unit order; `parent` null at the top. */
  units: readonly (UnitFigures & { parent: string | null })[];
  flags: FlagRules;
  persons: readonly PersonFigures[];
  /** Null: without the sheet of every single obligation. */
  details: readonly Detail[] | null;
  burden: readonly Burden[];
  /** The years whose holidays and make-up days the calendar knew. */
  calendarYears: readonly number[];
  notes: readonly string[];
  exportedBy: string;
  exportedAt: Date;
  zone: string;
};

/** The flag a unit has, or earns by the rules; null for most. */
export function flagOf({ rate, rank, flag, ...figures }: Count, rules: FlagRules): Flag | null {
  if (flag !== undefined) return flag;
  if (rate === null || countable(figures) < rules.leastBase) return null;
  const { red, yellow } = rules;
  if (red && rank !== null && rank <= red.lastRank && rate >= red.leastRate) return "red";
  return yellow && rate < yellow.line ? "yellow" : null;
}

/** Whether the period asked anything of a unit at all. */
export function isInvolved({ expected }: Figures): boolean {
  return expected > 0;
}

/**
 * The order in which a bulletin lists its units: by rank, then those without rank, last those that owed nothing; each
 * in unit order. A bulletin that is not ranked knows no ranks.
 */
export function inBulletinOrder<T extends UnitFigures>(units: readonly T[], ranked: boolean): T[] {
  const known = units.map((unit) => {
    const rank = ranked && isInvolved(unit.count) ? unit.count.rank : null;
    return { ...unit, count: { ...unit.count, rank } };
  });
  const place = ({ count }: UnitFigures) => {
    if (!isInvolved(count)) return Number.POSITIVE_INFINITY;
    return count.rank ?? Number.MAX_SAFE_INTEGER;
  };
  return known.sort((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)));
}

/** So many weeks a trend shows. */
export const TREND_WEEKS = 8;

/** The last eight weeks up to the end of `period`, oldest first; a week that is not known has no rate. */
export function trendUpTo(period: string, points: readonly TrendPoint[]): TrendPoint[] {
  const { last } = periodOfKey(period);
  const rates = new Map(points.map(({ week, rate }) => [week, rate]));
  return Array.from({ length: TREND_WEEKS }, (_, index) => {
    const week = weekKey(addDays(last, (index + 1 - TREND_WEEKS) * 7));
    return { week, rate: rates.get(week) ?? null };
  });
}

/** Personal names of three characters, and compound ones of four, are never cut. */
const NEVER_CUT = 4;

/**
 * A name of at most `most` full-width characters; letters and digits count half. What is too long loses its middle,
 * since units of one county begin alike and differ at their end.
 */
export function shortName(name: string, most: number): string {
  const characters = [...name.trim()];
  const room = Math.max(most, NEVER_CUT);
  if (widthOf(characters) <= room) return characters.join("");
  const head = fitting(characters, Math.floor((room - 1) * 0.4));
  const tail = fitting([...characters].reverse(), room - 1 - widthOf(head)).reverse();
  return `${head.join("")}…${tail.join("")}`;
}

/**
 * Short names that still tell the units apart: where shortening makes several alike, they begin where they first
 * differ; what even that does not tell apart stays whole.
 */
export function shortNames(names: readonly string[], most: number): string[] {
  const short = names.map((name) => shortName(name, most));
  return short.map((own, index) => {
    const alike = names.filter((_, other) => short[other] === own);
    const name = names[index] ?? "";
    if (new Set(alike).size === 1) return own;
    const told = alike.map((one) => fromDifference(one, alike, most));
    const mine = fromDifference(name, alike, most);
    return told.filter((one) => one === mine).length === 1 ? mine : name;
  });
}

/** 新疆…第3村阔什艾日克村民委员会: two characters of the beginning, then from just before the first difference. */
function fromDifference(name: string, alike: readonly string[], most: number): string {
  const characters = [...name];
  const others = alike.map((other) => [...other]);
  const same = characters.findIndex((character, place) =>
    others.some((other) => other[place] !== character),
  );
  const rest = characters.slice(Math.max(2, (same === -1 ? characters.length : same) - 2));
  const shown = fitting(rest, most - 3);
  const end = shown.length < rest.length ? [...fitting(rest, most - 4), "…"] : shown;
  return `${characters.slice(0, 2).join("")}…${end.join("")}`;
}

function fitting(characters: readonly string[], room: number): string[] {
  const taken: string[] = [];
  for (const character of characters) {
    if (widthOf(taken) + widthOf([character]) > room) break;
    taken.push(character);
  }
  return taken;
}

/** In full-width characters: what stands below U+2000 takes about half of one. */
function widthOf(characters: readonly string[]): number {
  return characters.reduce((sum, character) => sum + (character < "\u2000" ? 0.5 : 1), 0);
}
