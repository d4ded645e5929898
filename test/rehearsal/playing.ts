import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { createSandbox } from "../../bots/sandbox/adapter.ts";
import { BOT_NAMES } from "../../src/commands/wording.ts";
import type { Database } from "../../src/db/client.ts";
import { KINDS } from "../../src/kinds/registry.ts";
import { readReplies } from "../../src/rehearsal/read-replies.ts";
import { rehearse } from "../../src/rehearsal/rehearse.ts";
import { readCounty } from "../../src/workbook/read-county.ts";

export type Played = {
  file: string;
  replies: string;
  from: string;
  through: string;
  out: string;
};

/** What a rehearsal wrote down as faults; there should be nothing. */
export type Faults = { fields: object; message: string }[];

const zone = "Asia/Shanghai";

/** Rehearses as the command does, on a database that must be empty. */
export async function playOn(db: Database, { file, replies, from, through, out }: Played) {
  const read = await readCounty(file, { kinds: KINDS });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const reading = await readReplies(replies, zone);
  if (!reading.ok) throw new Error(reading.problems.join("\n"));
  const faults: Faults = [];
  const days: string[] = [];
  const keep = (fields: object, message: string) => void faults.push({ fields, message });
  const result = await rehearse({
    db,
    county: read.county,
    replies: reading.replies,
    from,
    through,
    out,
    zone,
    log: { info: () => undefined, warn: keep, error: keep },
    botNames: BOT_NAMES,
    seed: 0,
    stage: (clock) => createSandbox({ clock }),
    onDay: (date) => void days.push(date),
  });
  return { ...result, faults, days };
}

/** The files of a folder by name, as they are. */
export async function filesIn(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).sort();
  const files = names.map(async (name) => [name, await readFile(path.join(folder, name), "utf8")]);
  return Object.fromEntries(await Promise.all(files));
}

/** One line of a file; its fields are known by the test that looks at them. */
export type Row = Record<string, unknown>;

export function rowsOf(files: Record<string, string>, name: string): Row[] {
  const lines = (files[`${name}.jsonl`] ?? "").split("\n").filter((line) => line !== "");
  return lines.map((line) => JSON.parse(line));
}
