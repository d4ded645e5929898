import { groupBy } from "../../collections/rules.ts";
import { names } from "../../people/store.ts";
import type { Work } from "../../work.ts";
import { answersSince } from "../answers/store.ts";
import { statementsSince } from "../statements/store.ts";
import { stepsTaken } from "./store.ts";
import type { Happened } from "./wording.ts";

/** What happened about each unit in a programme since an instant, oldest first: steps, 情况说明, answers to a 调度. */
export async function lookBack(
  work: Work,
  programmeId: number,
  since: Date,
): Promise<Map<number, Happened[]>> {
  const steps = await stepsTaken(work.tx, programmeId, since);
  const statements = await statementsSince(work.tx, programmeId, since);
  const answers = await answersSince(work.tx, programmeId, since);
  const named = await names(
    work.tx,
    answers.map(({ personId }) => personId),
  );
  const all = [
    ...steps.map(({ unitId, ...step }) => ({ unitId, ...step, what: "step" as const })),
    ...statements.map(({ unitId, at, text }) => ({ unitId, at, text, what: "statement" as const })),
    ...answers.map(({ unitId, personId, at, text }) => {
      return { unitId, at, text, by: named.get(personId) ?? "", what: "answer" as const };
    }),
  ].sort((a, b) => a.at.getTime() - b.at.getTime());
  return groupBy(all, ({ unitId }) => unitId);
}
