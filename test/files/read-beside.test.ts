import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readBeside } from "../../src/files/read-beside.ts";

const MEGABYTE = 1024 * 1024;

describe("a file beside the workbook", () => {
  let root: string;
  let workbook: string;
  const place = (...names: string[]) => path.join(root, "county", ...names);
  const look = (name: string) => readBeside(workbook, name);
  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), "beside-"));
    workbook = place("county.xlsx");
    await mkdir(place("附件.pdf"), { recursive: true });
    await writeFile(path.join(root, "secret.txt"), "no");
    await writeFile(place("晨读.pdf"), "content");
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  it("is read with its name, type and content", async () => {
    const read = await look("晨读.pdf");
    expect(read).toMatchObject({ name: "晨读.pdf", mediaType: "application/pdf" });
    expect("bytes" in read && Buffer.from(read.bytes).toString()).toBe("content");
  });

  it.each([
    ["a.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
    ["a.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
    ["a.pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"],
    ["a.png", "image/png"],
    ["a.b.JPG", "image/jpeg"],
    ["a.mp4", "video/mp4"],
    ["a.txt", "text/plain"],
  ])("%s is a %s", async (name, mediaType) => {
    await writeFile(place(name), "content");
    expect(await look(name)).toMatchObject({ name, mediaType });
  });

  it("is found however the signs of its name are written, and keeps the name it has", async () => {
    await writeFile(place("通知（一）.pdf"), "content");
    await writeFile(place("resume\u0301.txt"), "content");
    expect(await look("通知(一).pdf")).toMatchObject({ name: "通知（一）.pdf" });
    expect(await look("resum\u00e9.txt")).toMatchObject({ name: "resume\u0301.txt" });
  });

  it.each([
    ["../secret.txt", "not-a-name"],
    ["..\\secret.txt", "not-a-name"],
    ["/etc/hosts.txt", "not-a-name"],
    ["..", "not-a-name"],
    ["宏.exe", "unknown-type"],
    ["晨读", "unknown-type"],
    ["无.pdf", "missing"],
    ["附件.pdf", "not-a-file"],
  ])("%s is refused: %s", async (name, problem) => {
    expect(await look(name)).toEqual({ problem });
  });

  it("is refused when it is a link that leads elsewhere", async () => {
    await symlink(path.join(root, "secret.txt"), place("link.txt"));
    expect(await look("link.txt")).toEqual({ problem: "elsewhere" });
  });

  it("is refused when it is empty, or larger than 20 MB", async () => {
    await writeFile(place("空.txt"), "");
    expect(await look("空.txt")).toEqual({ problem: "empty" });
    await writeFile(place("大.mp4"), "x");
    await truncate(place("大.mp4"), 20 * MEGABYTE + 1);
    expect(await look("大.mp4")).toEqual({ problem: "too-large" });
    await truncate(place("大.mp4"), 20 * MEGABYTE);
    expect(await look("大.mp4")).toMatchObject({ mediaType: "video/mp4" });
  });
});
