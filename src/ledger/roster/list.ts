import { localDate } from "../../calendar/zone.ts";
import { kindOf } from "../../kinds/registry.ts";
import type { Work } from "../../work.ts";
import type { RosterList } from "./rules.ts";
import { obligationsIn, occurrencesFor } from "./store.ts";

/** 名单 of these units: every open window first, then those of today that have closed. */
export async function rosterOf(
  work: Work,
  { unitIds, plan }: { unitIds: readonly number[]; plan: string | null },
): Promise<RosterList[]> {
  const today = localDate(work.now, work.calendar.zone);
  const found = await occurrencesFor(work.tx, unitIds, today, plan);
  const lists: RosterList[] = [];
  for (const occurrence of found) {
    const people = await obligationsIn(work.tx, occurrence.id, unitIds);
    const named = (...statuses: string[]) =>
      people.filter(({ status }) => statuses.includes(status)).map(({ name }) => name);
    lists.push({
      plan: occurrence.plan.name,
      date: occurrence.date,
      open: occurrence.status === "open",
      words: kindOf(occurrence.plan.kind).words,
      expected: people.length,
      done: named("on_time", "late", "made_up").length,
      owing: named("due", "missed"),
      excused: named("excused"),
      held: named("held"),
    });
  }
  return lists;
}
