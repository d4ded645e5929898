import { carryOutAppeal } from "../../ladder/appeals/carry-out.ts";
import { say } from "../../outbox/say.ts";
import { bindAccount } from "../../people/bind.ts";
import { type Authority, commands } from "../../people/rules.ts";
import { nameOf, personsNamed } from "../../people/store.ts";
import { decideExtension } from "../../tasks/extension/decide.ts";
import type { Work } from "../../work.ts";
import { resettleLeave } from "../leave/ask.ts";
import { leaveById, setLeaveStatus } from "../leave/store.ts";
import { tellAway } from "../occurrences/away/tell.ts";
import { type Cause, resettle } from "../replies/resettle.ts";
import { setSubmissionState } from "../replies/store.ts";
import { approvedEvidence, decidedText } from "../wording.ts";
import { afterJudging, judgeHeld } from "./judge.ts";
import type { Decided } from "./rules.ts";
import {
  approveSubmission,
  claimDecision,
  type DecisionRow,
  decisionNumbered,
  latestDecisionAbout,
  pendingDecisions,
  submissionById,
} from "./store.ts";

/** 批准 or 驳回, as read from a message or a button. With neither number nor name, the one thing that waits is meant. */
export type Verdict = {
  actorId: number;
  authority: Authority;
  approve: boolean;
  number: number | null;
  name: string | null;
  reason: string;
  inboxId: number;
  /** What is meant first when several things about one person wait: 确认 姓名 is about his account. */
  first?: "binding";
  /** The decisions that are his because he is named for them, whatever his role. */
  named?: ReadonlySet<number>;
};

/** Decides one thing that waits, tells the person concerned, and lets the facts be settled anew. */
export async function decide(work: Work, verdict: Verdict): Promise<Decided> {
  const found = await find(work, verdict);
  if ("outcome" in found) return found;
  const refusal = refusalFor(found, verdict);
  if (refusal) return refusal;
  const claimed = await claimDecision(work.tx, found.id, {
    status: verdict.approve ? "approved" : "rejected",
    decidedById: verdict.actorId,
    decidedAt: work.now,
    reason: verdict.reason,
  });
  if (!claimed) return already(work, found, verdict);
  await carryOut(work, found, verdict);
  return {
    outcome: "decided",
    approve: verdict.approve,
    number: found.number,
    summary: found.summary,
  };
}

/** The row that is meant and that still waits, or why there is none. */
async function find(work: Work, verdict: Verdict): Promise<DecisionRow | Decided> {
  const { number, name } = verdict;
  if (number !== null) return findNumbered(work, verdict, number);
  if (name !== null) return findAbout(work, verdict, name);
  return one(await decidable(work, verdict, null)) ?? { outcome: "nothing" };
}

async function findNumbered(
  work: Work,
  verdict: Verdict,
  number: number,
): Promise<DecisionRow | Decided> {
  const row = await decisionNumbered(work.tx, number);
  if (!row || row.status === "withdrawn") return { outcome: "unknown-number", number };
  return row.status === "pending" ? row : already(work, row, verdict);
}

async function findAbout(
  work: Work,
  verdict: Verdict,
  name: string,
): Promise<DecisionRow | Decided> {
  const persons = await personsNamed(work.tx, name);
  const [person] = persons;
  if (!person) return { outcome: "unknown-name", name };
  const about = await decidable(
    work,
    verdict,
    persons.map(({ id }) => id),
  );
  const first = about.filter(({ kind }) => kind === verdict.first);
  const found = one(first.length > 0 ? first : about);
  if (found) return found;
  const latest = await latestDecisionAbout(work.tx, person.id);
  if (!latest) return { outcome: "nothing" };
  return latest.status === "pending" ? latest : already(work, latest, verdict);
}

/** What waits and this decider may decide, about these persons or, with null, about anybody. */
async function decidable(
  work: Work,
  verdict: Verdict,
  personIds: readonly number[] | null,
): Promise<DecisionRow[]> {
  const { administrator, secretaryOf } = verdict.authority;
  const everywhere = administrator || (verdict.named?.size ?? 0) > 0;
  const unitIds = everywhere ? null : [...secretaryOf];
  const waiting = await pendingDecisions(work.tx, { personIds, unitIds });
  return waiting.filter((row) => refusalFor(row, verdict) === null);
}

