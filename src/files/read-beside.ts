import { readdir, readFile, realpath, stat } from "node:fs/promises";
import path from "node:path";
import {
  type FileContent,
  type FileProblem,
  isSameName,
  MOST_FILE_MEGABYTES,
  mediaTypeOf,
} from "./rules.ts";

/** The content of a file in the folder of `workbook`, or why it cannot be taken. Nothing outside the folder is read. */
export async function readBeside(
  workbook: string,
  name: string,
): Promise<FileContent | { problem: FileProblem }> {
  if (/[/\\]/u.test(name) || name === "." || name === "..") return { problem: "not-a-name" };
  const mediaType = mediaTypeOf(name);
  if (mediaType === null) return { problem: "unknown-type" };
  try {
    const found = await findBeside(workbook, name);
    if ("problem" in found) return found;
    return { name: found.name, mediaType, bytes: await readFile(found.file) };
  } catch {
    // Whatever the file system finds wrong, the advice is the same.
    return { problem: "unreadable" };
  }
}

async function findBeside(
  workbook: string,
  wanted: string,
): Promise<{ name: string; file: string } | { problem: FileProblem }> {
  const folder = await realpath(path.dirname(path.resolve(workbook)));
  const entries = await readdir(folder);
  const name = entries.includes(wanted)
    ? wanted
    : entries.find((entry) => isSameName(entry, wanted));
  if (name === undefined) return { problem: "missing" };
  const file = await realpath(path.join(folder, name));
  // A link may lead anywhere.
  if (path.dirname(file) !== folder) return { problem: "elsewhere" };
  const stats = await stat(file);
  if (!stats.isFile()) return { problem: "not-a-file" };
  if (stats.size === 0) return { problem: "empty" };
  if (stats.size > MOST_FILE_MEGABYTES * 1024 * 1024) return { problem: "too-large" };
  return { name, file };
}
