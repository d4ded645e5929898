import type { LocalDate } from "../calendar/work-calendar.ts";
import { instantAt, localDate } from "../calendar/zone.ts";
import { commands, type UnitTree } from "../people/rules.ts";
import { personsNamed, unitNamed, unitOfPerson } from "../people/store.ts";
import type { Work } from "../work.ts";
import type { Assigned } from "./answers/wording.ts";
import { type Actor, factsOf } from "./concerned.ts";
import { createTasks } from "./create.ts";
import { takeNumbers } from "./store.ts";

/** 派任务 as it was said: to whom, what, until when. */
export type Assignment = Actor & {
  whom: readonly string[];
  name: string;
  deadline: { date: LocalDate; minute: number } | null;
  inboxId: number;
  at: Date;
};

/** As many as a message can name without becoming a list, for which there is the workbook. */
const MOST_AT_ONCE = 20;

type Target = { unitId: number; ownerId: number | null };

/** Gives a task to units or persons, each with a number of its own, and tells them. */
export async function assignTasks(work: Work, tree: UnitTree, said: Assignment): Promise<Assigned> {
  const { whom, deadline, personId, inboxId, at } = said;
  if (whom.length > MOST_AT_ONCE) return { outcome: "too-many", most: MOST_AT_ONCE };
  const targets: Target[] = [];
  for (const name of whom) {
    const target = await targetNamed(work, tree, name);
    if ("outcome" in target) return target;
    if (!commands(said.authority, target.unitId)) return { outcome: "not-your-unit", name };
    targets.push(target);
  }
  if (deadline === null) return { outcome: "no-deadline" };
  const until = instantAt(deadline.date, deadline.minute, work.calendar.zone);
  if (until <= work.now) return { outcome: "past" };
  const numbers = await takeNumbers(work.tx, targets.length);
  const drafts = targets.map((target, index) => ({
    ...target,
    number: numbers[index] ?? 0,
    name: said.name,
    deadline: until,
    ...{ programmeId: null, measure: null, reviewers: [], templateId: null, period: null },
    position: 0,
  }));
  const tasks = await createTasks(work, tree, drafts, { actorId: personId, text: "", inboxId, at });
  return {
    outcome: "assigned",
    tasks: await factsOf(work, tree, tasks),
    dayOff: !work.calendar.isWorkingDay(deadline.date),
  };
}

async function targetNamed(work: Work, tree: UnitTree, name: string): Promise<Target | Assigned> {
  const unit = await unitNamed(work.tx, name);
  if (unit) return { unitId: unit.id, ownerId: null };
  const persons = await personsNamed(work.tx, name);
  const [person] = persons;
  if (!person) return { outcome: "unknown", name };
  if (persons.length > 1) {
    return { outcome: "ambiguous", name, labels: persons.map(({ name: label }) => label) };
  }
  const today = localDate(work.now, work.calendar.zone);
  const unitId = (await unitOfPerson(work.tx, person.id, today)) ?? rootOf(tree);
  return unitId === null ? { outcome: "unknown", name } : { unitId, ownerId: person.id };
}

/** The unit above all: where somebody stands who serves in none. */
export function rootOf(tree: UnitTree): number | null {
  return tree.all.find(({ parentId }) => parentId === null)?.id ?? null;
}
