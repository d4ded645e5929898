import type { TestLines } from "../kinds/quiz/report/summarise.ts";
import type { NewMessage, Recipient } from "../outbox/rules.ts";
import type { Group } from "../people/rules.ts";
import { administrators, loadGroups } from "../people/store.ts";
import type { Work } from "../work.ts";
import { type Beat, type Scope, viewOf, wholeView } from "./beat.ts";
import { differences, rateOf, sumOf, type UnitCount } from "./figures/rules.ts";
import { bulletinText, type ShownCount, type View } from "./figures/wording.ts";
import { isWeighted, type Scoring } from "./scoring/rules.ts";
import { formulaLines } from "./scoring/wording.ts";
import type { Standings } from "./standings/rules.ts";

type Counts = ReadonlyMap<number, UnitCount>;

/** Everything a bulletin compares and quotes. `before`: the last one of its sort; `counted`: this week's 统计. */
export type BulletinFacts = {
  beat: Beat;
  scope: Scope;
  scoring: Scoring;
  counts: ReadonlyMap<number, ShownCount>;
  before: Counts;
  counted: Counts;
  statements: { unitId: number; text: string }[];
  /** Lines on the tests it covers; a longer period repeats none. */
  tests: TestLines | null;
};

/** The counts as a bulletin shows them, with what the programme's own way of judging adds. */
export function shownCounts(
  { shown, scores, flags }: Standings,
  scoring: Scoring,
): Map<number, ShownCount> {
  const weighted = isWeighted(scoring);
  return new Map(
    shown.map((count) => {
      const flag = flags.get(count.unitId);
      const score = weighted ? { score: scores.get(count.unitId) ?? null } : {};
      return [count.unitId, { ...count, ...score, ...(flag ? { flag } : {}) }];
    }),
  );
}

/**
 * The messages of a bulletin: to every group of the programme's units its own part, and to each administrator the
 * whole, followed by `extra`.
 */
export async function bulletinMessages(
  work: Work,
  facts: BulletinFacts,
  extra: readonly string[],
): Promise<{ messages: NewMessage[]; groups: number; administrators: number; whole: string }> {
  const { beat, scope } = facts;
  const groups = (await loadGroups(work.tx, scope.tree)).within(scope.tops.map(({ id }) => id));
  const told = await administrators(work.tx, scope.today);
  const whole = textFor(facts, null);
  const forThem = [whole, ...extra].join("\n");
  const messages = [
    ...groups.map((group) =>
      message(beat, `group:${group.id}`, { channelId: group.id }, textFor(facts, group)),
    ),
    ...told.map((personId) => message(beat, `person:${personId}`, { personId }, forThem)),
  ];
  return { messages, groups: groups.length, administrators: told.length, whole };
}

/** The key under which a bulletin went to a group. */
export function bulletinKey(runId: number, channelId: number): string {
  return `beat:${runId}:group:${channelId}`;
}

/** The bulletin for one group, or the whole of it. A group whose unit stands above the programme sees the whole. */
function textFor(facts: BulletinFacts, group: Group | null): string {
  const { beat, scope, counts, before, counted, scoring } = facts;
  const unitId = group && counts.has(group.unitId) ? group.unitId : null;
  const view = unitId === null ? wholeView(scope, counts) : viewOf(scope, counts, unitId);
  const shown = unitId === null ? scope.tops.map(({ id }) => id) : [unitId];
  const whole = wholeView(scope, counts);
  // Without ranks there are no flags to explain, and nobody is left out of the ranking.
  const explained = beat.programme.ranked
    ? scoring
    : { ...scoring, base: 1, red: null, yellow: null };
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
    formula: formulaLines(explained),
    tests: facts.tests?.(partOf(scope, unitId)) ?? [],
  });
}

/** The units that a message for this one shows, or, with null, all of the programme. */
function partOf(scope: Scope, unitId: number | null): number[] {
  const units = unitId === null ? scope.units : scope.tree.within(unitId);
  return units.map(({ id }) => id);
}

function sumOver(counts: Counts, unitIds: readonly number[]) {
  return sumOf(unitIds.flatMap((id) => counts.get(id) ?? []));
}

function wholeLine({ title, figures }: View) {
  return { title, figures };
}

function statementsIn({ scope, statements }: BulletinFacts, unitId: number | null) {
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
