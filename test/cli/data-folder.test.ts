import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadSample } from "../../src/app/sample.ts";
import { type OpenDatabase, openDatabase } from "../../src/db/open.ts";
import { run } from "../end-to-end/program.ts";
import { type CountySheets, validCounty, workbook } from "../workbook/builder.ts";

let folder: string;
let database: OpenDatabase | undefined;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "zhouzhi-test-"));
});
afterAll(async () => {
  await database?.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 20 });
});

const at = (name: string) => path.join(folder, name);

/** Runs a command on the folder's database; whatever comes of it, nobody sees a stack trace or a password. */
async function zhouzhi(...args: string[]) {
  const program = run(args, { DATA_DIR: at("data") });
  const { code } = await program.ended();
  const output = program.output();
  expect(output).not.toMatch(/^\s+at |Error:|node:|postgres:\/\//m);
  return { code, said: program.said(), output };
}

/** The bot itself, as far as commands see it: it owns the database. */
async function running() {
  database ??= await openDatabase({ databaseUrl: null, dataDir: at("data") }, "own");
  return database.db;
}

async function counts() {
  const db = await running();
  return { units: await db.unit.count(), people: await db.person.count() };
}

describe("commands on a folder of data, one after the other", { timeout: 60_000 }, () => {
  it("template writes a workbook, which as it is imports nothing and makes no database", async () => {
    const written = await zhouzhi("template", at("county.xlsx"));
    expect(written).toMatchObject({ code: 0, said: [expect.stringContaining("已生成")] });
    const imported = await zhouzhi("import", at("county.xlsx"));
    expect(imported.code).toBe(1);
    expect(imported.said).toEqual([
      expect.stringContaining("什么都没有导入"),
      expect.stringContaining("还没有填写"),
    ]);
    expect(await readdir(folder)).toEqual(["county.xlsx"]);
  });

  it("template says where it cannot write", async () => {
    const { code, said } = await zhouzhi("template", at("none/county.xlsx"));
    expect({ code, said }).toEqual({ code: 1, said: [expect.stringContaining("写不了")] });
  });

  it("doctor makes a fresh folder's database and finds nothing that must be done", async () => {
    const { code, said } = await zhouzhi("doctor");
    expect(code).toBe(0);
    for (const line of said.slice(0, -1)) expect(line).toMatch(/^[✓!] [\u4e00-\u9fff]+：/);
    expect(said.join("\n")).toMatch(/✓ 设置[\s\S]*✓ 数据库[\s\S]*还没有绑定[\s\S]*✓ 队列/);
  });

  it("doctor and import list every setting that is wrong, without its value", async () => {
    const wrong = { PORT: "eighty", TIMEZONE: "Mars/Base", DATA_DIR: at("data") };
    const programs = [run(["doctor"], wrong), run(["import", at("county.xlsx")], wrong)];
    for (const program of programs) {
      expect(await program.ended()).toMatchObject({ code: 1 });
      expect(program.output()).toMatch(/PORT：[\s\S]*TIMEZONE：|TIMEZONE：[\s\S]*PORT：/);
      expect(program.output()).not.toMatch(/eighty|Mars|^\s+at /m);
    }
  });

  it("import replaces the sample county, and says so", async () => {
    const db = await running();
    await loadSample(db, new Date("2026-09-14T00:00:00Z"), "Asia/Shanghai");
    const sample = await counts();
    expect(sample.people).toBeGreaterThan(200);
    await workbook(validCounty()).save(at("good.xlsx"));
    const { code, output } = await zhouzhi("import", at("good.xlsx"));
    expect(code).toBe(0);
    expect(output).toMatch(/示例县和试用记录已清除[\s\S]*导入完成/);
    expect(output).toMatch(/单位：新增 4，更新 0，不变 0[\s\S]*人员：新增 4，更新 0，不变 0/);
    expect(await counts()).toEqual({ units: 4, people: 4 });
  });

  it("import of the same workbook changes nothing", async () => {
    const { code, output } = await zhouzhi("import", at("good.xlsx"));
    expect(code).toBe(0);
    expect(output).not.toContain("示例县");
    const tallies = output.match(/新增 \d+，更新 \d+/g) ?? [];
    expect(tallies.length).toBeGreaterThanOrEqual(5);
    expect(new Set(tallies)).toEqual(new Set(["新增 0，更新 0"]));
  });

  it("import of a broken workbook lists every problem, and changes nothing", async () => {
    const county: ReturnType<typeof validCounty> & CountySheets = validCounty();
    Object.assign(county.单位[3] ?? {}, { 上级: "东关" });
    Object.assign(county.人员[1] ?? {}, { 角色: "组长" });
    Object.assign(county.计划[0] ?? {}, { 类型: "点名", 周期: "天天" });
    county.人员.push({
      姓名: "新人",
      单位: "东关镇",
      职务: "干事",
      角色: "干部",
      手机: "13800000009",
    });
    await workbook(county).save(at("broken.xlsx"));
    const { code, said } = await zhouzhi("import", at("broken.xlsx"));
    expect(code).toBe(1);
    expect(said.map((line) => /^「.*?：|^表格有 4 处/.exec(line)?.[0])).toEqual([
      "表格有 4 处",
      "「单位」第 5 行「上级」：",
      "「人员」第 3 行「角色」：",
      "「计划」第 2 行「类型」：",
      "「计划」第 2 行「周期」：",
    ]);
    expect(await counts()).toEqual({ units: 4, people: 4 });
  });

  it("beat names the work that is not there, and runs the one that is", async () => {
    const unknown = await zhouzhi("beat", "驻村", "统计");
    expect(unknown).toMatchObject({
      code: 1,
      said: [expect.stringMatching(/没有名为“驻村”的工作/)],
    });
    const counted = await zhouzhi("beat", "防汛值守", "周统计");
    expect(counted).toMatchObject({ code: 0, output: expect.stringContaining("防汛值守") });
    expect(await (await running()).beatRun.count({ where: { status: "done" } })).toBe(0);
  });

  it("report joins the running database, says that nothing is published, then writes what is", async () => {
    const early = await zhouzhi("report", "防汛值守", "--out", at("out"));
    expect(early).toMatchObject({ code: 1, said: [expect.stringContaining("还没有发布过通报")] });
    expect((await zhouzhi("beat", "防汛值守", "通报")).code).toBe(0);
    const { code, said } = await zhouzhi("report", "防汛值守", "--out", at("out"));
    expect({ code, files: said.map((file) => path.extname(file)) }).toEqual({
      code: 0,
      files: [".png", ".xlsx"],
    });
    expect((await readdir(at("out"))).map((file) => at(path.join("out", file)))).toEqual(said);
  });
});
