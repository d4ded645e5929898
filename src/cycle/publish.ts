import { type TestLines, testLines } from "../kinds/quiz/report/summarise.ts";
import type { NewMessage, Recipient } from "../outbox/rules.ts";
import { say } from "../outbox/say.ts";
import type { Group } from "../people/rules.ts";
import { administrators, loadGroups } from "../people/store.ts";
import type { Work } from "../work.ts";
import { type Beat, type BeatResult, loadScope, type Scope, viewOf, wholeView } from "./beat.ts";
import {
  countUnits,
  differences,
  rateOf,
  sumOf,
  type UnitCount,
  withoutLoneRanks,
} from "./figures/rules.ts";
import { coverClosed, freezeCounts, frozenCounts, statusCounts } from "./figures/store.ts";
import { bulletinText, type View } from "./figures/wording.ts";
import { statementsSince } from "./statements/store.ts";
import { beatOfWeek, publishedBefore } from "./store.ts";
import { publishedNote } from "./wording.ts";

type Counts = ReadonlyMap<number, UnitCount>;

/** Everything a bulletin compares and quotes. `before`: the last 通报; `counted`: this week's 统计. */
type Facts = {
  beat: Beat;
  scope: Scope;
  counts: Counts;
  before: Counts;
  counted: Counts;
  statements: { unitId: number; text: string }[];
  tests: TestLines;
};

/**
 * 周通报: covers and freezes what has closed since the last one, and publishes it to every group of the programme's
 * units, each seeing its own part, and the whole to the administrators.
 */
export async function publish(work: Work, beat: Beat & { runId: number }): Promise<BeatResult> {
  const { programme, runId, period } = beat;
  const scope = await loadScope(work, programme.id);
  await coverClosed(work.tx, programme.id, runId);
  const own = await statusCounts(work.tx, programme.id, runId);
  const counts = countUnits(scope.tree, scope.units, own, programme.ranked);
  await freezeCounts(work.tx, runId, counts);
  const last = await publishedBefore(work.tx, programme.id, runId);
  const counting = await beatOfWeek(work.tx, programme.id, "count", period);
  const facts: Facts = {
    beat,
    scope,
    counts: new Map(withoutLoneRanks(scope.tree, counts).map((unit) => [unit.unitId, unit])),
    before: await frozenCounts(work.tx, last?.id ?? null),
    counted: await frozenCounts(work.tx, counting?.id ?? null),
    statements: await statementsSince(work.tx, programme.id, last?.ranAt ?? null),
    tests: await testLines(work, programme.id, runId),
  };
  const groups = (await loadGroups(work.tx, scope.tree)).within(scope.tops.map(({ id }) => id));
  const told = await administrators(work.tx, scope.today);
  const whole = textFor(facts, null);
  const messages = [
    ...groups.map((group) =>
      message(beat, `group:${group.id}`, { channelId: group.id }, textFor(facts, group)),
    ),
    ...told.map((personId) => message(beat, `person:${personId}`, { personId }, whole)),
  ];
  await say(work, messages);
  const note = publishedNote(groups.length, told.length);
  return { note, table: whole, messages: messages.length };
}

/** The bulletin for one group, or the whole of it. A group whose unit stands above the programme sees the whole. */
function textFor(facts: Facts, group: Group | null): string {
  const { beat, scope, counts, before, counted } = facts;
  const unitId = group && counts.has(group.unitId) ? group.unitId : null;
  const view = unitId === null ? wholeView(scope, counts) : viewOf(scope, counts, unitId);
  const shown = unitId === null ? scope.tops.map(({ id }) => id) : [unitId];
  const whole = wholeView(scope, counts);
  return bulletinText({
    programme: beat.programme.name,
    basis: beat.programme.basis,
    period: beat.period,
    view,
    rank: shown.length === 1 ? (counts.get(shown[0] ?? 0)?.rank ?? null) : null,
    rate: rateOf(view.figures),
    rateBefore: before.size === 0 ? null : rateOf(sumOver(before, shown)),
    sinceCount: counted.size === 0 ? null : differences(sumOver(counted, shown), view.figures),
    whole: view.title === whole.title ? null : wholeLine(whole),
    statements: statementsIn(facts, unitId),
    tests: facts.tests(partOf(scope, unitId).map(({ id }) => id)),
  });
}

/** The units that a message for this one shows, or, with null, all of the programme. */
function partOf(scope: Scope, unitId: number | null) {
  return unitId === null ? scope.units : scope.tree.within(unitId);
}

function sumOver(counts: Counts, unitIds: readonly number[]) {
  return sumOf(unitIds.flatMap((id) => counts.get(id) ?? []));
}

function wholeLine({ title, figures }: View) {
  return { title, figures };
}

function statementsIn({ scope, statements }: Facts, unitId: number | null) {
  const inScope = new Set(scope.units.map(({ id }) => id));
  return statements.flatMap((statement) => {
    const above = scope.tree.upward(statement.unitId).map(({ id }) => id);
    const shown = unitId === null ? above.some((id) => inScope.has(id)) : above.includes(unitId);
    return shown ? [{ unit: scope.tree.get(statement.unitId).name, text: statement.text }] : [];
  });
}

function message(beat: Beat, place: string, to: Recipient, text: string): NewMessage {
  const { key, programme } = beat;
  return {
    key: `${key}:${place}`,
    to,
    kind: "bulletin",
    text,
    programmeId: programme.id,
    priority: 7,
  };
}
