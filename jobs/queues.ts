import { once } from "node:events";
import {
  createPostgresBackend,
  type Job,
  type JobsOptions,
  Queue,
  runMigrations,
  Worker,
} from "bullmq";
import { Redis } from "ioredis";
import pg from "pg";
import type { Log } from "../src/inbox/rules.ts";
import { endsWithin } from "./limit.ts";

/** Where the queues live: on Redis, or in the schema `bullmq` of a Postgres database. */
export type QueueSettings = { redisUrl: string; prefix?: string } | { databaseUrl: string };

/** Wakes have queues of their own, so that no long job makes an answer wait. */
export const QUEUE_NAMES = ["inbox", "deliver", "work"] as const;
export type QueueName = (typeof QUEUE_NAMES)[number];

export type Queues = {
  /** `jobId` null adds in any case; else a job of that id that is still known stands for it. */
  add(queue: QueueName, name: string, id: string, jobId: string | null): Promise<void>;
  anyWaiting(queue: QueueName): Promise<boolean>;
  /** A worker that has begun to listen; whoever starts it closes it. */
  worker(
    queue: QueueName,
    concurrency: number,
    run: (name: string, id: string) => Promise<string>,
  ): QueueWorker;
  /** When the server is away, closing would wait for it to come back: cuts the connections and returns true. */
  letGoIfAway(): boolean;
  close(): Promise<void>;
};

/** What this folder uses of BullMQ's worker and queue, whose types differ by backend. */
export type QueueWorker = {
  on(event: "error", listener: (error: Error) => void): unknown;
  on(event: "failed", listener: (job: Job<JobData> | undefined, error: Error) => void): unknown;
  close(force: boolean): Promise<void>;
  disconnect(): Promise<void>;
};

type BackedQueue = {
  add(name: string, data: JobData, options: JobsOptions): Promise<unknown>;
  getWaitingCount(): Promise<number>;
  on(event: "error", listener: (error: Error) => void): unknown;
  close(): Promise<void>;
};

type JobData = { id: string };

/** A finished job is gone at once; failed ones are kept to be looked at, but not for ever. */
const JOB_OPTIONS: JobsOptions = { removeOnComplete: true, removeOnFail: { count: 200 } };

/** A worker that dies is found out within these 25 s, and its jobs run again; they do only what is still due. */
const WORKER_OPTIONS = { lockDuration: 15_000, stalledInterval: 10_000, maxStalledCount: 3 };

/** A server that takes longer to answer is taken to be away. */
const ANSWER_LIMIT_MS = 2_000;

/** Connections of each queue and worker to Postgres; a worker listens on one more. */
const POSTGRES_CONNECTIONS = 2;

/**
 * Opens the queues. A Redis that is away is waited for at most 2 s and then connected to when it comes;
 * until then `add` rejects at once.
 */
export function openQueues(settings: QueueSettings, log: Log): Promise<Queues> {
  return "redisUrl" in settings
    ? onRedis(settings.redisUrl, settings.prefix ?? "zhouzhi", log)
    : onPostgres(settings.databaseUrl, log);
}

async function onRedis(url: string, prefix: string, log: Log): Promise<Queues> {
  // Producers fail fast; workers wait for Redis to come back. Each needs its own connection for that.
  const producer = new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 1 });
  const consumer = new Redis(url, { maxRetriesPerRequest: null });
  for (const connection of [producer, consumer]) connection.on("error", quietly(log, "redis"));
  await endsWithin(ANSWER_LIMIT_MS, once(producer, "ready"));
  const queues = byName((name) => new Queue<JobData>(name, { connection: producer, prefix }));
  const letGoIfAway = () => {
    const away = [producer, consumer].filter((connection) => connection.status !== "ready");
    for (const connection of away) connection.disconnect();
    return away.length > 0;
  };
  return {
    ...carrying(queues, log, () => {
      if (producer.status !== "ready") throw new Error("redis does not answer");
    }),
    worker: (name, concurrency, run) => {
      const options = {
        ...WORKER_OPTIONS,
        concurrency,
        connection: consumer,
        prefix,
      };
      return new Worker<JobData>(name, processorOf(run), options);
    },
    letGoIfAway,
    async close() {
      letGoIfAway();
      await closeAll(queues);
      producer.disconnect();
      consumer.disconnect();
    },
  };
}

async function onPostgres(connectionString: string, log: Log): Promise<Queues> {
  await migrate(connectionString);
  const connection = { connectionString, schema: "bullmq", max: POSTGRES_CONNECTIONS };
  const queues = byName((name) => new Queue(name, { connection }, createPostgresBackend));
  return {
    ...carrying(queues, log, () => undefined),
    worker: (name, concurrency, run) => {
      const options = { ...WORKER_OPTIONS, concurrency, connection };
      return new Worker(name, processorOf(run), options, createPostgresBackend);
    },
    letGoIfAway: () => false,
    close: () => closeAll(queues),
  };
}

async function migrate(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await runMigrations(client);
  } finally {
    await client.end();
  }
}

/** What both backends do alike; `assertReady` throws when adding would hang. */
function carrying(
  queues: Readonly<Record<QueueName, BackedQueue>>,
  log: Log,
  assertReady: () => void,
): Pick<Queues, "add" | "anyWaiting"> {
  for (const [name, queue] of Object.entries(queues)) queue.on("error", quietly(log, name));
  return {
    async add(queue, name, id, jobId) {
      assertReady();
      await queues[queue].add(
        name,
        { id },
        { ...JOB_OPTIONS, ...(jobId === null ? {} : { jobId }) },
      );
    },
    async anyWaiting(queue) {
      assertReady();
      return (await queues[queue].getWaitingCount()) > 0;
    },
  };
}

async function closeAll(queues: Readonly<Record<QueueName, BackedQueue>>): Promise<void> {
  const closed = Promise.allSettled(Object.values(queues).map((queue) => queue.close()));
  await endsWithin(ANSWER_LIMIT_MS, closed);
}

function processorOf(run: (name: string, id: string) => Promise<string>) {
  return (job: Job<JobData>) => run(job.name, job.data.id);
}

function byName<T>(make: (name: QueueName) => T): Record<QueueName, T> {
  return { inbox: make("inbox"), deliver: make("deliver"), work: make("work") };
}

/** Connection errors repeat many times a second while a server is away: only a change of message is logged. */
export function quietly(log: Log, source: string): (error: Error) => void {
  let last = "";
  return ({ message }) => {
    if (message === last) return;
    last = message;
    log.warn({ source, cause: message }, "the queue has trouble");
  };
}
