import { writeFile } from "node:fs/promises";
import { buildSample } from "./build.ts";

const { workbook, replies } = await buildSample();
await writeFile(new URL("county.xlsx", import.meta.url), workbook);
await writeFile(new URL("replies.jsonl", import.meta.url), replies);
process.stdout.write(
  `county.xlsx ${workbook.length} 字节，replies.jsonl ${replies.split("\n").length - 1} 行\n`,
);
