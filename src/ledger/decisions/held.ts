import { kindOf } from "../../kinds/registry.ts";
import { say } from "../../outbox/say.ts";
import type { UnitTree } from "../../people/rules.ts";
import { loadUnitTree, names } from "../../people/store.ts";
import type { Work } from "../../work.ts";
import { type OccurrenceWithPlan, occurrenceWithPlan } from "../occurrences/store.ts";
import type { ObligationRow } from "../replies/store.ts";
import { heldSummary } from "../wording.ts";
import { deciders } from "./ask.ts";
import { addDecision, awaitingJudgement } from "./store.ts";
import { judgeNotice } from "./wording.ts";

/**
 * Asks the secretaries about everybody whose window could not be heard: one decision a person, but one message a
 * secretary and window, so that an hour's outage does not become thirty messages. Nobody is asked about twice.
 */
export async function askToJudge(work: Work, held: readonly ObligationRow[]): Promise<void> {
  if (held.length === 0) return;
  const asked = await awaitingJudgement(
    work.tx,
    held.map(({ id }) => id),
  );
  const rows = held.filter(({ id }) => !asked.has(id));
  const tree = await loadUnitTree(work.tx);
  for (const id of new Set(rows.map(({ occurrenceId }) => occurrenceId))) {
    const occurrence = await occurrenceWithPlan(work.tx, id);
    await askAbout(
      work,
      tree,
      occurrence,
      rows.filter(({ occurrenceId }) => occurrenceId === id),
    );
  }
}

async function askAbout(
  work: Work,
  tree: UnitTree,
  occurrence: OccurrenceWithPlan,
  held: readonly ObligationRow[],
): Promise<void> {
  const { plan, date } = occurrence;
  const labels = await names(
    work.tx,
    held.map(({ personId }) => personId),
  );
  const asked = new Map<number, { number: number; name: string }[]>();
  for (const { id, personId, unitId } of held) {
    const name = labels.get(personId) ?? "";
    const decision = {
      kind: "held" as const,
      subjectId: id,
      personId,
      unitId,
      tier: "secretary" as const,
      summary: heldSummary({ name, unit: tree.get(unitId).name, plan: plan.name, date }),
    };
    const { number } = await addDecision(work.tx, decision, work.now);
    for (const decider of await deciders(work, tree, decision)) {
      asked.set(decider, [...(asked.get(decider) ?? []), { number, name }]);
    }
  }
  await say(
    work,
    [...asked].map(([personId, people]) => ({
      key: `held:${occurrence.id}:${personId}:${people[0]?.number ?? 0}`,
      to: { personId },
      kind: "request",
      text: judgeNotice(kindOf(plan.kind), { plan: plan.name, date, people }),
      programmeId: plan.programmeId,
      planId: plan.id,
      occurrenceId: occurrence.id,
      priority: 5,
    })),
  );
}
