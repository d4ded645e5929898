import { type Config, loadConfig } from "../config.ts";
import { Refused } from "./fail.ts";
import { settingWords } from "./wording.ts";

/** The settings, or every problem with them at once. */
export function settings(): Config {
  const read = loadConfig();
  if (read.ok) return read.config;
  throw new Refused([settingWords.heading, ...read.problems.map((problem) => `· ${problem}`)]);
}

/** Writes lines to the standard output. */
export function print(...lines: string[]): void {
  for (const line of lines) process.stdout.write(`${line}\n`);
}
