import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { Refused } from "../../src/cli/fail.ts";
import {
  playAndReport,
  type RehearseOptions,
  repliesFrom,
  runRehearse,
} from "../../src/cli/rehearse.ts";
import { reportFiles } from "../../src/cli/report.ts";
import { countyFrom } from "../../src/cli/workbook.ts";
import { run } from "../end-to-end/program.ts";
import { stagedCounty } from "../rehearsal/county.ts";

let staged: Awaited<ReturnType<typeof stagedCounty>>;
let folder: string;
beforeAll(async () => {
  staged = await stagedCounty();
  folder = await mkdtemp(path.join(tmpdir(), "zhouzhi-test-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await rm(staged.folder, { recursive: true, force: true });
});
afterEach(() => {
  vi.restoreAllMocks();
});

const out = () => path.join(folder, "out");

/** What the command refuses before it plays anything. */
async function refused(options: Partial<RehearseOptions>, file = staged.file) {
  vi.spyOn(process.stdout, "write").mockReturnValue(true);
  const all = { from: "2026-09-14", to: "2026-09-14", out: out(), ...options };
  const error = await runRehearse(file, all).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Refused)) throw new Error("it should have been refused", { cause: error });
  return error.lines;
}

describe("a rehearsal that cannot be played", () => {
  it.each<[string, Partial<RehearseOptions>, RegExp]>([
    ["a day that does not exist", { from: "2026-09-31" }, /“2026-09-31”不是日期/],
    ["a day written otherwise", { to: "9月14日" }, /“9月14日”不是日期/],
    ["an end before the beginning", { to: "2026-09-13" }, /结束日期早于开始日期/],
    ["a seed that is no number", { seed: "abc" }, /--seed 请写一个整数/],
    ["replies that are not there", { replies: "/nowhere/replies.jsonl" }, /读不到回复文件/],
  ])("is refused for %s, and leaves no folder behind", async (_what, options, words) => {
    expect(await refused(options)).toEqual([expect.stringMatching(words)]);
    expect(await readdir(folder)).toEqual([]);
  });

  it("is refused for a workbook that is not there", async () => {
    const lines = await refused({}, path.join(folder, "none.xlsx"));
    expect(lines.at(-1)).toContain("找不到文件");
    expect(await readdir(folder)).toEqual([]);
  });

  it("is refused for every line of the replies that is wrong", async () => {
    const replies = path.join(staged.folder, "wrong.jsonl");
    await writeFile(replies, '签到\n{"at":"八点","from":"张三"}\n{"at":"2026-09-14 08:00"}\n');
    const lines = await refused({ replies });
    expect(lines.map((line) => line.slice(0, 5))).toEqual(["第 1 行", "第 2 行", "第 3 行"]);
  });

  it.each([
    ["is a file", (file: string) => file],
    ["lies below a file", (file: string) => path.join(file, "deep", "out")],
  ])("is refused for a place of results that %s", async (_what, place) => {
    const lines = await refused({ out: place(staged.file) });
    expect(lines).toEqual([expect.stringMatching(/写不了目录.*county\.xlsx/)]);
  });
});

describe("zhouzhi rehearse", { timeout: 60_000 }, () => {
  it("plays a day in a folder that it makes, and needs no settings and no other database", async () => {
    const place = path.join(folder, "made", "here");
    const days = ["--from", "2026-09-14", "--to", "2026-09-14"];
    const rest = ["--replies", staged.replies, "--out", place];
    const program = run(["rehearse", staged.file, ...days, ...rest], {
      DATA_DIR: path.join(folder, "data"),
    });
    expect(await program.ended()).toMatchObject({ code: 0 });
    expect(program.output()).toMatch(/预演完成：发出 \d+ 条消息，\d+ 项应办/);
    expect(await readdir(place)).toHaveLength(7);
    expect(await readdir(folder)).toEqual(["made"]);
  });
});

describe("what is wanted of a rehearsal's database", { timeout: 60_000 }, () => {
  it("is made before it is gone: the card and the workbook of the week", async () => {
    vi.spyOn(process.stdout, "write").mockReturnValue(true);
    vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const zone = "Asia/Shanghai";
    const place = path.join(folder, "week");
    const wanted = { name: "防汛", period: null, folder: place, exportedBy: "演示" };
    let files: string[] = [];
    await playAndReport({
      county: await countyFrom(staged.file),
      replies: await repliesFrom(staged.replies, zone),
      ...{ from: "2026-09-14", through: "2026-09-20", out: place, zone },
      async beforeClosing(db) {
        files = await reportFiles(db, zone, wanted);
      },
    });
    expect(files.map((file) => path.basename(file))).toEqual([
      "防汛值守-2026-W38.png",
      "防汛值守-2026-W38.xlsx",
    ]);
    expect(await readdir(place)).toHaveLength(9);
    for (const file of files) expect((await stat(file)).size).toBeGreaterThan(5_000);
  });
});
