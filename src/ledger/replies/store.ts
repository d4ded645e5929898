import type { LocalDate } from "../../calendar/work-calendar.ts";
import type { Transaction } from "../../db/client.ts";
import { storable } from "../../inbox/storable.ts";
import type { Parameters } from "../../kinds/rules.ts";
import type { ObligationStatus, ReplyFact, Settlement, Window } from "../rules.ts";

/** Whom an obligation, a reply or a settlement is about: one person in one window. */
export type Pair = { occurrenceId: number; personId: number };

/** An obligation with all that decides its status besides replies, leaves and deafness. */
export type ObligationRow = Pair & {
  id: number;
  unitId: number;
  channelId: number | null;
  status: ObligationStatus;
  settledAt: Date | null;
  evidence: string | null;
  submissionId: number | null;
  kind: string;
  occurrenceStatus: "planned" | "open" | "closed" | "skipped";
  judged: boolean;
} & Window;

/** The obligations of these pairs, in a fixed order; pairs without one (not open yet, not expected) are left out. */
export function obligationsOf(tx: Transaction, pairs: readonly Pair[]): Promise<ObligationRow[]> {
  return tx.$queryRaw<ObligationRow[]>`
    SELECT o.id, o."occurrenceId", o."personId", o."unitId", o."channelId", o.status::text AS status,
           o."settledAt", o.evidence, o."submissionId", p.kind, c.status::text AS "occurrenceStatus",
           c."opensAt", c."dueAt", c."closesAt",
           EXISTS (SELECT 1 FROM "Decision" d WHERE d.kind = 'held' AND d."subjectId" = o.id
                   AND d.status <> 'pending') AS judged
    FROM unnest(${pairs.map((pair) => pair.occurrenceId)}::int[], ${pairs.map((pair) => pair.personId)}::int[])
           AS wanted(occurrence, person)
    JOIN "Obligation" o ON o."occurrenceId" = wanted.occurrence AND o."personId" = wanted.person
    JOIN "Occurrence" c ON c.id = o."occurrenceId"
    JOIN "Plan" p ON p.id = c."planId"
    ORDER BY o.id`;
}

/** All replies of these pairs, oldest first. */
export function repliesOf(tx: Transaction, pairs: readonly Pair[]): Promise<(Pair & ReplyFact)[]> {
  return tx.$queryRaw<(Pair & ReplyFact)[]>`
    SELECT s.id, s."occurrenceId", s."personId", s.intent, s.at, s.state::text AS state, s.evidence
    FROM unnest(${pairs.map((pair) => pair.occurrenceId)}::int[], ${pairs.map((pair) => pair.personId)}::int[])
           AS wanted(occurrence, person)
    JOIN "Submission" s ON s."occurrenceId" = wanted.occurrence AND s."personId" = wanted.person
    ORDER BY s.at, s.id`;
}

