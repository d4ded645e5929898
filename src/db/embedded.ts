import { randomBytes } from "node:crypto";
import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import getPort from "get-port";
import pg from "pg";
import { claimFolder, folderOwner } from "./owner.ts";
import {
  type Cluster,
  createCluster,
  runningServer,
  type Server,
  startServer,
  stopServer,
} from "./postgres.ts";
import { DatabaseRefused } from "./refused.ts";
import { refusals } from "./wording.ts";

export type EmbeddedOptions =
  /** `own`: the bot itself, alone in its folder. `join`: a command, beside it or without it. */
  | { dataDir: string; mode: "own" | "join"; throwAway?: false }
  /** An empty database in a temporary folder, gone after `stop`. */
  | { throwAway: true };

export type Embedded = {
  /** Of the administrator of the whole server; the password is in it, so it must not be logged. */
  url: string;
  /** Whether another process owns the server. */
  joined: boolean;
  /** Stops the server; when joined it only takes leave. Close all connections before. */
  stop(): Promise<void>;
};

type Access = { port: number; password: string; pid: number | null };

/** How long to wait for another process: until its server answers, or until a single command is done. */
const NEIGHBOUR_LIMIT_MS = 30_000;

const THROW_AWAY = "zhouzhi-throw-away-";

/**
 * Starts the PostgreSQL that came from npm, joins the one that runs, or adopts one whose owner died.
 * Throws `DatabaseRefused`, with advice for the user, when another bot runs in this folder or the data cannot be opened.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  if (options.throwAway) return startThrowAway();
  const dataDir = path.resolve(options.dataDir);
  const visiting = options.mode === "join";
  await mkdir(dataDir, { recursive: true, mode: 0o711 });
  for (let waited = 0; waited < NEIGHBOUR_LIMIT_MS; waited += 50) {
    const claim = await claimFolder(dataDir, visiting);
    if (claim.held) return own(dataDir, visiting, claim.release);
    if (!visiting && !claim.owner.visiting) break;
    const joined = visiting ? await join(dataDir) : null;
    if (joined !== null) return joined;
    await wait(50);
  }
  throw new DatabaseRefused(refusals.alreadyRunning(dataDir));
}

async function own(
  dataDir: string,
  visiting: boolean,
  release: () => Promise<void>,
): Promise<Embedded> {
  try {
    const cluster = clusterIn(dataDir, false);
    const { server, password } = await ensureServer(dataDir, cluster);
    const url = urlOf(server.port, password);
    return {
      url,
      joined: false,
      async stop() {
        if (!visiting || !(await hasOthers(url))) await stopServer(server.pid);
        await release();
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}

/** Null when the owner's server does not answer yet, or no more. */
async function join(dataDir: string): Promise<Embedded | null> {
  const access = await readAccess(dataDir);
  const server = await runningServer(clusterIn(dataDir, false));
  if (access === null || !server?.ready) return null;
  const url = urlOf(server.port, access.password);
  // Stays connected, so that another command that owns the server sees it is still wanted.
  const presence = new pg.Client({ connectionString: url });
  presence.on("error", () => undefined);
  if (!(await connects(presence))) return null;
  return {
    url,
    joined: true,
    async stop() {
      await presence.end().catch(() => undefined);
      // The owner may have left the server to us: the last one out switches it off.
      const claim = await claimFolder(dataDir, true);
      if (!claim.held) return;
      const left = await runningServer(clusterIn(dataDir, false));
      if (left !== null && !(await hasOthers(url))) await stopServer(left.pid);
      await claim.release();
    },
  };
}

async function ensureServer(dataDir: string, cluster: Cluster) {
  const known = await readAccess(dataDir);
  const exists = await checkVersion(cluster, known !== null, dataDir);
  const running = exists ? await runningServer(cluster) : null;
  if (running !== null && known !== null) {
    const client = new pg.Client({ connectionString: urlOf(running.port, known.password) });
    client.on("error", () => undefined);
    const answers = await connects(client);
    await client.end().catch(() => undefined);
    if (answers) return { server: running, password: known.password };
    await stopServer(running.pid);
  }
  const password = known?.password ?? randomBytes(24).toString("base64url");
  await writeAccess(dataDir, { port: known?.port ?? 0, password, pid: null });
  if (!exists) await createCluster(cluster, password);
  const server = await startOnFreePort(cluster, known?.port ?? 0);
  await writeAccess(dataDir, { ...server, password });
  return { server, password };
}

