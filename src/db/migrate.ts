import pg from "pg";
import { applyMigrations, migrationNames } from "./schema-engine.ts";

/** Any number that nothing else locks; processes that start at once migrate one after the other. */
const MIGRATION_LOCK = 7_946_201;

/**
 * Brings the database at `url` up to the newest migration; safe when several processes start at once.
 * Gives the names of the migrations applied now, in order. A migration that fails is thrown, and nothing after it runs.
 */
export async function migrate(url: string): Promise<{ applied: string[] }> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    if ((await pendingMigrations(client)).length === 0) return { applied: [] };
    await client.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    // Another process may have finished the work while this one waited.
    if ((await pendingMigrations(client)).length === 0) return { applied: [] };
    return { applied: await applyMigrations(url) };
  } finally {
    await client.end();
  }
}

/** Loading the engine takes most of a second, so a database that is up to date is recognised without it. */
async function pendingMigrations(client: pg.Client): Promise<string[]> {
  const names = await migrationNames();
  const table = await client.query<{ found: boolean }>(
    "SELECT to_regclass('_prisma_migrations') IS NOT NULL AS found",
  );
  if (!table.rows[0]?.found) return names;
  const done = await client.query<{ migration_name: string }>(
    "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
  );
  const finished = new Set(done.rows.map((row) => row.migration_name));
  return names.filter((name) => !finished.has(name));
}
