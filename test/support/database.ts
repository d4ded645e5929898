import { randomBytes } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, inject } from "vitest";
import { connect, type Database } from "../../src/db/client.ts";
import { databaseNamed, onServer } from "./server.ts";

export type TestDatabase = {
  /** Empty and migrated at the start of the file; usable from `beforeAll` on. */
  readonly db: Database;
  /** For what opens its own connections; they must be closed before the file ends. */
  readonly url: string;
  /** Deletes all rows of all tables: for files whose tests must not see each other. */
  empty(): Promise<void>;
};

/**
 * Gives the test file that calls it (once, at its top) a database of its own, and drops it at the end.
 * A connection that is still open then fails the file. Such files are named `*.db.test.ts`.
 */
export function testDatabase(): TestDatabase {
  const runName = inject("runName");
  const name = `${runName}_${randomBytes(4).toString("hex")}`;
  const url = databaseNamed(inject("databaseUrl"), name);
  let db: Database | undefined;
  beforeAll(async () => {
    await onServer(inject("databaseUrl"), `CREATE DATABASE "${name}" TEMPLATE "${runName}"`);
    db = connect(url, 8);
  });
  afterAll(async () => {
    await db?.$disconnect();
    await drop(name);
  });
  return {
    get db() {
      if (db === undefined) throw new Error("the test database is there from beforeAll on");
      return db;
    },
    url,
    empty: () => emptyDatabase(url),
  };
}

/**
 * Tests write few rows, and TRUNCATE makes new files even for a table without any: deleting is ten times as quick.
 * As a replica the server does not check the references between rows that all go.
 */
async function emptyDatabase(url: string): Promise<void> {
  await onServer(
    url,
    `DO $$ DECLARE one text; BEGIN
       SET LOCAL session_replication_role = replica;
       FOR one IN SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
                  WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' LOOP
         EXECUTE 'DELETE FROM ' || one;
       END LOOP;
       PERFORM setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false)
         FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL;
     END $$`,
  );
}

async function drop(name: string): Promise<void> {
  const left = await connectionsLeft(name);
  await onServer(inject("databaseUrl"), `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
  if (left.length > 0) {
    throw new Error(
      `connections still open at the end of the test file; their last queries:\n${left.join("\n")}`,
    );
  }
}

/** What is left after a moment: a closed connection takes that long to leave the server's list. */
async function connectionsLeft(name: string): Promise<string[]> {
  for (let attempt = 0; ; attempt += 1) {
    const rows = await onServer<{ query: string }>(
      inject("databaseUrl"),
      "SELECT query FROM pg_stat_activity WHERE datname = $1 AND backend_type = 'client backend'",
      [name],
    );
    if (rows.length === 0 || attempt === 20) return rows.map((row) => row.query);
    await wait(50);
  }
}
