import type { UnitTree } from "../people/rules.ts";
import type { Work } from "../work.ts";
import { type Actor, factsOf, ownTasks } from "./concerned.ts";
import { tasksToReview } from "./review.ts";
import { closedCount, overdueOfProgramme, tasksOfUnits } from "./store.ts";
import { boardText, myTasksText, overdueLine } from "./wording.ts";

/** 清单: the countdown board of a unit and all below, as text. */
export async function boardOf(work: Work, tree: UnitTree, unitId: number): Promise<string> {
  const unitIds = tree.within(unitId).map(({ id }) => id);
  const tasks = await factsOf(work, tree, await tasksOfUnits(work.tx, unitIds));
  const closed = await closedCount(work.tx, unitIds);
  return boardText({ unit: tree.get(unitId).name, tasks, closed }, work.calendar, work.now);
}

/** 任务: somebody's own tasks and those that wait for his verdict, as text. */
export async function myTasks(work: Work, tree: UnitTree, actor: Actor): Promise<string> {
  const own = await factsOf(work, tree, await ownTasks(work, tree, actor, ["open", "in_review"]));
  const toReview = await factsOf(work, tree, await tasksToReview(work, tree, actor.personId));
  return myTasksText(own, toReview, work.calendar, work.now);
}

/** A programme's overdue tasks in these units, one line each with its unit, by deadline. */
export async function taskLines(
  work: Work,
  tree: UnitTree,
  about: { programmeId: number; unitIds: readonly number[] },
): Promise<{ unitId: number; line: string }[]> {
  const { programmeId, unitIds } = about;
  const tasks = await overdueOfProgramme(work.tx, programmeId, unitIds, work.now);
  const facts = await factsOf(work, tree, tasks);
  return tasks.flatMap(({ unitId }, index) => {
    const fact = facts[index];
    return fact && unitId !== null
      ? [{ unitId, line: overdueLine(fact, work.calendar, work.now) }]
      : [];
  });
}
