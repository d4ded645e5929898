import type { Intake } from "../../bots/port.ts";
import type { IncomingMessage } from "../../src/inbox/rules.ts";

type Failure = "before-storing" | "after-storing";

/** An intake in memory that keeps what an inbox would keep, and everything it was told. */
export type RecordingIntake = Intake & {
  /** Each message once, by key, in the order of its first delivery. */
  stored(): IncomingMessage[];
  /** The batches that held something, as delivered, redeliveries included. */
  batches: IncomingMessage[][];
  positions: { cursor: string; heardUntil: Date }[];
  deafness: { since: Date; reason: string }[];
  /** The next `store` with messages fails, before or after its effect. */
  failNext(when: Failure, times?: number): void;
};

export function recordingIntake(): RecordingIntake {
  const byKey = new Map<string, IncomingMessage>();
  const failures: Failure[] = [];
  const intake: RecordingIntake = {
    batches: [],
    positions: [],
    deafness: [],
    stored: () => [...byKey.values()],
    failNext(when, times = 1) {
      for (let count = 0; count < times; count += 1) failures.push(when);
    },
    async store(messages, position) {
      if (messages.length > 0) intake.batches.push(messages);
      const failure = messages.length > 0 ? failures.shift() : undefined;
      if (failure === "before-storing") throw new Error("the database is away");
      for (const message of messages) {
        if (!byKey.has(message.key)) byKey.set(message.key, message);
      }
      if (failure === "after-storing") throw new Error("the connection broke");
      intake.positions.push(position);
    },
    cursor: async () => intake.positions.at(-1)?.cursor ?? null,
    async deaf(since, reason) {
      intake.deafness.push({ since, reason });
    },
  };
  return intake;
}
