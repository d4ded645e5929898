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
export const SENDING = new Set([
  "sendMessage",
  "sendPhoto",
  "sendDocument",
  "sendPoll",
  "editMessageText",
]);

const TEXT_FIELDS: Readonly<Record<string, string>> = { sendMessage: "text", sendPoll: "question" };

/** What the double calls the poll that a message holds. */
export function pollIdOf({ chatId, messageId }: SentMessage): string {
  return `poll ${chatId} ${messageId}`;
}

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
    ...(sent.method === "sendPoll" && { poll: { id: pollIdOf(sent) } }),
  });
  const send = (method: string, payload: Payload): Answer => {
    const text = String(payload[TEXT_FIELDS[method] ?? "caption"] ?? "");
    const problem = method === "sendPoll" ? pollProblem(payload) : textProblem(method, text);
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

/** The limits of sendPoll in the Bot API. */
function pollProblem(payload: Payload): string | null {
  const question = String(payload.question ?? "");
  const options = (payload.options ?? []) as (string | { text: string })[];
  const texts = options.map((option) => (typeof option === "string" ? option : option.text));
  const explanation = String(payload.explanation ?? "");
  if (question.length < 1 || question.length > 300) return "Bad Request: poll question length";
  if (texts.length < 1 || texts.length > 12) return "Bad Request: poll must have 1-12 options";
  if (texts.some((text) => text.length < 1 || text.length > 100)) {
    return "Bad Request: poll options length must not exceed 100";
  }
  if (explanation.length > 200 || explanation.split("\n").length > 3) {
    return "Bad Request: poll explanation is too long";
  }
  const correct = payload.correct_option_ids as number[] | undefined;
  return payload.type === "quiz" && !correct?.length
    ? "Bad Request: correct options must be specified"
    : null;
}

function textProblem(method: string, text: string): string | null {
  if (method === "sendMessage" && text === "") return "Bad Request: message text is empty";
  if (method === "sendMessage" && text.length > 4096) return "Bad Request: message is too long";
  if (text.length > 4096) return "Bad Request: message caption is too long";
  return method !== "sendMessage" && text.length > 1024
    ? "Bad Request: message caption is too long"
    : null;
}
