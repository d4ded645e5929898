/** A file with its content, as it comes from beside the workbook and as a platform sends it. */
export type FileContent = { name: string; mediaType: string; bytes: Uint8Array };

const MEDIA_TYPES: ReadonlyMap<string, string> = new Map([
  ["pdf", "application/pdf"],
  ["docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
  ["xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  ["pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"],
  ["png", "image/png"],
  ["jpg", "image/jpeg"],
  ["mp4", "video/mp4"],
  ["txt", "text/plain"],
]);

/** The extensions of the files that may be sent along. */
export const FILE_EXTENSIONS: readonly string[] = [...MEDIA_TYPES.keys()];

/** Larger ones take too long on a phone's connection, and no platform takes much more from a bot. */
export const MOST_FILE_MEGABYTES = 20;

/** By the extension of the name; null when it is not one of `FILE_EXTENSIONS`. */
export function mediaTypeOf(name: string): string | null {
  const extension = /\.([^.]+)$/u.exec(name)?.[1] ?? "";
  return MEDIA_TYPES.get(extension.toLowerCase()) ?? null;
}

/** Why a file beside the workbook cannot be sent along. */
export type FileProblem =
  | "not-a-name"
  | "unknown-type"
  | "missing"
  | "elsewhere"
  | "not-a-file"
  | "empty"
  | "too-large"
  | "unreadable";

/** Two writings of one name: tables and file systems differ in full-width signs and in how accents are kept. */
export function isSameName(one: string, other: string): boolean {
  return one.normalize("NFKC") === other.normalize("NFKC");
}
