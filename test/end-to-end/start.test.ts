import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTelegramDouble, type TelegramDouble } from "../support/telegram-double/double.ts";
import { eventually } from "./eventually.ts";
import { type Program, run, type Settings } from "./program.ts";

/** What it takes to stop well, by the issue; a new release waits no longer. */
const STOP_LIMIT_SECONDS = 10;

let double: TelegramDouble;
let dataDir: string;
let bot: Program;

const settings = (more: Settings = {}): Settings => ({
  ...{ DATA_DIR: dataDir, PORT: "0", LOG_LEVEL: "info" },
  ...{ TELEGRAM_BOT_TOKEN: double.token, TELEGRAM_API_ROOT: double.apiRoot },
  ...more,
});

/** Starts what must refuse to, and gives what it said and how it ended. */
async function refused(more: Settings) {
  const program = run(["start"], settings(more));
  const { code } = await program.ended();
  expect(program.output()).not.toMatch(/\n {4}at /);
  return { code, said: program.said() };
}

beforeAll(async () => {
  double = await startTelegramDouble();
  dataDir = await mkdtemp(path.join(tmpdir(), "zhouzhi-end-to-end-"));
  bot = run(["start"], settings());
  await bot.ready();
}, 60_000);

afterAll(async () => {
  if (bot.isRunning()) await bot.stop("SIGKILL");
  await double.stop();
  await rm(dataDir, { recursive: true, force: true, maxRetries: 20 });
});

describe("zhouzhi start", { timeout: 60_000 }, () => {
  it("refuses a folder in which another one runs, in one line, and leaves that one alone", async () => {
    const { code, said } = await refused({});
    expect(code).toBe(1);
    expect(said).toEqual([expect.stringMatching(/该目录已有一个周知在运行.*DATA_DIR/)]);
    expect(bot.isRunning()).toBe(true);
  });

  it("stays up without a terminal, and stops cleanly when it is told to", async () => {
    expect(bot.isRunning()).toBe(true);
    const { code, seconds } = await bot.stop("SIGTERM");
    expect({ code, inTime: seconds < STOP_LIMIT_SECONDS }).toEqual({ code: 0, inTime: true });
    expect(bot.said().at(-1)).toBe("已停止，数据已保存。");
  });

  it("refuses a token that Telegram does not take, in one line", async () => {
    const { code, said } = await refused({ TELEGRAM_BOT_TOKEN: `123456:${"A".repeat(35)}` });
    expect(code).toBe(1);
    expect(said).toEqual([expect.stringMatching(/不接受机器人令牌.*TELEGRAM_BOT_TOKEN/)]);
  });

  it("refuses a port that is taken, in one line", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    const address = taken.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const { code, said } = await refused({ PORT: String(port) });
    taken.close();
    expect(code).toBe(1);
    expect(said).toEqual([expect.stringMatching(/端口.*PORT/)]);
  });

  it("told to stop while it still starts, takes its database along", async () => {
    const server = path.join(dataDir, "postgres/postmaster.pid");
    const early = run(["start"], settings());
    await eventually(() => existsSync(server), 60_000);
    const { code } = await early.stop("SIGTERM");
    expect(code).toBe(0);
    expect(existsSync(server)).toBe(false);
  });
});
