import { openQueues, type QueueSettings } from "./queues.ts";

/** The queues do not answer; `advice` is Chinese and says what to do. */
export class QueueRefused extends Error {
  override name = "QueueRefused";
  readonly advice: string;
  constructor(message: string, advice: string) {
    super(message);
    this.advice = advice;
  }
}

/** A server that is up answers at once; a client that connects needs a moment. */
const TRIES = 20;
const PAUSE_MS = 100;

/** Opens the queues and asks one for its length; `advice` is for when they do not answer. Returns where they live. */
export async function checkQueue(settings: QueueSettings, advice: string): Promise<string> {
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const queues = await openQueues(settings, silent);
  try {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await queues.anyWaiting("work");
        return "redisUrl" in settings ? "Redis" : "Postgres";
      } catch (error) {
        if (attempt === TRIES) throw error;
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
    }
  } catch (error) {
    throw new QueueRefused(error instanceof Error ? error.message : "no answer", advice);
  } finally {
    await queues.close();
  }
}
