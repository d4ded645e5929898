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
  return new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max: connections }) });
}

/** Runs `work` in one transaction: all of it is stored, or, when it throws, nothing. */
export function inTransaction<T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return db.$transaction(work, { timeout: TRANSACTION_LIMIT_MS, maxWait: TRANSACTION_LIMIT_MS });
}
