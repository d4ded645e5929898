import { type Database, isHeld, type Transaction } from "../db/client.ts";
import type { IncomingMessage } from "./rules.ts";
import { storable } from "./storable.ts";

/** The one lock, over all processes, under which messages are handled. Any number nobody else uses. */
const HANDLING_LOCK = 7_405_001;

/** A stored message that waits to be handled. */
export type Waiting = { id: number; message: IncomingMessage };

/** A batch as a platform hands it over, with its position afterwards. */
export type Batch = {
  platform: string;
  messages: readonly IncomingMessage[];
  cursor: string;
  heardUntil: Date;
  now: Date;
};

/**
 * Stores a batch, the platform's position, and the end of its deafness, in one statement and so all or nothing; known
 * keys change nothing, and `heardUntil` never goes back. Returns how many messages were new and spans ended.
 */
export async function storeBatch(
  tx: Transaction,
  { platform, messages, cursor, heardUntil, now }: Batch,
): Promise<{ stored: number; ended: number }> {
  const rows = messages.map((message, ordinal) => ({ ordinal, message }));
  const [done] = await tx.$queryRaw<{ stored: number; ended: number }[]>`
    WITH stored AS (
      INSERT INTO "Inbox" ("platform", "key", "chat", "messageId", "message", "sentAt", "receivedAt")
      SELECT r."message"->>'platform', r."message"->>'key', r."message"->'chat'->>'id',
        r."message"->>'messageId', r."message", (r."message"->>'sentAt')::timestamptz, ${now}
      FROM jsonb_to_recordset(${storable(rows)}::jsonb) AS r("ordinal" int, "message" jsonb)
      ORDER BY r."ordinal"
      ON CONFLICT ("platform", "key") DO NOTHING RETURNING 1),
    position AS (
      INSERT INTO "InboxCursor" AS c ("platform", "cursor", "heardUntil")
      VALUES (${platform}, ${cursor}, ${heardUntil})
      ON CONFLICT ("platform") DO UPDATE SET "cursor" = excluded."cursor",
        "heardUntil" = greatest(c."heardUntil", excluded."heardUntil") RETURNING 1),
    ended AS (
      UPDATE "Coverage" SET "deafUntil" = greatest("deafFrom", ${now}::timestamptz)
      WHERE "platform" = ${platform} AND "channelId" IS NULL AND "deafUntil" IS NULL RETURNING 1)
    SELECT (SELECT count(*)::int FROM stored) AS stored, (SELECT count(*)::int FROM ended) AS ended,
      (SELECT count(*) FROM position) AS positions`;
  if (!done) throw new Error("a batch was stored without an answer");
  return done;
}

