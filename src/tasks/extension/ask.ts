import { localDate } from "../../calendar/zone.ts";
import { holdTaskRuns } from "../../ladder/task-runs/chase.ts";
import { askThese, deciders } from "../../ledger/decisions/ask.ts";
import type { UnitTree } from "../../people/rules.ts";
import { nameOf, names } from "../../people/store.ts";
import type { Work } from "../../work.ts";
import type { Extended } from "../answers/wording.ts";
import type { Actor } from "../concerned.ts";
import { findOwn } from "../find.ts";
import { badExtension } from "../rules.ts";
import { addEvents, servingAmong, type TaskRow } from "../store.ts";
import { extensionSummary } from "../wording.ts";
import { firstReviewer } from "./rules.ts";
import { pendingExtension, waitingExtensions } from "./store.ts";

/** 延期 as it was said. `until` gives the new deadline, which a length of time counts from the old one; null: unreadable. */
export type Extension = Actor & {
  number: number | null;
  until(deadline: Date): Date | null;
  reason: string;
  inboxId: number;
  at: Date;
};

/** Asks the reviewer for a later deadline; until he decides nobody is chased. */
export async function askExtension(work: Work, tree: UnitTree, said: Extension): Promise<Extended> {
  const found = await findOwn(work, tree, said, { number: said.number, word: "延期" });
  if ("outcome" in found) return found;
  const { task, fact } = found;
  const until = said.until(task.deadline);
  const bad = badExtension(work.calendar, until, task, work.now);
  if (bad || until === null) {
    return { outcome: "bad-date", bad: bad ?? { why: "unreadable" }, task: fact };
  }
  if (said.reason === "") return { outcome: "needs-reason", number: task.number };
  const waiting = await pendingExtension(work.tx, task.id);
  if (waiting) return { outcome: "already", number: waiting.number, task: fact };
  const { zone } = work.calendar;
  const summary = extensionSummary(fact, { until, reason: said.reason, zone });
  const asked = await askDeciders(work, tree, task, { personId: said.personId, summary });
  const { personId, reason: text, inboxId, at } = said;
  const event = { taskId: task.id, kind: "extension_asked" as const, actorId: personId, text };
  await addEvents(work.tx, [{ ...event, inboxId, at, before: task.deadline, after: until }]);
  await holdTaskRuns(work, [task.id]);
  return { outcome: "asked", task: fact, until, ...asked };
}

/** The undecided extensions that this person decides because he is named as the reviewer. */
export async function extensionsFor(work: Work, personId: number): Promise<Set<number>> {
  const waiting = await waitingExtensions(work.tx);
  const his = waiting.filter((each) => firstReviewer(each.reviewers, each.personId) === personId);
  return new Set(his.map(({ id }) => id));
}

async function askDeciders(
  work: Work,
  tree: UnitTree,
  task: TaskRow,
  { personId, summary }: { personId: number; summary: string },
): Promise<{ number: number; deciders: string[]; left: string | null }> {
  const today = localDate(work.now, work.calendar.zone);
  const named = firstReviewer(task.reviewers, personId);
  const serves = named !== null && (await servingAmong(work.tx, [named], today)).has(named);
  const decision = {
    kind: "extension" as const,
    subjectId: task.id,
    personId,
    unitId: task.unitId,
    tier: serves ? ("administrator" as const) : ("secretary" as const),
    summary,
  };
  const asked = serves && named !== null ? [named] : await deciders(work, tree, decision);
  const number = await askThese(work, asked, decision);
  const labels = await names(work.tx, asked);
  return {
    number,
    deciders: asked.map((id) => labels.get(id) ?? ""),
    left: named === null || serves ? null : await nameOf(work.tx, named),
  };
}
