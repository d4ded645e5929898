import { groupBy } from "../collections/rules.ts";
import type { NewMessage } from "../outbox/rules.ts";
import { say } from "../outbox/say.ts";
import { administrators, secretariesOf } from "../people/store.ts";
import type { Work } from "../work.ts";
import { type Beat, type BeatResult, loadScope, type Scope } from "./beat.ts";
import { type OpenItem, openItems } from "./figures/store.ts";
import { dispatchText, type Lagging } from "./owing/wording.ts";
import { dispatchedNote } from "./wording.ts";

type Role = "liaison" | "secretary" | "administrator";

/**
 * 周调度: tells privately who owes what since when. Each liaison hears of the lagging units for which he is the nearest;
 * their secretaries, or the nearest above, hear the same and are asked for a 情况说明. Who is both hears it once, as
 * secretary; where there is neither, the administrators hear it. Units that have done all are left alone.
 */
export async function dispatch(work: Work, beat: Beat): Promise<BeatResult> {
  const scope = await loadScope(work, beat.programme.id);
  const items = await openItems(work.tx, beat.programme.id);
  const lagging = groupBy(
    items.filter(({ status }) => status !== "held"),
    ({ unitId }) => unitId,
  );
  const recipients = await recipientsOf(work, scope, [...lagging.keys()]);
  const messages = [...recipients].map(([personId, { role, unitIds }]): NewMessage => {
    const units = unitIds.map((id) => laggingUnit(scope, id, lagging.get(id) ?? []));
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

function laggingUnit(scope: Scope, unitId: number, items: readonly OpenItem[]): Lagging {
  const people = [...groupBy(items, ({ personId }) => personId).values()];
  return {
    unit: scope.tree.get(unitId).name,
    people: people.map((own) => ({ person: own[0]?.person ?? "", items: own })),
  };
}
