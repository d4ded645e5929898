import { addDays } from "../../calendar/dates.ts";
import { instantAt } from "../../calendar/zone.ts";
import { say } from "../../outbox/say.ts";
import type { Work } from "../../work.ts";
import { type Beat, type BeatResult, judgingOf, loadScope } from "../beat.ts";
import { bulletinMessages, shownCounts } from "../bulletin.ts";
import { freezeCounts, frozenCounts, statusCountsWithin } from "../figures/store.ts";
import { standingsOf } from "../standings/rules.ts";
import { publishedBefore } from "../store.ts";
import { publishedNote } from "../wording.ts";
import { daysOf } from "./rules.ts";

/** The first instant of a period and the first after it. */
export function instantsOf(work: Work, period: string): { from: Date; until: Date } {
  const { zone } = work.calendar;
  const { first, last } = daysOf(period);
  return { from: instantAt(first, 0, zone), until: instantAt(addDays(last, 1), 0, zone) };
}

/**
 * 月通报, 季通报, 年通报: sums up what closed within the period, as it stands now, and freezes it. The ladders count
 * weeks only, so nobody is counted twice.
 */
export async function publishPeriod(
  work: Work,
  beat: Beat & { runId: number },
): Promise<BeatResult> {
  const { programme, runId, period } = beat;
  const scope = await loadScope(work, programme.id);
  const own = await statusCountsWithin(work.tx, programme.id, instantsOf(work, period));
  const judging = judgingOf(programme);
  const standings = standingsOf(scope.tree, scope.units, own, judging);
  await freezeCounts(work.tx, runId, standings.counts);
  const last = await publishedBefore(work.tx, programme.id, { runId, period });
  const facts = {
    beat,
    scope,
    scoring: judging.scoring,
    counts: shownCounts(standings, judging.scoring),
    before: await frozenCounts(work.tx, last?.id ?? null),
    counted: new Map(),
    statements: [],
    tests: null,
  };
  const said = await bulletinMessages(work, facts, []);
  await say(work, said.messages);
  const note = publishedNote(said.groups, said.administrators);
  return { note, table: said.whole, messages: said.messages.length };
}
