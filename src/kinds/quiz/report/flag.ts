import { localDate } from "../../../calendar/zone.ts";
import { occurrenceWithPlan } from "../../../ledger/occurrences/store.ts";
import { say } from "../../../outbox/say.ts";
import { administrators } from "../../../people/store.ts";
import type { Work } from "../../../work.ts";
import { isContest, PAPER_KINDS } from "../paper/test/rules.ts";
import { figuresOf, withQuestions } from "./list.ts";
import { mostFailed } from "./rules.ts";
import { flaggedText } from "./wording.ts";

/**
 * Tells the administrators, once per test that has just closed, which questions most got wrong: the key may be wrong,
 * or the matter needs explaining. Returns how many questions.
 */
export async function flagQuestions(work: Work, occurrenceId: number): Promise<number> {
  const { id, date, plan } = await occurrenceWithPlan(work.tx, occurrenceId);
  if (!PAPER_KINDS.includes(plan.kind)) return 0;
  const failed = mostFailed(await figuresOf(work, { id, parameters: plan.parameters }));
  if (failed.length === 0) return 0;
  const test = { plan: plan.name, date, contest: isContest(plan) };
  const text = flaggedText(test, await withQuestions(work, failed));
  const told = await administrators(work.tx, localDate(work.now, work.calendar.zone));
  await say(
    work,
    told.map((personId) => ({
      key: `flagged:${id}:${personId}`,
      to: { personId },
      kind: "notice",
      text,
      programmeId: plan.programmeId,
      planId: plan.id,
      occurrenceId: id,
      priority: 7,
    })),
  );
  return failed.length;
}
