import type { Figures } from "../../cycle/figures/rules.ts";
import type { Burden, PersonFigures } from "../rules.ts";

/** One person's figures in one plan, and the groups in which he was asked. */
export type PersonRow = Figures & {
  personId: number;
  person: string;
  unit: string;
  plan: string;
  channelIds: readonly number[];
};

/** So many messages to one person, or to one group, in one week. */
export type ReceivedRow = {
  personId: number | null;
  channelId: number | null;
  week: string;
  count: number;
};

/** So many replies asked of one person in one week. */
export type AskedRow = { personId: number; week: string; count: number };

export function personFigures({
  personId,
  channelIds,
  person,
  unit,
  plan,
  ...figures
}: PersonRow): PersonFigures {
  return { person, unit, plan, figures };
}

/** What each week laid on each person, in the order of `persons`; a week without anything has no line. */
export function burdenOf(
  persons: readonly PersonRow[],
  received: readonly ReceivedRow[],
  asked: readonly AskedRow[],
): Burden[] {
  const weeks = [...new Set([...received, ...asked].map(({ week }) => week))].sort();
  const key = (sort: string, id: number, week: string) => `${sort} ${id} ${week}`;
  const counts = new Map<string, number>();
  for (const { personId, channelId, week, count } of received) {
    if (personId !== null) counts.set(key("person", personId, week), count);
    if (channelId !== null) counts.set(key("group", channelId, week), count);
  }
  for (const { personId, week, count } of asked) counts.set(key("asked", personId, week), count);
  const countOf = (sort: string, id: number, week: string) => counts.get(key(sort, id, week)) ?? 0;
  return peopleIn(persons).flatMap(({ personId, person, unit, groups }) =>
    weeks.flatMap((week) => {
      const inGroups = groups.reduce((sum, id) => sum + countOf("group", id, week), 0);
      const line = {
        received: countOf("person", personId, week) + inGroups,
        asked: countOf("asked", personId, week),
      };
      const isIdle = line.received === 0 && line.asked === 0;
      return isIdle ? [] : [{ week, person, unit, ...line, reason: null }];
    }),
  );
}

type Someone = { personId: number; person: string; unit: string; groups: number[] };

/** Each person once, in the unit in which he is listed first, with all his groups. */
function peopleIn(rows: readonly PersonRow[]): Someone[] {
  const people = new Map<number, Someone>();
  for (const { personId, person, unit, channelIds } of rows) {
    const known = people.get(personId) ?? { personId, person, unit, groups: [] };
    known.groups = [...new Set([...known.groups, ...channelIds])];
    people.set(personId, known);
  }
  return [...people.values()];
}
