import type { Clock } from "../clock.ts";
import type { HandlingSettings } from "../commands/handle.ts";
import type { Database } from "../db/client.ts";
import type { Log } from "../inbox/rules.ts";
import type { Pace } from "../outbox/delivery/pace.ts";
import type { Deliverer } from "../outbox/rules.ts";

/** On what the engine runs: live or rehearsed, embedded or on servers. */
export type EngineDeps = {
  db: Database;
  clock: Clock;
  log: Log;
  zone: string;
  settings: HandlingSettings;
  /** Platforms that this deployment runs, in any process. */
  platformNames: readonly string[];
  /** The platforms that this process runs, for delivery. */
  platforms(name: string): Deliverer | undefined;
  pace: Pace;
  /** Sends under way at once per platform; 1, the default, keeps the exact order. */
  concurrency?: number;
};
