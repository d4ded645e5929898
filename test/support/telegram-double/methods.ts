import type { User } from "grammy/types";

export type Payload = Record<string, unknown>;
export type Answer =
  | { ok: true; result: unknown }
  | {
      ok: false;
      error_code: number;
      description: string;
      parameters?: { retry_after?: number; migrate_to_chat_id?: number };
    };

/** A message that the bot sent, in its newest form. `payload` is the call that sent it. */
export type SentMessage = {
  messageId: number;
  chatId: string;
  text: string;
  method: string;
  payload: Payload;
  edits: number;
};

export const ok = (result: unknown): Answer => ({ ok: true, result });
export const failure = (error_code: number, description: string): Answer => ({
  ok: false,
  error_code,
  description,
});
export const tooMany = (seconds: number): Answer => ({
  ...(failure(429, `Too Many Requests: retry after ${seconds}`) as Answer & { ok: false }),
  parameters: { retry_after: seconds },
});

/** The calls that count as sending, and so may be limited, refused or moved to another chat. */
export const SENDING = new Set(["sendMessage", "sendPhoto", "sendDocument", "editMessageText"]);

/** The chats as the bot sees them, and what the sending methods do to them. */
export function chatBook(bot: User, now: () => number) {
  const messages: SentMessage[] = [];
  const administrators = new Set<string>();
  let nextMessageId = 1;

  const newId = () => {
    const id = nextMessageId;
    nextMessageId += 1;
    return id;
  };
  const asMessage = (sent: SentMessage) => ({
    message_id: sent.messageId,
    date: Math.floor(now() / 1_000),
    chat: { id: Number(sent.chatId), type: sent.chatId.startsWith("-") ? "supergroup" : "private" },
    from: bot,
    text: sent.text,
  });
  const send = (method: string, payload: Payload): Answer => {
    const text = String((method === "sendMessage" ? payload.text : payload.caption) ?? "");
    const problem = textProblem(method, text);
    if (problem) return failure(400, problem);
    const chatId = String(payload.chat_id);
    const sent = { messageId: newId(), chatId, text, method, payload, edits: 0 };
    messages.push(sent);
    return ok(asMessage(sent));
  };
  const edit = (payload: Payload): Answer => {
    const chatId = String(payload.chat_id);
    const id = Number(payload.message_id);
    const sent = messages.find((one) => one.chatId === chatId && one.messageId === id);
    if (!sent) return failure(400, "Bad Request: message to edit not found");
    const text = String(payload.text ?? "");
    if (sent.text === text) {
      return failure(400, "Bad Request: message is not modified: specified new message content");
    }
    sent.text = text;
    sent.payload = payload;
    sent.edits += 1;
    return ok(asMessage(sent));
  };
  return {
    messages,
    administrators,
    newId,
    perform(method: string, payload: Payload): Answer {
      if (method === "editMessageText") return edit(payload);
      if (SENDING.has(method)) return send(method, payload);
      if (method === "getChatMember") {
        const administrator = administrators.has(String(payload.chat_id));
        return ok({ status: administrator ? "administrator" : "member", user: bot });
      }
      if (method === "answerCallbackQuery" || method === "deleteWebhook") return ok(true);
      return failure(404, "Not Found: method not found");
    },
  };
}

function textProblem(method: string, text: string): string | null {
  if (method === "sendMessage" && text === "") return "Bad Request: message text is empty";
  if (method === "sendMessage" && text.length > 4096) return "Bad Request: message is too long";
  if (text.length > 4096) return "Bad Request: message caption is too long";
  return method !== "sendMessage" && text.length > 1024
    ? "Bad Request: message caption is too long"
    : null;
}
