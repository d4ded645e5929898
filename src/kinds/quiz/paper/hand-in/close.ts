import { say } from "../../../../outbox/say.ts";
import type { Work } from "../../../../work.ts";
import { questionsOn } from "../questions.ts";
import { lockBegun, type PaperRow } from "../store.ts";
import { isContest } from "../test/rules.ts";
import { resultText } from "../wording.ts";
import { handIn, type Judged } from "./hand-in.ts";
import { resultOf } from "./result.ts";
import { excusedPersons } from "./store.ts";
import { voidBegun } from "./void.ts";

/**
 * Hands in, as they are, the papers that somebody began in a window and has not completed; call it just before the
 * window closes. Each person is told his result. A test that somebody need not take any more is no attempt.
 * Returns how many papers were handed in.
 */
export async function handInBegun(work: Work, occurrenceId: number): Promise<number> {
  const begun = await lockBegun(work.tx, occurrenceId);
  if (begun.length === 0) return 0;
  const excused = await excusedPersons(work.tx, occurrenceId);
  // What somebody gave in a contest can only do him good.
  const isVoid = (paper: PaperRow) => excused.has(paper.personId) && !isContest(paper);
  await voidBegun(work, begun.filter(isVoid));
  const papers = begun.filter((paper) => !isVoid(paper));
  if (papers.length === 0) return 0;
  const questionsOf = await questionsOn(work.tx, papers);
  const judged = await handIn(
    work,
    papers.map((paper) => ({
      ...{ paper, answers: paper.answers, inboxId: null },
      questions: questionsOf(paper),
      at: paper.closesAt,
    })),
  );
  await say(
    work,
    judged.map((each) => resultMessage(work, each)),
  );
  return papers.length;
}

function resultMessage(work: Work, judged: Judged) {
  const { paper } = judged;
  const text = resultText({ ...resultOf(work, judged), byItself: true });
  const { programmeId, planId, occurrenceId } = paper;
  const subject = { programmeId, planId, occurrenceId };
  const to = { personId: paper.personId };
  return { ...subject, key: `paper:${paper.id}:result`, to, kind: "receipt", text, priority: 3 };
}
