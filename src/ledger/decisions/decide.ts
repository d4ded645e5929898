import { say } from "../../outbox/say.ts";
import { bindAccount } from "../../people/bind.ts";
import { type Authority, commands } from "../../people/rules.ts";
import { names, personsNamed } from "../../people/store.ts";
import type { Work } from "../../work.ts";
import { type Cause, resettle } from "../replies/resettle.ts";
import { addSubmissions, setSubmissionState } from "../replies/store.ts";
import { approvedEvidence, decidedText, witnessEvidence } from "../wording.ts";
import { resettleLeave } from "./leave.ts";
import {
  approveSubmission,
  claimDecision,
  type DecisionRow,
  decisionNumbered,
  latestDecisionAbout,
  leaveById,
  obligationById,
  pendingDecisions,
  setLeaveStatus,
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
};

export type Decided =
  | { outcome: "decided"; approve: boolean; number: number; summary: string }
  | { outcome: "already"; number: number; summary: string; status: string; by: string }
  | { outcome: "several"; waiting: { number: number; summary: string }[] }
  | { outcome: "nothing" }
  | { outcome: "unknown-number"; number: number }
  | { outcome: "unknown-name"; name: string }
  | { outcome: "not-yours"; number: number; tier: "secretary" | "administrator" | "own" };

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

async function find(work: Work, verdict: Verdict): Promise<DecisionRow | Decided> {
  if (verdict.number !== null) {
    const row = await decisionNumbered(work.tx, verdict.number);
    if (!row || row.status === "withdrawn")
      return { outcome: "unknown-number", number: verdict.number };
    return row.status === "pending" ? row : already(work, row, verdict);
  }
  const mine = (await pendingDecisions(work.tx)).filter((row) => refusalFor(row, verdict) === null);
  if (verdict.name === null) return one(mine) ?? { outcome: "nothing" };
  const persons = await personsNamed(work.tx, verdict.name);
  if (persons.length === 0) return { outcome: "unknown-name", name: verdict.name };
  const ids = new Set(persons.map((person) => person.id));
  const about = mine.filter((row) => ids.has(row.personId));
  const first = about.filter(({ kind }) => kind === verdict.first);
  const found = one(first.length > 0 ? first : about);
  if (found) return found;
  const latest = persons[0] ? await latestDecisionAbout(work.tx, persons[0].id) : null;
  if (!latest) return { outcome: "nothing" };
  return latest.status === "pending" ? latest : already(work, latest, verdict);
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

function refusalFor(row: DecisionRow, { authority, actorId }: Verdict): Decided | null {
  const { number } = row;
  if (row.personId === actorId && row.kind !== "binding")
    return { outcome: "not-yours", number, tier: "own" };
  if (authority.administrator) return null;
  if (row.tier === "administrator") return { outcome: "not-yours", number, tier: "administrator" };
  return commands(authority, row.unitId)
    ? null
    : { outcome: "not-yours", number, tier: "secretary" };
}

/** What became of it is told to those only who could have decided it. */
async function already(work: Work, row: DecisionRow, verdict: Verdict): Promise<Decided> {
  const refusal = refusalFor(row, verdict);
  if (refusal) return refusal;
  const by =
    row.decidedById === null
      ? ""
      : ((await names(work.tx, [row.decidedById])).get(row.decidedById) ?? "");
  return { outcome: "already", number: row.number, summary: row.summary, status: row.status, by };
}

async function carryOut(work: Work, row: DecisionRow, verdict: Verdict): Promise<void> {
  const by = (await names(work.tx, [verdict.actorId])).get(verdict.actorId) ?? "";
  const { approve, reason } = verdict;
  const cause: Cause = {
    actorId: verdict.actorId,
    why: `decision ${row.number} ${approve ? "approved" : "rejected"}`,
    inboxId: verdict.inboxId,
  };
  if (row.kind === "leave") await carryOutLeave(work, row, approve, cause);
  if (row.kind === "make_up" || row.kind === "evidence")
    await carryOutReply(work, row, approve, by, cause);
  if (row.kind === "held") await carryOutHeld(work, row, approve, by, cause);
  if (row.kind === "binding" && approve) {
    await bindAccount(work, {
      accountId: row.subjectId,
      personId: row.personId,
      provenBy: `person ${verdict.actorId}`,
    });
  }
  const to = row.kind === "binding" ? { accountId: row.subjectId } : { personId: row.personId };
  await say(work, [
    {
      key: `decided:${row.id}`,
      to,
      kind: "notice",
      text: decidedText({
        kind: row.kind,
        summary: row.summary,
        approve,
        by,
        reason,
        number: row.number,
      }),
      priority: 2,
    },
  ]);
}

async function carryOutLeave(
  work: Work,
  row: DecisionRow,
  approve: boolean,
  cause: Cause,
): Promise<void> {
  await setLeaveStatus(work.tx, row.subjectId, approve ? "approved" : "rejected");
  await resettleLeave(work, await leaveById(work.tx, row.subjectId), cause);
}

async function carryOutReply(
  work: Work,
  row: DecisionRow,
  approve: boolean,
  by: string,
  cause: Cause,
): Promise<void> {
  const submission = await submissionById(work.tx, row.subjectId);
  if (approve) {
    await approveSubmission(work.tx, submission.id, approvedEvidence(submission.evidence, by));
  } else {
    await setSubmissionState(work.tx, [submission.id], "rejected");
  }
  await resettle(work, [submission], cause);
}

async function carryOutHeld(
  work: Work,
  row: DecisionRow,
  approve: boolean,
  by: string,
  cause: Cause,
): Promise<void> {
  const { occurrenceId, personId } = await obligationById(work.tx, row.subjectId);
  if (approve) {
    const witness = {
      occurrenceId,
      personId,
      inboxId: cause.inboxId,
      intent: "witness",
      text: "",
      at: work.now,
      state: "valid" as const,
      evidence: witnessEvidence(by),
    };
    await addSubmissions(work.tx, [witness], work.now);
  }
  await resettle(work, [{ occurrenceId, personId }], cause);
}
