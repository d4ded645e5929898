import { kindOf } from "../../kinds/registry.ts";
import { startRuns } from "../../ladder/start-runs.ts";
import type { Work } from "../../work.ts";
import { markBoards } from "../boards/store.ts";
import { resettle } from "../replies/resettle.ts";
import { BOARD_DELAY_MS } from "../rules.ts";
import { claimOccurrence, obligationsIn, occurrenceWithPlan } from "./store.ts";

/**
 * Closes a window: who did not answer has missed it, unless he is on leave, his leave waits for an answer, or the bot
 * was deaf (then it is held for a human). What can still be done late starts up its ladder.
 */
export async function closeOccurrence(work: Work, id: number): Promise<"done" | "skipped"> {
  const claimed = await claimOccurrence(work.tx, id, "open", {
    status: "closed",
    closedAt: work.now,
  });
  if (!claimed) return "skipped";
  const people = await obligationsIn(work.tx, id);
  await resettle(
    work,
    people.map(({ personId }) => ({ occurrenceId: id, personId })),
    { actorId: null, why: "closed", inboxId: null },
  );
  await markBoards(
    work.tx,
    people.map(({ channelId }) => ({ occurrenceId: id, channelId })),
    new Date(work.now.getTime() + BOARD_DELAY_MS),
  );
  const occurrence = await occurrenceWithPlan(work.tx, id);
  if (kindOf(occurrence.plan.kind).doableLate) await startRuns(work, id);
  return "done";
}