/** Takes the handling lock until the transaction ends, unless nobody else can be there; false when another one handles just now. */
export async function tryHandlingLock(tx: Transaction): Promise<boolean> {
  if (isHeld(tx)) return true;
  const [row] = await tx.$queryRaw<{ taken: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(${HANDLING_LOCK}) AS "taken"`;
  return row?.taken ?? false;
}

/** The next messages to handle, in the order in which they were stored, after the id `after`. */
export async function waitingMessages(
  tx: Transaction,
  after: number,
  limit: number,
): Promise<Waiting[]> {
  return tx.$queryRaw<Waiting[]>`
    SELECT "id", "message" FROM "Inbox" WHERE "status" = 'pending' AND "id" > ${after}
    ORDER BY "id" LIMIT ${limit}`;
}

/** Notes what became of messages, each with its outcome. */
export async function markHandled(
  tx: Transaction,
  outcomes: readonly { id: number; outcome: string }[],
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Inbox" i SET "status" = 'done', "outcome" = o."outcome", "handledAt" = ${now}
    FROM unnest(${outcomes.map((each) => each.id)}::int[], ${outcomes.map((each) => each.outcome)}::text[])
      AS o("id", "outcome")
    WHERE i."id" = o."id"`;
}

/** Gives up a message that fails again and again; it stays in the inbox to be looked at. */
export async function markFailed(
  db: Database | Transaction,
  id: number,
  outcome: string,
  now: Date,
): Promise<void> {
  await db.inbox.updateMany({
    where: { id, status: "pending" },
    data: { status: "failed", outcome, handledAt: now },
  });
}

export async function loadCursor(db: Database | Transaction, platform: string) {
  return db.inboxCursor.findUnique({ where: { platform } });
}

/** `cursor` null keeps the stored one. `heardUntil` never goes back. */
export async function saveCursor(
  tx: Transaction,
  platform: string,
  cursor: string | null,
  heardUntil: Date,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "InboxCursor" AS c ("platform", "cursor", "heardUntil")
    VALUES (${platform}, ${cursor ?? ""}, ${heardUntil})
    ON CONFLICT ("platform") DO UPDATE
    SET "cursor" = coalesce(${cursor}::text, c."cursor"),
      "heardUntil" = greatest(c."heardUntil", excluded."heardUntil")`;
}

/** Whether a message sent up to `until` still waits to be handled. */
export async function anyWaiting(tx: Transaction, until: Date): Promise<boolean> {
  const row = await tx.inbox.findFirst({
    where: { status: "pending", sentAt: { lte: until } },
    select: { id: true },
  });
  return row !== null;
}

/** A span in which one channel, or (channelId null) a whole platform, could not be heard. */
export type DeafSpan = {
  platform: string;
  channelId: number | null;
  deafFrom: Date;
  deafUntil: Date | null;
  reason: string;
};

/** The id of the span of exactly this channel, or of the whole platform, that has not ended. */
export async function openSpanId(
  tx: Transaction,
  platform: string,
  channelId: number | null,
): Promise<number | null> {
  const open = await tx.coverage.findFirst({
    where: { platform, channelId, deafUntil: null },
    orderBy: { id: "asc" },
  });
  return open?.id ?? null;
}

export async function insertSpan(tx: Transaction, span: DeafSpan): Promise<number> {
  const { id } = await tx.coverage.create({ data: span });
  return id;
}

/** Ends open spans of exactly this channel, or of the whole platform; never before they began. Returns how many. */
export async function endSpans(
  tx: Transaction,
  platform: string,
  channelId: number | null,
  until: Date,
): Promise<number> {
  return tx.$executeRaw`
    UPDATE "Coverage" SET "deafUntil" = greatest("deafFrom", ${until})
    WHERE "platform" = ${platform} AND "channelId" IS NOT DISTINCT FROM ${channelId}::int
      AND "deafUntil" IS NULL`;
}

/** Spans that overlap (from, until); one that has not ended lasts until `now`. */
export async function spansWithin(
  tx: Transaction,
  from: Date,
  until: Date,
  now: Date,
): Promise<{ platform: string; channelId: number | null }[]> {
  return tx.$queryRaw<{ platform: string; channelId: number | null }[]>`
    SELECT DISTINCT "platform", "channelId" FROM "Coverage"
    WHERE "deafFrom" < ${until} AND coalesce("deafUntil", ${now}) > ${from}
      AND coalesce("deafUntil", ${now}) > "deafFrom"
    ORDER BY 1, 2`;
}

export async function channelIdsOn(
  tx: Transaction,
  platforms: readonly string[],
): Promise<number[]> {
  const rows = await tx.channel.findMany({
    where: { platform: { in: [...platforms] } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  return rows.map((row) => row.id);
}

/** The ids of what was stored of one message: itself, and its edits and recall. */
export async function storedOf(
  tx: Transaction,
  message: { platform: string; chat: { id: string }; messageId: string },
): Promise<number[]> {
  const rows = await tx.inbox.findMany({
    where: { platform: message.platform, chat: message.chat.id, messageId: message.messageId },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  return rows.map((row) => row.id);
}
