import type { Transaction } from "../../db/client.ts";

export type NewDraft = {
  number: number;
  action: string;
  subject: string;
  unitId: number;
  runId: number;
  step: number;
  programmeId: number | null;
  text: string;
  at: Date;
};

export async function addDrafts(tx: Transaction, drafts: readonly NewDraft[]): Promise<void> {
  await tx.draft.createMany({ data: [...drafts] });
}

export function draftByNumber(tx: Transaction, number: number) {
  return tx.draft.findUnique({ where: { number } });
}

export function draftById(tx: Transaction, id: number) {
  return tx.draft.findUnique({ where: { id } });
}

/** Drafts nobody has decided, oldest first. */
export function pendingDrafts(tx: Transaction) {
  return tx.draft.findMany({ where: { status: "pending" }, orderBy: { number: "asc" } });
}

export type DraftRow = Awaited<ReturnType<typeof pendingDrafts>>[number];

/** Decides a pending draft once; false when somebody was faster. */
export async function decideDraft(
  tx: Transaction,
  decision: { id: number; status: "published" | "dropped"; actorId: number; at: Date },
): Promise<boolean> {
  const { count } = await tx.draft.updateMany({
    where: { id: decision.id, status: "pending" },
    data: { status: decision.status, decidedById: decision.actorId, at: decision.at },
  });
  return count === 1;
}

/** Changes a pending draft's text; false when it is decided. */
export async function setDraftText(tx: Transaction, id: number, text: string): Promise<boolean> {
  const { count } = await tx.draft.updateMany({ where: { id, status: "pending" }, data: { text } });
  return count === 1;
}

/** Revokes what still waits to be said about these obligations: it is no longer true. Returns how many. */
export function revokeDrafts(
  tx: Transaction,
  obligationIds: readonly number[],
  now: Date,
): Promise<number> {
  return tx.$executeRaw`
    UPDATE "Draft" d SET status = 'revoked', at = ${now} FROM "LadderRun" r
    WHERE r.id = d."runId" AND r."obligationId" = ANY(${[...obligationIds]}::int[]) AND d.status = 'pending'`;
}

/** Who changed a draft, when and why. */
export async function addDraftChange(
  tx: Transaction,
  change: {
    at: Date;
    actorId: number;
    draftId: number;
    before: string;
    after: string;
    why: string;
  },
): Promise<void> {
  const { draftId, ...rest } = change;
  await tx.change.create({ data: { ...rest, entity: "draft", entityId: draftId } });
}

/** Every draft as it stands, by number; `at` is when it was written or, once decided, when that was. */
export async function draftRows(tx: Transaction) {
  const rows = await tx.$queryRaw<
    {
      number: number;
      action: string;
      subject: string;
      status: string;
      publishedBy: string | null;
      at: Date;
    }[]
  >`
    SELECT d.number, d.action, d.subject, d.status::text AS status,
           CASE WHEN d.status IN ('published', 'revoked') THEN q.name END AS "publishedBy", d.at
    FROM "Draft" d LEFT JOIN "Person" q ON q.id = d."decidedById"
    ORDER BY d.at, d.number`;
  return rows;
}
