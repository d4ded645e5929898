import { mondayOf } from "../../calendar/dates.ts";
import { weekKey } from "../../calendar/weeks.ts";
import { instantAt, localDate } from "../../calendar/zone.ts";
import type { Authority, UnitTree } from "../../people/rules.ts";
import type { Work } from "../../work.ts";
import { dispatchedProgrammes } from "../statements/store.ts";
import { addAnswers } from "./store.ts";

/** Who answers a 调度 about which unit. */
export type Answering = { personId: number; unitId: number; authority: Authority };

/**
 * Whether somebody may answer for a unit: the liaison of it or of a unit above, a secretary of a unit above, or an
 * administrator. The unit's own secretary gives a 情况说明 instead.
 */
export function mayAnswer(
  tree: UnitTree,
  { personId, unitId, authority }: Answering,
): "yes" | "own-unit" | "no" {
  if (authority.administrator) return "yes";
  const [unit, ...above] = tree.upward(unitId);
  if ([unit, ...above].some((each) => each?.liaisonId === personId)) return "yes";
  if (above.some(({ id }) => authority.secretaryOf.has(id))) return "yes";
  return authority.secretaryOf.has(unitId) ? "own-unit" : "no";
}

/**
 * Keeps what was done about a unit that lags, for the administrators' next bulletin and the next 调度单. It belongs to
 * the programmes whose 调度 named the unit, or one below it, this week; where none did, to every one. Returns their names.
 */
export async function recordAnswer(
  work: Work,
  tree: UnitTree,
  { personId, unitId, text }: { personId: number; unitId: number; text: string },
): Promise<string[]> {
  const { zone } = work.calendar;
  const today = localDate(work.now, zone);
  const units = tree.within(unitId).map(({ id }) => id);
  const about = await dispatchedProgrammes(work.tx, units, instantAt(mondayOf(today), 0, zone));
  const row = { unitId, personId, period: weekKey(today), text: text.trim(), at: work.now };
  const ids = about.length === 0 ? [null] : about.map(({ id }) => id);
  await addAnswers(
    work.tx,
    ids.map((programmeId) => ({ ...row, programmeId })),
  );
  return about.map(({ name }) => name);
}
