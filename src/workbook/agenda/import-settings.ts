import { isDeepStrictEqual } from "node:util";
import type { Work } from "../../work.ts";
import type { CalendarEntry, LadderEntry, Tally } from "../rules.ts";
import { replanEverything } from "./replan.ts";
import { loadCalendar, loadLadders, replaceCalendar, saveLadder } from "./store.ts";

function tallyOf<T>(
  wanted: readonly T[],
  stored: ReadonlyMap<string, T>,
  key: (value: T) => string,
): Tally {
  const tally: Tally = { added: 0, updated: 0, unchanged: 0 };
  for (const value of wanted) {
    const before = stored.get(key(value));
    if (!before) tally.added += 1;
    else tally[isDeepStrictEqual(before, value) ? "unchanged" : "updated"] += 1;
  }
  return tally;
}

/** The sheet replaces earlier overrides; whatever is still to come is then planned anew. */
export async function importCalendar(work: Work, days: readonly CalendarEntry[]): Promise<Tally> {
  const stored = await loadCalendar(work.tx);
  const byDate = new Map(stored.map((day) => [day.date, day]));
  const tally = tallyOf(days, byDate, (day) => day.date);
  const unchanged = tally.unchanged === days.length && stored.length === days.length;
  if (!unchanged) {
    await replaceCalendar(work.tx, days);
    await replanEverything(work);
  }
  return tally;
}

/** Adds and updates ladders; one that the file no longer has stays. Gives the ids of all by name. */
export async function importLadders(
  { tx }: Work,
  ladders: readonly LadderEntry[],
): Promise<{ ids: Map<string, number>; tally: Tally }> {
  const stored = new Map(
    (await loadLadders(tx)).map(({ name, steps }) => [name, { name, steps } as LadderEntry]),
  );
  const tally = tallyOf(ladders, stored, (ladder) => ladder.name);
  for (const ladder of ladders) {
    if (!isDeepStrictEqual(stored.get(ladder.name), ladder)) await saveLadder(tx, ladder);
  }
  const ids = new Map((await loadLadders(tx)).map(({ id, name }) => [name, id]));
  return { ids, tally };
}
