import type { Work } from "../work.ts";
import { reviveUnconfirmed } from "./store.ts";

/**
 * Sends again what was interrupted on its way to the groups of this name and may or may not have arrived; a human has
 * looked and decided so. Returns how many messages.
 */
export function resendUnconfirmed(work: Work, groupName: string): Promise<number> {
  return reviveUnconfirmed(work.tx, groupName, work.now);
}
