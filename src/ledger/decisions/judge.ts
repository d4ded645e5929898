import { kindOf } from "../../kinds/registry.ts";
import type { Work } from "../../work.ts";
import { occurrenceWithPlan } from "../occurrences/store.ts";
import { type Cause, resettle } from "../replies/resettle.ts";
import { addSubmissions } from "../replies/store.ts";
import { witnessEvidence } from "../wording.ts";
import { UNHEARD } from "./rules.ts";
import { obligationById } from "./store.ts";
import { unheardEvidence, unheardNext } from "./wording.ts";

/**
 * Carries out what a human, `by`, has decided about somebody whose window could not be heard. Approved, it counts as
 * done; what only the person himself can do is excused instead, until he does it.
 */
export async function judgeHeld(
  work: Work,
  obligationId: number,
  { approve, by, cause }: { approve: boolean; by: string; cause: Cause },
): Promise<void> {
  const { occurrenceId, personId, kind } = await judged(work, obligationId);
  if (approve) {
    const deaf = kind.witness === "deafness";
    const witness = {
      ...{ occurrenceId, personId, inboxId: cause.inboxId },
      intent: deaf ? UNHEARD : "witness",
      text: "",
      at: work.now,
      state: "valid" as const,
      evidence: deaf ? unheardEvidence(kind, by) : witnessEvidence(by),
    };
    await addSubmissions(work.tx, [witness], work.now);
  }
  await resettle(work, [{ occurrenceId, personId }], cause);
}

/** What the person is told besides the approval: how to do now what nobody else can do for him; empty for the rest. */
export async function afterJudging(work: Work, obligationId: number): Promise<string> {
  const { kind, plan } = await judged(work, obligationId);
  return kind.witness === "deafness" ? unheardNext(kind, plan) : "";
}

async function judged(work: Work, obligationId: number) {
  const { occurrenceId, personId } = await obligationById(work.tx, obligationId);
  const { plan } = await occurrenceWithPlan(work.tx, occurrenceId);
  return { occurrenceId, personId, kind: kindOf(plan.kind), plan: plan.name };
}
