import { instantAt, localDate } from "../../calendar/zone.ts";
import { loadUnitTree, unitOfPerson } from "../../people/store.ts";
import { rootOf } from "../../tasks/assign.ts";
import { programmeIds, unlisted, unlistedLists } from "../../tasks/import/store.ts";
import { type Synced, syncTasks, type WantedTask } from "../../tasks/import/sync.ts";
import { type SyncedLists, syncLists } from "../../tasks/import/sync-lists.ts";
import { takeNumbers } from "../../tasks/store.ts";
import type { TemplateFacts } from "../../tasks/templates/store.ts";
import type { Work } from "../../work.ts";
import { reportWords } from "../results/wording.ts";
import type { Tally, TaskEntry } from "../rules.ts";

type Named = ReadonlyMap<string, number>;
type Ids = { units: Named; people: Named; posts: Named };

/**
 * Adds and updates tasks by their number, and lists, which lay tasks with numbers of their own: for every holder of a
 * post, or every month. What the file no longer has is left, with a note.
 */
export async function importTasks(
  work: Work,
  entries: readonly TaskEntry[],
  ids: Ids,
): Promise<{ tally: Tally; notes: string[] }> {
  if (entries.length === 0) return { tally: { added: 0, updated: 0, unchanged: 0 }, notes: [] };
  const tree = await loadUnitTree(work.tx);
  const programmes = await programmeIds(work.tx);
  const unitOf = await unitLookup(work, ids, rootOf(tree));
  const wanted: WantedTask[] = [];
  const lists: TemplateFacts[] = [];
  for (const entry of entries) {
    const facts = factsOf(entry, ids, programmes);
    const { deadline } = entry;
    if (entry.post !== null || "monthDay" in deadline) {
      const postId = entry.post === null ? null : (ids.posts.get(entry.post) ?? null);
      const unitId = entry.unit === null ? null : (ids.units.get(entry.unit) ?? null);
      lists.push({ ...facts, unitId, postId, rule: deadline });
    } else {
      const until = instantAt(deadline.date, deadline.minute, work.calendar.zone);
      const unitId = await unitOf(entry);
      wanted.push({ ...facts, unitId, deadline: until, position: entry.row });
    }
  }
  const tasks = await syncTasks(work, tree, wanted);
  const laid = await syncLists(work, tree, lists);
  const tally = {
    added: tasks.added + laid.added,
    updated: tasks.updated + laid.updated,
    unchanged: tasks.unchanged + laid.unchanged,
  };
  const gone = [
    ...(await unlisted(work.tx, numbersOf(wanted))),
    ...(await unlistedLists(work.tx, numbersOf(lists))),
  ];
  const notes = [...(await notesOn(work, tasks)), ...notesOnLists(laid, entries)];
  return { tally, notes: [...notes, ...(gone.length > 0 ? [reportWords.tasksGone(gone)] : [])] };
}

const numbersOf = (rows: readonly { number: number }[]) => rows.map(({ number }) => number);

function factsOf(entry: TaskEntry, ids: Ids, programmes: Named) {
  const { number, name, measure } = entry;
  return {
    ...{ number, name, measure },
    programmeId: entry.programme === null ? null : (programmes.get(entry.programme) ?? null),
    ownerId: entry.owner === null ? null : (ids.people.get(entry.owner) ?? null),
    reviewers: entry.reviewers.flatMap((label) => ids.people.get(label) ?? []),
  };
}

/** The unit of a row, or where its owner serves. */
async function unitLookup(work: Work, ids: Ids, root: number | null) {
  const today = localDate(work.now, work.calendar.zone);
  const known = new Map<number, number>();
  return async ({ unit, owner }: TaskEntry): Promise<number> => {
    const named = unit === null ? undefined : ids.units.get(unit);
    if (named !== undefined) return named;
    const ownerId = ids.people.get(owner ?? "") ?? 0;
    const found = known.get(ownerId) ?? (await unitOfPerson(work.tx, ownerId, today)) ?? root ?? 0;
    known.set(ownerId, found);
    return found;
  };
}

async function notesOn(work: Work, { due, taken }: Synced): Promise<string[]> {
  const { calendar, now } = work;
  const past = due.filter(({ deadline }) => deadline <= now);
  const off = due.filter(
    ({ deadline }) => deadline > now && !calendar.isWorkingDay(localDate(deadline, calendar.zone)),
  );
  const free = taken.length > 0 ? await takeNumbers(work.tx, taken.length) : [];
  return [
    ...(past.length > 0 ? [reportWords.tasksPast(numbersOf(past))] : []),
    ...(off.length > 0 ? [reportWords.tasksDayOff(numbersOf(off))] : []),
    ...taken.map(({ number, name }, index) =>
      reportWords.taskNumberTaken(number, name, free[index] ?? 0),
    ),
  ];
}

function notesOnLists({ laid }: SyncedLists, entries: readonly TaskEntry[]): string[] {
  const posts = new Map(entries.map(({ number, post }) => [number, post]));
  return laid.flatMap(({ list: { number, name }, numbers, empty }) => {
    if (empty) return [reportWords.nobodyHolds(number, posts.get(number) ?? "")];
    return numbers.length > 0 ? [reportWords.listLaid(number, name, numbers)] : [];
  });
}
