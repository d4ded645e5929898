import type { Transaction } from "../db/client.ts";
import { storable } from "../inbox/storable.ts";
import type { Attachment, Button, Condition } from "./rules.ts";

/** A row as it is inserted. `firstKey` is the key of the message whose part it is. */
export type NewOutboxRow = {
  key: string;
  firstKey: string;
  channelId: number | null;
  personId: number | null;
  accountId: number | null;
  kind: string;
  text: string;
  mentions: number[];
  buttons: Button[] | null;
  attachments: Attachment[] | null;
  editsId: number | null;
  condition: Condition | null;
  programmeId: number | null;
  planId: number | null;
  occurrenceId: number | null;
  asked: boolean;
  priority: number;
  notBefore: Date;
  expiresAt: Date | null;
};

/**
 * Inserts all rows with one statement, ids in this order; a row whose key is known changes nothing.
 * Parts of a message that was said before are not added to it, even when its text has grown meanwhile.
 * Returns the ids of the rows that are new, by key.
 */
export async function insertOutbox(
  tx: Transaction,
  rows: readonly NewOutboxRow[],
  now: Date,
): Promise<Map<string, number>> {
  const numbered = rows.map((row, ordinal) => ({ ...row, ordinal }));
  const added = await tx.$queryRaw<{ id: number; key: string }[]>`
    INSERT INTO "Outbox" ("key", "channelId", "personId", "accountId", "kind", "text", "mentions",
      "buttons", "attachments", "editsId", "condition", "programmeId", "planId", "occurrenceId",
      "asked", "priority", "notBefore", "expiresAt", "createdAt")
    SELECT r."key", r."channelId", r."personId", r."accountId", r."kind", r."text", r."mentions",
      r."buttons", r."attachments", r."editsId", r."condition", r."programmeId", r."planId",
      r."occurrenceId", r."asked", r."priority", r."notBefore", r."expiresAt", ${now}
    FROM jsonb_to_recordset(${storable(numbered)}::jsonb) AS r(
      "ordinal" int, "key" text, "firstKey" text, "channelId" int, "personId" int, "accountId" int,
      "kind" text, "text" text, "mentions" int[], "buttons" jsonb, "attachments" jsonb, "editsId" int,
      "condition" jsonb, "programmeId" int, "planId" int, "occurrenceId" int, "asked" boolean,
      "priority" int, "notBefore" timestamptz, "expiresAt" timestamptz)
    WHERE r."key" = r."firstKey"
      OR NOT EXISTS (SELECT 1 FROM "Outbox" o WHERE o."key" = r."firstKey")
    ORDER BY r."ordinal"
    ON CONFLICT ("key") DO NOTHING RETURNING "id", "key"`;
  return new Map(added.map(({ id, key }) => [key, id]));
}

export async function outboxIdsOf(
  tx: Transaction,
  keys: readonly string[],
): Promise<Map<string, number>> {
  const rows = await tx.outbox.findMany({
    where: { key: { in: [...keys] } },
    select: { id: true, key: true },
  });
  return new Map(rows.map((row) => [row.key, row.id]));
}

/** The earliest instant at which something pending may be sent, or null when nothing waits. */
export async function nextDeliveryAt(tx: Transaction): Promise<Date | null> {
  const { _min } = await tx.outbox.aggregate({
    where: { status: "pending" },
    _min: { notBefore: true },
  });
  return _min.notBefore;
}

/** Lets the unconfirmed posts of the groups of this name go out once more. Returns how many. */
export async function reviveUnconfirmed(
  tx: Transaction,
  groupName: string,
  now: Date,
): Promise<number> {
  const groups = await tx.channel.findMany({ where: { name: groupName }, select: { id: true } });
  // The try that nobody knows of counts, so that the next one like it is told anew.
  // A poll is made from its question when it goes out; without its condition it would be a text nobody can vote in.
  return tx.$executeRaw`
    UPDATE "Outbox" SET status = 'pending', "notBefore" = ${now}, "expiresAt" = NULL, note = 'sent again by hand',
      attempts = attempts + 1,
      condition = CASE WHEN condition @> '{"poll": true}' THEN condition END
    WHERE status = 'unconfirmed' AND "channelId" = ANY(${groups.map(({ id }) => id)}::int[])`;
}
