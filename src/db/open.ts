import pg from "pg";
import { connect, type Database } from "./client.ts";
import { startEmbedded } from "./embedded.ts";
import { migrate } from "./migrate.ts";
import { DatabaseRefused } from "./refused.ts";
import { refusals } from "./wording.ts";

export type OpenDatabase = {
  db: Database;
  /** Holds a password; never logged. */
  url: string;
  embedded: boolean;
  close(): Promise<void>;
};

/** An unreachable host must not keep anybody waiting for the kernel's minutes. */
const CONNECT_LIMIT_MS = 5_000;

/**
 * Opens the one database of this deployment, migrated: the server of `databaseUrl`, or the embedded one of `dataDir`.
 * `own`: the bot itself; `join`: a command beside it. Throws `DatabaseRefused` with advice when that cannot be.
 */
export async function openDatabase(
  { databaseUrl, dataDir }: { databaseUrl: string | null; dataDir: string },
  mode: "own" | "join",
): Promise<OpenDatabase> {
  if (databaseUrl !== null) {
    await assertReachable(databaseUrl);
    return opened(databaseUrl, false, async () => undefined);
  }
  const { url, stop } = await startEmbedded({ dataDir, mode });
  return opened(url, true, stop);
}

/** An empty database that is gone after `close`. */
export async function openThrowAway(): Promise<OpenDatabase> {
  const { url, stop } = await startEmbedded({ throwAway: true });
  return opened(url, true, stop);
}

async function opened(
  url: string,
  embedded: boolean,
  stop: () => Promise<void>,
): Promise<OpenDatabase> {
  try {
    await migrate(url);
  } catch (error) {
    await stop();
    throw error;
  }
  const db = connect(url);
  return {
    db,
    url,
    embedded,
    async close() {
      await db.$disconnect();
      await stop();
    },
  };
}

async function assertReachable(url: string): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_LIMIT_MS,
  });
  try {
    await client.connect();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    throw new DatabaseRefused(refusals.serverUnreachable(code));
  } finally {
    await client.end().catch(() => undefined);
  }
}
