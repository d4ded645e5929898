import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { FileContent } from "../files/rules.ts";
import type { Post } from "./stage.ts";

/**
 * Writes every file that was sent into the folder, each once; another one of the same name gets a number.
 * Returns under which name a file lies there.
 */
export async function writeAttachments(
  out: string,
  sent: readonly Post[],
): Promise<(file: FileContent) => string> {
  const written = new Map<string, Uint8Array>();
  const names = new Map<FileContent, string>();
  for (const file of sent.flatMap(({ delivery }) => delivery.attachments)) {
    const name = freeName(file, written);
    names.set(file, name);
    if (written.has(name)) continue;
    written.set(name, file.bytes);
    await writeFile(path.join(out, name), file.bytes);
  }
  return (file) => names.get(file) ?? file.name;
}

/** The name under which this content is written already, or else the first that nothing has. */
function freeName(file: FileContent, written: ReadonlyMap<string, Uint8Array>): string {
  const { name, ext, base } = path.parse(file.name);
  for (let count = 1; ; count += 1) {
    const wanted = count === 1 ? base : `${name}-${count}${ext}`;
    const there = written.get(wanted);
    if (there === undefined || Buffer.compare(there, file.bytes) === 0) return wanted;
  }
}
