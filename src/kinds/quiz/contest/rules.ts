import { meanOf, type TestFigures } from "../report/rules.ts";

/** A team of a contest: the people of one unit. `score`: the mean of their best scores, 0 to 100 with one decimal. */
export type Team = { unitId: number; members: number; tookPart: number; score: number };

/** Teams with their ranks, best first, and those of which too few took part to be ranked, in the order given. */
export type Standings = { ranked: (Team & { rank: number })[]; unranked: Omit<Team, "score">[] };

/**
 * Ranks teams by the mean of their members' best scores, over those who took part; at least half of a team must have,
 * or sending only the best would win. Equal scores, as they are shown, share a rank: 1, 1, 3.
 */
export function standingsOf(rows: readonly (TestFigures & { unitId: number })[]): Standings {
  const teams = rows.flatMap((row) => {
    const { unitId, expected, tookPart } = row;
    const score = meanOf(row);
    return expected === 0 ? [] : [{ unitId, members: expected, tookPart, score }];
  });
  const fit: Team[] = [];
  const unranked: Standings["unranked"] = [];
  for (const { score, ...team } of teams) {
    if (score === null || team.tookPart * 2 < team.members) unranked.push(team);
    else fit.push({ ...team, score });
  }
  const ranked = fit
    .map((team) => ({ ...team, rank: 1 + fit.filter(({ score }) => score > team.score).length }))
    .sort((a, b) => a.rank - b.rank);
  return { ranked, unranked };
}

/** More teams than that make a list nobody reads on a phone. */
const MOST_SHOWN = 20;

/**
 * The teams that a group is shown: the best, with all that share the last rank among them, and below these its own.
 * `own`: the units of the group.
 */
export function shownTo(ranked: Standings["ranked"], own: ReadonlySet<number>) {
  const lastRank = ranked[MOST_SHOWN - 1]?.rank ?? Number.POSITIVE_INFINITY;
  const top = ranked.filter(({ rank }) => rank <= lastRank);
  const others = ranked.filter(({ rank, unitId }) => rank > lastRank && own.has(unitId));
  return { top, others, hidden: ranked.length - top.length - others.length };
}
