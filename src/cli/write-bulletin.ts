import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { GatheredBulletin } from "../reports/gather/gather.ts";
import { createRenderer } from "../reports/renderer/renderer.ts";
import type { Rendering } from "../reports/renderer/rules.ts";
import { Refused } from "./fail.ts";
import { reportWords } from "./wording.ts";

/** What no common file system takes in a name, nor what would lead out of the folder. */
const NOT_IN_NAMES = /[\\/:*?"<>|\p{Cc}]/gu;

/**
 * Draws the card and writes the workbook of a bulletin: 防汛-2026-W38.png and .xlsx; their paths. What is there already
 * is replaced. Throws `Refused` when one of them could not be made; the other is kept.
 */
export async function writeBulletin(
  { card, report }: GatheredBulletin,
  folder: string,
): Promise<string[]> {
  const renderer = createRenderer();
  try {
    const name = `${card.programme.replaceAll(NOT_IN_NAMES, "_")}-${card.period}`;
    const files = await Promise.all([
      keep(path.join(folder, `${name}.png`), renderer.renderCard(card)),
      keep(path.join(folder, `${name}.xlsx`), renderer.writeReport(report)),
    ]);
    const failed = files.flatMap((file) => ("problem" in file ? [file.problem] : []));
    if (failed.length > 0) throw new Refused(failed);
    return files.flatMap((file) => ("path" in file ? [file.path] : []));
  } finally {
    await renderer.close();
  }
}

async function keep(
  file: string,
  rendering: Promise<Rendering>,
): Promise<{ path: string } | { problem: string }> {
  const made = await rendering;
  if ("failed" in made) return { problem: reportWords.failed(file, made.failed) };
  await writeFile(file, made.bytes);
  return { path: file };
}
