import { mondayOf } from "../calendar/dates.ts";
import { weekKey } from "../calendar/weeks.ts";
import { instantAt, localDate } from "../calendar/zone.ts";
import { say } from "../outbox/say.ts";
import type { UnitTree } from "../people/rules.ts";
import { loadUnitTree, names } from "../people/store.ts";
import type { Work } from "../work.ts";
import { addStatement, dispatchedProgrammes } from "./statements/store.ts";
import { programmeById } from "./store.ts";
import { statementNotice } from "./wording.ts";

/**
 * What a unit says for itself; the caller has checked that the person may speak for it. `programmeId` null: about
 * whatever the unit was asked about.
 */
export type NewStatement = {
  personId: number;
  unitId: number;
  text: string;
  programmeId: number | null;
};

/**
 * Keeps a 情况说明 for this week's bulletins and tells the nearest liaison. It belongs to the programmes whose 调度 named
 * the unit, or one it covers, this week; where none did, to every one. `programmes`: their names; `told`: the liaison's
 * label, or null when there is none.
 */
export async function recordStatement(
  work: Work,
  { personId, unitId, text, programmeId }: NewStatement,
): Promise<{ programmes: string[]; told: string | null }> {
  const today = localDate(work.now, work.calendar.zone);
  const words = text.trim();
  const tree = await loadUnitTree(work.tx);
  const about =
    programmeId === null
      ? await askedAbout(work, tree, unitId)
      : [await programmeById(work.tx, programmeId)];
  const row = { unitId, personId, period: weekKey(today), text: words, at: work.now };
  const ids: number[] = [];
  for (const id of about.length === 0 ? [null] : about.map((programme) => programme.id)) {
    ids.push(await addStatement(work.tx, { ...row, programmeId: id }));
  }
  const programmes = about.map(({ name }) => name);
  const liaison = liaisonFor(tree, unitId, personId);
  if (liaison === undefined) return { programmes, told: null };
  const named = await names(work.tx, [personId, liaison]);
  const [only, ...others] = about;
  const unit = tree.get(unitId).name;
  await say(work, [
    {
      key: `statement:${ids[0] ?? 0}:${liaison}`,
      to: { personId: liaison },
      kind: "dispatch",
      text: statementNotice({ unit, programmes }, named.get(personId) ?? "", words),
      ...(only && others.length === 0 ? { programmeId: only.id } : {}),
    },
  ]);
  return { programmes, told: named.get(liaison) ?? null };
}

function askedAbout(work: Work, tree: UnitTree, unitId: number) {
  const { zone } = work.calendar;
  const units = tree.within(unitId).map(({ id }) => id);
  const week = instantAt(mondayOf(localDate(work.now, zone)), 0, zone);
  return dispatchedProgrammes(work.tx, units, week);
}

function liaisonFor(tree: UnitTree, unitId: number, except: number): number | undefined {
  const liaisons = tree.upward(unitId).flatMap((unit) => unit.liaisonId ?? []);
  return liaisons.find((id) => id !== except);
}
