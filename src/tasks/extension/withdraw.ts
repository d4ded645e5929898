import { withdrawDecisions } from "../../ledger/decisions/store.ts";
import type { Work } from "../../work.ts";

/** Takes back what was asked for these tasks and is undecided: they are done, or are not to be done. */
export async function withdrawExtensions(work: Work, taskIds: readonly number[]): Promise<void> {
  await withdrawDecisions(work.tx, "extension", taskIds, work.now);
}