/** Keeps the port of the last time where it is free, for whoever noted it down. */
async function startOnFreePort(cluster: Cluster, preferred: number): Promise<Server> {
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const again = preferred > 0 && attempt === 0;
    const port = again ? preferred : await getPort({ host: "127.0.0.1" });
    const server = await startServer(cluster, port);
    if (server !== null) return server;
  }
  throw new DatabaseRefused(refusals.notStarting(cluster.log));
}

/** Whether there is data already; refuses what this program cannot open. */
async function checkVersion(cluster: Cluster, hasPassword: boolean, dataDir: string) {
  const text = await readFile(path.join(cluster.folder, "PG_VERSION"), "utf8").catch(() => null);
  if (text === null) return false;
  const version = text.trim();
  if (version !== "18") throw new DatabaseRefused(refusals.otherVersion(cluster.folder, version));
  if (!hasPassword) throw new DatabaseRefused(refusals.passwordLost(accessFile(dataDir)));
  return true;
}

async function startThrowAway(): Promise<Embedded> {
  await sweepThrowAways();
  const dataDir = await mkdtemp(path.join(tmpdir(), THROW_AWAY));
  await chmod(dataDir, 0o711);
  const claim = await claimFolder(dataDir, false);
  const password = randomBytes(24).toString("base64url");
  const cluster = clusterIn(dataDir, true);
  await createCluster(cluster, password);
  const server = await startOnFreePort(cluster, 0);
  return {
    url: urlOf(server.port, password),
    joined: false,
    async stop() {
      await stopServer(server.pid);
      if (claim.held) await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Removes what processes that were killed left behind. */
async function sweepThrowAways(): Promise<void> {
  const names = await readdir(tmpdir());
  for (const name of names.filter((one) => one.startsWith(THROW_AWAY))) {
    const folder = path.join(tmpdir(), name);
    const found = await stat(folder).catch(() => null);
    if (found === null || found.uid !== process.getuid?.()) continue;
    if ((await folderOwner(folder)) !== "dead") continue;
    const server = await runningServer(clusterIn(folder, true));
    if (server !== null) await stopServer(server.pid);
    // Another process may be sweeping the same folder.
    await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
  }
}

function clusterIn(dataDir: string, throwAway: boolean): Cluster {
  const folder = path.join(dataDir, "postgres");
  return { folder, log: path.join(dataDir, "postgres.log"), throwAway };
}

/** Each process under its own name, so that a leaving owner can tell its connections from others'. */
function urlOf(port: number, password: string): string {
  return `postgres://postgres:${password}@127.0.0.1:${port}/postgres?application_name=zhouzhi-${process.pid}`;
}

async function connects(client: pg.Client): Promise<boolean> {
  return client.connect().then(
    () => true,
    () => false,
  );
}

async function hasOthers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  if (!(await connects(client))) return false;
  const others = await client.query(
    "SELECT FROM pg_stat_activity WHERE backend_type = 'client backend' AND application_name <> current_setting('application_name')",
  );
  await client.end();
  return others.rows.length > 0;
}

function accessFile(dataDir: string): string {
  return path.join(dataDir, "database.json");
}

async function readAccess(dataDir: string): Promise<Access | null> {
  try {
    const { port, password, pid }: Partial<Access> = JSON.parse(
      await readFile(accessFile(dataDir), "utf8"),
    );
    if (typeof port !== "number" || typeof password !== "string") return null;
    return { port, password, pid: pid ?? null };
  } catch {
    return null;
  }
}

async function writeAccess(dataDir: string, access: Access): Promise<void> {
  const draft = `${accessFile(dataDir)}.new`;
  await writeFile(draft, JSON.stringify(access), { mode: 0o600 });
  // Whom the folder belongs to may start it tomorrow without being root.
  const { uid, gid } = await stat(dataDir);
  if (process.getuid?.() === 0) await chown(draft, uid, gid);
  await rename(draft, accessFile(dataDir));
}
