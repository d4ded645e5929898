import { pendingDrafts } from "../../ladder/draft/store.ts";
import { pendingDecisions } from "../../ledger/decisions/store.ts";
import { names } from "../../people/store.ts";
import type { Work } from "../../work.ts";
import { answersSince } from "../answers/store.ts";
import type { Scope } from "../beat.ts";
import { waitingLines } from "./wording.ts";

/**
 * What the administrators read below a bulletin: the answers to the 调度 since the last one, and the drafts and appeals
 * that still wait. So whoever became administrator since learns of what his predecessor left.
 */
export async function administratorsLines(
  work: Work,
  about: { programmeId: number; scope: Scope; since: Date | null },
): Promise<string[]> {
  const { programmeId, scope, since } = about;
  const inScope = new Set(scope.units.map(({ id }) => id));
  const answers = (await answersSince(work.tx, programmeId, since)).filter(({ unitId }) =>
    inScope.has(unitId),
  );
  const named = await names(
    work.tx,
    answers.map(({ personId }) => personId),
  );
  const drafts = await pendingDrafts(work.tx);
  const decisions = await pendingDecisions(work.tx, { personIds: null, unitIds: null });
  return waitingLines(
    {
      answers: answers.map(({ unitId, personId, at, text }) => {
        return { unit: scope.tree.get(unitId).name, by: named.get(personId) ?? "", at, text };
      }),
      drafts: drafts.filter((draft) => draft.programmeId === programmeId),
      appeals: decisions.filter(({ kind }) => kind === "appeal"),
    },
    work.calendar.zone,
  );
}
