import type { Clock } from "../src/clock.ts";
import type { Log } from "../src/inbox/rules.ts";
import { endsWithin } from "./limit.ts";
import type { Handlers, JobName } from "./names.ts";
import { openQueues, type QueueSettings, type Queues } from "./queues.ts";
import { queueOf, startWorkers, type Workers } from "./workers.ts";

/**
 * Carries ids to where they are worked on. Nothing depends on it but speed: what it loses, the next sweep finds again
 * in the database.
 */
export type Carrier = {
  /**
   * Never rejects: what cannot be carried within 2 s is logged and left to the next sweep.
   * While a job for the same row waits, another changes nothing. `jobId` replaces the id made of name, id and minute.
   */
  carry(name: JobName, id: string, options?: { jobId?: string }): Promise<void>;
  /** Starts to work on `names`. */
  start(handlers: Handlers, names: readonly JobName[]): Promise<void>;
  /** Stops after the jobs under way, at most 10 s later. */
  stop(): Promise<void>;
};

/** Carrying takes milliseconds; one that takes longer is stuck. */
const CARRY_LIMIT_MS = 2_000;

/** A job that failed, or died with its worker, keeps its row from being carried again for at most so long. */
const SAME_JOB_MS = 60_000;

/** A carrier on BullMQ, on Redis or on Postgres; several processes may carry and work at once. */
export async function queueCarrier(
  settings: QueueSettings,
  { clock, log }: { clock: Clock; log: Log },
): Promise<Carrier> {
  const queues = await openQueues(settings, log);
  let workers: Workers | null = null;
  return {
    async carry(name, id, options = {}) {
      try {
        const added = isWake(name)
          ? addWake(queues, name, id)
          : queues.add(queueOf(name), name, id, options.jobId ?? jobIdOf(name, id, clock.now()));
        if (!(await endsWithin(CARRY_LIMIT_MS, added))) throw new Error("no answer in time");
        await added;
      } catch (error) {
        const cause = error instanceof Error ? error.message : "unknown";
        log.warn({ job: name, id, cause }, "not carried; the next sweep finds it again");
      }
    },
    async start(handlers, names) {
      workers = startWorkers(queues, handlers, names, log);
    },
    async stop() {
      await workers?.stop(queues.letGoIfAway());
      await queues.close();
    },
  };
}

function isWake(name: JobName): boolean {
  return name === "inbox" || name === "deliver";
}

/** A wake that still waits will see whatever is stored by now, so one more says nothing new. */
async function addWake(queues: Queues, name: JobName, id: string): Promise<void> {
  if (await queues.anyWaiting(queueOf(name))) return;
  await queues.add(queueOf(name), name, id, null);
}

/** BullMQ refuses ids of digits only and takes ":" for its own separator. */
export function jobIdOf(name: JobName, id: string, now: Date): string {
  const minute = Math.floor(now.getTime() / SAME_JOB_MS);
  return `${name}-${id.replaceAll(":", ".")}-${minute}`;
}
