import { allGroups, groupsTold } from "../../cycle/supplements/store.ts";
import { revocationText, supplementReasons } from "../../cycle/supplements/wording.ts";
import { writeSupplements } from "../../cycle/supplements/write.ts";
import { kindOf } from "../../kinds/registry.ts";
import { type Cause, resettle } from "../../ledger/replies/resettle.ts";
import { addSubmissions } from "../../ledger/replies/store.ts";
import { approvedEvidence } from "../../ledger/wording.ts";
import { say } from "../../outbox/say.ts";
import type { Work } from "../../work.ts";
import { publishedKey } from "../draft/rules.ts";
import { countedBy } from "../recurrence/facts.ts";
import { revokeShortfalls } from "../recurrence/revoke.ts";
import { unitRunsById } from "../recurrence/store.ts";
import { revocationWords, revokedByAppeal } from "../recurrence/wording.ts";
import { endTaskRuns } from "../task-runs/chase.ts";
import {
  appealById,
  bulletinOf,
  type ContestedEntry,
  type ContestedStep,
  entryById,
  revokeDraft,
  stepById,
} from "./store.ts";
import { appealEvidence, revokedStepWords } from "./wording.ts";

/** An administrator's approval of an appeal. `by`: his label. */
export type Approval = { by: string; cause: Cause };

type AppealRow = Awaited<ReturnType<typeof appealById>>;

/**
 * Does what an accepted appeal asks for. A unit's step: the shortfall behind it is taken back, the counters step back,
 * the ranking is done anew without the unit, and a 补充通报 is posted at once. A person's entry: it is excused or counts
 * as done; what was published about it is revoked at once, and the bulletin that covers it is supplemented.
 */
export async function carryOutAppeal(work: Work, id: number, approval: Approval): Promise<void> {
  const appeal = await appealById(work.tx, id);
  const { runId, step: index, obligationId } = appeal;
  const contested = runId !== null && index !== null ? { runId, step: index } : null;
  const step = contested && (await stepById(work.tx, contested));
  if (step && step.ownUnitId !== null) {
    await revokeUnitStep(work, step, approval.cause.actorId);
    return;
  }
  if (obligationId !== null) await settleEntry(work, appeal, obligationId, approval);
  if (step) await revokePersonStep(work, step, approval.cause.actorId);
}

async function revokeUnitStep(
  work: Work,
  step: ContestedStep,
  actorId: number | null,
): Promise<void> {
  const [run] = await unitRunsById(work.tx, [step.runId]);
  const counted = run ? await countedBy(work, run) : [];
  const ground = counted.filter(({ ranAt }) => ranAt !== null && ranAt <= step.takenAt).at(-1);
  if (!ground) return;
  const alsoTold = await groupsOfDraft(work, step.number);
  const contested = { runId: step.runId, step: step.step };
  const revoked = await revokeShortfalls(work, [ground], { for: "appeal", actorId, contested });
  await writeSupplements(work, [ground.beatRunId], {
    reason: supplementReasons.appeal,
    actorId,
    revoked: revoked.filter(({ seen }) => seen).map(revocationWords),
    alsoTold,
  });
}

async function settleEntry(
  work: Work,
  appeal: AppealRow,
  obligationId: number,
  { by, cause }: Approval,
): Promise<void> {
  const entry = await entryById(work.tx, obligationId);
  if (!entry) return;
  const { occurrenceId, personId } = entry;
  const excused = appeal.excuse || cannotBeCorrected(entry);
  const submission = {
    occurrenceId,
    personId,
    inboxId: null,
    intent: excused ? "excuse" : "witness",
    text: appeal.text,
    // Who is recorded as late has shown that he was in time; who is recorded as missing is made up for.
    at: entry.status === "late" ? entry.dueAt : work.now,
    state: "valid" as const,
    evidence: approvedEvidence(appealEvidence(appeal.text), by),
  };
  await addSubmissions(work.tx, [submission], work.now);
  await resettle(work, [{ occurrenceId, personId }], { ...cause, ruling: true });
}

/** Where the newest reply counts, what came late stays the newest. */
function cannotBeCorrected({ status, kind }: ContestedEntry): boolean {
  return status === "late" && kindOf(kind).counts === "newest";
}

async function revokePersonStep(
  work: Work,
  step: ContestedStep,
  actorId: number | null,
): Promise<void> {
  const { draftId, number, taskId, obligationId } = step;
  if (taskId !== null) await endTaskRuns(work, [taskId], revokedByAppeal);
  if (draftId === null) return;
  await revokeDraft(work.tx, draftId, work.now);
  const revoked = [revokedStepWords(step)];
  const alsoTold = await groupsOfDraft(work, number);
  const bulletin = obligationId === null ? null : await bulletinOf(work.tx, obligationId);
  const { appeal: reason } = supplementReasons;
  if (bulletin !== null) {
    await writeSupplements(work, [bulletin], { reason, actorId, revoked, alsoTold });
    return;
  }
  await say(
    work,
    alsoTold.map((channelId) => ({
      key: `revoked:${draftId}:${channelId}`,
      to: { channelId },
      kind: "bulletin",
      text: revocationText(step.programme, revoked),
      ...(step.programmeId === null ? {} : { programmeId: step.programmeId }),
      priority: 7,
    })),
  );
}

/** The groups in which a draft was published. */
async function groupsOfDraft(work: Work, number: number | null): Promise<number[]> {
  if (number === null) return [];
  const groups = await allGroups(work.tx);
  return groupsTold(
    work.tx,
    groups.map((channelId) => publishedKey(number, { channelId })),
  );
}
