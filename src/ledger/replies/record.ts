import { kindOf } from "../../kinds/registry.ts";
import type { Answer } from "../../kinds/rules.ts";
import type { Work } from "../../work.ts";
import { isAnswered } from "../rules.ts";
import { resettle } from "./resettle.ts";
import { addSubmissions, type NewSubmission, type WindowRow } from "./store.ts";
import { windowsAnswered } from "./windows.ts";

/** One reply of a bound person, read but not yet laid to a window. `at` is when the platform says it was said. */
export type Reply = {
  personId: number;
  inboxId: number;
  answer: Exclude<Answer, "location">;
  text: string;
  evidence: string;
  at: Date;
  /** Only this occurrence is meant: a button under it was pressed. */
  occurrenceId?: number;
};

/** What became of one reply, for its receipt. */
export type Recorded = {
  reply: Reply;
  /** Windows it was laid to. `early`: its window has not opened yet. */
  windows: { plan: string; kind: string; early: boolean; late: boolean; again: boolean }[];
  /** Open windows that want a location, not words. */
  wantLocation: { occurrenceId: number; plan: string; again: boolean }[];
};

/**
 * Lays replies to the windows they answer. One settles every open window it can answer; a sign-in without one counts
 * for the sender's next window that day.
 */
export async function recordReplies(work: Work, replies: readonly Reply[]): Promise<Recorded[]> {
  const submissions: NewSubmission[] = [];
  const recorded: Recorded[] = [];
  for (const reply of replies) {
    recorded.push(layDown(reply, await windowsAnswered(work, reply), submissions));
  }
  const cause = { actorId: null, why: "reply", inboxId: replies[0]?.inboxId ?? null };
  // Statements of one transaction run in the order in which they are asked for: the second sees what the first adds.
  await Promise.all([
    addSubmissions(work.tx, submissions, work.now),
    resettle(work, submissions, cause),
  ]);
  return recorded;
}

function layDown(
  reply: Reply,
  windows: readonly WindowRow[],
  submissions: NewSubmission[],
): Recorded {
  const result: Recorded = { reply, windows: [], wantLocation: [] };
  for (const window of windows) {
    const { occurrenceId, plan, kind } = window;
    const again = isAnswered(window.status);
    const fit = kindOf(kind).answers(reply.answer, window.parameters);
    if (fit === "needs-location") {
      result.wantLocation.push({ occurrenceId, plan, again });
      continue;
    }
    submissions.push(submission(reply, occurrenceId));
    const early = reply.at < window.opensAt;
    result.windows.push({ plan, kind, early, late: reply.at > window.dueAt, again });
  }
  return result;
}

function submission(reply: Reply, occurrenceId: number): NewSubmission {
  const { personId, inboxId, answer, text, at, evidence } = reply;
  return { occurrenceId, personId, inboxId, intent: answer, text, at, state: "valid", evidence };
}
