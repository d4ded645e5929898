import type { LocalDate } from "../../calendar/work-calendar.ts";
import type { Transaction } from "../../db/client.ts";
import { nextNumber } from "../numbers/store.ts";
import type { DecisionKind } from "./rules.ts";

/** A question to a human. `tier` is who decides; `summary` is in users' words. */
export type NewDecision = {
  kind: DecisionKind;
  subjectId: number;
  personId: number;
  unitId: number | null;
  tier: "secretary" | "administrator";
  summary: string;
};

/** Writes a decision that waits, with the next number of the county. */
export async function addDecision(
  tx: Transaction,
  decision: NewDecision,
  now: Date,
): Promise<{ id: number; number: number }> {
  const number = await nextNumber(tx, "decision");
  const { id } = await tx.decision.create({
    data: { ...decision, number, createdAt: now },
    select: { id: true },
  });
  return { id, number };
}

/** What waits, oldest first: only about these persons, and only of these units, where they are given. */
export function pendingDecisions(
  tx: Transaction,
  {
    personIds,
    unitIds,
  }: { personIds: readonly number[] | null; unitIds: readonly number[] | null },
) {
  return tx.decision.findMany({
    where: {
      status: "pending",
      ...(personIds ? { personId: { in: [...personIds] } } : {}),
      ...(unitIds ? { unitId: { in: [...unitIds] } } : {}),
    },
    orderBy: { number: "asc" },
  });
}

/** A decision as it is stored, waiting or not. */
export type DecisionRow = Awaited<ReturnType<typeof pendingDecisions>>[number];

/** The decision with the number that people type, or null. */
export function decisionNumbered(tx: Transaction, number: number): Promise<DecisionRow | null> {
  return tx.decision.findUnique({ where: { number } });
}

/** The newest decision about this person, decided or not, to say what became of it. */
export function latestDecisionAbout(
  tx: Transaction,
  personId: number,
): Promise<DecisionRow | null> {
  return tx.decision.findFirst({
    where: { personId, status: { in: ["pending", "approved", "rejected"] } },
    orderBy: { number: "desc" },
  });
}

/** Decides; false when somebody else already has. */
export async function claimDecision(
  tx: Transaction,
  id: number,
  data: { status: "approved" | "rejected"; decidedById: number; decidedAt: Date; reason: string },
): Promise<boolean> {
  return (await tx.decision.updateMany({ where: { id, status: "pending" }, data })).count === 1;
}

/** Takes waiting decisions back, because what they were about is gone. */
export async function withdrawDecisions(
  tx: Transaction,
  kind: DecisionKind,
  subjectIds: readonly number[],
  now: Date,
): Promise<void> {
  await tx.decision.updateMany({
    where: { kind, subjectId: { in: [...subjectIds] }, status: "pending" },
    data: { status: "withdrawn", decidedAt: now },
  });
}

/** The ids of the 补签 in these messages that still wait. */
export async function pendingMakeUpsFrom(
  tx: Transaction,
  inboxIds: readonly number[],
): Promise<number[]> {
  const rows = await tx.submission.findMany({
    where: { inboxId: { in: [...inboxIds] }, intent: "make_up", state: "pending" },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** This person's newest request that still waits and that he may take back himself. */
export function latestOwnRequest(tx: Transaction, personId: number) {
  return tx.decision.findFirst({
    where: { personId, status: "pending", kind: { in: ["leave", "make_up"] } },
    orderBy: { number: "desc" },
  });
}

/** The sign-ins that a person had missed by `at`, since a date, latest first. */
export function missedSince(
  tx: Transaction,
  personId: number,
  { since, at }: { since: LocalDate; at: Date },
  kinds: readonly string[],
) {
  return tx.obligation.findMany({
    where: {
      personId,
      status: { in: ["due", "missed", "held"] },
      occurrence: {
        date: { gte: since },
        closesAt: { lt: at },
        status: { in: ["open", "closed"] },
        plan: { kind: { in: [...kinds] } },
      },
    },
    include: { occurrence: { include: { plan: { select: { name: true } } } } },
    orderBy: [{ occurrence: { dueAt: "desc" } }, { id: "desc" }],
  });
}

/** The 补签 of this window that waits for approval, or null. */
export function pendingMakeUp(tx: Transaction, occurrenceId: number, personId: number) {
  return tx.submission.findFirst({
    where: { occurrenceId, personId, intent: "make_up", state: "pending" },
  });
}

/** Those of these obligations about which a human has already been asked and has not answered. */
export async function awaitingJudgement(
  tx: Transaction,
  obligationIds: readonly number[],
): Promise<Set<number>> {
  const rows = await tx.decision.findMany({
    where: { kind: "held", status: "pending", subjectId: { in: [...obligationIds] } },
    select: { subjectId: true },
  });
  return new Set(rows.map(({ subjectId }) => subjectId));
}

/** The ids of the doubtful locations of a person for a window. */
export async function doubtfulLocations(
  tx: Transaction,
  occurrenceId: number,
  personId: number,
): Promise<number[]> {
  const rows = await tx.submission.findMany({
    where: { occurrenceId, personId, intent: "location", state: "pending" },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** The identities this account has claimed and that nobody has confirmed yet. */
export async function pendingBindings(tx: Transaction, accountId: number): Promise<DecisionRow[]> {
  return tx.decision.findMany({
    where: { kind: "binding", subjectId: accountId, status: "pending" },
  });
}

/** The decision that a doubtful location for this window waits for, if there is one. */
export async function pendingEvidence(tx: Transaction, occurrenceId: number, personId: number) {
  const subjectId = { in: await doubtfulLocations(tx, occurrenceId, personId) };
  return tx.decision.findFirst({ where: { kind: "evidence", status: "pending", subjectId } });
}

/** The submission that a decision is about. */
export function submissionById(tx: Transaction, id: number) {
  return tx.submission.findUniqueOrThrow({ where: { id } });
}

/** Lets a submission that waited count, with evidence that names who approved it. */
export async function approveSubmission(
  tx: Transaction,
  id: number,
  evidence: string,
): Promise<void> {
  await tx.submission.update({ where: { id }, data: { state: "valid", evidence } });
}

/** The obligation that a decision is about. */
export function obligationById(tx: Transaction, id: number) {
  return tx.obligation.findUniqueOrThrow({ where: { id } });
}
