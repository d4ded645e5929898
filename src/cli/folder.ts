import { mkdir, stat } from "node:fs/promises";
import path from "node:path";
import { Refused } from "./fail.ts";
import { folderWords } from "./wording.ts";

/**
 * Makes a folder for results before any work is done for it. Step by step, because Node's recursive mkdir never
 * returns on some virtual file systems. Throws `Refused` when it cannot be made.
 */
export async function ensureFolder(folder: string): Promise<void> {
  try {
    await make(path.resolve(folder));
  } catch {
    throw new Refused([folderWords.unwritable(folder)]);
  }
}

async function make(folder: string): Promise<void> {
  const known = await stat(folder).catch(() => null);
  if (known?.isDirectory()) return;
  if (known || path.dirname(folder) === folder) throw new Error(`${folder} is no folder`);
  await make(path.dirname(folder));
  await mkdir(folder);
}
