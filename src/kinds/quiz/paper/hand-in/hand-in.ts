import { stopRuns } from "../../../../ladder/escalate.ts";
import { resettle } from "../../../../ledger/replies/resettle.ts";
import { addSubmissions } from "../../../../ledger/replies/store.ts";
import type { Work } from "../../../../work.ts";
import { enterTutorList } from "../../tutor/enter.ts";
import { marksOf, retakeAt, scoreOf } from "../judge/rules.ts";
import { withTicks } from "../press/rules.ts";
import { callRetakes } from "../retake/call.ts";
import type { ShownQuestion } from "../rules.ts";
import { type PaperRow, saveJudged } from "../store.ts";
import { isContest, parametersFor } from "../test/rules.ts";
import { attemptEvidence, lastAttemptFailed } from "../wording.ts";
import { type Final, setUndoable } from "./store.ts";
import { onlyAttemptFailed } from "./wording.ts";

/** A paper with the answers that stand, when the completing one was said, and the message in which it was. */
export type HandedIn = {
  paper: PaperRow;
  questions: readonly ShownQuestion[];
  answers: readonly string[];
  at: Date;
  inboxId: number | null;
};

/** A paper that has been judged. `retakeAt` null: there is no further attempt. */
export type Judged = HandedIn & { score: number; passed: boolean; retakeAt: Date | null };

/**
 * Judges papers and writes what follows: the ledger, the call to a retake, and after a last failure the tutor list.
 * Returns them in the same order.
 */
export async function handIn(work: Work, papers: readonly HandedIn[]): Promise<Judged[]> {
  const rows = papers.map((handed) => judge(work, handed));
  await saveJudged(
    work.tx,
    rows.map(({ judged, marks }) => ({ ...judged, marks, id: judged.paper.id })),
  );
  const all = rows.map(({ judged }) => judged);
  await addSubmissions(work.tx, all.map(submissionOf), work.now);
  const failed = all.filter(({ paper, passed }) => !passed && !isContest(paper));
  const last = failed.filter((judged) => judged.retakeAt === null);
  const finals = last.length > 0 ? await setUndoable(work.tx, last.map(pairOf)) : [];
  await resettle(work, all.map(pairOf), {
    actorId: null,
    why: "quiz",
    inboxId: papers[0]?.inboxId ?? null,
  });
  await callRetakes(work, failed);
  if (finals.length > 0) await concludeFailures(work, last, finals);
  return all;
}

/** Nobody chases them any more; whoever teaches them is told. */
async function concludeFailures(
  work: Work,
  last: readonly Judged[],
  finals: readonly Final[],
): Promise<void> {
  const obligationIds = finals.map(({ obligationId }) => obligationId);
  const only = last.every(({ paper }) => paper.attempt === 1);
  await stopRuns(work, obligationIds, only ? onlyAttemptFailed : lastAttemptFailed);
  await enterTutorList(
    work,
    last.flatMap(({ paper, score, at }) => {
      const final = finals.find(
        (each) => each.occurrenceId === paper.occurrenceId && each.personId === paper.personId,
      );
      return final && !final.excused ? [{ ...paper, unitId: final.unitId, score, at }] : [];
    }),
  );
}

function judge(work: Work, handed: HandedIn) {
  const { paper, questions, at } = handed;
  const answers = withTicks(handed.answers);
  const parameters = parametersFor(paper);
  const marks = marksOf(questions, answers, parameters);
  const { score, passed } = scoreOf(marks, questions, parameters);
  const again = paper.attempt < parameters.attempts && (!passed || isContest(paper));
  const next = again ? retakeAt(at, parameters.retake, work.calendar) : null;
  const judged: Judged = { ...handed, answers, score, passed, retakeAt: next };
  return { judged, marks };
}

function submissionOf({ paper, at, inboxId, score, passed }: Judged) {
  const { occurrenceId, personId, attempt } = paper;
  const evidence = attemptEvidence(attempt, score);
  const state = passed ? ("valid" as const) : ("failed" as const);
  const said = { intent: "quiz", text: evidence, at, state, evidence };
  return { occurrenceId, personId, inboxId, ...said };
}

function pairOf({ paper }: HandedIn) {
  return { occurrenceId: paper.occurrenceId, personId: paper.personId };
}
