import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { FileContent } from "../../src/files/rules.ts";
import { writeAttachments } from "../../src/rehearsal/write-attachments.ts";
import { delivery } from "../bots/contract.ts";

const file = (name: string, content: string): FileContent => ({
  name,
  mediaType: "application/pdf",
  bytes: Buffer.from(content),
});
const post = (...attachments: FileContent[]) => ({
  externalId: "s1",
  at: new Date("2026-09-14T00:30:00Z"),
  edits: null,
  delivery: delivery({ chat: { id: "东关镇工作群", kind: "group" }, attachments }),
});

describe("the files of a rehearsal", () => {
  let out: string;
  beforeEach(async () => {
    out = await mkdtemp(path.join(tmpdir(), "files-"));
  });
  afterEach(() => rm(out, { recursive: true, force: true }));
  const content = (name: string) => readFile(path.join(out, name), "utf8");

  it("are written once each, under the names that the transcript gives", async () => {
    const [first, again, other] = [
      file("晨读.pdf", "一"),
      file("晨读.pdf", "一"),
      file("表.xlsx", "表"),
    ];
    const nameOf = await writeAttachments(out, [post(first), post(), post(again, other)]);
    expect([first, again, other].map(nameOf)).toEqual(["晨读.pdf", "晨读.pdf", "表.xlsx"]);
    expect((await readdir(out)).sort()).toEqual(["晨读.pdf", "表.xlsx"].sort());
    expect(await content("晨读.pdf")).toBe("一");
  });

  it("of one name and another content get a number", async () => {
    const files = ["一", "二", "一", "三"].map((text) => file("晨读.pdf", text));
    const nameOf = await writeAttachments(
      out,
      files.map((each) => post(each)),
    );
    expect(files.map(nameOf)).toEqual(["晨读.pdf", "晨读-2.pdf", "晨读.pdf", "晨读-3.pdf"]);
    expect(await content("晨读-2.pdf")).toBe("二");
  });

  it("never leave the folder", async () => {
    const nameOf = await writeAttachments(out, [post(file("../../晨读.pdf", "一"))]);
    expect(nameOf(file("别的.pdf", "二"))).toBe("别的.pdf");
    expect(await readdir(out)).toEqual(["晨读.pdf"]);
  });
});
