import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

/** When the process `pid` was born, in a form that no later process repeats; null where the system does not tell. */
export async function birthOf(pid: number): Promise<string | null> {
  try {
    const [stat, boot] = await Promise.all([
      readFile(`/proc/${pid}/stat`, "utf8"),
      readFile("/proc/sys/kernel/random/boot_id", "utf8"),
    ]);
    return `${boot.trim()} ${fieldsOf(stat)[19] ?? ""}`;
  } catch {
    return null;
  }
}

/** Whether the process `pid` runs; one that ended and only waits to be collected does not. */
export async function isAlive(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null);
  return stat === null || fieldsOf(stat)[0] !== "Z";
}

/** The command line of the process `pid`; empty when there is none. */
export async function commandOf(pid: number): Promise<string> {
  const line = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => null);
  if (line !== null) return line.replaceAll("\0", " ");
  const shown = await run("ps", ["-p", String(pid), "-o", "command="]).catch(() => null);
  return shown?.stdout ?? "";
}

/** Waits until the process `pid` has ended; false when it still runs after `limit` milliseconds. */
export async function hasEnded(pid: number, limit: number): Promise<boolean> {
  const step = 10;
  for (let waited = 0; waited < limit; waited += step) {
    if (!(await isAlive(pid))) return true;
    await wait(step);
  }
  return !(await isAlive(pid));
}

/** The fields of /proc/PID/stat from the third on: the second, a name, may hold spaces and brackets. */
function fieldsOf(stat: string): string[] {
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
}
