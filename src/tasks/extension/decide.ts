import { resumeTaskRuns } from "../../ladder/task-runs/chase.ts";
import type { Work } from "../../work.ts";
import { nextCountdown } from "../rules.ts";
import { addEvents, changeTask, latestEvent, taskById } from "../store.ts";

/** Carries out what was decided about an extension: the task gets its later deadline, or is chased again. */
export async function decideExtension(
  work: Work,
  taskId: number,
  ruling: { approve: boolean; actorId: number; reason: string; inboxId: number },
): Promise<void> {
  const task = await taskById(work.tx, taskId);
  const asked = await latestEvent(work.tx, taskId, "extension_asked");
  const after = asked?.after ?? task.deadline;
  const { approve, actorId, reason: text, inboxId } = ruling;
  const event = { taskId, actorId, text, inboxId, at: work.now };
  if (approve && task.status === "open") {
    const remindAt = nextCountdown(work.calendar, after, work.now) ?? after;
    await changeTask(work.tx, task, { deadline: after, remindAt });
    const moved = { before: task.deadline, after };
    await addEvents(work.tx, [{ ...event, ...moved, kind: "extension_granted" }]);
  } else {
    await addEvents(work.tx, [{ ...event, kind: "extension_refused" }]);
  }
  await resumeTaskRuns(work, [taskId]);
}
