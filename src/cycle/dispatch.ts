import { addDays } from "../calendar/dates.ts";
import { instantAt } from "../calendar/zone.ts";
import { groupBy } from "../collections/rules.ts";
import type { NewMessage } from "../outbox/rules.ts";
import { say } from "../outbox/say.ts";
import { administrators, secretariesOf } from "../people/store.ts";
import type { Work } from "../work.ts";
import { type Beat, type BeatResult, judgingOf, loadScope, type Scope } from "./beat.ts";
import { type OpenItem, openItems, statusCounts } from "./figures/store.ts";
import { figuresShort } from "./figures/wording.ts";
import { lookBack } from "./history/look-back.ts";
import { happenedWords } from "./history/wording.ts";
import { belowLine, dispatchText, type Lagging } from "./owing/wording.ts";
import { standingsOf } from "./standings/rules.ts";
import { dispatchedNote } from "./wording.ts";

type Role = "liaison" | "secretary" | "administrator";

/** What happened before is told of so many days, the newest so many things of a unit: a 调度单 is read on a phone. */
const LOOK_BACK_DAYS = 30;
const MOST_HAPPENED = 4;

/**
 * 周调度: tells privately who owes what since when, which units are below the line, and what happened about them
 * before. Each liaison hears of the units for which he is the nearest; their secretaries, or the nearest above, hear
 * the same and are asked for a 情况说明. Who is both hears it once, as secretary; where there is neither, the
 * administrators hear it. Units that have done all are left alone.
 */
export async function dispatch(work: Work, beat: Beat): Promise<BeatResult> {
  const scope = await loadScope(work, beat.programme.id);
  const items = await openItems(work.tx, beat.programme.id);
  const lagging = groupBy(
    items.filter(({ status }) => status !== "held"),
    ({ unitId }) => unitId,
  );
  const facts = { lagging, ...(await factsAbout(work, beat, scope)) };
  const concerned = scope.units.filter(({ id }) => lagging.has(id) || facts.below.has(id));
  const recipients = await recipientsOf(
    work,
    scope,
    concerned.map(({ id }) => id),
  );
  const messages = [...recipients].map(([personId, { role, unitIds }]): NewMessage => {
    const units = unitIds.map((id) => laggingUnit(scope, id, facts));
    return {
      key: `${beat.key}:person:${personId}`,
      to: { personId },
      kind: "dispatch",
      text: dispatchText(beat.programme.name, role, units, work.calendar.zone),
      programmeId: beat.programme.id,
      priority: 5,
    };
  });
  await say(work, messages);
  return { note: dispatchedNote(lagging.size, messages.length), messages: messages.length };
}

type Facts = {
  lagging: ReadonlyMap<number, OpenItem[]>;
  /** Units below the line, with their figures and the line in words. */
  below: ReadonlyMap<number, string>;
  before: ReadonlyMap<number, string>;
};

async function factsAbout(
  work: Work,
  { programme }: Beat,
  scope: Scope,
): Promise<Pick<Facts, "below" | "before">> {
  const judging = judgingOf(programme);
  const own = await statusCounts(work.tx, programme.id, null);
  const { counts, scores } = standingsOf(scope.tree, scope.units, own, judging);
  const tops = new Set(scope.tops.map(({ id }) => id));
  const below = counts.flatMap((count) => {
    const score = scores.get(count.unitId) ?? null;
    const short = score !== null && score < judging.scoring.line && !tops.has(count.unitId);
    const words = belowLine(figuresShort(count, null), judging.scoring.line);
    return short ? [[count.unitId, words] as const] : [];
  });
  const { zone } = work.calendar;
  const since = instantAt(addDays(scope.today, -LOOK_BACK_DAYS), 0, zone);
  const happened = await lookBack(work, programme.id, since);
  const before = [...happened].map(([unitId, all]) => {
    return [unitId, happenedWords(all.slice(-MOST_HAPPENED), zone)] as const;
  });
  return { below: new Map(below), before: new Map(before) };
}

/** The roles in which somebody may be told, the one that asks most of him first. */
const ROLES: readonly Role[] = ["secretary", "liaison", "administrator"];

async function recipientsOf(
  work: Work,
  scope: Scope,
  unitIds: readonly number[],
): Promise<Map<number, { role: Role; unitIds: number[] }>> {
  const recipients = new Map<number, { role: Role; unitIds: number[] }>();
  const tell = (personId: number, role: Role, unitId: number) => {
    const known = recipients.get(personId) ?? { role, unitIds: [] };
    if (ROLES.indexOf(role) < ROLES.indexOf(known.role)) known.role = role;
    if (!known.unitIds.includes(unitId)) known.unitIds.push(unitId);
    recipients.set(personId, known);
  };
  const fallback = await administrators(work.tx, scope.today);
  for (const unitId of unitIds) {
    const liaison = scope.tree.upward(unitId).find((unit) => unit.liaisonId !== null)?.liaisonId;
    const secretaries = await secretariesOf(work.tx, scope.tree, unitId, scope.today);
    if (liaison) tell(liaison, "liaison", unitId);
    for (const personId of secretaries) tell(personId, "secretary", unitId);
    if (liaison || secretaries.length > 0) continue;
    for (const personId of fallback) tell(personId, "administrator", unitId);
  }
  return recipients;
}

function laggingUnit(scope: Scope, unitId: number, { lagging, below, before }: Facts): Lagging {
  const items = lagging.get(unitId) ?? [];
  const people = [...groupBy(items, ({ personId }) => personId).values()];
  return {
    unit: scope.tree.get(unitId).name,
    below: below.get(unitId) ?? null,
    before: before.get(unitId) ?? null,
    people: people.map((own) => ({ person: own[0]?.person ?? "", items: own })),
  };
}
