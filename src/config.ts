import { existsSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

/** What the process was told by its environment; the table is in design.md under "Settings". */
export type Config = {
  /** Absolute path of the folder for all files: the embedded database, exports. */
  dataDir: string;
  /** Null: the embedded database. */
  databaseUrl: string | null;
  /** Null: the queues run on the database. */
  redisUrl: string | null;
  /** Where the console and the webhook listen. */
  web: { host: string; port: number };
  /** IANA name; local dates and times of plans are read in it. */
  timezone: string;
  /** Null: Telegram is not used. Without `webhook` the bot polls. */
  telegram: {
    token: string;
    apiRoot: string;
    webhook: { url: string; secret: string } | null;
  } | null;
  /** Null: WeChat is not used. `token` and `endpoint` are for a gateway. */
  wechat: { puppet: string; token: string | null; endpoint: string | null } | null;
  setupCode: string | null;
  logLevel: LogLevel;
};

export type ConfigResult = { ok: true; config: Config } | { ok: false; problems: string[] };

const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

export type LogLevel = (typeof logLevels)[number];

const schema = z.object({
  DATA_DIR: z.string().default("./data"),
  DATABASE_URL: address(
    ["postgres:", "postgresql:"],
    "postgres://用户:密码@主机:5432/库名",
  ).optional(),
  REDIS_URL: address(["redis:", "rediss:"], "redis://主机:6379").optional(),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, "应为本机的一个地址，例如 127.0.0.1")
    .default("127.0.0.1"),
  PORT: z.string().refine(isPort, "应为 0 到 65535 的整数，例如 8080").default("8080"),
  TIMEZONE: z
    .string()
    .refine(isTimezone, "应为时区名称，例如 Asia/Shanghai")
    .default("Asia/Shanghai"),
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]{10,}$/, "格式不对，请从 BotFather 那里完整复制，不要带空格")
    .optional(),
  TELEGRAM_API_ROOT: address(["https:", "http:"], "https://主机").default(
    "https://api.telegram.org",
  ),
  TELEGRAM_WEBHOOK_URL: address(["https:", "http:"], "https://主机/路径").optional(),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{1,256}$/, "只能用字母、数字、_ 和 -，最多 256 个")
    .optional(),
  WECHATY_PUPPET: z
    .string()
    .regex(/^(@[\w.-]+\/)?[\w.-]+$/, "应为程序包的名字，例如 wechaty-puppet-service")
    .optional(),
  WECHATY_PUPPET_SERVICE_TOKEN: z.string().optional(),
  WECHATY_PUPPET_SERVICE_ENDPOINT: z
    .string()
    .regex(/^[\w.-]+:\d+$/, "应写成 主机:端口，例如 127.0.0.1:18788")
    .optional(),
  SETUP_CODE: z.string().min(6, "至少 6 个字符，免得被人猜中").optional(),
  LOG_LEVEL: z.enum(logLevels, `应为 ${logLevels.join("、")} 之一`).default("info"),
});

/** Settings that are of no use without another: when the first is set, the second must be. */
const companions = [
  ["TELEGRAM_WEBHOOK_URL", "TELEGRAM_WEBHOOK_SECRET"],
  ["TELEGRAM_WEBHOOK_SECRET", "TELEGRAM_WEBHOOK_URL"],
  ["TELEGRAM_WEBHOOK_URL", "TELEGRAM_BOT_TOKEN"],
  ["WECHATY_PUPPET_SERVICE_TOKEN", "WECHATY_PUPPET"],
  ["WECHATY_PUPPET_SERVICE_ENDPOINT", "WECHATY_PUPPET"],
] as const;

/**
 * Reads the settings from `env`. An empty setting counts as not set.
 * All problems are given at once, each with the setting's name and never with its value.
 */
export function readConfig(env: NodeJS.ProcessEnv): ConfigResult {
  const trimmed = Object.entries(env).map(([name, value]) => [name, value?.trim()] as const);
  const set = Object.fromEntries(trimmed.filter(([, value]) => value));
  const read = schema.safeParse(set);
  const lonely = companions
    .filter(([name, needed]) => set[name] && !set[needed])
    .map(([name, needed]) => `${needed}：设置了 ${name} 时必须一并设置。`);
  const issues = read.error?.issues ?? [];
  const problems = issues.map((issue) => `${issue.path.join(".")}：${issue.message}。`);
  if (!read.success || lonely.length > 0) return { ok: false, problems: [...problems, ...lonely] };
  return { ok: true, config: configOf(read.data) };
}

/** Reads the settings of this process: its environment, and what it leaves open from `.env` in the working directory. */
export function loadConfig(): ConfigResult {
  if (existsSync(".env")) process.loadEnvFile(".env");
  return readConfig(process.env);
}

function configOf(values: z.output<typeof schema>): Config {
  const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_WEBHOOK_SECRET: secret } = values;
  const { TELEGRAM_WEBHOOK_URL: url, WECHATY_PUPPET: puppet } = values;
  const apiRoot = values.TELEGRAM_API_ROOT.replace(/\/+$/, "");
  return {
    dataDir: path.resolve(values.DATA_DIR),
    databaseUrl: values.DATABASE_URL ?? null,
    redisUrl: values.REDIS_URL ?? null,
    web: { host: values.HOST, port: Number(values.PORT) },
    timezone: values.TIMEZONE,
    telegram: token ? { token, apiRoot, webhook: url && secret ? { url, secret } : null } : null,
    wechat: puppet
      ? {
          puppet,
          token: values.WECHATY_PUPPET_SERVICE_TOKEN ?? null,
          endpoint: values.WECHATY_PUPPET_SERVICE_ENDPOINT ?? null,
        }
      : null,
    setupCode: values.SETUP_CODE ?? null,
    logLevel: values.LOG_LEVEL,
  };
}

function address(protocols: string[], example: string) {
  return z
    .string()
    .refine(
      (text) => URL.canParse(text) && protocols.includes(new URL(text).protocol),
      `应为一个地址，写成 ${example}`,
    );
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535;
}

function isTimezone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat("zh-CN", { timeZone: text }).format(0) !== "";
  } catch {
    return false;
  }
}
