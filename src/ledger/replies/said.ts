import type { Work } from "../../work.ts";
import { pendingLeavesFrom } from "../leave/store.ts";
import { firstSentAt, submissionsFrom } from "./store.ts";

/** When a message that was edited since was said at first; null when it is not known. */
export function firstSaidAt(work: Work, inboxIds: readonly number[]): Promise<Date | null> {
  return firstSentAt(work.tx, inboxIds);
}

/** What these messages of a person still say: the intents that have left a trace. */
export async function intentsIn(
  work: Work,
  inboxIds: readonly number[],
  personId: number,
): Promise<ReadonlySet<string>> {
  const submissions = await submissionsFrom(work.tx, inboxIds);
  const leaves = await pendingLeavesFrom(work.tx, inboxIds);
  const intents = submissions.filter((row) => row.personId === personId).map((row) => row.intent);
  return new Set([...intents, ...(leaves.length > 0 ? ["leave"] : [])]);
}
