import path from "node:path";
import { CommanderError } from "commander";
import { DatabaseRefused } from "../db/refused.ts";
import { faultWords, folderWords } from "./wording.ts";

/** What the user can mend himself: each line says what is wrong and what to do. */
export class Refused extends Error {
  readonly lines: readonly string[];
  constructor(lines: readonly string[]) {
    super(lines.join("\n"));
    this.name = "Refused";
    this.lines = lines;
  }
}

/** Ends the process with a clear line and exit code 1: never with a stack trace, unless it is asked for. */
export async function fail(error: unknown): Promise<void> {
  if (error instanceof CommanderError && error.exitCode === 0) return;
  for (const line of linesOf(error)) process.stderr.write(`${line}\n`);
  process.exitCode = 1;
  // Connections that a failed start leaves behind must not keep the process alive.
  setTimeout(() => process.exit(1), 500).unref();
}

/** Ends a process whose command is done, even if a library still waits: after migrations, their engine does for 10 s. */
export function finish(): void {
  setTimeout(() => process.exit(), 500).unref();
}

const UNWRITABLE = new Set(["EACCES", "EPERM", "EROFS", "EEXIST", "ENOTDIR", "ENOSPC"]);

/** Where the file system refused, when that is what went wrong: mostly a DATA_DIR that is not ours. */
function unwritablePlace(error: unknown): string | null {
  if (!(error instanceof Error && "code" in error && "path" in error)) return null;
  return UNWRITABLE.has(String(error.code)) ? path.dirname(String(error.path)) : null;
}

function linesOf(error: unknown): readonly string[] {
  if (error instanceof Refused) return error.lines;
  if (error instanceof DatabaseRefused) return [error.message];
  // Platforms and the console refuse with advice in Chinese beside the message for the log.
  if (error instanceof Error && "advice" in error) return [String(error.advice)];
  const place = unwritablePlace(error);
  if (place !== null) return [folderWords.unwritable(place)];
  const name = error instanceof Error ? error.message.split("\n")[0] : String(error);
  return [faultWords(name ?? "")];
}
