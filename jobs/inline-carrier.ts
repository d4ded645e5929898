import type { Carrier } from "./carrier.ts";
import type { Handlers, JobName } from "./names.ts";

export type InlineCarrier = Carrier & {
  /** Resolves when nothing is carried any more. */
  idle(): Promise<void>;
};

/**
 * A carrier within this process, for rehearsals and stories: `carry` works on the job at once and resolves when it and
 * everything it carried in turn is done, one after the other, in the order in which it was carried. A fault rejects.
 * Before `start`, and for names not started, jobs vanish as they may with any carrier.
 */
export function inlineCarrier(): InlineCarrier {
  const waiting: { name: JobName; id: string }[] = [];
  let handlers: Handlers | null = null;
  let names: ReadonlySet<JobName> = new Set();
  let busy = false;
  let ended: Promise<unknown> = Promise.resolve();

  const drain = async () => {
    busy = true;
    try {
      for (let job = waiting.shift(); job; job = waiting.shift()) {
        await handlers?.[job.name](job.id);
      }
    } finally {
      busy = false;
    }
  };
  return {
    carry(name, id) {
      if (!names.has(name)) return Promise.resolve();
      if (!waiting.some((job) => job.name === name && job.id === id)) waiting.push({ name, id });
      // From within a handler this must not wait for the handler's own end.
      if (busy) return Promise.resolve();
      const drained = drain();
      ended = drained.catch(() => undefined);
      return drained;
    },
    async start(given, started) {
      handlers = given;
      names = new Set(started);
    },
    async stop() {
      names = new Set();
      waiting.length = 0;
      await ended;
    },
    async idle() {
      await ended;
    },
  };
}
