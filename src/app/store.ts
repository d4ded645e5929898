import type { Transaction } from "../db/client.ts";

/** Under this name the counter table notes that the county is the sample. */
const SAMPLE = "sample county";

/** Whether no unit has ever been loaded. */
export async function isEmptyCounty(tx: Transaction): Promise<boolean> {
  return (await tx.unit.count()) === 0;
}

export async function isSampleCounty(tx: Transaction): Promise<boolean> {
  return (await tx.counter.count({ where: { name: SAMPLE } })) === 1;
}

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

/** The sandbox groups, in the order in which they were bound. */
export async function sandboxGroupNames(tx: Transaction): Promise<string[]> {
  const rows = await tx.channel.findMany({
    where: { platform: "sandbox", unitId: { not: null } },
    select: { name: true },
    orderBy: { id: "asc" },
  });
  return rows.map(({ name }) => name);
}
