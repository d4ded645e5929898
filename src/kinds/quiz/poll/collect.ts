import type { Work } from "../../../work.ts";
import { papersOf } from "./rules.ts";
import { addVotedPapers, contestPolls, votesIn } from "./store.ts";

/**
 * Makes papers of what people have chosen in the polls of a contest; call it just before those that were begun are
 * handed in. Returns how many.
 */
export async function collectVotes(work: Work, occurrenceId: number): Promise<number> {
  const polls = await contestPolls(work.tx, occurrenceId);
  if (polls.length === 0) return 0;
  const papers = papersOf(polls, await votesIn(work.tx, occurrenceId));
  if (papers.length > 0) await addVotedPapers(work.tx, occurrenceId, papers);
  return papers.length;
}