function one(rows: readonly DecisionRow[]): DecisionRow | Decided | null {
  if (rows.length > 1) {
    return {
      outcome: "several",
      waiting: rows.map(({ number, summary }) => ({ number, summary })),
    };
  }
  return rows[0] ?? null;
}

function refusalFor(row: DecisionRow, { authority, actorId, named }: Verdict): Decided | null {
  const { number } = row;
  if (row.personId === actorId && row.kind !== "binding")
    return { outcome: "not-yours", number, tier: "own" };
  if (authority.administrator || named?.has(row.id)) return null;
  if (row.tier === "administrator" && row.kind === "extension")
    return { outcome: "not-yours", number, tier: "reviewer" };
  if (row.kind === "appeal") return { outcome: "not-yours", number, tier: "appeal" };
  if (row.tier === "administrator") return { outcome: "not-yours", number, tier: "administrator" };
  return commands(authority, row.unitId)
    ? null
    : { outcome: "not-yours", number, tier: "secretary" };
}

/** What became of it is told to those only who could have decided it. */
async function already(work: Work, row: DecisionRow, verdict: Verdict): Promise<Decided> {
  const refusal = refusalFor(row, verdict);
  if (refusal) return refusal;
  const by = row.decidedById === null ? "" : await nameOf(work.tx, row.decidedById);
  return { outcome: "already", number: row.number, summary: row.summary, status: row.status, by };
}

/** Who decided what, for the trail and for those concerned. */
type Ruling = { approve: boolean; by: string; cause: Cause };

async function carryOut(work: Work, row: DecisionRow, verdict: Verdict): Promise<void> {
  const { approve, actorId, inboxId } = verdict;
  const by = await nameOf(work.tx, actorId);
  const why = `decision ${row.number} ${approve ? "approved" : "rejected"}`;
  const ruling: Ruling = { approve, by, cause: { actorId, why, inboxId, ruling: true } };
  if (row.kind === "leave") await carryOutLeave(work, row, ruling);
  if (row.kind === "make_up" || row.kind === "evidence") await carryOutReply(work, row, ruling);
  if (row.kind === "held") await judgeHeld(work, row.subjectId, ruling);
  if (row.kind === "binding" && approve) {
    const provenBy = `person ${actorId}`;
    await bindAccount(work, { accountId: row.subjectId, personId: row.personId, provenBy });
  }
  if (row.kind === "appeal" && approve) await carryOutAppeal(work, row.subjectId, ruling);
  if (row.kind === "extension") {
    const { reason } = verdict;
    await decideExtension(work, row.subjectId, { approve, actorId, reason, inboxId });
  }
  await tellConcerned(work, row, verdict, by);
}

/** A binding is told to the account, which may not be this person's; all else to the person. */
async function tellConcerned(
  work: Work,
  row: DecisionRow,
  { approve, reason }: Verdict,
  by: string,
): Promise<void> {
  const { kind, summary, number } = row;
  const next = kind === "held" && approve ? await afterJudging(work, row.subjectId) : "";
  await say(work, [
    {
      key: `decided:${row.id}`,
      to: kind === "binding" ? { accountId: row.subjectId } : { personId: row.personId },
      kind: kind === "extension" ? "receipt" : "notice",
      text: decidedText({ kind, summary, approve, by, reason, number }) + next,
      priority: 2,
    },
  ]);
}

async function carryOutLeave(
  work: Work,
  row: DecisionRow,
  { approve, cause }: Ruling,
): Promise<void> {
  await setLeaveStatus(work.tx, row.subjectId, approve ? "approved" : "rejected");
  const leave = await leaveById(work.tx, row.subjectId);
  await resettleLeave(work, leave, cause);
  const awayNow = leave.fromAt <= work.now && work.now <= leave.untilAt;
  if (approve && awayNow) await tellAway(work, leave.personId);
}

async function carryOutReply(
  work: Work,
  row: DecisionRow,
  { approve, by, cause }: Ruling,
): Promise<void> {
  const submission = await submissionById(work.tx, row.subjectId);
  if (approve) {
    await approveSubmission(work.tx, submission.id, approvedEvidence(submission.evidence, by));
  } else {
    await setSubmissionState(work.tx, [submission.id], "rejected");
  }
  await resettle(work, [submission], cause);
}
