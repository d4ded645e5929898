import type { LocalDate } from "../../calendar/work-calendar.ts";
import type { Transaction } from "../../db/client.ts";
import { Prisma } from "../../db/generated/client.ts";

/** A step that reached somebody, with what it is about: a unit, an obligation or a task. */
export type ContestedStep = {
  runId: number;
  step: number;
  action: string;
  subject: string;
  programmeId: number | null;
  programme: string | null;
  /** When it was taken; a draft may have been published later. */
  takenAt: Date;
  draftId: number | null;
  number: number | null;
  /** What it is about has been settled otherwise, or the step was revoked. */
  revoked: boolean;
  /** Set for a run about a unit. */
  ownUnitId: number | null;
  obligationId: number | null;
  taskId: number | null;
  /** The person it is about, and his unit; null for a unit's run. */
  personId: number | null;
  personUnitId: number | null;
};

/** A number that people know: that of a draft that was published, revoked since or not; null when there is none. */
export async function publishedDraft(tx: Transaction, number: number) {
  const draft = await tx.draft.findUnique({ where: { number } });
  if (!draft || draft.runId === null || draft.step === null) return null;
  const known = draft.status === "published" || (draft.status === "revoked" && draft.decidedById);
  return known ? { runId: draft.runId, step: draft.step } : null;
}

/** One step, as it stands. */
export async function stepById(
  tx: Transaction,
  { runId, step }: { runId: number; step: number },
): Promise<ContestedStep | null> {
  const [row] = await steps(tx, Prisma.sql`r.id = ${runId} AND e.step = ${step}`);
  return row ?? null;
}

/** The newest steps since an instant about this person or one of these units that stand and reached anybody. */
export function stepsAbout(
  tx: Transaction,
  { personId, unitIds, since }: { personId: number; unitIds: readonly number[]; since: Date },
): Promise<ContestedStep[]> {
  return steps(
    tx,
    Prisma.sql`(b."personId" = ${personId} OR t."ownerId" = ${personId} OR r."unitId" = ANY(${[...unitIds]}::int[]))
      AND e.action <> '提醒' AND COALESCE(d.at, e.at) >= ${since}
      AND (d.status = 'published' OR (d.id IS NULL AND e.outcome = 'sent'))
      AND (r."unitId" IS NULL OR r."nextStep" > e.step)
      AND (b.id IS NULL OR b.status IN ('due', 'missed'))`,
  );
}

function steps(tx: Transaction, where: Prisma.Sql): Promise<ContestedStep[]> {
  return tx.$queryRaw<ContestedStep[]>`
    SELECT r.id AS "runId", e.step, e.action, r.subject, r."programmeId", m.name AS programme, e.at AS "takenAt",
           d.id AS "draftId", d.number, r."unitId" AS "ownUnitId", r."obligationId", r."taskId",
           COALESCE(b."personId", t."ownerId") AS "personId", COALESCE(b."unitId", t."unitId") AS "personUnitId",
           COALESCE(d.status = 'revoked', false) OR (r."unitId" IS NOT NULL AND r."nextStep" <= e.step) AS revoked
    FROM "LadderEntry" e
    JOIN "LadderRun" r ON r.id = e."runId"
    LEFT JOIN LATERAL (
      SELECT * FROM "Draft" f WHERE f."runId" = r.id AND f.step = e.step ORDER BY f.number DESC LIMIT 1
    ) d ON true
    LEFT JOIN "Programme" m ON m.id = r."programmeId"
    LEFT JOIN "Obligation" b ON b.id = r."obligationId"
    LEFT JOIN "Task" t ON t.id = r."taskId"
    WHERE ${where}
    ORDER BY COALESCE(d.at, e.at) DESC, e.id DESC LIMIT 10`;
}

/** An entry of somebody's that he may contest. */
export type ContestedEntry = {
  id: number;
  occurrenceId: number;
  personId: number;
  unitId: number;
  status: "missed" | "late" | "due";
  plan: string;
  kind: string;
  date: LocalDate;
  dueAt: Date;
};

/** A person's closed entries that stand against him, latest first: of one date, or since one. */
export function entriesAgainst(
  tx: Transaction,
  personId: number,
  { on, since }: { on: LocalDate | null; since: LocalDate },
): Promise<ContestedEntry[]> {
  return entries(
    tx,
    Prisma.sql`b."personId" = ${personId} AND b.status IN ('missed', 'late', 'due') AND c.status = 'closed'
      AND (${on}::text IS NULL OR c.date = ${on}) AND c.date >= ${on ?? since}`,
  );
}

/** One entry as it stands. */
export async function entryById(tx: Transaction, id: number): Promise<ContestedEntry | null> {
  const [row] = await entries(tx, Prisma.sql`b.id = ${id}`);
  return row ?? null;
}

function entries(tx: Transaction, where: Prisma.Sql): Promise<ContestedEntry[]> {
  return tx.$queryRaw<ContestedEntry[]>`
    SELECT b.id, b."occurrenceId", b."personId", b."unitId", b.status::text AS status, p.name AS plan, p.kind, c.date, c."dueAt"
    FROM "Obligation" b
    JOIN "Occurrence" c ON c.id = b."occurrenceId"
    JOIN "Plan" p ON p.id = c."planId"
    WHERE ${where}
    ORDER BY c."dueAt" DESC, b.id DESC LIMIT 20`;
}

export type NewAppeal = {
  personId: number;
  unitId: number | null;
  draftId: number | null;
  runId: number | null;
  step: number | null;
  obligationId: number | null;
  excuse: boolean;
  text: string;
  inboxId: number;
  at: Date;
};

/** Keeps an appeal; gives its id. */
export async function addAppeal(tx: Transaction, row: NewAppeal): Promise<number> {
  return (await tx.appeal.create({ data: row, select: { id: true } })).id;
}

export function appealById(tx: Transaction, id: number) {
  return tx.appeal.findUniqueOrThrow({ where: { id } });
}

/** The number under which an appeal about the same thing waits; null when none does. */
export async function waitingAppeal(
  tx: Transaction,
  about: { runId: number; step: number } | { obligationId: number },
): Promise<number | null> {
  const appeals = await tx.appeal.findMany({ where: about, select: { id: true } });
  const waiting = await tx.decision.findFirst({
    where: {
      kind: "appeal",
      status: "pending",
      subjectId: { in: appeals.map(({ id }) => id) },
    },
    select: { number: true },
  });
  return waiting?.number ?? null;
}

/** Revokes the published draft of a person's step. */
export async function revokeDraft(tx: Transaction, id: number, now: Date): Promise<void> {
  await tx.draft.updateMany({
    where: { id, status: { in: ["pending", "published"] } },
    data: { status: "revoked", at: now },
  });
}

/** The bulletin of the week that covers an obligation's window; null when none does yet. */
export async function bulletinOf(tx: Transaction, obligationId: number): Promise<number | null> {
  const row = await tx.obligation.findUniqueOrThrow({
    where: { id: obligationId },
    select: { occurrence: { select: { publishedInId: true } } },
  });
  return row.occurrence.publishedInId;
}
