import { groupBy } from "../../collections/rules.ts";
import type { Transaction } from "../../db/client.ts";

type ExportedEvent = {
  taskId: number;
  at: Date;
  kind: string;
  by: string | null;
  text: string;
  before: Date | null;
  after: Date | null;
};

/** Every task by number, with what happened to it and who did it. */
export async function exportedTasks(tx: Transaction) {
  const tasks = await tx.task.findMany({ orderBy: { number: "asc" } });
  const events = await tx.$queryRaw<ExportedEvent[]>`
    SELECT e."taskId", e.at, e.kind, q.name AS by, e.text, e.before, e.after
    FROM "TaskEvent" e LEFT JOIN "Person" q ON q.id = e."actorId" ORDER BY e.at, e.id`;
  const byTask = groupBy(events, ({ taskId }) => taskId);
  return tasks.map((task) => ({ ...task, events: byTask.get(task.id) ?? [] }));
}
