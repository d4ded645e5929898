import { execFile } from "node:child_process";
import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { DatabaseRefused } from "./refused.ts";
import { refusals } from "./wording.ts";

const run = promisify(execFile);

/** Whom a database process runs as. PostgreSQL refuses to be root, so root has to lend it an account. */
export type Account = { uid: number; gid: number };

/** A command as it must be spawned for an account. */
export type Command = { file: string; args: string[]; account: Account | null };

/**
 * The account for the data in `cluster`; null when this process is not root and uses its own.
 * Existing data keeps its owner, so that a folder can be used by root and by its owner in turn.
 */
export async function accountFor(cluster: string): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null;
  const existing = await stat(path.join(cluster, "PG_VERSION")).catch(() => null);
  if (existing !== null && existing.uid !== 0) return { uid: existing.uid, gid: existing.gid };
  return (await lookUp("postgres")) ?? (await create("postgres")) ?? (await lookUp("nobody"));
}

/**
 * The command that runs `program` as `account`. Where the account may not pass through a folder above
 * `folders` (an installation below /root), it is lent the one capability that this takes.
 * Throws `DatabaseRefused` where root itself lacks it.
 */
export async function commandAs(
  account: Account | null,
  program: string,
  args: string[],
  folders: string[],
): Promise<Command> {
  if (account === null) return { file: program, args, account };
  const blocked = await firstUnreachable(account, [path.dirname(program), ...folders]);
  if (blocked === null) return { file: program, args, account };
  const capability = await capabilityToPass();
  if (capability === null) throw new DatabaseRefused(refusals.unreachable(blocked));
  const only = `-all,+${capability}`;
  const lend = [
    // Without this bit access(2), which PostgreSQL uses to find itself, ignores the capability.
    ["--securebits", "+no_setuid_fixup", "--reuid", `${account.uid}`, "--regid", `${account.gid}`],
    ["--clear-groups", `--inh-caps=${only}`, `--ambient-caps=${only}`, `--bounding-set=${only}`],
  ];
  return { file: "setpriv", args: [...lend.flat(), program, ...args], account: null };
}

async function firstUnreachable(account: Account, folders: string[]): Promise<string | null> {
  for (const folder of folders) {
    for (
      let above = path.resolve(folder);
      above !== path.dirname(above);
      above = path.dirname(above)
    ) {
      const found = await stat(above);
      const share = found.uid === account.uid ? 0o100 : found.gid === account.gid ? 0o010 : 0o001;
      if ((found.mode & share) === 0) return above;
    }
  }
  return null;
}

/** The weaker capability where root has it; containers usually leave root only the stronger one. */
async function capabilityToPass(): Promise<"dac_read_search" | "dac_override" | null> {
  const status = await readFile("/proc/self/status", "utf8").catch(() => "");
  const permitted = BigInt(`0x${/^CapPrm:\s*([0-9a-f]+)$/m.exec(status)?.[1] ?? "0"}`);
  if ((await run("setpriv", ["--version"]).catch(() => null)) === null) return null;
  if ((permitted & 4n) !== 0n) return "dac_read_search";
  return (permitted & 2n) !== 0n ? "dac_override" : null;
}

async function lookUp(name: string): Promise<Account | null> {
  const users = await readFile("/etc/passwd", "utf8").catch(() => "");
  const fields = users
    .split("\n")
    .find((line) => line.startsWith(`${name}:`))
    ?.split(":");
  return fields === undefined ? null : { uid: Number(fields[2]), gid: Number(fields[3]) };
}

async function create(name: string): Promise<Account | null> {
  const options = ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin"];
  await run("useradd", [...options, name]).catch(() => undefined);
  return lookUp(name);
}
