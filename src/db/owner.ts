import { randomUUID } from "node:crypto";
import { link, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { birthOf, isAlive } from "./processes.ts";

/** The process that starts and stops a folder's database. `visiting`: a single command, gone in a moment. */
export type Owner = { pid: number; born: string | null; visiting: boolean };

export type Claim = { held: true; release(): Promise<void> } | { held: false; owner: Owner };

/**
 * Claims `folder` for this process; at most one living process holds it.
 * The claim of a process that died, however it died, is taken over.
 */
export async function claimFolder(folder: string, visiting: boolean): Promise<Claim> {
  const file = path.join(folder, "owner.json");
  const owner: Owner = { pid: process.pid, born: await birthOf(process.pid), visiting };
  const mine = JSON.stringify({ ...owner, claim: randomUUID() });
  for (;;) {
    if (await placeFile(file, mine)) {
      return { held: true, release: () => rm(file, { force: true }) };
    }
    const current = await readFile(file, "utf8").catch(() => null);
    if (current === null) continue;
    const holder = readOwner(current);
    if (holder !== null && (await isLiving(holder))) return { held: false, owner: holder };
    await discard(file, current);
  }
}

/** Whether the process that claimed `folder` is alive; null when nobody claimed it. */
export async function folderOwner(folder: string): Promise<"alive" | "dead" | null> {
  const text = await readFile(path.join(folder, "owner.json"), "utf8").catch(() => null);
  if (text === null) return null;
  const owner = readOwner(text);
  return owner !== null && (await isLiving(owner)) ? "alive" : "dead";
}

/** A link appears with its whole content or not at all, which a file being written does not. */
async function placeFile(file: string, content: string): Promise<boolean> {
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, content, { mode: 0o600 });
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Removes a dead claim, unless somebody quicker has put a living one in its place. */
async function discard(file: string, dead: string): Promise<void> {
  const aside = `${file}.${randomUUID()}`;
  try {
    await rename(file, aside);
  } catch {
    return;
  }
  const taken = await readFile(aside, "utf8").catch(() => dead);
  if (taken !== dead) await link(aside, file).catch(() => undefined);
  await rm(aside, { force: true });
}

function readOwner(text: string): Owner | null {
  try {
    const { pid, born, visiting }: Partial<Owner> = JSON.parse(text);
    if (typeof pid !== "number") return null;
    return { pid, born: born ?? null, visiting: visiting ?? false };
  } catch {
    return null;
  }
}

/** A process id is used again after a while, so the birth must agree too. */
async function isLiving(owner: Owner): Promise<boolean> {
  if (!(await isAlive(owner.pid))) return false;
  const born = await birthOf(owner.pid);
  return owner.born === null || born === null || owner.born === born;
}
