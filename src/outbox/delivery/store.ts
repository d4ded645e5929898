import type { Database, Transaction } from "../../db/client.ts";
import { Prisma } from "../../db/generated/client.ts";
import type { OutboxRow } from "../rules.ts";
import type { Address, Edited } from "./rules.ts";

type RawRow = Omit<OutboxRow, "buttons" | "attachments"> & {
  buttons: OutboxRow["buttons"] | null;
  attachments: OutboxRow["attachments"] | null;
  platform: string | null;
  chat: string | null;
  chatKind: "group" | "private" | null;
  chatAccountId: number | null;
  editedStatus: string | null;
  editedExternalId: string | null;
  editedNotBefore: Date | null;
};

/** A row locked for sending, where it goes, and what it edits. `address` is null when nobody is reachable there. */
export type Candidate = { row: OutboxRow; address: Address | null; edited: Edited | null };

/**
 * Where each row `o` goes. A person is written to where a bound account of his has a private chat: first on a
 * platform of `platforms`, in that order, else on any other, which is then for another process to serve.
 */
const addressed = (platforms: readonly string[]) => Prisma.sql`
  LEFT JOIN LATERAL (
    SELECT c."platform", c."externalId" AS "chat", 'group' AS "chatKind", NULL::int AS "chatAccountId"
    FROM "Channel" c WHERE c."id" = o."channelId" AND c."present" AND c."externalId" IS NOT NULL
    UNION ALL
    (SELECT a."platform", a."privateChat", 'private', a."id" FROM "Account" a
     WHERE (a."id" = o."accountId" OR a."personId" = o."personId") AND a."privateChat" IS NOT NULL
     ORDER BY array_position(${[...platforms]}::text[], a."platform") NULLS LAST, a."id" LIMIT 1)
  ) at ON true`;

const sameRecipient = Prisma.sql`(e."channelId" = o."channelId" OR e."personId" = o."personId" OR e."accountId" = o."accountId")`;

/** Which of `platforms` have something due at `now`; null stands for rows that nobody can be reached with. */
export async function dueIds(
  db: Database,
  ask: { platform: string | null; platforms: readonly string[]; now: Date; limit: number },
): Promise<{ id: number; lane: string }[]> {
  return db.$queryRaw<{ id: number; lane: string }[]>`
    SELECT o."id", concat_ws(' ', 'channel', o."channelId", 'person', o."personId", 'account', o."accountId") AS "lane"
    FROM "Outbox" o ${addressed(ask.platforms)}
    WHERE o."status" = 'pending' AND o."notBefore" <= ${ask.now}
      AND at."platform" IS NOT DISTINCT FROM ${ask.platform}
    ORDER BY o."priority", o."id" LIMIT ${ask.limit}`;
}

/**
 * One row that is still due, locked, unless somebody else has it or an earlier message to the same recipient is due
 * or under way: messages to one recipient go out in order, however many processes deliver.
 */
const due = (id: number, platforms: readonly string[], now: Date) => Prisma.sql`
    SELECT o.*, at."platform", at."chat", at."chatKind", at."chatAccountId", b."status"::text AS "editedStatus",
      b."externalId" AS "editedExternalId", b."notBefore" AS "editedNotBefore"
    FROM "Outbox" o ${addressed(platforms)}
    LEFT JOIN "Outbox" b ON b."id" = o."editsId"
    WHERE o."id" = ${id} AND o."status" = 'pending' AND o."notBefore" <= ${now}
      AND NOT EXISTS (
        SELECT 1 FROM "Outbox" e WHERE e."id" <> o."id" AND ${sameRecipient}
          AND (e."status" = 'claimed' OR (e."status" = 'pending' AND e."notBefore" <= ${now}
            AND (e."priority", e."id") < (o."priority", o."id"))))
    FOR UPDATE OF o SKIP LOCKED`;

/** Locks a row that is still due; null when it is not, or not its turn. */
export async function lockDue(
  tx: Transaction,
  id: number,
  platforms: readonly string[],
  now: Date,
): Promise<Candidate | null> {
  const [raw] = await tx.$queryRaw<RawRow[]>`${due(id, platforms, now)}`;
  return raw ? candidateOf(raw) : null;
}

/**
 * Locks a row that is still due and marks it as about to be sent, in one statement: most rows that are due go out.
 * For one that does not, `unclaim` it before this transaction ends, or settle it otherwise.
 */
export async function claimDue(
  tx: Transaction,
  id: number,
  platforms: readonly string[],
  now: Date,
): Promise<Candidate | null> {
  const [raw] = await tx.$queryRaw<RawRow[]>`
    WITH due AS (${due(id, platforms, now)})
    UPDATE "Outbox" claimed SET "status" = 'claimed', "claimedAt" = ${now}
    FROM due WHERE claimed."id" = due."id" RETURNING due.*`;
  return raw ? candidateOf(raw) : null;
}

/** Lets a row wait again that was claimed in this transaction. */
export async function unclaim(tx: Transaction, id: number): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Outbox" SET "status" = 'pending', "claimedAt" = NULL WHERE "id" = ${id}`;
}

