import { PrismaPg } from "@prisma/adapter-pg";
import { type Prisma, PrismaClient } from "./generated/client.ts";

/** The whole database; only `inTransaction` and stores look inside. */
export type Database = PrismaClient;

/** One transaction, in which a use case writes the facts and what to say about them. */
export type Transaction = Prisma.TransactionClient;

/** A use case that sends nothing and asks nobody outside has no reason to take longer. */
const TRANSACTION_LIMIT_MS = 30_000;

/**
 * Opens a pool on `url`; connects at the first query.
 * `connections`: at most so many at once, 8 by default, so that several roles fit into a small server's limit.
 */
export function connect(url: string, connections = 8): Database {
  const pool = { connectionString: url, max: connections };
  return new PrismaClient({ adapter: new PrismaPg(pool, { statementNameGenerator: nameOf }) });
}

/** So many statements are prepared on each connection; what this program asks again and again is far fewer. */
const PREPARED_STATEMENTS = 400;

/** Longer ones are lists of rows, which differ each time. */
const LONGEST_PREPARED = 6_000;

const statementNames = new Map<string, string>();

/** Names a statement, so that Postgres plans it once for each connection: planning costs more than most of them do. */
function nameOf({ sql }: { sql: string }): string {
  const known = statementNames.get(sql);
  if (known !== undefined) return known;
  // An empty name is Postgres's unnamed statement, planned anew each time.
  if (sql.length > LONGEST_PREPARED || statementNames.size >= PREPARED_STATEMENTS) return "";
  const name = `s${statementNames.size + 1}`;
  statementNames.set(sql, name);
  return name;
}

/** Databases that are a transaction held open by `asOneTransaction`. */
const held = new WeakSet<object>();

/** A simulated day takes seconds; this only ends one that hangs. */
const HELD_LIMIT_MS = 30 * 60_000;

/**
 * Lends `work` a database in which every transaction is part of one. For rehearsals only: nobody else looks, a fault
 * ends them anyhow, and beginning and committing is a third of what they cost.
 */
export function asOneTransaction<T>(
  db: Database,
  work: (lent: Database) => Promise<T>,
): Promise<T> {
  return db.$transaction(
    async (tx) => {
      const lent = tx as unknown as Database;
      held.add(lent);
      return work(lent);
    },
    { timeout: HELD_LIMIT_MS, maxWait: TRANSACTION_LIMIT_MS },
  );
}

/** Whether this is a database lent by `asOneTransaction`, whose unchanging parts may be remembered. */
export function isHeld(db: Database | Transaction): boolean {
  return held.has(db);
}

/** Runs `work` in one transaction: all of it is stored, or, when it throws, nothing. */
export function inTransaction<T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  if (held.has(db)) return work(db);
  return db.$transaction(work, { timeout: TRANSACTION_LIMIT_MS, maxWait: TRANSACTION_LIMIT_MS });
}
