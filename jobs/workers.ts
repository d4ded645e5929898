import type { Log } from "../src/inbox/rules.ts";
import { endsWithin } from "./limit.ts";
import type { Handlers, JobName } from "./names.ts";
import { QUEUE_NAMES, type QueueName, type Queues, type QueueWorker, quietly } from "./queues.ts";

export type Workers = {
  /** Waits for the jobs under way, at most 10 s; with `force`, when the server is away, not at all. */
  stop(force: boolean): Promise<void>;
};

/** Wakes run one at a time: a second would only find the first at work. */
const CONCURRENCY = { inbox: 1, deliver: 1, work: 4 } satisfies Record<QueueName, number>;

/** Jobs under way get so long to end when the process stops. */
const STOP_LIMIT_MS = 10_000;

/** Wakes have their own queues; everything else shares one. */
export function queueOf(name: JobName): QueueName {
  return name === "inbox" || name === "deliver" ? name : "work";
}

/** Starts one worker per queue that carries any of `names`; jobs of other names are left to fail loudly. */
export function startWorkers(
  queues: Queues,
  handlers: Handlers,
  names: readonly JobName[],
  log: Log,
): Workers {
  const handled = new Map(names.map((name): [string, JobName] => [name, name]));
  const run = async (name: string, id: string): Promise<string> => {
    const known = handled.get(name);
    if (known === undefined) throw new Error(`no handler for job ${name}`);
    return handlers[known](id);
  };
  const needed = QUEUE_NAMES.filter((queue) => names.some((name) => queueOf(name) === queue));
  const workers = needed.map((queue) => {
    const worker = queues.worker(queue, CONCURRENCY[queue], run);
    worker.on("error", quietly(log, `${queue} worker`));
    worker.on("failed", (job, error) => {
      log.error({ job: job?.name, id: job?.data.id, err: error }, "a job failed");
    });
    return worker;
  });
  return { stop: (force) => stopAll(workers, force, log) };
}

async function stopAll(workers: readonly QueueWorker[], force: boolean, log: Log): Promise<void> {
  const ended = Promise.allSettled(workers.map((worker) => worker.close(force)));
  if (await endsWithin(STOP_LIMIT_MS, ended)) return;
  log.warn({}, "jobs were still under way when the time to stop was over");
  await endsWithin(1_000, Promise.allSettled(workers.map((worker) => worker.disconnect())));
}