/** The first row after the id `after` that was claimed before `before` and never confirmed, locked. */
export async function lockInterrupted(
  tx: Transaction,
  before: Date,
  after: number,
): Promise<Candidate | null> {
  const [raw] = await tx.$queryRaw<RawRow[]>`
    SELECT o.*, at."platform", at."chat", at."chatKind", at."chatAccountId", NULL AS "editedStatus",
      NULL AS "editedExternalId", NULL::timestamptz AS "editedNotBefore"
    FROM "Outbox" o ${addressed([])}
    WHERE o."status" = 'claimed' AND o."claimedAt" < ${before} AND o."id" > ${after}
    ORDER BY o."id" LIMIT 1 FOR UPDATE OF o SKIP LOCKED`;
  return raw ? candidateOf(raw) : null;
}

function candidateOf(raw: RawRow): Candidate {
  const { platform, chat, chatKind, chatAccountId, editedStatus, editedExternalId, ...rest } = raw;
  const { editedNotBefore, ...row } = rest;
  return {
    row: { ...row, buttons: row.buttons ?? [], attachments: row.attachments ?? [] },
    address:
      platform !== null && chat !== null && chatKind !== null
        ? { platform, chat, kind: chatKind, accountId: chatAccountId }
        : null,
    edited:
      editedStatus !== null && editedNotBefore !== null
        ? { status: editedStatus, externalId: editedExternalId, notBefore: editedNotBefore }
        : null,
  };
}

/** Keeps what a claimed row is going to say, where that was made anew. */
export async function rewrite(
  tx: Transaction,
  row: Pick<OutboxRow, "id" | "text" | "mentions">,
): Promise<void> {
  const { id, text, mentions } = row;
  await tx.$executeRaw`
    UPDATE "Outbox" SET "text" = ${text}, "mentions" = ${[...mentions]}::int[] WHERE "id" = ${id}`;
}

/** Takes a row out of the queue for good. */
export async function close(
  tx: Transaction,
  id: number,
  status: "skipped" | "failed" | "unconfirmed",
  note: string,
): Promise<void> {
  await tx.outbox.update({ where: { id }, data: { status, note } });
}

/** Whatever became of the row meanwhile: it has been sent. */
export async function confirmSent(
  tx: Transaction,
  id: number,
  externalId: string,
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Outbox" SET "status" = 'sent', "externalId" = ${externalId}, "sentAt" = ${now}
    WHERE "id" = ${id} AND "status" <> 'sent'`;
}

/** Notes how the platform calls the poll that this row has become, so that choices find it. */
export async function confirmPoll(
  tx: Transaction,
  outboxId: number,
  platform: string,
  externalId: string,
): Promise<void> {
  await tx.poll.updateMany({ where: { outboxId }, data: { platform, externalId } });
}

/** Whether the row is still under the claim made at `claimedAt`; locks it. */
export async function stillClaimed(tx: Transaction, id: number, claimedAt: Date): Promise<boolean> {
  const rows = await tx.$queryRaw<{ id: number }[]>`
    SELECT "id" FROM "Outbox" WHERE "id" = ${id} AND "status" = 'claimed' AND "claimedAt" = ${claimedAt}
    FOR UPDATE`;
  return rows.length > 0;
}

/** Puts a row back into the queue. `attempt` counts a try that failed. */
export async function putBack(
  tx: Transaction,
  id: number,
  change: { notBefore: Date; note?: string; attempt: boolean },
): Promise<void> {
  const { notBefore, note, attempt } = change;
  await tx.outbox.update({
    where: { id },
    data: {
      status: "pending",
      notBefore,
      attempts: { increment: attempt ? 1 : 0 },
      ...(note === undefined ? {} : { note }),
    },
  });
}

/** Holds everything waiting for the recipient of `row` until `until`. */
export async function holdRecipient(tx: Transaction, id: number, until: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Outbox" e SET "notBefore" = ${until} FROM "Outbox" o
    WHERE o."id" = ${id} AND ${sameRecipient} AND e."status" = 'pending' AND e."notBefore" < ${until}`;
}

/** Holds everything waiting for one platform until `until`. */
export async function holdPlatform(
  tx: Transaction,
  platform: string,
  platforms: readonly string[],
  until: Date,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Outbox" e SET "notBefore" = ${until}
    FROM (SELECT o."id" FROM "Outbox" o ${addressed(platforms)}
      WHERE o."status" = 'pending' AND o."notBefore" < ${until} AND at."platform" = ${platform}) held
    WHERE e."id" = held."id" AND e."status" = 'pending'`;
}

/** Skips all but the newest of several waiting edits of one message. */
export async function supersedeEdits(db: Database, now: Date): Promise<number> {
  return db.$executeRaw`
    UPDATE "Outbox" o SET "status" = 'skipped', "note" = 'superseded'
    WHERE o."status" = 'pending' AND o."editsId" IS NOT NULL AND EXISTS (
      SELECT 1 FROM "Outbox" e WHERE e."status" = 'pending' AND e."editsId" = o."editsId"
        AND e."id" > o."id" AND e."notBefore" <= greatest(o."notBefore", ${now}))`;
}

/** Gives up what has been due since `before` and which none of `platforms` can serve; returns the ids. */
export async function giveUpUnserved(
  db: Database,
  platforms: readonly string[],
  before: Date,
): Promise<number[]> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    UPDATE "Outbox" e SET "status" = 'failed', "note" = 'no process serves its platform'
    FROM (SELECT o."id" FROM "Outbox" o ${addressed(platforms)}
      WHERE o."status" = 'pending' AND o."notBefore" < ${before}
        AND at."platform" <> ALL(${[...platforms]}::text[])) unserved
    WHERE e."id" = unserved."id" AND e."status" = 'pending' RETURNING e."id"`;
  return rows.map((row) => row.id).sort((a, b) => a - b);
}
