import { groupBy } from "../collections/rules.ts";
import { type TestLines, testLines } from "../kinds/quiz/report/summarise.ts";
import type { NewMessage } from "../outbox/rules.ts";
import { say } from "../outbox/say.ts";
import { administrators, secretariesOf } from "../people/store.ts";
import { taskLines } from "../tasks/board.ts";
import { overdueSection } from "../tasks/wording.ts";
import type { Work } from "../work.ts";
import { type Beat, type BeatResult, judgingOf, loadScope, type Scope, wholeView } from "./beat.ts";
import { shownCounts } from "./bulletin.ts";
import type { UnitCount } from "./figures/rules.ts";
import { freezeCounts, type OpenItem, openItems, statusCounts } from "./figures/store.ts";
import { countTable, type PersonItems, secretaryCount } from "./figures/wording.ts";
import { standingsOf } from "./standings/rules.ts";
import { countedNote, itemWords } from "./wording.ts";

/**
 * 周统计: figures of what has closed since the last 通报. The scheduled one freezes them, shows the administrators the
 * table, and each secretary his own units with something open, who owes it, and the tasks past their deadline. By hand it is only a look.
 */
export async function count(work: Work, beat: Beat): Promise<BeatResult> {
  const { programme, runId, period } = beat;
  const scope = await loadScope(work, programme.id);
  const own = await statusCounts(work.tx, programme.id, null);
  const judging = judgingOf(programme);
  const standings = standingsOf(scope.tree, scope.units, own, judging);
  const { counts } = standings;
  const byUnit = shownCounts(standings, judging.scoring);
  const tests = await testLines(work, programme.id, null);
  const table = countTable(
    { programme: programme.name, period, look: runId === null },
    wholeView(scope, byUnit),
    tests(scope.units.map(({ id }) => id)),
  );
  const note = countedNote(counts.length);
  if (runId === null) return { note, table, messages: 0 };
  await freezeCounts(work.tx, runId, counts);
  const told = await administrators(work.tx, scope.today);
  const messages = [
    ...told.map((personId) => message(beat, personId, "table", table)),
    ...(await toSecretaries(work, beat, { scope, counts: byUnit, tests })),
  ];
  await say(work, messages);
  return { note, table, messages: messages.length };
}

async function toSecretaries(
  work: Work,
  beat: Beat,
  {
    scope,
    counts,
    tests,
  }: { scope: Scope; counts: ReadonlyMap<number, UnitCount>; tests: TestLines },
): Promise<NewMessage[]> {
  const open = groupBy(await openItems(work.tx, beat.programme.id), ({ unitId }) => unitId);
  const about = { programmeId: beat.programme.id, unitIds: scope.units.map(({ id }) => id) };
  const late = groupBy(await taskLines(work, scope.tree, about), ({ unitId }) => unitId);
  const units = scope.units.filter(({ id }) => open.has(id) || late.has(id));
  const bySecretary = new Map<number, typeof units>();
  for (const unit of units) {
    for (const personId of await secretariesOf(work.tx, scope.tree, unit.id, scope.today)) {
      bySecretary.set(personId, [...(bySecretary.get(personId) ?? []), unit]);
    }
  }
  return [...bySecretary].map(([personId, his]) => {
    const shown = his.flatMap(({ id, name }) => {
      const figures = counts.get(id);
      return figures ? [{ name, figures, people: peopleOf(open.get(id) ?? []) }] : [];
    });
    const whole = his.flatMap(({ id }) => scope.tree.within(id).map((unit) => unit.id));
    const lines = tests(new Set(whole));
    const text = secretaryCount(beat.programme.name, beat.period, shown, lines);
    const tasks = his.flatMap(({ id }) => (late.get(id) ?? []).map(({ line }) => line));
    return message(beat, personId, "units", [text, ...overdueSection(tasks)].join("\n"));
  });
}

function peopleOf(items: readonly OpenItem[]): PersonItems[] {
  const groups = groupBy(items, ({ personId, status }) => `${personId} ${status === "held"}`);
  return [...groups.values()].map((own) => ({
    person: own[0]?.person ?? "",
    items: own.map(({ plan, date }) => itemWords(plan, date)),
    held: own[0]?.status === "held",
  }));
}

function message(beat: Beat, personId: number, part: string, text: string): NewMessage {
  return {
    key: `${beat.key}:${part}:${personId}`,
    to: { personId },
    kind: "count",
    text,
    programmeId: beat.programme.id,
    priority: 7,
  };
}
