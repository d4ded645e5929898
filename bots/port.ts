import type { Intake, PlatformName } from "../src/inbox/rules.ts";
import type { Delivery, DeliveryResult } from "../src/outbox/rules.ts";

export type { Intake } from "../src/inbox/rules.ts";

export type PlatformHealth = {
  state: "starting" | "hearing" | "deaf" | "stopped";
  /** When the platform last answered. */
  heardAt: Date | null;
  /** What is wrong, for the log and the doctor; never a token. */
  detail: string | null;
};

/** What every platform promises. A contract test in test/bots runs over all of them. */
export type Platform = {
  readonly name: PlatformName;
  readonly can: { edit: boolean; mention: boolean; buttons: boolean };
  /**
   * Starts to listen. Resolves once connected, or once it keeps trying by itself (`health` says which);
   * rejects with `PlatformRefused` when it cannot work as configured.
   */
  start(intake: Intake): Promise<void>;
  /** Stops listening after the batch under way is stored. Never logs an account out. */
  stop(): Promise<void>;
  /** Sends one message. Never throws: what went wrong is in the result. */
  deliver(delivery: Delivery): Promise<DeliveryResult>;
  health(): PlatformHealth;
};

/** A setting that cannot work, such as a wrong token. `advice` is Chinese and says what to do. */
export class PlatformRefused extends Error {
  readonly advice: string;
  constructor(message: string, advice: string) {
    super(message);
    this.name = "PlatformRefused";
    this.advice = advice;
  }
}
