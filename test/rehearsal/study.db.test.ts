import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "../support/database.ts";
import { validCounty, workbook } from "../workbook/builder.ts";
import { filesIn, playOn, rowsOf } from "./playing.ts";

const test = testDatabase();
const DAY = { from: "2026-09-14", through: "2026-09-15" };
let folder: string;
let files: Record<string, string>;
let faults: unknown[];

/** 周一晨读 with a file and 体会, 周二晨读 that asks nothing and has no text. */
function sheets() {
  const { 工作, 计划: _plans, ...county } = validCounty();
  const study = {
    工作: "防汛值守",
    类型: "学习",
    对象职务: "村支书、乡长",
    开始: "08:30",
    截止: "18:00",
  };
  return {
    ...county,
    工作,
    计划: [
      {
        计划: "周一晨读",
        ...study,
        周期: "每周一",
        参数: "回执=体会；附件=晨读.txt",
        正文: "请学习。",
      },
      { 计划: "周二晨读", ...study, 周期: "每周二", 参数: "附件=晨读.txt" },
    ],
  };
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "zhouzhi-study-"));
  const file = await workbook(sheets()).save(path.join(folder, "county.xlsx"));
  await writeFile(path.join(folder, "晨读.txt"), "第一章");
  const replies = path.join(folder, "replies.jsonl");
  const said = { at: "2026-09-14 09:00", from: "张三@李家村", channel: "东关镇工作群" };
  await writeFile(replies, `${JSON.stringify({ ...said, text: "体会 要把群众的事放在心上" })}\n`);
  const played = await playOn(test.db, { file, replies, ...DAY, out: path.join(folder, "out") });
  faults = played.faults;
  files = await filesIn(path.join(folder, "out"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("a rehearsed study push", () => {
  const pushes = (plan: string) =>
    rowsOf(files, "transcript").filter((row) => row.kind === "study" && row.plan === plan);

  it("stands in the transcript with its file, which lies in the folder once", () => {
    expect(faults).toEqual([]);
    const groups = pushes("周一晨读").map(({ channel, attachments }) => [channel, attachments]);
    expect(groups).toEqual([
      ["东关镇工作群", ["晨读.txt"]],
      ["青山县工作群", ["晨读.txt"]],
    ]);
    expect(files["晨读.txt"]).toBe("第一章");
    expect(Object.keys(files).filter((name) => !name.endsWith(".jsonl"))).toEqual(["晨读.txt"]);
  });

  it("leaves in the ledger who wrote, and nobody for what asked nothing", () => {
    const entries = rowsOf(files, "ledger").map(({ plan, person, status, evidence }) => [
      ...[plan, person, status, evidence],
    ]);
    expect(entries).toEqual([
      ["周一晨读", "张三@李家村", "on_time", "体会 10 字"],
      ["周一晨读", "张三@西岭乡", "missed", null],
    ]);
    expect(pushes("周二晨读")[0]?.text).toBe(
      "【周二晨读】9月15日（周二）\n请安排时间学习，无需回复。",
    );
    const boards = rowsOf(files, "transcript").filter(({ plan }) => plan === "周二晨读");
    expect(new Set(boards.map(({ kind }) => kind))).toEqual(new Set(["study"]));
  });
});
