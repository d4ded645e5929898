import type { UnitTree } from "../../people/rules.ts";
import type { Work } from "../../work.ts";
import { askDecision } from "./ask.ts";
import { pendingBindings, withdrawDecisions } from "./store.ts";

/** 我是 姓名, as a human has to confirm it: `summary` in users' words. */
export type BindingClaim = {
  accountId: number;
  personId: number;
  unitId: number | null;
  summary: string;
};

/**
 * Asks the secretary whether this account is the person's. Claimed again it still waits; a claim to be another takes
 * the earlier one's place.
 */
export async function askBinding(work: Work, tree: UnitTree, claim: BindingClaim): Promise<void> {
  const { accountId, personId, unitId, summary } = claim;
  const waiting = await pendingBindings(work.tx, accountId);
  if (waiting.some((earlier) => earlier.personId === personId)) return;
  await withdrawDecisions(work.tx, "binding", [accountId], work.now);
  await askDecision(work, tree, {
    kind: "binding",
    subjectId: accountId,
    personId,
    unitId,
    tier: "secretary",
    summary,
  });
}
