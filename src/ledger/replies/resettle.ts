import { groupBy } from "../../collections/rules.ts";
import { markForSupplement } from "../../cycle/supplements/mark.ts";
import { type Deaf, deafChannels } from "../../inbox/coverage.ts";
import { kindOf } from "../../kinds/registry.ts";
import { stopRuns } from "../../ladder/escalate.ts";
import { startRuns } from "../../ladder/start-runs.ts";
import { settledWords } from "../../ladder/wording.ts";
import type { Work } from "../../work.ts";
import { markBoards } from "../boards/store.ts";
import { askToJudge } from "../decisions/held.ts";
import { withUnheard } from "../decisions/rules.ts";
import { doubtfulLocations, withdrawDecisions } from "../decisions/store.ts";
import { leavesOf } from "../leave/store.ts";
import {
  BOARD_DELAY_MS,
  isAnswered,
  isDone,
  type ObligationStatus,
  type Settlement,
  settle,
} from "../rules.ts";
import {
  addChanges,
  type ObligationRow,
  obligationsOf,
  type Pair,
  repliesOf,
  saveSettlements,
  setSubmissionState,
} from "./store.ts";

/** Why facts changed: for the trail, once a window is closed. */
export type Cause = {
  actorId: number | null;
  why: string;
  inboxId: number | null;
  /** A human has decided it: bulletins that have been published are supplemented. */
  ruling?: true;
};

/** One obligation whose settlement is not what it was. */
export type Changed = { row: ObligationRow; before: ObligationStatus; after: Settlement };

/**
 * Decides these obligations anew from the facts, writes what changed, and lets boards and ladders know.
 * Returns the changes, in the order of the obligations.
 */
export async function resettle(
  work: Work,
  pairs: readonly Pair[],
  cause: Cause,
): Promise<Changed[]> {
  if (pairs.length === 0) return [];
  // Asked for together, they are one journey to the database.
  const [rows, replies, leaves] = await Promise.all([
    obligationsOf(work.tx, pairs),
    repliesOf(work.tx, pairs),
    leavesOf(work.tx, pairs),
  ]);
  if (rows.length === 0) return [];
  const facts = factsFrom(replies, leaves, await deafness(work, rows));
  const changed = rows.flatMap((row): Changed[] => {
    const after = settle(facts(row));
    return same(row, after) ? [] : [{ row, before: row.status, after }];
  });
  const settled = changed.map(({ row, after }) => ({ id: row.id, ...after }));
  await Promise.all([saveSettlements(work.tx, settled), showOnBoards(work, changed)]);
  await leaveTrail(work, changed, cause);
  await dropDoubts(work, changed);
  const unheard = changed.filter(({ after }) => isUnheard(after)).map(({ row }) => row);
  await askToJudge(work, unheard);
  await chase(work, changed);
  if (cause.ruling) {
    await markForSupplement(
      work,
      changed.map(({ row }) => row.occurrenceId),
    );
  }
  return changed;
}

function factsFrom(
  answers: Awaited<ReturnType<typeof repliesOf>>,
  asked: Awaited<ReturnType<typeof leavesOf>>,
  isDeaf: (row: ObligationRow) => boolean,
) {
  const replies = groupBy(answers, pairKey);
  const leaves = groupBy(asked, (leave) => String(leave.personId));
  return (row: ObligationRow) => {
    const { counts, doableLate } = kindOf(row.kind);
    const closed = row.occurrenceStatus === "closed";
    const said = withUnheard(row, replies.get(pairKey(row)) ?? []);
    return {
      window: row,
      counts,
      doableLate,
      closed,
      replies: said.replies,
      leaves: [...(leaves.get(String(row.personId)) ?? []), ...said.excuses],
      deaf: closed && !row.judged && isDeaf(row),
    };
  };
}

async function leaveTrail(
  work: Work,
  changed: readonly Changed[],
  { actorId, why, inboxId }: Cause,
): Promise<void> {
  const afterClosing = changed.filter(
    ({ row, before }) => row.occurrenceStatus === "closed" && before !== "due",
  );
  await addChanges(
    work.tx,
    afterClosing.map(({ row, before, after }) => ({
      at: work.now,
      entity: "obligation",
      entityId: row.id,
      before,
      after: after.status,
      actorId,
      why,
      inboxId,
    })),
  );
}

/** Held because the bot was deaf, and for no other reason. */
function isUnheard({ status, evidence, submissionId }: Settlement): boolean {
  return status === "held" && evidence === null && submissionId === null;
}

/** What has been settled otherwise needs no judgement any more. */
async function dropDoubts(work: Work, changed: readonly Changed[]): Promise<void> {
  const settled = changed.filter(
    ({ before, after }) => before === "held" && after.status !== "held",
  );
  if (settled.length === 0) return;
  await withdrawDecisions(
    work.tx,
    "held",
    settled.map(({ row }) => row.id),
    work.now,
  );
  for (const { row } of settled.filter(({ after }) => isAnswered(after.status))) {
    const doubtful = await doubtfulLocations(work.tx, row.occurrenceId, row.personId);
    await setSubmissionState(work.tx, doubtful, "retracted");
    await withdrawDecisions(work.tx, "evidence", doubtful, work.now);
  }
}

function showOnBoards(work: Work, changed: readonly Changed[]): Promise<void> {
  const places = changed.map(({ row }) => row);
  return markBoards(work.tx, places, new Date(work.now.getTime() + BOARD_DELAY_MS));
}

async function chase(work: Work, changed: readonly Changed[]): Promise<void> {
  await chaseOwed(work, changed);
  const done = changed.filter(({ before, after }) => isDone(after.status) && !isDone(before));
  const chased = done.filter(
    ({ row }) => kindOf(row.kind).doableLate && row.occurrenceStatus === "closed",
  );
  if (chased.length > 0)
    await stopRuns(
      work,
      chased.map(({ row }) => row.id),
      settledWords.done,
    );
}

/** What a human, or a withdrawal, has turned into missed after the window closed is chased like the rest. */
async function chaseOwed(work: Work, changed: readonly Changed[]): Promise<void> {
  const owed = changed.filter(
    ({ row, before, after }) =>
      row.occurrenceStatus === "closed" &&
      before !== "due" &&
      after.status === "missed" &&
      kindOf(row.kind).doableLate,
  );
  for (const id of new Set(owed.map(({ row }) => row.occurrenceId))) await startRuns(work, id);
}

function same(row: ObligationRow, after: Settlement): boolean {
  return (
    row.status === after.status &&
    row.submissionId === after.submissionId &&
    row.evidence === after.evidence &&
    row.settledAt?.getTime() === after.at?.getTime()
  );
}

/** Whether the bot was deaf to a person's group in his window; without a group, whether any platform was deaf. */
async function deafness(work: Work, rows: readonly ObligationRow[]) {
  const windows = new Map<number, ObligationRow>();
  for (const row of rows) if (row.occurrenceStatus === "closed") windows.set(row.occurrenceId, row);
  const deaf = new Map<number, Deaf>();
  for (const [id, { opensAt, closesAt }] of windows) {
    deaf.set(id, await deafChannels(work.tx, opensAt, closesAt, work.now));
  }
  return ({ occurrenceId, channelId }: ObligationRow): boolean => {
    const found = deaf.get(occurrenceId);
    if (!found) return false;
    return channelId === null ? found.platforms.size > 0 : found.channelIds.has(channelId);
  };
}

function pairKey({ occurrenceId, personId }: Pair): string {
  return `${occurrenceId} ${personId}`;
}
