import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openFile } from "../../src/workbook/open-file.ts";

const folder = mkdtempSync(join(tmpdir(), "files-"));
function file(name: string, content: Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe("a file that is no workbook is one clear sentence", () => {
  it.each([
    ["missing", join(folder, "没有.xlsx"), "找不到文件"],
    ["a folder", folder, "是文件夹"],
    ["empty", file("empty.xlsx", Buffer.alloc(0)), "文件是空的"],
    ["text", file("text.xlsx", Buffer.from("单位,上级\n")), "不是 .xlsx"],
    ["an old or locked one", file("old.xls", Buffer.from("d0cf11e0a1b11ae1", "hex")), ".xls"],
    ["half a zip", file("half.xlsx", Buffer.from("PK\u0003\u0004 and no more")), "已损坏"],
  ])("%s", async (_, path, words) => {
    expect(await openFile(path)).toEqual({ problem: expect.stringContaining(words) });
  });
});
