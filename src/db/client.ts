import { PrismaPg } from "@prisma/adapter-pg";
import { type Prisma, PrismaClient } from "./generated/client.ts";
import { type Lease, LeasingPool, nameOf, withLease, withPlainStatements } from "./statements.ts";

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
  // Pipelined, statements that are asked for together travel together: a journey costs more than most of them.
  const pool = new LeasingPool({ connectionString: url, max: connections, pipeline: true });
  const adapter = new PrismaPg(pool, {
    disposeExternalPool: true,
    // An empty name is Postgres's unnamed statement.
    statementNameGenerator: ({ sql }) => nameOf(sql).name ?? "",
  });
  // In full, an error quotes the caller's lines and the values it was given, at the cost of a stack for every query.
  const client = new PrismaClient({ adapter, errorFormat: "minimal" });
  return withPlainStatements(client, () => pool);
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
  return transaction(db, HELD_LIMIT_MS, (tx) => {
    const lent = tx as Database;
    held.add(lent);
    return work(lent);
  });
}

/** Whether this is a database lent by `asOneTransaction`, whose unchanging parts may be remembered. */
export function isHeld(db: Database | Transaction): boolean {
  return held.has(db);
}

/** Runs `work` in one transaction: all of it is stored, or, when it throws, nothing. */
export function inTransaction<T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  if (held.has(db)) return work(db);
  return transaction(db, TRANSACTION_LIMIT_MS, work);
}

function transaction<T>(
  db: Database,
  timeout: number,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const lease: Lease = { connection: null };
  const connection = () => {
    if (lease.connection === null) throw new Error("the transaction has ended");
    return lease.connection;
  };
  return withLease(lease, () =>
    db.$transaction((tx) => work(withPlainStatements(tx, connection)), {
      timeout,
      maxWait: TRANSACTION_LIMIT_MS,
    }),
  );
}
