import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Refused } from "../../src/cli/fail.ts";
import { reportFiles } from "../../src/cli/report.ts";
import { planBeats } from "../../src/cycle/plan-beats.ts";
import { type County, run, seedCounty, zone } from "../cycle/county.ts";
import { beat, signIn } from "../cycle/week.ts";
import { run as runProgram } from "../end-to-end/program.ts";
import { testDatabase } from "../support/database.ts";

const database = testDatabase();
let county: County;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "zhouzhi-test-"));
  county = await seedCounty(database.db);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function refusal(name: string, period: string | null): Promise<readonly string[]> {
  const wanted = { name, period, folder: path.join(folder, "none"), exportedBy: "管理端" };
  const error = await reportFiles(database.db, zone, wanted).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Refused)) throw new Error("it should have been refused", { cause: error });
  return error.lines;
}

/** The command itself, on the test's database. */
async function zhouzhi(...args: string[]) {
  const program = runProgram(args, { DATABASE_URL: database.url, DATA_DIR: folder });
  const { code } = await program.ended();
  return { code, said: program.said() };
}

describe("zhouzhi report, one thing after the other", { timeout: 60_000 }, () => {
  it("refuses what is not there, and makes no folder", async () => {
    expect(await refusal("驻村", null)).toEqual(["没有名为“驻村”的工作，请核对名称。"]);
    expect(await refusal("防汛", null)).toEqual([
      expect.stringMatching(/^“防汛”还没有发布过通报。.*npx zhouzhi beat 防汛 通报$/),
    ]);
    expect(await refusal("防汛", "2026-W38")).toEqual([expect.stringContaining("还没有发布过")]);
    expect(await readdir(folder)).toEqual([]);
  });

  it("refuses a period that was not published, and names those that were", async () => {
    await run(database.db, "2026-09-14 00:00", planBeats);
    await signIn(county, "2026-09-15", { 张三: "on_time", 李四: "missed", 钱六: "on_time" });
    await beat(database.db, "publish");
    expect(await refusal("防汛", "2026-W39")).toEqual([
      "“防汛”没有 2026-W39 的通报，最近发布的是 2026-W38。",
    ]);
  });

  it("writes the card and the workbook of the newest, and prints where they are", async () => {
    const out = path.join(folder, "made", "here");
    const { code, said } = await zhouzhi("report", "防汛", "--out", out);
    const files = ["防汛-2026-W38.png", "防汛-2026-W38.xlsx"];
    expect({ code, said }).toEqual({ code: 0, said: files.map((file) => path.join(out, file)) });
    const [card, workbook] = await Promise.all(said.map((file) => readFile(file)));
    expect(card?.subarray(1, 4).toString()).toBe("PNG");
    expect(workbook?.subarray(0, 2).toString()).toBe("PK");
  });

  it("takes a period as it is typed, and refuses what is none", async () => {
    const named = await zhouzhi("report", "防汛", "2026-w38", "--out", folder);
    expect(named).toMatchObject({
      code: 0,
      said: [expect.stringMatching(/W38\.png$/), expect.any(String)],
    });
    const none = await zhouzhi("report", "防汛", "上周", "--out", folder);
    expect(none).toEqual({
      code: 1,
      said: ["“上周”不是周期，请写成 2026-W38、2026-09、2026-Q3 或 2026。"],
    });
  });

  it("keeps a programme's name from leading out of the folder", async () => {
    await database.db.programme.updateMany({ data: { name: "../防汛/值守" } });
    const wanted = { name: "防汛", period: null, folder, exportedBy: "管理端" };
    const files = await reportFiles(database.db, zone, wanted);
    expect(files.map((file) => path.relative(folder, file))).toEqual([
      ".._防汛_值守-2026-W38.png",
      ".._防汛_值守-2026-W38.xlsx",
    ]);
  });
});
