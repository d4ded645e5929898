import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Embedded, startEmbedded } from "../../src/db/embedded.ts";
import { isAlive } from "../../src/db/processes.ts";
import { DatabaseRefused } from "../../src/db/refused.ts";
import { onServer } from "../support/server.ts";
import { answers, type Holder, holdDatabase } from "./holder.ts";

const run = promisify(execFile);
let dataDir: string;
let holders: Holder[];
let started: Embedded[];

const folder = () => mkdtemp(path.join(tmpdir(), "zhouzhi-test-"));
let prepared: string;

/** A folder that a bot has used and left; most tests begin with a copy, which is quicker than a first start. */
beforeAll(async () => {
  prepared = await folder();
  await (await startEmbedded({ dataDir: prepared, mode: "own" })).stop();
});

afterAll(() => rm(prepared, { recursive: true, force: true }));

beforeEach(async () => {
  dataDir = path.join(await folder(), "data");
  await run("cp", ["-a", prepared, dataDir]);
  holders = [];
  started = [];
});

afterEach(async () => {
  for (const holder of holders) await holder.kill();
  for (const one of started) await one.stop();
  const pid = await serverPid();
  if (pid !== null && (await isAlive(pid))) process.kill(pid, "SIGQUIT");
  await rm(path.dirname(dataDir), { recursive: true, force: true, maxRetries: 20 });
});

async function start(mode: "own" | "join"): Promise<Embedded> {
  const embedded = await startEmbedded({ dataDir, mode });
  started.push(embedded);
  return embedded;
}

async function hold(mode: "own" | "join"): Promise<Holder> {
  const holder = await holdDatabase(mode, dataDir);
  holders.push(holder);
  return holder;
}

async function serverPid(): Promise<number | null> {
  const text = await readFile(path.join(dataDir, "postgres/postmaster.pid"), "utf8").catch(
    () => "",
  );
  return Number.parseInt(text, 10) || null;
}

const refusal = async (attempt: Promise<unknown>) =>
  attempt.then(
    () => null,
    (error: unknown) => (error instanceof DatabaseRefused ? error.message : error),
  );

