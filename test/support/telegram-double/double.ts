import { createServer, type IncomingMessage as Request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { User } from "grammy/types";
import { type Answer, chatBook, failure, ok, type Payload, SENDING } from "./methods.ts";
import { type PollParameters, updateQueue } from "./queue.ts";
import { troubles } from "./troubles.ts";
import * as updates from "./updates.ts";

export type Call = {
  at: number;
  method: string;
  chatId: string | null;
  payload: Payload;
  answer: Answer | "none";
};

export type DoubleOptions = {
  port?: number;
  token?: string;
  /** Whether privacy mode is off. */
  hearsWholeGroups?: boolean;
  /** Enforces Telegram's sending limits in real time. */
  enforceLimits?: boolean;
  onCall?: (call: Call) => void;
};

export type TelegramDouble = Awaited<ReturnType<typeof startTelegramDouble>>;

/** A Bot API on a loopback port with Telegram's semantics of delivery, and troubles on demand. */
export async function startTelegramDouble(options: DoubleOptions = {}) {
  const token = options.token ?? "100200:test-token-of-the-double";
  const bot: User = { id: 100200, is_bot: true, first_name: "周知", username: "zhouzhi_bot" };
  const now = () => Date.now();
  const queue = updateQueue(1_000);
  const book = chatBook(bot, now);
  const trouble = troubles({ enforceLimits: options.enforceLimits ?? false, now });
  const privacy = { hearsWholeGroups: options.hearsWholeGroups ?? true };
  const calls: Call[] = [];

  const record = (method: string, payload: Payload, answer: Answer | "none") => {
    const chatId = payload.chat_id === undefined ? null : String(payload.chat_id);
    const call = { at: now(), method, chatId, payload, answer };
    calls.push(call);
    options.onCall?.(call);
  };
  const answerTo = async (method: string, payload: Payload, gone: AbortSignal) => {
    const early = trouble.before(method, payload);
    if (early) return early;
    if (method === "getMe") {
      return ok({
        ...bot,
        can_join_groups: true,
        can_read_all_group_messages: privacy.hearsWholeGroups,
      });
    }
    if (method !== "getUpdates") return book.perform(method, payload);
    const polled = await queue.poll(payload as PollParameters, gone);
    if ("conflict" in polled) return failure(409, polled.conflict);
    return ok(polled.updates);
  };
  const handle = async (request: Request, response: ServerResponse) => {
    const [, path = "", method = ""] = (request.url ?? "").split("/");
    const payload = await payloadOf(request);
    if (path !== `bot${token}`) return reply(response, failure(401, "Unauthorized"));
    const gone = new AbortController();
    response.on("close", () => gone.abort());
    const answer = await answerTo(method, payload, gone.signal);
    const hang = SENDING.has(method) && answer.ok && trouble.takeHang();
    record(method, payload, hang ? "none" : answer);
    if (!hang) reply(response, answer);
  };

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  const receive = (update: updates.NewUpdate) => queue.add(update);
  const say = (saying: updates.Saying) => {
    const message = updates.message(saying, { id: book.newId(), date: Math.floor(now() / 1_000) });
    const reaches = privacy.hearsWholeGroups || updateReaches(saying, bot, book.administrators);
    return { message, updateId: reaches ? receive({ message } as updates.NewUpdate) : null };
  };
  return {
    port,
    token,
    bot,
    apiRoot: `http://127.0.0.1:${port}`,
    calls,
    privacy,
    trouble,
    administrators: book.administrators,
    /** Everything the bot sent, in its newest form. */
    messages: book.messages,
    messagesIn: (chatId: number | string) =>
      book.messages.filter((sent) => sent.chatId === String(chatId)),
    callsOf: (method: string) => calls.filter((call) => call.method === method),
    receive,
    say,
    waiting: queue.waiting,
    expire: queue.expire,
    jumpTo: queue.jumpTo,
    /** Turns a group into a supergroup, with both service messages; gives the new id. */
    migrate(chat: updates.GroupChat, from: User): number {
      const newId = Number(`-100${Math.abs(chat.id)}`);
      trouble.migrated.set(String(chat.id), newId);
      say({ chat, from, more: { migrate_to_chat_id: newId } });
      const supergroup = updates.group(newId, chat.title);
      say({ chat: supergroup, from, more: { migrate_from_chat_id: chat.id } });
      return newId;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** Privacy mode: a bot that is no administrator gets what is meant for it, and service messages. */
function updateReaches(saying: updates.Saying, bot: User, administrators: Set<string>): boolean {
  if (saying.chat.type === "private" || administrators.has(String(saying.chat.id))) return true;
  if (saying.text === undefined && saying.more?.photo === undefined) return true;
  const named = `@${bot.username}`;
  const replies = saying.more?.reply_to_message?.from?.id === bot.id;
  return replies || saying.mentions === named || /^\/\w/.test(saying.text ?? "");
}

function reply(response: ServerResponse, answer: Answer): void {
  response.statusCode = answer.ok ? 200 : answer.error_code;
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify(answer));
}

async function payloadOf(request: Request): Promise<Payload> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  if (body.length === 0) return {};
  const type = request.headers["content-type"] ?? "";
  if (!type.startsWith("multipart/")) return JSON.parse(body.toString("utf8")) as Payload;
  return multipart(body, type);
}

/** A form's fields, with each file as its name and size. */
function multipart(body: Buffer, type: string): Payload {
  const boundary = `--${type.split("boundary=")[1] ?? ""}`;
  const payload: Payload = {};
  for (const part of body.toString("latin1").split(boundary)) {
    const split = part.indexOf("\r\n\r\n");
    if (split < 0) continue;
    const head = Buffer.from(part.slice(0, split), "latin1").toString("utf8");
    const content = Buffer.from(part.slice(split + 4).replace(/\r\n$/, ""), "latin1");
    const name = /name="([^"]+)"/.exec(head)?.[1] ?? "";
    const file = /filename=(.+)/.exec(head)?.[1];
    if (file !== undefined) payload[name] = { file: file.trim(), bytes: content.length };
    else payload[name] = jsonOrText(content.toString("utf8"));
  }
  return payload;
}

function jsonOrText(text: string): unknown {
  return /^[[{]/.test(text) ? (JSON.parse(text) as unknown) : text;
}
