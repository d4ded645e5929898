import { groupBy } from "../collections/rules.ts";
import { kindOf } from "../kinds/registry.ts";
import type { Parameters } from "../kinds/rules.ts";
import type { NewMessage } from "../outbox/rules.ts";
import { say } from "../outbox/say.ts";
import type { Work } from "../work.ts";
import type { Beat, BeatResult } from "./beat.ts";
import { type DoableItem, doableItems } from "./owing/store.ts";
import { type Doable, groupReminder, personReminder } from "./owing/wording.ts";
import { groupParts, MENTIONS_A_MESSAGE } from "./rules.ts";
import { programmeById } from "./store.ts";
import { nothingOwed, remindedNote } from "./wording.ts";

/** 周提醒: everybody who still owes something he can still do, privately, then once in each group. */
export async function remind(work: Work, beat: Beat): Promise<BeatResult> {
  const { programme, key } = beat;
  const items = await doableItems(work.tx, programme.id, work.now);
  const people = groupBy(items, ({ personId }) => personId);
  const groups = groupBy(
    items.filter(({ channelId }) => channelId !== null),
    ({ channelId }) => channelId,
  );
  const messages = [
    ...[...people].map(([personId, owed]): NewMessage => {
      const text = personReminder(programme.name, doables(owed), work.calendar.zone);
      const condition = {
        owesIn: { programmeId: programme.id, personIds: [personId], channelId: null },
      };
      return {
        ...common(programme.id, 4),
        key: `${key}:person:${personId}`,
        to: { personId },
        text,
        condition,
      };
    }),
    ...[...groups].flatMap(([channelId, owed]) =>
      channelId === null ? [] : inGroup(beat, channelId, owed),
    ),
  ];
  await say(work, messages);
  return { note: remindedNote(people.size, groups.size), messages: messages.length };
}

function inGroup(beat: Beat, channelId: number, owed: readonly DoableItem[]): NewMessage[] {
  const people = [...groupBy(owed, ({ personId }) => personId).values()];
  return groupParts(people).map((part, index): NewMessage => {
    const said = saidInGroup(beat.programme.name, part.flat());
    const personIds = part.flatMap(([item]) => item?.personId ?? []);
    const condition = { owesIn: { programmeId: beat.programme.id, personIds, channelId } };
    const key = `${beat.key}:group:${channelId}:${index + 1}`;
    return { ...common(beat.programme.id, 5), key, to: { channelId }, ...said, condition };
  });
}

function saidInGroup(
  programme: string,
  items: readonly DoableItem[],
): { text: string; mentions: number[] } {
  const people = new Map(items.map(({ personId, person }) => [personId, person]));
  const plans = [...new Set(items.map(({ plan }) => plan))];
  const mention = people.size <= MENTIONS_A_MESSAGE;
  return {
    text: groupReminder(programme, [...people.values()], plans, mention),
    mentions: mention ? [...people.keys()] : [],
  };
}

function common(programmeId: number, priority: number) {
  return { kind: "reminder", programmeId, priority };
}

/** How to do it now is how to do it late as well: of one kind only that is said where both are owed. */
function doables(items: readonly DoableItem[]): Doable[] {
  const open = new Set(items.filter(({ overdue }) => !overdue).map(({ kind }) => kind));
  return items.map(({ plan, date, dueAt, overdue, kind, parameters }) => {
    const { words } = kindOf(kind);
    const late = overdue && !open.has(kind);
    const { how: anywhere, howPrivately = anywhere } = words;
    const how = late ? words.howLate : howPrivately(parameters as Parameters);
    return { plan, date, dueAt, overdue, how };
  });
}

/**
 * Whether a week's reminder is still true just before it goes out, with the text made anew from who still owes.
 * `channelId` null: the private one to the only person.
 */
export async function recheckReminder(
  work: Work,
  {
    programmeId,
    personIds,
    channelId,
  }: { programmeId: number; personIds: readonly number[]; channelId: number | null },
): Promise<{ still: true; text: string; mentions: number[] } | { still: false; reason: string }> {
  const items = await doableItems(work.tx, programmeId, work.now, { personIds, channelId });
  if (items.length === 0) return { still: false, reason: nothingOwed };
  const { name } = await programmeById(work.tx, programmeId);
  if (channelId !== null) return { still: true, ...saidInGroup(name, items) };
  return {
    still: true,
    text: personReminder(name, doables(items), work.calendar.zone),
    mentions: [],
  };
}
