import { weekKey } from "../calendar/weeks.ts";
import { localDate } from "../calendar/zone.ts";
import { say } from "../outbox/say.ts";
import { loadUnitTree, names } from "../people/store.ts";
import type { Work } from "../work.ts";
import { addStatement } from "./store.ts";
import { statementNotice } from "./wording.ts";

/** What a unit says for itself; the caller has checked that the person may speak for it. `programmeId` null: for all. */
export type NewStatement = {
  personId: number;
  unitId: number;
  text: string;
  programmeId: number | null;
};

/** Keeps a 情况说明 for this week's bulletin and tells the nearest liaison. `told`: his label, or null when there is none. */
export async function recordStatement(
  work: Work,
  { personId, unitId, text, programmeId }: NewStatement,
): Promise<{ statementId: number; told: string | null }> {
  const period = weekKey(localDate(work.now, work.calendar.zone));
  const words = text.trim();
  const row = { programmeId, unitId, personId, period, text: words, at: work.now };
  const statementId = await addStatement(work.tx, row);
  const tree = await loadUnitTree(work.tx);
  const liaisons = tree.upward(unitId).flatMap((unit) => unit.liaisonId ?? []);
  const liaison = liaisons.find((id) => id !== personId);
  if (liaison === undefined) return { statementId, told: null };
  const named = await names(work.tx, [personId, liaison]);
  await say(work, [
    {
      key: `statement:${statementId}:${liaison}`,
      to: { personId: liaison },
      kind: "dispatch",
      text: statementNotice(tree.get(unitId).name, named.get(personId) ?? "", words),
      ...(programmeId === null ? {} : { programmeId }),
    },
  ]);
  return { statementId, told: named.get(liaison) ?? null };
}
