import type { Clock } from "../../src/clock.ts";
import type { PlatformHealth } from "../port.ts";
import type { ListeningFailure } from "./errors.ts";

/** A single failed poll is nothing; this long without an answer is deafness. */
const DEAF_AFTER_MS = 60_000;

export type Trouble = {
  /** Something fails. It is noted when it begins or becomes another, not at every attempt. */
  begin(cause: ListeningFailure["cause"] | "store", text: string): void;
  end(): void;
  /** Telegram answered before, and nothing has failed since. */
  calm(): boolean;
  /** Telegram answered a poll just now. */
  answered(): void;
  note(text: string): void;
  stop(): void;
  health(): PlatformHealth;
};

/** What is wrong with listening, said once, and the health that follows from it. */
export function troubleWatch(clock: Clock, note: (text: string) => void): Trouble {
  let cause: ListeningFailure["cause"] | "store" | null = null;
  let detail: string | null = null;
  let heardAt: Date | null = null;
  let stopped = false;

  const state = (): PlatformHealth["state"] => {
    if (stopped) return "stopped";
    if (cause === null) return heardAt ? "hearing" : "starting";
    const certain = cause === "token" || cause === "address" || cause === "conflict";
    const silent = !heardAt || clock.now().getTime() - heardAt.getTime() > DEAF_AFTER_MS;
    return certain || silent ? "deaf" : "hearing";
  };
  return {
    note,
    begin(nextCause, text) {
      if (nextCause !== cause) note(text);
      cause = nextCause;
      detail = text;
    },
    end() {
      cause = null;
      detail = null;
    },
    calm: () => cause === null && heardAt !== null,
    answered() {
      heardAt = clock.now();
    },
    stop() {
      stopped = true;
    },
    health: () => ({ state: state(), heardAt, detail }),
  };
}
