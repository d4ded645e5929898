import type { Work } from "../../work.ts";
import { withdrawLeave } from "../leave/ask.ts";
import { layOnCalendar, type Span } from "../leave/rules.ts";
import { leaveById, pendingLeavesFrom } from "../leave/store.ts";
import { setSubmissionState } from "../replies/store.ts";
import { latestOwnRequest, pendingMakeUpsFrom, withdrawDecisions } from "./store.ts";

/**
 * Takes back the person's newest request that still waits (请假 or 补签), unless it was made before `since`;
 * null when there is none.
 */
export async function withdrawRequest(
  work: Work,
  cause: { personId: number; inboxId: number; since: Date | null },
): Promise<{ summary: string } | null> {
  const request = await latestOwnRequest(work.tx, cause.personId);
  if (!request || (cause.since !== null && request.createdAt < cause.since)) return null;
  if (request.kind === "leave") {
    await withdrawLeave(work, await leaveById(work.tx, request.subjectId), cause.inboxId);
  } else {
    await withdrawMakeUps(work, [request.subjectId]);
  }
  return { summary: request.summary };
}

/** What an edited message still asks for. */
export type StillAsked = { leaves: readonly Span[]; makeUp: boolean };

/**
 * Takes back what these messages asked for, waits for an answer and is no longer asked for.
 * A leave on other days is another leave. Returns how many requests.
 */
export async function withdrawRequestsFrom(
  work: Work,
  inboxIds: readonly number[],
  { leaves, makeUp }: StillAsked,
  inboxId: number,
): Promise<number> {
  const asked = leaves.flatMap((span) => layOnCalendar(span, work.calendar) ?? []);
  const gone = (await pendingLeavesFrom(work.tx, inboxIds)).filter(
    ({ fromAt, untilAt }) =>
      !asked.some((each) => +each.fromAt === +fromAt && +each.untilAt === +untilAt),
  );
  for (const leave of gone) await withdrawLeave(work, leave, inboxId);
  if (makeUp) return gone.length;
  const makeUps = await pendingMakeUpsFrom(work.tx, inboxIds);
  await withdrawMakeUps(work, makeUps);
  return gone.length + makeUps.length;
}

async function withdrawMakeUps(work: Work, submissionIds: readonly number[]): Promise<void> {
  await setSubmissionState(work.tx, submissionIds, "retracted");
  await withdrawDecisions(work.tx, "make_up", submissionIds, work.now);
}
