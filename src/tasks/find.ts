import type { UnitTree } from "../people/rules.ts";
import { nameOf } from "../people/store.ts";
import type { Work } from "../work.ts";
import type { Refusal } from "./answers/wording.ts";
import { type Actor, factsOf, mayDo, ownTasks } from "./concerned.ts";
import { latestEvent, type TaskRow, taskNumbered } from "./store.ts";
import type { TaskFact } from "./wording.ts";

/** A task that somebody means, with its words. */
export type Meant = { task: TaskRow; fact: TaskFact };

/**
 * The open task that somebody means by a number, or without one the only one that is his. `word`: the command, for the
 * example where several are his.
 */
export async function findOwn(
  work: Work,
  tree: UnitTree,
  actor: Actor,
  { number, word }: { number: number | null; word: string },
): Promise<Meant | Refusal> {
  if (number !== null) return findNumbered(work, tree, actor, number);
  const own = await ownTasks(work, tree, actor, ["open"]);
  const facts = await factsOf(work, tree, own);
  const [task, fact] = [own[0], facts[0]];
  if (!task || !fact) return noneOpen(work, tree, actor);
  return own.length === 1 ? { task, fact } : { outcome: "several", tasks: facts, word };
}

async function findNumbered(
  work: Work,
  tree: UnitTree,
  actor: Actor,
  number: number,
): Promise<Meant | Refusal> {
  const task = await taskNumbered(work.tx, number);
  if (!task || !mayDo(task, actor)) return { outcome: "not-yours", number };
  const fact = await factOf(work, tree, task);
  if (task.status === "open") return { task, fact };
  if (task.status === "in_review") return inReview(work, task, fact);
  return { outcome: "settled", task: fact };
}

/** Who has nothing open but has handed one in is told where that is. */
async function noneOpen(work: Work, tree: UnitTree, actor: Actor): Promise<Refusal> {
  const [task, ...others] = await ownTasks(work, tree, actor, ["in_review"]);
  if (!task || others.length > 0) return { outcome: "none" };
  return inReview(work, task, await factOf(work, tree, task));
}

/** That a task is with its reviewer already, and who handed it in. */
export async function inReview(work: Work, task: TaskRow, fact: TaskFact): Promise<Refusal> {
  const completed = await latestEvent(work.tx, task.id, "completed");
  const by = completed?.actorId ? await nameOf(work.tx, completed.actorId) : fact.unit;
  return { outcome: "in-review", task: fact, by };
}

/** One task as texts need it. */
export async function factOf(work: Work, tree: UnitTree, task: TaskRow): Promise<TaskFact> {
  const [fact] = await factsOf(work, tree, [task]);
  if (!fact) throw new Error(`no words for task ${task.id}`);
  return fact;
}
