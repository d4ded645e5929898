import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { migrate } from "../../src/db/migrate.ts";
import { migrationNames, sqlBetween } from "../../src/db/schema-engine.ts";
import { testDatabase } from "../support/database.ts";
import { onServer } from "../support/server.ts";

const database = testDatabase();

/** Everything that a table is made of, as PostgreSQL itself describes it. */
async function structure(): Promise<string[]> {
  const rows = await onServer<{ line: string }>(
    database.url,
    `WITH mine AS (SELECT c.oid, c.relname FROM pg_class c
       WHERE c.relnamespace = 'public'::regnamespace AND c.relname !~ '^_prisma_migrations')
     SELECT concat_ws(' ', 'column', relname, attname, format_type(atttypid, atttypmod), attnotnull,
                      pg_get_expr(adbin, adrelid)) AS line
       FROM mine JOIN pg_attribute a ON attrelid = mine.oid AND attnum > 0 AND NOT attisdropped
       LEFT JOIN pg_attrdef d ON adrelid = attrelid AND adnum = attnum
     UNION ALL SELECT pg_get_indexdef(indexrelid) FROM pg_index JOIN mine ON mine.oid = indrelid
     UNION ALL SELECT concat_ws(' ', 'constraint', relname, conname, pg_get_constraintdef(k.oid))
       FROM pg_constraint k JOIN mine ON mine.oid = conrelid
     UNION ALL SELECT concat_ws(' ', 'enum', typname, enumsortorder, enumlabel)
       FROM pg_enum JOIN pg_type t ON t.oid = enumtypid
     ORDER BY line`,
  );
  return rows.map((row) => row.line);
}

async function startOver(): Promise<void> {
  await onServer(database.url, "DROP SCHEMA public CASCADE; CREATE SCHEMA public");
}

describe("migrations", () => {
  it("give exactly the tables of schema.prisma", async () => {
    const migrated = await structure();
    const schema = await readFile("prisma/schema.prisma", "utf8");
    await startOver();
    await onServer(database.url, (await sqlBetween(database.url, null, schema)) ?? "");
    expect(migrated).toEqual(await structure());
    expect(migrated.length).toBeGreaterThan(200);
  });

  it("start from what the newest migration knew", async () => {
    const migrated = await readFile("prisma/migrations/migrated.prisma", "utf8");
    const schema = await readFile("prisma/schema.prisma", "utf8");
    expect(await sqlBetween(database.url, migrated, schema)).toBeNull();
  });

  it("are applied once when two processes start at the same time, and not again", async () => {
    await startOver();
    const both = await Promise.all([migrate(database.url), migrate(database.url)]);
    expect(both.flatMap((one) => one.applied)).toEqual(await migrationNames());
    expect(await migrate(database.url)).toEqual({ applied: [] });
  });
});
