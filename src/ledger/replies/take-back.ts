import { kindOf } from "../../kinds/registry.ts";
import type { Answer } from "../../kinds/rules.ts";
import type { Work } from "../../work.ts";
import { withdrawDecisions } from "../decisions/store.ts";
import { resettle } from "./resettle.ts";
import { setSubmissionState, submissionsFrom, submissionsInOpenWindows } from "./store.ts";

/**
 * What a 撤回, an edit or a recall did.
 *
 * `taken`: how many entries no longer count. `tooLate`: entries whose window had closed and which therefore stand.
 * `earliest`: when the first of those taken back was said.
 */
export type TakenBack = { taken: number; tooLate: number; earliest: Date | null };

type Entry = {
  id: number;
  intent: string;
  occurrenceId: number;
  personId: number;
  at: Date;
  occurrence: { closesAt: Date };
};

/** A paper that is handed in stands: no word takes it back. */
function isSaid({ intent }: { intent: string }): boolean {
  return intent !== "quiz";
}

/** Takes back what came from these messages, as far as the windows still are open at `at`. */
export async function takeBackMessages(
  work: Work,
  inboxIds: readonly number[],
  at: Date,
  cause: { personId: number; inboxId: number },
): Promise<TakenBack> {
  const entries = await submissionsFrom(work.tx, inboxIds);
  return takeBack(work, entries.filter(isSaid), at, cause);
}

/**
 * 撤回 and 更正: takes back what the person said last for windows that are still open at `at`, with all he said for
 * the same windows before. `answer`: only for windows that this could answer.
 */
export async function takeBackOpen(
  work: Work,
  at: Date,
  cause: { personId: number; inboxId: number },
  answer: Answer | null = null,
): Promise<TakenBack> {
  const entries = (await submissionsInOpenWindows(work.tx, cause.personId, at))
    .filter(isSaid)
    .filter(({ occurrence }) => answer === null || isAbout(occurrence.plan.kind, answer));
  const newest = entries.at(-1);
  const windows = new Set(
    entries.filter((each) => each.inboxId === newest?.inboxId).map((each) => each.occurrenceId),
  );
  const meant = entries.filter(({ occurrenceId }) => windows.has(occurrenceId));
  return takeBack(work, meant, at, cause);
}

function isAbout(kind: string, answer: Answer): boolean {
  return kindOf(kind).answers(answer, {}) !== "no";
}

/** When the person last said something for a window that is still open at `at`; null when he has not. */
export async function newestOpenEntryAt(
  work: Work,
  at: Date,
  personId: number,
): Promise<Date | null> {
  const entries = await submissionsInOpenWindows(work.tx, personId, at);
  return entries.filter(isSaid).at(-1)?.createdAt ?? null;
}

async function takeBack(
  work: Work,
  entries: readonly Entry[],
  at: Date,
  { personId, inboxId }: { personId: number; inboxId: number },
): Promise<TakenBack> {
  const open = entries.filter(({ occurrence }) => at <= occurrence.closesAt);
  if (open.length > 0) {
    const ids = open.map((entry) => entry.id);
    await setSubmissionState(work.tx, ids, "retracted");
    await withdrawDecisions(work.tx, "evidence", ids, work.now);
    await resettle(work, open, { actorId: personId, why: "taken back", inboxId });
  }
  const times = open.map((entry) => entry.at.getTime());
  const earliest = times.length > 0 ? new Date(Math.min(...times)) : null;
  return { taken: open.length, tooLate: entries.length - open.length, earliest };
}
