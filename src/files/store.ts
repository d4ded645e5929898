import { createHash } from "node:crypto";
import type { Transaction } from "../db/client.ts";
import type { FileContent } from "./rules.ts";

/** A stored file, without its content. */
export type StoredFile = { id: number; name: string; mediaType: string };

/** Stores files that are not known yet; each becomes the newest of its name, though it may be an earlier one again. */
export async function saveFiles(
  tx: Transaction,
  files: readonly FileContent[],
  now: Date,
): Promise<void> {
  for (const { name, mediaType, bytes } of files) {
    const digest = createHash("sha256").update(`${name}\n`).update(bytes).digest("hex");
    const known = await tx.file.updateMany({ where: { digest }, data: { createdAt: now } });
    if (known.count > 0) continue;
    await tx.file.create({
      data: { digest, name, mediaType, bytes: new Uint8Array(bytes), createdAt: now },
    });
  }
}

/** The newest file of this name, however its signs are written; null when there is none. */
export async function fileNamed(tx: Transaction, name: string): Promise<StoredFile | null> {
  const [file] = await tx.$queryRaw<StoredFile[]>`
    SELECT id, name, "mediaType" FROM "File" WHERE normalize(name, NFKC) = normalize(${name}, NFKC)
    ORDER BY "createdAt" DESC, id DESC LIMIT 1`;
  return file ?? null;
}

/** The files read last, by digest: a push goes to a hundred groups one after the other, and may be 20 MB. */
const recent = new Map<string, Uint8Array>();
const RECENT_FILES = 3;

/** The content of a stored file; null when there is none of this id. */
export async function bytesOf(tx: Transaction, id: number): Promise<Uint8Array | null> {
  const row = await tx.file.findUnique({ where: { id }, select: { digest: true } });
  if (row === null) return null;
  const known = recent.get(row.digest);
  const bytes =
    known ?? (await tx.file.findUniqueOrThrow({ where: { id }, select: { bytes: true } })).bytes;
  recent.delete(row.digest);
  recent.set(row.digest, bytes);
  const [oldest] = recent.keys();
  if (recent.size > RECENT_FILES && oldest !== undefined) recent.delete(oldest);
  return bytes;
}
