import { groupBy } from "../../../collections/rules.ts";
import { openOccurrence } from "../../../ledger/occurrences/open.ts";
import { say } from "../../../outbox/say.ts";
import type { Work } from "../../../work.ts";
import { classWindow, type HandWindow } from "../by-hand/rules.ts";
import { addByHand } from "../by-hand/store.ts";
import { namedPlans } from "../paper/test/rules.ts";
import { classPlan, setClass, type Waiting, waitingForClass } from "./store.ts";
import { classBody, classCallText, className, type OpenedClass } from "./wording.ts";

/** What became of 补课. `otherPlans`: tests with people waiting, when the named one has none. */
export type ClassesOpened =
  | { outcome: "opened"; classes: OpenedClass[] }
  | { outcome: "nobody"; otherPlans: string[] };

/**
 * Opens a make-up class, an attendance window, for everybody of these units who is on the tutor list and waits for one:
 * of the named test, or one class for each test. `unitIds` null: all units. Those called are told in private.
 */
export async function openClasses(
  work: Work,
  { unitIds, plan }: { unitIds: readonly number[] | null; plan: string | null },
): Promise<ClassesOpened> {
  const waiting = await waitingForClass(work.tx, unitIds);
  const meant = namedPlans(waiting, plan);
  if (meant.length === 0) {
    return { outcome: "nobody", otherPlans: [...new Set(waiting.map((each) => each.plan))] };
  }
  const classes: OpenedClass[] = [];
  for (const people of groupBy(meant, ({ planId }) => planId).values()) {
    classes.push(await openClass(work, people));
  }
  return { outcome: "opened", classes };
}

async function openClass(work: Work, people: readonly Waiting[]): Promise<OpenedClass> {
  const [first] = people;
  if (!first) throw new Error("a class without anybody");
  const { plan, planId: testId } = first;
  const name = className(plan);
  const body = classBody(plan);
  const window = classWindow(work.now, work.calendar);
  const personIds = [...new Set(people.map(({ personId }) => personId))];
  const planId = await classPlan(work.tx, { planId: testId, name, body, now: work.now });
  const only = { personIds };
  const occurrence = { ...window, planId, only, body, closesAt: window.dueAt };
  const id = await addByHand(work.tx, occurrence);
  await setClass(
    work.tx,
    people.map((each) => each.id),
    id,
  );
  if (window.opensAt <= work.now) await openOccurrence(work, id);
  await call(work, { id, planId, name, programmeId: first.programmeId }, window, personIds);
  const called = new Map(people.map((each) => [each.personId, each.name]));
  return { name, window, people: [...called.values()] };
}

/** In the group nobody is named, so each hears in private that he is meant. */
async function call(
  work: Work,
  {
    id,
    planId,
    name,
    programmeId,
  }: { id: number; planId: number; name: string; programmeId: number },
  window: HandWindow,
  personIds: readonly number[],
): Promise<void> {
  const text = classCallText(name, window, work.now, work.calendar.zone);
  await say(
    work,
    personIds.map((personId) => ({
      ...{ programmeId, planId, occurrenceId: id, kind: "notice", text, priority: 4 },
      key: `class:${id}:${personId}`,
      to: { personId },
      condition: { occurrenceOpen: id },
      expiresAt: window.dueAt,
    })),
  );
}
