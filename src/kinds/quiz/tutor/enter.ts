import { localDate } from "../../../calendar/zone.ts";
import { groupBy } from "../../../collections/rules.ts";
import { say } from "../../../outbox/say.ts";
import type { UnitTree } from "../../../people/rules.ts";
import { administrators, loadUnitTree, names, secretariesOf } from "../../../people/store.ts";
import type { Work } from "../../../work.ts";
import { addEntries, mentorsOf, type NewEntry } from "./store.ts";
import { type Listed, mentorText, secretaryText } from "./wording.ts";

/** A last attempt that failed, and at which test. */
export type Failure = NewEntry & {
  plan: string;
  planId: number;
  programmeId: number;
  attempt: number;
};

type Told = { to: number; role: "secretary" | "mentor"; failure: Failure };

/**
 * Puts those who failed their last attempt on the tutor list and tells, in private, the secretaries of their units and
 * their mentors; where there is no secretary, the administrators.
 */
export async function enterTutorList(work: Work, failures: readonly Failure[]): Promise<void> {
  const entries = failures.map(({ occurrenceId, personId, unitId, score, at }) => ({
    ...{ occurrenceId, personId, unitId, score, at },
  }));
  await addEntries(work.tx, entries);
  const tree = await loadUnitTree(work.tx);
  const called = await names(
    work.tx,
    failures.map(({ personId }) => personId),
  );
  const listed = ({ personId, unitId, score }: Failure): Listed => ({
    name: called.get(personId) ?? "",
    unit: tree.get(unitId).name,
    score,
  });
  const told = await toldOf(work, tree, failures);
  const groups = groupBy(told, ({ to, failure }) => `${failure.occurrenceId}:${to}`);
  await say(
    work,
    [...groups].flatMap(([place, group]) => {
      const [first] = group;
      if (!first) return [];
      const { plan, personId, planId, programmeId, occurrenceId } = first.failure;
      const people = group.map(({ failure }) => listed(failure));
      const chances = group.every(({ failure }) => failure.attempt === 1) ? "one" : "several";
      const words = first.role === "secretary" ? secretaryText : mentorText;
      const text = words(plan, people, chances);
      const subject = { planId, programmeId, occurrenceId };
      const key = `tutor:${place}:${personId}`;
      return [{ ...subject, key, to: { personId: first.to }, kind: "notice", text, priority: 4 }];
    }),
  );
}

/** Whom each failure concerns, everybody once; nobody is told of himself. */
async function toldOf(work: Work, tree: UnitTree, failures: readonly Failure[]): Promise<Told[]> {
  const today = localDate(work.now, work.calendar.zone);
  const mentors = await mentorsOf(work.tx, failures);
  const told: Told[] = [];
  for (const failure of failures) {
    const { personId, unitId } = failure;
    const near = await secretariesOf(work.tx, tree, unitId, today, personId);
    const responsible = near.length > 0 ? near : await administrators(work.tx, today);
    const secretaries = responsible.filter((id) => id !== personId);
    const mentor = mentors.get(personId);
    told.push(...secretaries.map((to) => ({ to, role: "secretary" as const, failure })));
    if (mentor !== undefined && mentor !== personId && !secretaries.includes(mentor)) {
      told.push({ to: mentor, role: "mentor", failure });
    }
  }
  return told;
}
