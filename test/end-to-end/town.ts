import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { User } from "grammy/types";
import { openDatabase } from "../../src/db/open.ts";
import { onServer } from "../support/server.ts";
import {
  type Call,
  startTelegramDouble,
  type TelegramDouble,
} from "../support/telegram-double/double.ts";
import {
  type GroupChat,
  group,
  membership,
  privateChat,
  user,
} from "../support/telegram-double/updates.ts";
import { cadre, countyFile, noonZone, TOWN } from "./county.ts";
import { eventually } from "./eventually.ts";
import { command, type Program, run, type Settings } from "./program.ts";

const SETUP_CODE = "open-sesame";
const GROUP_ID = -4012345678;

/** Where the rows are kept: on servers, or by default in the town's own folder. */
export type Servers = { databaseUrl: string; redisUrl: string | null };

/** Servers with queues that no other test file uses: each has a `number` of its own on Redis. */
export function serversOf(databaseUrl: string, redisUrl: string | null, number: number): Servers {
  if (redisUrl === null) return { databaseUrl, redisUrl };
  const queues = new URL(redisUrl);
  queues.pathname = `/${number}`;
  return { databaseUrl, redisUrl: queues.href };
}

export type Town = Awaited<ReturnType<typeof openTown>>;

/**
 * A town whose county is imported, with the Telegram its bot talks to; nothing runs yet.
 * `awaited`: the workbook does not know the group's id, as is usual; 绑定群 brings it.
 */
export async function openTown(options: {
  cadres: number;
  servers?: Servers | null;
  awaited?: boolean;
}) {
  const dataDir = await mkdtemp(path.join(tmpdir(), "zhouzhi-end-to-end-"));
  const zone = noonZone(new Date());
  const { awaited = false } = options;
  const watchers = new Set<(call: Call) => void>();
  const onCall = (call: Call) => {
    for (const watch of watchers) watch(call);
  };
  const double = await startTelegramDouble({ onCall });
  const settings: Settings = {
    ...{ DATA_DIR: dataDir, PORT: "0", TIMEZONE: zone, SETUP_CODE, LOG_LEVEL: "info" },
    ...{ TELEGRAM_BOT_TOKEN: double.token, TELEGRAM_API_ROOT: double.apiRoot },
    ...(options.servers && {
      DATABASE_URL: options.servers.databaseUrl,
      REDIS_URL: options.servers.redisUrl ?? "",
    }),
  };
  const running = new Set<Program>();
  const load = async (asks: boolean) =>
    command(
      [
        "import",
        await countyFile({
          zone,
          cadres: options.cadres,
          asks,
          groupId: awaited ? "" : `${GROUP_ID}`,
        }),
      ],
      settings,
    );
  await load(false);
  const start = async (...args: string[]): Promise<Program> => {
    const program = run(["start", ...args], settings);
    running.add(program);
    await program.ready();
    return program;
  };
  const databaseUrl = options.servers?.databaseUrl ?? null;
  let url = databaseUrl;
  return {
    ...{ dataDir, double, settings, start },
    /** Resolves at the bot's `nth` call of `method` from now on; `act` is done before it gets its answer. */
    atCall(method: string, nth: number, act: () => void): Promise<void> {
      let left = nth;
      return new Promise((resolve) => {
        const watch = (call: Call) => {
          if (call.method === method) left -= 1;
          if (left > 0) return;
          watchers.delete(watch);
          act();
          resolve();
        };
        watchers.add(watch);
      });
    },
    /** Imports the county with one plan more, beside whatever runs. */
    importAgain: () => load(true),
    /** Rows of the database, while it runs. */
    async rows<Row extends Record<string, unknown>>(statement: string, values: unknown[] = []) {
      url ??= await addressOf(dataDir);
      return onServer<Row>(url, statement, values);
    },
    async close(): Promise<void> {
      for (const program of running) if (program.isRunning()) await program.stop("SIGTERM");
      await double.stop();
      await rm(dataDir, { recursive: true, force: true, maxRetries: 20 });
    },
    ...chatting(double),
  };
}

async function addressOf(dataDir: string): Promise<string> {
  const joined = await openDatabase({ databaseUrl: null, dataDir }, "join");
  await joined.close();
  return joined.url;
}

/** What people do, and what they get to see. */
function chatting(double: TelegramDouble) {
  const chat: GroupChat = { id: GROUP_ID, type: "group", title: TOWN };
  const administrator = user(1, "周敏");
  const textsIn = (chatId: number) => double.messagesIn(chatId).map(({ text }) => text);
  const seen = (chatId: number, text: RegExp) =>
    eventually(
      () => textsIn(chatId).some((each) => text.test(each)),
      30_000,
      () => `${text} in ${chatId}, where there is only\n${textsIn(chatId).join("\n")}`,
    );
  return {
    ...{ chat, administrator, textsIn, seen },
    inGroup: (from: User, text: string, into: GroupChat = chat) =>
      double.say({ chat: into, from, text }),
    inPrivate: (from: User, text: string) => double.say({ chat: privateChat(from), from, text }),
    /** Sends a contact; `owner` is the Telegram user whom it belongs to. */
    sharesContact(from: User, phone: string, owner = from.id) {
      const contact = { phone_number: phone, first_name: from.first_name, user_id: owner };
      return double.say({ chat: privateChat(from), from, more: { contact } });
    },
    botComes: (status: "member" | "administrator" = "member") =>
      double.receive(
        membership({
          ...{ chat, from: administrator, bot: double.bot, status },
          date: Math.floor(Date.now() / 1_000),
        }),
      ),
    /** The bot comes to the group, gets an administrator, and is bound. */
    async bind(): Promise<void> {
      this.botComes();
      this.inPrivate(administrator, SETUP_CODE);
      await seen(administrator.id, /您已成为管理员/);
      this.inGroup(administrator, "绑定群 东关镇");
      await seen(chat.id, /签到开始/);
    },
  };
}

/** The Telegram user behind a cadre. */
export const userOf = (index: number) => user(1_000 + index, cadre(index).name);

/** The group as it is once Telegram has made it a supergroup. */
export const grown = (id: number) => group(id, TOWN);
