import { localDate } from "../calendar/zone.ts";
import { kindOf } from "../kinds/registry.ts";
import type { NewMessage } from "../outbox/rules.ts";
import { say } from "../outbox/say.ts";
import type { UnitTree } from "../people/rules.ts";
import { taskHow, taskTitle } from "../tasks/wording.ts";
import type { Work } from "../work.ts";
import type { Directory } from "./recipients.ts";
import {
  type Audience,
  type Detour,
  isReminder,
  type PolicyStep,
  type Reached,
  type RunClock,
  workingDaysOverdue,
} from "./rules.ts";
import type { NewEntry, RunRow } from "./store.ts";
import { detourWords, nobodyToTell, type OwedItem, stepText } from "./wording.ts";

/** A run that takes a step now. */
export type Acting = { run: RunRow; step: PolicyStep; clock: RunClock };

/** Everybody one message names: the same step of the same ladder, for the same recipient. */
type Bundle = { to: Reached; members: Acting[]; detours: Set<Detour> };

/** Says what the steps say, one message per step and recipient, and gives the log's entries, one per run. */
export async function sendSteps(
  work: Work,
  directory: Directory,
  acting: readonly Acting[],
): Promise<NewEntry[]> {
  const bundles = new Map<string, Bundle>();
  const entries: NewEntry[] = [];
  for (const one of acting) {
    const reached = await directory.reachedFor(one.run, one.step.audiences);
    for (const to of reached) bundle(bundles, one, to);
    entries.push(entryOf(work, one, reached));
  }
  await say(
    work,
    [...bundles.values()].map((each) => messageOf(work, directory.tree, each)),
  );
  return entries;
}

function bundle(bundles: Map<string, Bundle>, one: Acting, to: Reached): void {
  const { ladder, programmeId, nextStep } = one.run;
  const key = [programmeId, ladder, nextStep, one.step.action, to.audience, to.personId].join("|");
  const known = bundles.get(key) ?? { to, members: [], detours: new Set<Detour>() };
  known.members.push(one);
  if (to.detour) known.detours.add(to.detour);
  bundles.set(key, known);
}

function entryOf(work: Work, { run, step }: Acting, reached: readonly Reached[]): NewEntry {
  const detours = [...new Set(reached.flatMap(({ detour }) => detour ?? []))];
  const reason = reached.length === 0 ? nobodyToTell : detours.map(detourWords).join("；");
  return {
    runId: run.id,
    step: run.nextStep,
    action: step.action,
    outcome: reached.length === 0 ? "skipped" : "sent",
    reason: reason === "" ? null : reason,
    at: work.now,
  };
}

function messageOf(work: Work, tree: UnitTree, { to, members, detours }: Bundle): NewMessage {
  const [first] = members;
  if (!first) throw new Error("a bundle without members");
  const { run, step } = first;
  const items = members.map((one) => itemOf(work, tree, one));
  return {
    key: `ladder:${run.id}:${run.nextStep}:${to.audience}:${to.personId}`,
    to: { personId: to.personId },
    kind: isReminder(step.action) ? "reminder" : "escalation",
    text: textFor(work, step, to.audience, items, [...detours]),
    condition: {
      ladderStep: {
        runIds: members.map((one) => one.run.id),
        step: run.nextStep,
        audience: to.audience,
      },
    },
    ...(run.programmeId === null ? {} : { programmeId: run.programmeId }),
    priority: 5,
  };
}

/** What a step says to one audience about these items. */
export function textFor(
  work: Work,
  step: PolicyStep,
  audience: Audience,
  items: readonly OwedItem[],
  detours: readonly Detour[],
): string {
  const spoken = { action: step.action, audience, reminder: isReminder(step.action) };
  return stepText(spoken, items, detours, work.calendar.zone);
}

/** What a run is about, as texts need it. */
export function itemOf(work: Work, tree: UnitTree, { run, clock }: Acting): OwedItem {
  return {
    person: run.subject,
    unit: tree.get(run.unitId).name,
    deadline: run.deadline,
    workingDays: workingDaysOverdue(clock, work.now),
    ...matterOf(run, work.calendar.zone),
  };
}

function matterOf({ taskNumber, plan, date, kind, deadline }: RunRow, zone: string) {
  if (taskNumber === null) return { plan, date, how: kindOf(kind).words.howLate, unitHow: "" };
  const title = taskTitle({ number: taskNumber, name: plan });
  const how = taskHow(taskNumber);
  return { plan: title, date: localDate(deadline, zone), how, unitHow: how };
}
