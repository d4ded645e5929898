import { everythingHeard, heardThrough, openDeafSpan } from "../inbox/coverage.ts";
import { announceContest } from "../kinds/quiz/contest/announce.ts";
import { handInBegun } from "../kinds/quiz/paper/hand-in/close.ts";
import { collectVotes } from "../kinds/quiz/poll/collect.ts";
import { flagQuestions } from "../kinds/quiz/report/flag.ts";
import { closeOccurrence } from "../ledger/occurrences/close.ts";
import type { Work } from "../work.ts";
import { closingOf } from "./store.ts";

/** What was said in a window's last minute gets so long to arrive; after that its platform counts as deaf. */
const HEARING_LIMIT_MS = 10 * 60_000;

/**
 * Whether a window may close: everything said before its end has been heard and handled. A platform that stays silent
 * for ten minutes beyond it is deaf since it was last heard, so that nobody is marked missing for it.
 */
export async function readyToClose(
  work: Work,
  occurrenceId: number,
  platforms: readonly string[],
): Promise<boolean> {
  const closesAt = await closingOf(work.tx, occurrenceId);
  if (await everythingHeard(work.tx, closesAt, platforms)) return true;
  if (work.now.getTime() < closesAt.getTime() + HEARING_LIMIT_MS) return false;
  for (const platform of platforms) {
    const heard = await heardThrough(work.tx, platform);
    if (heard === null || heard >= closesAt) continue;
    await openDeafSpan(work, { platform, channelId: null, reason: "nothing heard", since: heard });
  }
  return true;
}

/**
 * Closes a window of any kind. Papers that were begun in it, or chosen in polls, are handed in just before; once it is closed, a contest is
 * announced and the questions that most got wrong are told.
 */
export async function closeWithPapers(work: Work, id: number): Promise<"done" | "skipped"> {
  await collectVotes(work, id);
  await handInBegun(work, id);
  const closed = await closeOccurrence(work, id);
  if (closed === "done") {
    await announceContest(work, id);
    await flagQuestions(work, id);
  }
  return closed;
}
