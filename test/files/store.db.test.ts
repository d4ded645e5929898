import { beforeEach, describe, expect, it } from "vitest";
import type { FileContent } from "../../src/files/rules.ts";
import { bytesOf, fileNamed, saveFiles } from "../../src/files/store.ts";
import { testDatabase } from "../support/database.ts";

const test = testDatabase();
beforeEach(() => test.empty());

const file = (name: string, content: string): FileContent => ({
  name,
  mediaType: "application/pdf",
  bytes: Buffer.from(content),
});
const day = (date: number) => new Date(Date.UTC(2026, 8, date));
const save = (date: number, ...files: FileContent[]) => saveFiles(test.db, files, day(date));

async function contentOf(name: string): Promise<string | null> {
  const found = await fileNamed(test.db, name);
  const bytes = found && (await bytesOf(test.db, found.id));
  return bytes && Buffer.from(bytes).toString();
}

describe("stored files", () => {
  it("are kept once, whatever they hold", async () => {
    const bytes = Buffer.from([0, 255, 0, 10, 13, 92]);
    await save(1, { ...file("晨读.pdf", ""), bytes }, file("附表.pdf", "b"));
    await save(2, { ...file("晨读.pdf", ""), bytes });
    expect(await test.db.file.count()).toBe(2);
    const found = await fileNamed(test.db, "晨读.pdf");
    expect(found).toMatchObject({ name: "晨读.pdf", mediaType: "application/pdf" });
    expect(Buffer.from((await bytesOf(test.db, found?.id ?? 0)) ?? [])).toEqual(bytes);
  });

  it("of one name: the one saved last is meant, even when it is an earlier one again", async () => {
    await save(1, file("晨读.pdf", "第一版"));
    await save(2, file("晨读.pdf", "第二版"));
    expect(await contentOf("晨读.pdf")).toBe("第二版");
    await save(3, file("晨读.pdf", "第一版"));
    expect(await contentOf("晨读.pdf")).toBe("第一版");
    expect(await test.db.file.count()).toBe(2);
  });

  it("of one content may have two names", async () => {
    await save(1, file("晨读.pdf", "一样"), file("夜读.pdf", "一样"));
    expect([await contentOf("晨读.pdf"), await contentOf("夜读.pdf")]).toEqual(["一样", "一样"]);
  });

  it("are found whatever the width of the signs in their name", async () => {
    await save(1, file("通知（一）.pdf", "一"));
    expect(await contentOf("通知(一).pdf")).toBe("一");
    expect(await contentOf("通知(二).pdf")).toBeNull();
  });

  it("that are not there have no content", async () => {
    expect(await bytesOf(test.db, 4711)).toBeNull();
  });

  it("are read anew when another has come under the same id", async () => {
    await save(1, file("晨读.pdf", "示例县的"));
    const { id } = (await fileNamed(test.db, "晨读.pdf")) ?? { id: 0 };
    expect(await contentOf("晨读.pdf")).toBe("示例县的");
    await test.db.file.deleteMany();
    const bytes = Buffer.from("本县的");
    const row = { digest: "x", name: "晨读.pdf", mediaType: "a/b", bytes, createdAt: day(2) };
    await test.db.file.create({ data: { id, ...row } });
    expect(await contentOf("晨读.pdf")).toBe("本县的");
  });
});
