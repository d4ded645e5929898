import type { Transaction } from "../db/client.ts";

/** Under this name the counter table notes that the county is the sample. */
const SAMPLE = "sample county";

/** Whether no unit has ever been loaded. */
export async function isEmptyCounty(tx: Transaction): Promise<boolean> {
  return (await tx.unit.count()) === 0;
}

/** Whether the county in the database is the sample. */
export async function isSampleCounty(tx: Transaction): Promise<boolean> {
  return (await tx.counter.count({ where: { name: SAMPLE } })) === 1;
}

/** Notes that the county in the database is the sample. */
export async function markSample(tx: Transaction): Promise<void> {
  await tx.counter.create({ data: { name: SAMPLE, last: 1 } });
}

/** Removes the sample county and everything played with it, so that a real county starts clean. */
export async function clearSample(tx: Transaction): Promise<void> {
  const tables = await tx.$queryRaw<{ name: string }[]>`
    SELECT quote_ident(tablename) AS name FROM pg_tables
    WHERE schemaname = current_schema() AND tablename NOT IN ('_prisma_migrations', 'InboxCursor')`;
  await tx.$executeRawUnsafe(
    `TRUNCATE ${tables.map(({ name }) => name).join(", ")} RESTART IDENTITY`,
  );
}

/** The sandbox groups, townships before the county, whose group is for notices rather than for talk. */
export async function sandboxGroupNames(tx: Transaction): Promise<string[]> {
  const rows = await tx.$queryRaw<{ name: string }[]>`
    SELECT c.name FROM "Channel" c JOIN "Unit" u ON u.id = c."unitId" WHERE c.platform = 'sandbox'
    ORDER BY u."parentId" IS NULL, c.id`;
  return rows.map(({ name }) => name);
}

/** What became of a stored message, or null while it waits. */
export async function inboxOutcome(
  db: Transaction,
  platform: string,
  key: string,
): Promise<string | null> {
  const row = await db.inbox.findUnique({
    where: { platform_key: { platform, key } },
    select: { outcome: true },
  });
  return row?.outcome ?? null;
}
