import { openQueues, type QueueSettings } from "./queues.ts";

/** Opens the queues and asks one for its length, for the doctor. Throws when they do not answer. */
export async function checkQueue(settings: QueueSettings): Promise<string> {
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const queues = await openQueues(settings, silent);
  try {
    await queues.anyWaiting("work");
    return "redisUrl" in settings ? "Redis" : "Postgres";
  } finally {
    await queues.close();
  }
}
