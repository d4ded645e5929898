import { endTaskRuns, resumeTaskRuns } from "../ladder/task-runs/chase.ts";
import { say } from "../outbox/say.ts";
import type { UnitTree } from "../people/rules.ts";
import { nameOf } from "../people/store.ts";
import type { Work } from "../work.ts";
import { type Reviewed, verdictText } from "./answers/wording.ts";
import { askReviewers } from "./complete.ts";
import { type Actor, doersOf, factsOf } from "./concerned.ts";
import { factOf } from "./find.ts";
import { mayReview, type Reviewing, reviewerLookup, reviewersOf } from "./reviewers.ts";
import { nextCountdown, nextReviewReminder, returnDeadline } from "./rules.ts";
import {
  addEvents,
  changeTask,
  latestEvent,
  type TaskRow,
  taskNumbered,
  tasksInReview,
} from "./store.ts";
import { stopWords, type TaskFact } from "./wording.ts";

/** 审核 as it was said; `number` null: none was named. `text`: an opinion, or why it comes back. */
export type Review = Actor & {
  number: number | null;
  pass: boolean;
  text: string;
  inboxId: number;
  at: Date;
};

type Reviewable = { task: TaskRow; fact: TaskFact; reviewing: Reviewing };

/** Accepts a task, which goes on to the next reviewer or is closed, or sends it back with a new deadline. */
export async function reviewTask(work: Work, tree: UnitTree, said: Review): Promise<Reviewed> {
  const found = await find(work, tree, said);
  if ("outcome" in found) return found;
  const { task } = found;
  if (!said.pass && said.text === "") return { outcome: "needs-reason", number: task.number };
  if (!said.pass) return sendBack(work, tree, found, said);
  return task.stage + 1 < task.reviewers.length
    ? passOn(work, tree, found, said)
    : closeTask(work, tree, found, said);
}

/** The tasks whose verdict somebody is asked for now. */
export async function tasksToReview(
  work: Work,
  tree: UnitTree,
  personId: number,
): Promise<TaskRow[]> {
  const reviewersFor = reviewerLookup(work, tree);
  const waiting: TaskRow[] = [];
  for (const task of await tasksInReview(work.tx)) {
    if ((await reviewersFor(task)).personIds.includes(personId)) waiting.push(task);
  }
  return waiting;
}

async function find(work: Work, tree: UnitTree, said: Review): Promise<Reviewable | Reviewed> {
  if (said.number !== null) return findNumbered(work, tree, said, said.number);
  const waiting = await tasksToReview(work, tree, said.personId);
  const [task] = waiting;
  if (!task) return { outcome: "none" };
  const facts = await factsOf(work, tree, waiting);
  if (waiting.length > 1) {
    return { outcome: "several", tasks: facts, word: said.pass ? "通过" : "退回 理由" };
  }
  return {
    task,
    fact: await factOf(work, tree, task),
    reviewing: await reviewersOf(work, tree, task),
  };
}

async function findNumbered(
  work: Work,
  tree: UnitTree,
  actor: Actor,
  number: number,
): Promise<Reviewable | Reviewed> {
  const task = await taskNumbered(work.tx, number);
  if (!task) return { outcome: "not-yours", number };
  const reviewing = await reviewersOf(work, tree, task);
  // Once it is through, whoever took part in it may hear that it is.
  const took = task.reviewers.includes(actor.personId);
  if (!mayReview(task, reviewing, actor) && !(took && task.status !== "in_review")) {
    return { outcome: "not-yours", number };
  }
  const fact = await factOf(work, tree, task);
  return task.status === "in_review"
    ? { task, fact, reviewing }
    : { outcome: "not-submitted", task: fact };
}

async function closeTask(
  work: Work,
  tree: UnitTree,
  { task, fact, reviewing }: Reviewable,
  said: Review,
): Promise<Reviewed> {
  const change = { status: "closed" as const, closedAt: said.at, remindAt: null };
  if (!(await changeTask(work.tx, task, change))) return { outcome: "none" };
  await log(work, task, said, "approved");
  await endTaskRuns(work, [task.id], stopWords.closed);
  await tellDoers(work, tree, task, said, { next: [], deadline: null });
  return { outcome: "closed", task: fact, left: reviewing.left };
}

async function passOn(
  work: Work,
  tree: UnitTree,
  { task, fact, reviewing }: Reviewable,
  said: Review,
): Promise<Reviewed> {
  const remindAt = nextReviewReminder(work.calendar, said.at, work.now);
  const change = { stage: task.stage + 1, remindAt };
  if (!(await changeTask(work.tx, task, change))) return { outcome: "none" };
  await log(work, task, said, "approved");
  const completed = await latestEvent(work.tx, task.id, "completed");
  const by = completed?.actorId ? await nameOf(work.tx, completed.actorId) : fact.unit;
  const next = await askReviewers(
    work,
    tree,
    { ...task, ...change },
    { by, text: completed?.text ?? "", photos: 0 },
  );
  await tellDoers(work, tree, task, said, { next: next.reviewers, deadline: null });
  return { outcome: "passed-on", task: fact, next: next.reviewers, left: reviewing.left };
}

async function sendBack(
  work: Work,
  tree: UnitTree,
  { task, fact, reviewing }: Reviewable,
  said: Review,
): Promise<Reviewed> {
  const lain = { deadline: task.deadline, submittedAt: task.submittedAt ?? said.at };
  const deadline = returnDeadline(work.calendar, lain, said.at);
  const remindAt = nextCountdown(work.calendar, deadline, work.now) ?? deadline;
  const change = { status: "open" as const, stage: 0, submittedAt: null, deadline, remindAt };
  if (!(await changeTask(work.tx, task, change))) return { outcome: "none" };
  await log(work, task, said, "returned", deadline);
  await resumeTaskRuns(work, [task.id]);
  await tellDoers(work, tree, task, said, { next: [], deadline });
  return { outcome: "returned", task: fact, deadline, left: reviewing.left };
}

async function log(
  work: Work,
  task: TaskRow,
  { personId, text, inboxId, at }: Review,
  kind: "approved" | "returned",
  deadline?: Date,
): Promise<void> {
  const moved = deadline ? { before: task.deadline, after: deadline } : {};
  const event = { taskId: task.id, kind, actorId: personId, text, inboxId, at, ...moved };
  await addEvents(work.tx, [event]);
}

async function tellDoers(
  work: Work,
  tree: UnitTree,
  task: TaskRow,
  { personId, text, inboxId }: Review,
  verdict: { next: string[]; deadline: Date | null },
): Promise<void> {
  const doers = (await doersOf(work, tree, task)).filter((id) => id !== personId);
  const by = await nameOf(work.tx, personId);
  const words = verdictText(
    await factOf(work, tree, task),
    { by, text, ...verdict },
    work.calendar.zone,
  );
  await say(
    work,
    doers.map((doer) => ({
      key: `task-verdict:${task.id}:${inboxId}:${doer}`,
      to: { personId: doer },
      kind: "receipt",
      text: words,
      ...(task.programmeId === null ? {} : { programmeId: task.programmeId }),
      priority: 2,
    })),
  );
}