describe("the embedded database", { timeout: 30_000 }, () => {
  it("keeps its data, its port and its password between starts", async () => {
    const first = await start("own");
    await onServer(first.url, "CREATE TABLE kept AS SELECT '留' AS word");
    await first.stop();
    expect(await answers(first.url)).toBe(false);
    const second = await start("own");
    expect(second.url).toBe(first.url);
    expect(await onServer(second.url, "SELECT word FROM kept")).toEqual([{ word: "留" }]);
  });

  it("is reached only from this machine, and only with the password that only its owner can read", async () => {
    const { url } = await start("own");
    const settings = await onServer(
      url,
      "SELECT setting FROM pg_settings WHERE name IN ('listen_addresses', 'unix_socket_directories') ORDER BY name",
    );
    expect(settings).toEqual([{ setting: "127.0.0.1" }, { setting: "" }]);
    expect(await answers(url.replace(/:[^:@]+@/, ":wrong@"))).toBe(false);
    const { mode } = await stat(path.join(dataDir, "database.json"));
    expect((mode & 0o777).toString(8)).toBe("600");
  });

  it("has one bot in a folder: a second is refused and told what to do", async () => {
    const bot = await hold("own");
    expect(await refusal(startEmbedded({ dataDir, mode: "own" }))).toMatch(
      /该目录已有一个周知在运行.*DATA_DIR/,
    );
    expect(await answers(bot.url)).toBe(true);
  });

  it("lets a command join a running bot and leave again", async () => {
    const bot = await hold("own");
    const command = await start("join");
    expect(command.joined).toBe(true);
    await command.stop();
    expect(await answers(bot.url)).toBe(true);
    await bot.letGo();
    expect(await answers(bot.url)).toBe(false);
  });

  it("is started for a command that finds none, and stopped by the last command to leave", async () => {
    const first = await hold("join");
    const second = await start("join");
    expect([first.joined, second.joined]).toEqual([false, true]);
    await first.letGo();
    expect(await answers(second.url)).toBe(true);
    await second.stop();
    expect(await answers(second.url)).toBe(false);
  });

  it("makes a bot wait for a command that is about to finish", async () => {
    const command = await hold("join");
    const bot = start("own");
    await command.letGo();
    expect((await bot).joined).toBe(false);
  });

  it("is adopted, data and all, when the bot was killed and the server lives on", async () => {
    const bot = await hold("own");
    await onServer(bot.url, "CREATE TABLE kept AS SELECT 1 AS n");
    await bot.kill();
    const orphan = await serverPid();
    const next = await start("own");
    expect(await serverPid()).toBe(orphan);
    expect(await onServer(next.url, "SELECT n FROM kept")).toEqual([{ n: 1 }]);
    await next.stop();
    expect(orphan !== null && (await isAlive(orphan))).toBe(false);
  });

  it("starts again after everything was killed at once", async () => {
    const bot = await hold("own");
    await onServer(bot.url, "CREATE TABLE kept AS SELECT 1 AS n");
    process.kill((await serverPid()) ?? 0, "SIGKILL");
    await bot.kill();
    const next = await start("own");
    expect(await onServer(next.url, "SELECT n FROM kept")).toEqual([{ n: 1 }]);
  });

  it("is not misled by process numbers that other programs have taken since", async () => {
    await writeFile(
      path.join(dataDir, "owner.json"),
      JSON.stringify({ pid: process.pid, born: "another boot 1", visiting: false }),
    );
    await writeFile(
      path.join(dataDir, "postgres/postmaster.pid"),
      `${process.pid}\n${dataDir}\n1\n5432\n\n\n\nready\n`,
    );
    expect(await answers((await start("own")).url)).toBe(true);
  });

  it("goes to one of two bots that start at the same time for the first time", async () => {
    await rm(dataDir, { recursive: true });
    const both = await Promise.all([hold("own"), hold("own")]);
    expect(both.map((one) => one.refused ?? "running").sort()).toEqual([
      "DatabaseRefused",
      "running",
    ]);
  });

  it("serves commands that start at the same time", async () => {
    const commands = await Promise.all([start("join"), start("join"), hold("join")]);
    expect(commands.filter((one) => !one.joined)).toHaveLength(1);
    for (const one of commands) expect(await answers(one.url)).toBe(true);
  });

  it("survives Ctrl-C in the terminal until the bot itself stops it", async () => {
    const bot = await hold("own");
    bot.interruptGroup();
    expect(await answers(bot.url)).toBe(true);
    await bot.letGo();
    expect(await answers(bot.url)).toBe(false);
  });

  it("begins anew when the first start was cut short", async () => {
    await rm(dataDir, { recursive: true });
    await mkdir(path.join(dataDir, "postgres.new/base"), { recursive: true });
    await writeFile(path.join(dataDir, "postgres.new/PG_VERSION"), "18\n");
    expect(await answers((await start("own")).url)).toBe(true);
  });

  it("refuses data of another version, or without its password, and leaves them alone", async () => {
    const version = path.join(dataDir, "postgres/PG_VERSION");
    await writeFile(version, "17\n");
    expect(await refusal(startEmbedded({ dataDir, mode: "own" }))).toContain("PostgreSQL 17");
    await writeFile(version, "18\n");
    await rm(path.join(dataDir, "database.json"));
    expect(await refusal(startEmbedded({ dataDir, mode: "own" }))).toContain("database.json");
    expect(existsSync(path.join(dataDir, "owner.json"))).toBe(false);
  });

  it.runIf(process.getuid?.() === 0)("runs for root in a folder closed to others", async () => {
    await rm(dataDir, { recursive: true });
    const closed = path.dirname(dataDir);
    expect(((await stat(closed)).mode & 0o777).toString(8)).toBe("700");
    expect(await answers((await start("own")).url)).toBe(true);
    const { uid } = await stat(path.join(dataDir, "postgres"));
    expect(uid).not.toBe(0);
  });
});
