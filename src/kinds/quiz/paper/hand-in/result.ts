import type { Work } from "../../../../work.ts";
import { isContest, parametersFor } from "../test/rules.ts";
import type { Result } from "../wording.ts";
import type { Judged } from "./hand-in.ts";

/** A judged paper as its person is told of it. */
export function resultOf(work: Work, judged: Judged): Result {
  const { paper, score, passed, retakeAt } = judged;
  const { plan, attempt, closesAt } = paper;
  const { passMark, attempts } = parametersFor(paper);
  return {
    ...{ plan, attempt, attempts, score, passed, retakeAt, closesAt },
    ...{ passMark: isContest(paper) ? null : passMark, now: work.now, zone: work.calendar.zone },
    byItself: false,
  };
}
