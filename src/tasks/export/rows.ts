import { localTimestamp } from "../../calendar/zone.ts";
import type { Transaction } from "../../db/client.ts";
import { exportedTasks } from "./store.ts";

/** Every task as it ended, by number, with what happened to it; times are local. */
export async function taskHistories(tx: Transaction, zone: string) {
  const local = (at: Date | null) => (at === null ? null : localTimestamp(at, zone));
  return (await exportedTasks(tx)).map(({ number, status, deadline, closedAt, events }) => ({
    number,
    status,
    deadline: local(deadline),
    closedAt: local(closedAt),
    history: events.map(({ at, kind, by, text, before, after }) => ({
      at: local(at),
      kind,
      by,
      text,
      ...(before === null ? {} : { before: local(before) }),
      ...(after === null ? {} : { after: local(after) }),
    })),
  }));
}
