import { AsyncLocalStorage } from "node:async_hooks";
import pg from "pg";
import { Prisma } from "./generated/client.ts";

/** The connection of one transaction; null before it has begun and from its end on. */
export type Lease = { connection: pg.PoolClient | null };

/** Within a transaction that is being begun: where to note the connection it gets. */
const leases = new AsyncLocalStorage<Lease>();

/** A pool that tells which connection a transaction has been given, and when it gives it back. */
export class LeasingPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Parameters<pg.Pool["connect"]>[0]): void;
  override connect(
    callback?: Parameters<pg.Pool["connect"]>[0],
  ): Promise<pg.PoolClient> | undefined {
    if (callback) {
      super.connect(callback);
      return undefined;
    }
    return this.leased(leases.getStore());
  }

  private async leased(lease: Lease | undefined): Promise<pg.PoolClient> {
    const connection = await super.connect();
    if (lease === undefined) return connection;
    const { release } = connection;
    connection.release = (reason) => {
      lease.connection = null;
      release(reason);
    };
    lease.connection = connection;
    return connection;
  }
}

/** Runs `begin`, which begins one transaction on a `LeasingPool`, and notes its connection in `lease`. */
export function withLease<T>(lease: Lease, begin: () => Promise<T>): Promise<T> {
  return leases.run(lease, begin);
}

type Runner = { query(config: pg.QueryConfig): Promise<pg.QueryResult> };

/**
 * `client` with its raw statements sent straight to Postgres, on whatever `runner` gives: each costs half of what it
 * costs through Prisma, and every message needs twenty. Whole numbers over 32 bits arrive as text: cast them to int.
 */
export function withPlainStatements<T extends object>(client: T, runner: () => Runner): T {
  const run = ([strings, ...values]: Statement) => {
    const { text, values: all } = Prisma.sql(strings, ...values);
    return runner().query({ ...nameOf(text), text, values: all });
  };
  const plain: Record<PropertyKey, unknown> = {
    $queryRaw: async (...statement: Statement) => (await run(statement)).rows,
    $executeRaw: async (...statement: Statement) => (await run(statement)).rowCount ?? 0,
  };
  return new Proxy(client, {
    get: (target, key) => plain[key] ?? Reflect.get(target, key),
  });
}

type Statement = [strings: TemplateStringsArray, ...values: unknown[]];

/** So many statements are prepared on each connection; what this program asks again and again is far fewer. */
const PREPARED_STATEMENTS = 400;

/** Longer ones are lists of rows, which differ each time. */
const LONGEST_PREPARED = 6_000;

const statementNames = new Map<string, string>();

/** Names a statement, so that Postgres plans it once for each connection: planning costs more than most of them do. */
export function nameOf(sql: string): { name?: string } {
  const known = statementNames.get(sql);
  if (known !== undefined) return { name: known };
  // Without a name it is Postgres's unnamed statement, planned anew each time.
  if (sql.length > LONGEST_PREPARED || statementNames.size >= PREPARED_STATEMENTS) return {};
  const name = `s${statementNames.size + 1}`;
  statementNames.set(sql, name);
  return { name };
}
