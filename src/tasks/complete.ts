import { holdTaskRuns } from "../ladder/task-runs/chase.ts";
import { say } from "../outbox/say.ts";
import type { UnitTree } from "../people/rules.ts";
import { nameOf, names } from "../people/store.ts";
import type { Work } from "../work.ts";
import type { Completed } from "./answers/wording.ts";
import type { Actor } from "./concerned.ts";
import { addEvidence } from "./evidence/store.ts";
import { withdrawExtensions } from "./extension/withdraw.ts";
import { factOf, findOwn, inReview } from "./find.ts";
import { reviewersOf } from "./reviewers.ts";
import { nextReviewReminder } from "./rules.ts";
import { addEvents, changeTask, type TaskRow, taskById } from "./store.ts";
import { reviewRequestText, type TaskFact } from "./wording.ts";

/** 完成 as it was said; `number` null: none was named. `at`: when it was said, which is what counts. */
export type Completion = Actor & {
  number: number | null;
  text: string;
  photo: boolean;
  inboxId: number;
  at: Date;
};

/** Hands a task in: it waits for its reviewer, who is asked, and nobody is chased meanwhile. */
export async function completeTask(
  work: Work,
  tree: UnitTree,
  said: Completion,
): Promise<Completed> {
  const found = await findOwn(work, tree, said, { number: said.number, word: "完成" });
  if ("outcome" in found) return found;
  const { task, fact } = found;
  const { personId, text, photo, inboxId, at } = said;
  const remindAt = nextReviewReminder(work.calendar, at, work.now);
  const change = { status: "in_review" as const, stage: 0, submittedAt: at, remindAt };
  if (!(await changeTask(work.tx, task, change))) {
    return inReview(work, await taskById(work.tx, task.id), fact);
  }
  await addEvents(work.tx, [
    { taskId: task.id, kind: "completed", actorId: personId, text, inboxId, at },
  ]);
  const evidence = [
    ...(text === "" ? [] : [{ taskId: task.id, kind: "text", text, inboxId, at }]),
    ...(photo ? [{ taskId: task.id, kind: "photo", text: "", inboxId, at }] : []),
  ];
  await addEvidence(work.tx, evidence);
  await withdrawExtensions(work, [task.id]);
  await holdTaskRuns(work, [task.id]);
  const submitted = { ...task, ...change };
  const by = await nameOf(work.tx, personId);
  const asked = await askReviewers(work, tree, submitted, { by, text, photos: photo ? 1 : 0 });
  return { outcome: "submitted", task: fact, ...asked, photo };
}

/** Asks whose turn it is to accept a task. Gives their names, and that of the one who should have and has left. */
export async function askReviewers(
  work: Work,
  tree: UnitTree,
  task: TaskRow,
  said: { by: string; text: string; photos: number },
): Promise<{ reviewers: string[]; left: string | null }> {
  const reviewing = await reviewersOf(work, tree, task);
  const fact: TaskFact = await factOf(work, tree, task);
  const { stage, reviewers, submittedAt } = task;
  const text = reviewRequestText(fact, {
    ...said,
    stage,
    of: Math.max(reviewers.length, 1),
    left: reviewing.left,
  });
  await say(
    work,
    reviewing.personIds.map((personId) => ({
      key: `task-review:${task.id}:${submittedAt?.getTime() ?? 0}:${stage}:${personId}`,
      to: { personId },
      kind: "request",
      text,
      condition: { taskInReview: { taskIds: [task.id], personId } },
      ...(task.programmeId === null ? {} : { programmeId: task.programmeId }),
      priority: 2,
    })),
  );
  const labels = await names(work.tx, reviewing.personIds);
  return {
    reviewers: reviewing.personIds.map((id) => labels.get(id) ?? ""),
    left: reviewing.left,
  };
}
