import { recheckReminder as recheckWeekly } from "../cycle/remind.ts";
import { isRetakeOpen } from "../kinds/quiz/paper/retake/call.ts";
import { recheckPoll } from "../kinds/quiz/poll/recheck.ts";
import { draftStands } from "../ladder/drafts.ts";
import { stillNeeded } from "../ladder/escalate.ts";
import { unitStepStands } from "../ladder/recurrence/escalate.ts";
import { reminderOf } from "../ledger/occurrences/remind.ts";
import {
  isBeforeDue,
  isDue,
  obligationsIn,
  occurrenceWithPlan,
  stillOwing,
} from "../ledger/occurrences/store.ts";
import type { OutboxRow, Recheck } from "../outbox/rules.ts";
import { recheckCountdown, recheckReview } from "../tasks/sweep/recheck.ts";
import type { Work } from "../work.ts";
import { isPending } from "./store.ts";

/** Re-reads before speaking: whether a message is still true, and, where it names people, whom it must name now. */
export async function recheck(work: Work, row: OutboxRow): Promise<Recheck> {
  const { condition } = row;
  if (condition === null) return { still: true };
  if ("obligationDue" in condition) {
    return verdict(await isDue(work.tx, condition.obligationDue), "done meanwhile");
  }
  if ("occurrenceOpen" in condition) {
    return verdict(await isBeforeDue(work.tx, condition.occurrenceOpen, work.now), "window ended");
  }
  if ("decisionPending" in condition) {
    return verdict(await isPending(work.tx, condition.decisionPending), "decided meanwhile");
  }
  if ("poll" in condition) return recheckPoll(work, row);
  if ("retake" in condition) {
    return verdict(await isRetakeOpen(work, condition.retake), "taken meanwhile");
  }
  if ("unitStep" in condition) return unitStepStands(work, condition.unitStep);
  if ("draftPublished" in condition) return draftStands(work.tx, condition.draftPublished);
  if ("tasksOpen" in condition) return recheckCountdown(work, condition.tasksOpen);
  if ("taskInReview" in condition) return recheckReview(work, row, condition.taskInReview);
  if ("owesIn" in condition) return recheckWeekly(work, condition.owesIn);
  if ("owing" in condition) return recheckReminder(work, row, condition.owing);
  return stillNeeded(work, condition.ladderStep);
}

async function recheckReminder(
  work: Work,
  row: OutboxRow,
  owing: { occurrenceId: number; personIds: number[] },
): Promise<Recheck> {
  const still = await stillOwing(work.tx, owing.occurrenceId, owing.personIds);
  if (still.size === 0) return { still: false, reason: "nobody owes any more" };
  if (still.size === owing.personIds.length) return { still: true };
  const occurrence = await occurrenceWithPlan(work.tx, owing.occurrenceId);
  const people = await obligationsIn(work.tx, owing.occurrenceId);
  const left = people.filter(({ personId }) => still.has(personId));
  return {
    still: true,
    text: reminderOf(work, occurrence, left),
    mentions: row.mentions.filter((personId) => still.has(personId)),
  };
}

function verdict(still: boolean, reason: string): Recheck {
  return still ? { still } : { still, reason };
}
