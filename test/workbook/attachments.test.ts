import { rm, truncate, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { KINDS } from "../../src/kinds/registry.ts";
import { readCounty } from "../../src/workbook/read-county.ts";
import { problemLine } from "../../src/workbook/wording.ts";
import { validCounty, workbook } from "./builder.ts";

/** The faultless county with these 参数 for a 学习 of its own each, from row 4 on. */
async function saved(...parameters: string[]): Promise<string> {
  const county = validCounty();
  const studies = parameters.map((参数, index) => ({
    ...{ 计划: `晨读${index + 1}`, 工作: "防汛值守", 类型: "学习", 参数 },
    ...{ 周期: "每周一", 开始: "08:30", 截止: "18:00", 正文: "请学习。" },
  }));
  return workbook({ ...county, 计划: [...county.计划, ...studies] }).save();
}

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

async function reading(parameters: string[], files: Record<string, number> = {}) {
  const file = await saved(...parameters);
  const folder = path.dirname(file);
  folders.push(folder);
  for (const [name, size] of Object.entries(files)) {
    await writeFile(path.join(folder, name), "");
    await truncate(path.join(folder, name), size);
  }
  return readCounty(file, { kinds: KINDS });
}

async function problems(parameters: string[], files: Record<string, number> = {}) {
  const read = await reading(parameters, files);
  return read.ok ? [] : read.problems.map(problemLine);
}

describe("附件 of a 学习", () => {
  it("comes along with the county, each file once", async () => {
    const read = await reading(
      ["附件=晨读.pdf", "回执=收到；附件 ＝ 晨读.pdf ", "附件=图（一）.png"],
      {
        "晨读.pdf": 12,
        "图（一）.png": 3,
      },
    );
    expect(read.ok && read.county.files).toMatchObject([
      { name: "晨读.pdf", mediaType: "application/pdf" },
      { name: "图（一）.png", mediaType: "image/png" },
    ]);
    expect(read.ok && read.county.files?.[0]?.bytes).toHaveLength(12);
  });

  it("that cannot be sent is a problem of its row, all at once and with what to do", async () => {
    const files = { "空.txt": 0, "大.mp4": 20 * 1024 * 1024 + 1 };
    const parameters = ["无.pdf", "../密.txt", "C:\\密.txt", "宏.xlsm", "空.txt", "大.mp4"].map(
      (name) => `附件=${name}`,
    );
    expect(await problems(parameters, files)).toEqual([
      "「计划」第 4 行「参数」：找不到附件“无.pdf”，请核对文件名，并把它和这个表格放在同一个文件夹里。",
      "「计划」第 5 行「参数」：附件“../密.txt”请只写文件名，并把文件和这个表格放在同一个文件夹里。",
      "「计划」第 6 行「参数」：附件“C:\\密.txt”请只写文件名，并把文件和这个表格放在同一个文件夹里。",
      "「计划」第 7 行「参数」：附件“宏.xlsm”的类型不能发送，请改用 pdf、docx、xlsx、pptx、png、jpg、mp4、txt 文件，并写出扩展名。",
      "「计划」第 8 行「参数」：附件“空.txt”是空的，请换成有内容的文件。",
      "「计划」第 9 行「参数」：附件“大.mp4”超过 20 MB，请压缩或分成几个文件。",
    ]);
  });

  it("is reported together with the workbook's own problems", async () => {
    expect(await problems(["附件=无.pdf；回执=好"])).toEqual([
      expect.stringContaining("第 4 行「参数」：“回执”只能填"),
      expect.stringContaining("第 4 行「参数」：找不到附件“无.pdf”"),
    ]);
  });

  it("is not looked for where the kind takes none", async () => {
    const county = validCounty();
    Object.assign(county.计划[1] ?? {}, { 参数: "附件=无.pdf" });
    const read = await readCounty(await workbook(county).save(), { kinds: KINDS });
    expect(read.ok ? [] : read.problems.map(({ row, message }) => [row, message])).toEqual([
      [3, expect.stringContaining("确认没有“附件”这个参数")],
    ]);
  });

  it("of a workbook that is not there is one problem only", async () => {
    const read = await readCounty("/nowhere/county.xlsx", { kinds: KINDS });
    expect(read.ok ? [] : read.problems.map(({ message }) => message)).toEqual([
      expect.stringContaining("找不到文件"),
    ]);
  });
});
