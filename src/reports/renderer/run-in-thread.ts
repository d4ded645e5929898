import { setImmediate } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import type { Answer, Rendering, Request } from "./rules.ts";

/** A thread that renders one thing after the other; started when it is needed. */
export type RenderingThread = {
  /** Sends the requests of one rendering and gives its answer. Never rejects. */
  run(requests: Iterable<Request>): Promise<Rendering>;
  /** Waits for what is being rendered, then ends the thread. */
  close(): Promise<void>;
};

export type ThreadOptions = {
  /** A rendering that takes longer is given up. */
  limitMs?: number;
  /** A thread with nothing to do ends after this; a bulletin is due once a week, and the fonts hold much memory. */
  idleMs?: number;
  /** A thread that wants more memory ends, and the process goes on; the default is far above what a county needs. */
  memoryMb?: number;
  /** The program of the thread. */
  program?: URL;
};

const PROGRAM = new URL("./program.mjs", import.meta.url);

/** A thread that starts with its first rendering; what hangs, crashes or cannot be drawn comes back as a value. */
export function createThread(options: ThreadOptions = {}): RenderingThread {
  const { limitMs = 30_000, idleMs = 60_000, memoryMb = 1024, program = PROGRAM } = options;
  let thread: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();

  async function render(requests: Iterable<Request>): Promise<Rendering> {
    clearTimeout(idle);
    thread ??= startThread(program, memoryMb, (ended) => {
      if (thread === ended) thread = null;
    });
    const used = thread;
    used.ref();
    const rendering = await rendered(used, requests, limitMs);
    used.unref();
    if ("failed" in rendering && rendering.failed !== "refused") await end();
    idle = setTimeout(() => void end(), idleMs).unref();
    return rendering;
  }

  async function end(): Promise<void> {
    const ending = thread;
    // At once: whoever comes while it ends must not be given a dying thread.
    thread = null;
    await ending?.terminate();
  }

  return {
    run(requests) {
      const rendering = last.then(() => render(requests));
      last = rendering.catch(() => undefined);
      return rendering;
    },
    async close() {
      await last;
      clearTimeout(idle);
      await end();
    },
  };
}

function startThread(program: URL, memoryMb: number, onEnd: (thread: Worker) => void): Worker {
  const thread = new Worker(program, { resourceLimits: { maxOldGenerationSizeMb: memoryMb } });
  // Whoever waits for it hears of an error too; without any listener it would end the process.
  thread.on("error", () => onEnd(thread));
  thread.on("exit", () => onEnd(thread));
  return thread;
}

function rendered(
  thread: Worker,
  requests: Iterable<Request>,
  limitMs: number,
): Promise<Rendering> {
  const { promise, resolve } = withResolvers<Rendering>();
  const heard = (answer: Answer) =>
    resolve("bytes" in answer ? answer : { failed: "refused", detail: answer.problem });
  const broke = (error: unknown) => resolve({ failed: "crashed", detail: String(error) });
  const ended = (code: number) => broke(`the thread ended with ${code}`);
  const timer = setTimeout(() => {
    resolve({ failed: "overdue", detail: `no answer within ${limitMs} ms` });
  }, limitMs);
  thread.on("message", heard).on("error", broke).on("exit", ended);
  sendAll(thread, requests).catch((error: unknown) => {
    resolve({ failed: "refused", detail: String(error) });
  });
  return promise.finally(() => {
    clearTimeout(timer);
    thread.off("message", heard).off("error", broke).off("exit", ended);
  });
}

/** Between the parts of a long report everybody else has his turn. */
async function sendAll(thread: Worker, requests: Iterable<Request>): Promise<void> {
  for (const request of requests) {
    thread.postMessage(request);
    await setImmediate();
  }
}

function withResolvers<T>() {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
