import { periodOfKey } from "../../calendar/periods.ts";
import { uncoveredYears } from "../../calendar/working-days.ts";
import { type Counted, judgingOf, wholeView } from "../../cycle/beat.ts";
import { shownCounts } from "../../cycle/bulletin.ts";
import { rateOf, sumOf, topsOf } from "../../cycle/figures/rules.ts";
import { frozenCounts } from "../../cycle/figures/store.ts";
import type { ShownCount } from "../../cycle/figures/wording.ts";
import { instantsOf } from "../../cycle/periods/publish.ts";
import { sortOf } from "../../cycle/periods/rules.ts";
import { isWeighted, type Scoring } from "../../cycle/scoring/rules.ts";
import { formulaLines } from "../../cycle/scoring/wording.ts";
import { frozenStandings } from "../../cycle/standings/rules.ts";
import { supplementsOf } from "../../cycle/supplements/store.ts";
import { loadUnitTree } from "../../people/store.ts";
import type { Work } from "../../work.ts";
import {
  type BulletinCard,
  type BulletinReport,
  type Count,
  trendUpTo,
  type UnitFigures,
} from "../rules.ts";
import { burdenOf, personFigures } from "./rules.ts";
import {
  askedRows,
  personRows,
  publishedRun,
  publishedRuns,
  receivedRows,
  weeklyRates,
} from "./store.ts";
import { personsNote, supplementedNote, supplementNote } from "./wording.ts";

/** A published bulletin as its card and its workbook show it. */
export type GatheredBulletin = { card: BulletinCard; report: BulletinReport };

type Run = NonNullable<Awaited<ReturnType<typeof publishedRun>>>;

/** What a bulletin froze, with what follows from it. */
type Frozen = { scope: Counted; shown: ReadonlyMap<number, ShownCount>; ranked: boolean };

/**
 * What a published 通报 says, from the figures it froze; null when there is none of this id. `exportedBy` stands in
 * the workbook. Made again it is the same, but for what people were sent and were approved since.
 */
export async function bulletinOf(
  work: Work,
  beatRunId: number,
  exportedBy: string,
): Promise<GatheredBulletin | null> {
  const run = await publishedRun(work.tx, beatRunId);
  if (!run) return null;
  const { scoring } = judgingOf(run.programme);
  const frozen = await frozenOf(work, run, scoring);
  const { scope, shown, ranked } = frozen;
  const whole = wholeView(scope, shown);
  const supplements = await supplementsOf(work.tx, run.id);
  // Without ranks there are no flags to explain, and nobody is left out of the ranking.
  const formula = formulaLines(ranked ? scoring : { ...scoring, base: 1, red: null, yellow: null });
  const both = {
    programme: run.programme.name,
    basis: run.programme.basis,
    period: run.period,
    ranked,
    scored: isWeighted(scoring),
    // The programme's own rules are richer than thresholds: each unit has the flag they gave, and a note tells them.
    flags: { red: null, yellow: null, leastBase: 1 },
    zone: work.calendar.zone,
  };
  const sums = { title: whole.title, figures: whole.figures, rate: rateOf(whole.figures) };
  return {
    card: {
      ...both,
      whole: { ...sums, rateBefore: await rateBefore(work, run, scope) },
      units: whole.units.map(({ name, count }) => ({ name, count: countOf(count) })),
      trend: await trendOf(work, run, scope),
      notes: [...formula, ...supplements.map((one) => supplementedNote(one.number, one.reason))],
      generatedAt: run.ranAt,
    },
    report: {
      ...both,
      whole: sums,
      units: unitsOf(frozen),
      ...(await peopleOf(work, run)),
      details: null,
      calendarYears: knownYears(work, run.period),
      notes: [...formula, personsNote, ...supplements.map(({ text }) => supplementNote(text))],
      exportedBy,
      exportedAt: run.ranAt,
    },
  };
}

/** The units are those that were counted then, whatever the programme is for by now. */
async function frozenOf({ tx }: Work, run: Run, scoring: Scoring): Promise<Frozen> {
  const tree = await loadUnitTree(tx);
  const counts = await frozenCounts(tx, run.id);
  const units = tree.all.filter(({ id }) => counts.has(id));
  const known = units.flatMap(({ id }) => counts.get(id) ?? []);
  const shown = shownCounts(frozenStandings(tree, known, scoring), scoring);
  const scope = { tree, units, tops: topsOf(units) };
  return { scope, shown, ranked: known.some(({ rank }) => rank !== null) };
}

function countOf({ unitId, score, flag, ...count }: ShownCount): Count {
  return { ...count, flag: flag ?? null };
}

/** All units below the whole; its one top unit is the sum line. */
function unitsOf({ scope, shown }: Frozen): (UnitFigures & { parent: string | null })[] {
  const { tree, units, tops } = scope;
  const below = tops.length === 1 ? units.filter((unit) => unit !== tops[0]) : units;
  return below.flatMap(({ id, name, parentId }) => {
    const count = shown.get(id);
    const parent = parentId === null ? null : tree.get(parentId).name;
    return count ? [{ name, parent, count: countOf(count) }] : [];
  });
}

/** The rate in the bulletin of the same sort before this one. */
async function rateBefore({ tx }: Work, run: Run, { tops }: Counted): Promise<number | null> {
  const runs = await publishedRuns(tx, run.programmeId);
  const before = runs.find(
    ({ period, ranAt }) => ranAt < run.ranAt && sortOf(period) === sortOf(run.period),
  );
  const counts = await frozenCounts(tx, before?.id ?? null);
  return rateOf(sumOf(tops.flatMap(({ id }) => counts.get(id) ?? [])));
}

async function trendOf({ tx }: Work, run: Run, { tops }: Counted) {
  const weeks = trendUpTo(run.period, []).map(({ week }) => week);
  const unitIds = tops.map(({ id }) => id);
  return weeklyRates(tx, run.programmeId, { weeks, unitIds });
}

/** Who was asked for something in the programme, and what each week of the period laid on him in all programmes. */
async function peopleOf(work: Work, run: Run): Promise<Pick<BulletinReport, "persons" | "burden">> {
  const span = instantsOf(work, run.period);
  const covered = sortOf(run.period) === "week" ? { runId: run.id } : span;
  const rows = await personRows(work.tx, run.programmeId, covered);
  const zoned = { ...span, zone: work.calendar.zone };
  const received = await receivedRows(work.tx, zoned);
  const asked = await askedRows(work.tx, zoned);
  return { persons: rows.map(personFigures), burden: burdenOf(rows, received, asked) };
}

function knownYears({ calendar }: Work, period: string): number[] {
  const { first, last } = periodOfKey(period);
  const years = [...new Set([first, last].map((date) => Number(date.slice(0, 4))))];
  const unknown = new Set(uncoveredYears(calendar, first, last));
  return years.filter((year) => !unknown.has(year));
}
