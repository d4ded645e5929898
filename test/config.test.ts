import { readFileSync } from "node:fs";
import path from "node:path";
import { parseEnv } from "node:util";
import { describe, expect, it } from "vitest";
import { readConfig } from "../src/config.ts";

const TOKEN = "7012345678:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsawQ";

function problemsOf(env: Record<string, string>): string[] {
  const read = readConfig(env);
  return read.ok ? [] : read.problems;
}

describe("settings", () => {
  it("need none: everything has a default", () => {
    expect(readConfig({})).toEqual({
      ok: true,
      config: {
        dataDir: path.resolve("data"),
        databaseUrl: null,
        redisUrl: null,
        web: { host: "127.0.0.1", port: 8080 },
        timezone: "Asia/Shanghai",
        telegram: null,
        wechat: null,
        setupCode: null,
        logLevel: "info",
      },
    });
  });

  it("turn on Telegram by its token, polling unless there is a webhook", () => {
    const webhook = { TELEGRAM_WEBHOOK_URL: "https://a.cn/t", TELEGRAM_WEBHOOK_SECRET: "s-1" };
    const env = { TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: "http://127.0.0.1:9000/" };
    const telegram = { token: TOKEN, apiRoot: "http://127.0.0.1:9000" };
    expect(readConfig(env)).toMatchObject({ config: { telegram: { ...telegram, webhook: null } } });
    expect(readConfig({ ...env, ...webhook })).toMatchObject({
      config: { telegram: { ...telegram, webhook: { url: "https://a.cn/t", secret: "s-1" } } },
    });
  });

  it("turn on WeChat by its puppet", () => {
    const env = {
      WECHATY_PUPPET: "wechaty-puppet-service",
      WECHATY_PUPPET_SERVICE_TOKEN: "t",
      WECHATY_PUPPET_SERVICE_ENDPOINT: "127.0.0.1:18788",
    };
    expect(readConfig(env)).toMatchObject({
      config: {
        wechat: { puppet: "wechaty-puppet-service", token: "t", endpoint: "127.0.0.1:18788" },
      },
    });
  });

  it("that are empty or blank count as not set", () => {
    expect(readConfig({ PORT: "", DATABASE_URL: "  ", TELEGRAM_BOT_TOKEN: "" })).toEqual(
      readConfig({}),
    );
  });

  it.each([
    ["DATABASE_URL", "mysql://root:s3cret@h/x"],
    ["DATABASE_URL", "s3cret"],
    ["REDIS_URL", "http://s3cret"],
    ["HOST", "s3cret host"],
    ["PORT", "65536"],
    ["PORT", "-1"],
    ["PORT", "80.5"],
    ["PORT", "0x50"],
    ["TIMEZONE", "Asia/S3cret"],
    ["TELEGRAM_BOT_TOKEN", "s3cret"],
    ["TELEGRAM_API_ROOT", "api.s3cret.org"],
    ["TELEGRAM_WEBHOOK_SECRET", "s3cret 中文"],
    ["WECHATY_PUPPET", "../s3cret"],
    ["WECHATY_PUPPET_SERVICE_ENDPOINT", "https://s3cret"],
    ["SETUP_CODE", "s3"],
    ["LOG_LEVEL", "s3cret"],
  ])("name %s when it is wrong, in Chinese and without its value (%s)", (name, value) => {
    const problems = problemsOf({ [name]: value }).filter((line) => line.startsWith(`${name}：`));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^[A-Z_]+：\p{Script=Han}/u);
    expect(problems[0]).not.toContain("s3");
    expect(problems[0]).not.toContain(value);
  });

  it("report all problems at once, also those of a missing companion", () => {
    const problems = problemsOf({
      PORT: "x",
      LOG_LEVEL: "loud",
      TELEGRAM_WEBHOOK_URL: "https://a.cn",
      WECHATY_PUPPET_SERVICE_TOKEN: "t",
    });
    const names = problems.map((line) => line.split("：")[0]);
    expect(names.sort()).toEqual([
      "LOG_LEVEL",
      "PORT",
      "TELEGRAM_BOT_TOKEN",
      "TELEGRAM_WEBHOOK_SECRET",
      "WECHATY_PUPPET",
    ]);
  });

  it("are all in .env.example, which changes nothing when it is copied as it is", () => {
    const example = parseEnv(readFileSync(".env.example", "utf8"));
    expect(readConfig(example)).toEqual(readConfig({}));
    const settings = readFileSync("src/config.ts", "utf8").matchAll(/^ {2}([A-Z][A-Z_]+):/gm);
    const names = [...settings].map((found) => found[1]);
    expect(names.length).toBeGreaterThan(13);
    expect(Object.keys(example)).toEqual(expect.arrayContaining(names));
  });
});
