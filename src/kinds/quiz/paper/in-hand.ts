import type { Work } from "../../../work.ts";
import { type Standing, type Way, wayAt } from "./choose/rules.ts";
import { lockPapersInHand, type PaperRow } from "./store.ts";

/** Where the holder of this paper stands. */
export function standingOf(paper: PaperRow): Standing {
  const begun = paper.answers.some((answer) => answer !== "");
  return { ...paper, run: 0, status: "due", paper: { ...paper, begun } };
}

/** What can be done with a paper at `at`, by its holder. */
export function wayWith(paper: PaperRow, at: Date): Way {
  return wayAt(standingOf(paper), at, "take");
}

/** The paper that somebody means who names none: of those that still can be answered the one he saw last, locked. */
export async function paperInHand(
  work: Work,
  { personId, at }: { personId: number; at: Date },
): Promise<PaperRow | null> {
  const papers = await lockPapersInHand(work.tx, personId);
  return papers.find((paper) => wayWith(paper, at).way === "go-on") ?? null;
}