/** Writes new settlements in one statement. */
export async function saveSettlements(
  tx: Transaction,
  rows: readonly (Settlement & { id: number })[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.$executeRaw`
    UPDATE "Obligation" o
    SET status = n.status::"ObligationStatus", "settledAt" = n.at::timestamptz, evidence = n.evidence, "submissionId" = n.submission
    FROM unnest(${rows.map((row) => row.id)}::int[], ${rows.map((row) => row.status)}::text[],
                ${rows.map((row) => row.at?.toISOString() ?? null)}::text[], ${rows.map((row) => row.evidence)}::text[],
                ${rows.map((row) => row.submissionId)}::int[]) AS n(id, status, at, evidence, submission)
    WHERE o.id = n.id`;
}

/** A window a person may answer, as recording needs it. */
export type WindowRow = Window & {
  occurrenceId: number;
  personId: number;
  kind: string;
  plan: string;
  parameters: Parameters;
  unitId: number;
  status: ObligationStatus;
};

/**
 * The opened windows of a person that lasted when he spoke or opened later that day, and those overdue ones that can
 * still be done late; in the order in which they opened. Every message asks it, so each half starts at an index that
 * the years do not lengthen: windows that had not closed by then, and what the person still owes.
 */
export function windowsFor(
  tx: Transaction,
  spoken: { personId: number; at: Date; today: LocalDate },
  lateKinds: readonly string[],
): Promise<WindowRow[]> {
  const { personId, at, today } = spoken;
  return tx.$queryRaw<WindowRow[]>`
    WITH answerable AS (
      SELECT o.id FROM "Occurrence" c
      JOIN "Obligation" o ON o."occurrenceId" = c.id AND o."personId" = ${personId}
      WHERE c.status IN ('open', 'closed') AND c."closesAt" >= ${at}
        AND (c."opensAt" <= ${at} OR c.date = ${today})
      UNION ALL
      SELECT o.id FROM "Obligation" o
      JOIN "Occurrence" c ON c.id = o."occurrenceId" AND c."closesAt" < ${at}
      JOIN "Plan" p ON p.id = c."planId" AND p.kind = ANY(${[...lateKinds]}::text[])
      WHERE o."personId" = ${personId} AND o.status IN ('due', 'missed', 'held'))
    SELECT o."occurrenceId", o."personId", o."unitId", o.status::text AS status, p.kind, p.name AS plan, p.parameters,
           c."opensAt", c."dueAt", c."closesAt"
    FROM answerable
    JOIN "Obligation" o ON o.id = answerable.id
    JOIN "Occurrence" c ON c.id = o."occurrenceId"
    JOIN "Plan" p ON p.id = c."planId"
    ORDER BY c."opensAt", o.id`;
}

/** A reply laid to a window, before it has an id. `distance` in metres. */
export type NewSubmission = Pair & {
  inboxId: number | null;
  intent: string;
  text: string;
  at: Date;
  state: "valid" | "pending" | "failed";
  evidence: string;
  distance?: number;
  verdict?: string;
};

/** Appends submissions; their ids in order. */
export async function addSubmissions(
  tx: Transaction,
  rows: readonly NewSubmission[],
  now: Date,
): Promise<number[]> {
  if (rows.length === 0) return [];
  const added = await tx.$queryRaw<{ id: number }[]>`
    INSERT INTO "Submission" ("occurrenceId", "personId", "inboxId", intent, text, at, state, evidence,
      distance, verdict, "createdAt")
    SELECT r."occurrenceId", r."personId", r."inboxId", r.intent, r.text, r.at, r.state::"SubmissionState",
      r.evidence, r.distance, r.verdict, ${now}
    FROM jsonb_to_recordset(${storable(rows.map((row, ordinal) => ({ ...row, ordinal })))}::jsonb) AS r(
      ordinal int, "occurrenceId" int, "personId" int, "inboxId" int, intent text, text text,
      at timestamptz, state text, evidence text, distance float, verdict text)
    ORDER BY r.ordinal RETURNING id`;
  return added.map((row) => row.id);
}

/** Keeps the coordinates behind a submission until `deleteAfter`. */
export async function saveLocation(
  tx: Transaction,
  row: {
    submissionId: number;
    longitude: number;
    latitude: number;
    datum: "GCJ02" | "WGS84";
    deleteAfter: Date;
  },
): Promise<void> {
  await tx.location.create({ data: row });
}

/** Deletes coordinates whose time is over; the verdict and the distance stay. Returns how many. */
export async function deleteOldLocations(tx: Transaction, now: Date): Promise<number> {
  return (await tx.location.deleteMany({ where: { deleteAfter: { lte: now } } })).count;
}

/** Who, when and why: the trail of changes made after a window closed. */
export async function addChanges(
  tx: Transaction,
  rows: readonly {
    at: Date;
    actorId: number | null;
    entity: string;
    entityId: number;
    before: string | null;
    after: string;
    why: string;
    inboxId: number | null;
  }[],
): Promise<void> {
  if (rows.length > 0) await tx.change.createMany({ data: [...rows] });
}

/** Submissions that came from these messages and still say something. */
export function submissionsFrom(tx: Transaction, inboxIds: readonly number[]) {
  return tx.submission.findMany({
    where: { inboxId: { in: [...inboxIds] }, state: { in: ["valid", "pending"] } },
    include: { occurrence: { select: { opensAt: true, closesAt: true } } },
    orderBy: { id: "asc" },
  });
}

/** A person's submissions that still say something and whose window has not closed. */
export function submissionsInOpenWindows(tx: Transaction, personId: number, now: Date) {
  return tx.submission.findMany({
    where: {
      personId,
      state: { in: ["valid", "pending"] },
      // The statuses are those of every window with replies; naming them lets the index of closing times serve.
      occurrence: { status: { in: ["planned", "open", "closed"] }, closesAt: { gte: now } },
    },
    include: { occurrence: { select: { closesAt: true, plan: { select: { kind: true } } } } },
    orderBy: { id: "asc" },
  });
}

/** When the first of these messages was sent; null when there is none. */
export async function firstSentAt(
  tx: Transaction,
  inboxIds: readonly number[],
): Promise<Date | null> {
  const { _min } = await tx.inbox.aggregate({
    where: { id: { in: [...inboxIds] } },
    _min: { sentAt: true },
  });
  return _min.sentAt;
}

/** Lets submissions count, or no longer count; the entries themselves stay. */
export async function setSubmissionState(
  tx: Transaction,
  ids: readonly number[],
  state: "valid" | "rejected" | "retracted",
): Promise<void> {
  await tx.submission.updateMany({ where: { id: { in: [...ids] } }, data: { state } });
}
