import type { Work } from "../../work.ts";
import { nextCountdown } from "../rules.ts";
import { setReminders } from "../sweep/store.ts";
import { tasksToCome } from "./store.ts";

/** Arms the countdowns of all open tasks anew, because working days have changed. */
export async function rearmTasks(work: Work): Promise<void> {
  const tasks = await tasksToCome(work.tx, work.now);
  await setReminders(
    work.tx,
    tasks.map(({ id, deadline }) => ({
      id,
      remindAt: nextCountdown(work.calendar, deadline, work.now) ?? deadline,
    })),
  );
}
