import { testLines } from "../kinds/quiz/report/summarise.ts";
import { recordShortfalls } from "../ladder/recurrence/record.ts";
import { say } from "../outbox/say.ts";
import type { Work } from "../work.ts";
import { type Beat, type BeatResult, judgingOf, loadScope } from "./beat.ts";
import { bulletinMessages, shownCounts } from "./bulletin.ts";
import { coverClosed, freezeCounts, frozenCounts, statusCounts } from "./figures/store.ts";
import { judged, standingsOf } from "./standings/rules.ts";
import { statementsSince } from "./statements/store.ts";
import { beatOfWeek, publishedBefore } from "./store.ts";
import { administratorsLines } from "./waiting/list.ts";
import { publishedNote } from "./wording.ts";

/**
 * 周通报: covers and freezes what has closed since the last one, counts for the ladders who fell behind, and publishes
 * it to every group of the programme's units, each seeing its own part, and the whole to the administrators.
 */
export async function publish(work: Work, beat: Beat & { runId: number }): Promise<BeatResult> {
  const { programme, runId, period } = beat;
  const scope = await loadScope(work, programme.id);
  await coverClosed(work.tx, programme.id, runId);
  const own = await statusCounts(work.tx, programme.id, runId);
  const judging = judgingOf(programme);
  const standings = standingsOf(scope.tree, scope.units, own, judging);
  await freezeCounts(work.tx, runId, standings.counts);
  await recordShortfalls(work, {
    programmeId: programme.id,
    beatRunId: runId,
    period,
    standings: judged(scope.tree, standings),
    line: judging.scoring.line,
    nameOf: (unitId) => scope.tree.get(unitId).name,
  });
  const last = await publishedBefore(work.tx, programme.id, { runId, period });
  const counting = await beatOfWeek(work.tx, programme.id, "count", period);
  const since = last?.ranAt ?? null;
  const facts = {
    beat,
    scope,
    scoring: judging.scoring,
    counts: shownCounts(standings, judging.scoring),
    before: await frozenCounts(work.tx, last?.id ?? null),
    counted: await frozenCounts(work.tx, counting?.id ?? null),
    statements: await statementsSince(work.tx, programme.id, since),
    tests: await testLines(work, programme.id, runId),
  };
  const extra = await administratorsLines(work, { programmeId: programme.id, scope, since });
  const said = await bulletinMessages(work, facts, extra);
  await say(work, said.messages);
  const note = publishedNote(said.groups, said.administrators);
  return { note, table: said.whole, messages: said.messages.length };
}
