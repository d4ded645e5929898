import type { UnitTree } from "../../people/rules.ts";
import { nameOf } from "../../people/store.ts";
import type { Work } from "../../work.ts";
import { evidenceSummary } from "../wording.ts";
import { askDecision } from "./ask.ts";

/** Asks the secretary to look at a location that does not count by itself. Returns the decision's number. */
export async function askForEvidence(
  work: Work,
  tree: UnitTree,
  doubt: { submissionId: number; personId: number; unitId: number; plan: string; evidence: string },
): Promise<number> {
  const { submissionId, personId, unitId, plan, evidence } = doubt;
  const name = await nameOf(work.tx, personId);
  return askDecision(work, tree, {
    kind: "evidence",
    subjectId: submissionId,
    personId,
    unitId,
    tier: "secretary",
    summary: evidenceSummary({ name, unit: tree.get(unitId).name, plan, evidence }),
  });
}
