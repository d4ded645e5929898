import { privateWords } from "../../src/kinds/rules.ts";

/** Bot API, deep linking: up to 64 characters of A-Z, a-z, 0-9, _ and -. */
const LONGEST_PAYLOAD = 64;
const START = /^\/start +([\w-]{1,64})$/;

/**
 * The link that opens the private chat with the bot and, once its button there is pressed, says these words; without
 * words when they are too long for it.
 */
export function privateLink(username: string, words: string): string {
  const payload = Buffer.from(words, "utf8").toString("base64url");
  const chat = `https://t.me/${username}`;
  return payload.length > 0 && payload.length <= LONGEST_PAYLOAD
    ? `${chat}?start=${payload}`
    : chat;
}

/** The words that such a link says, from the text that Telegram makes of it; null for any other text. */
export function linkedWords(text: string): string | null {
  const [, payload] = START.exec(text) ?? [];
  if (payload === undefined) return null;
  const words = Buffer.from(payload, "base64url").toString("utf8");
  // What is no link of ours, such as somebody else's campaign, does not come back the same.
  const ours = Buffer.from(words, "utf8").toString("base64url") === payload;
  return ours && words.trim() !== "" ? words : null;
}

/** The words that a button in a group says in private; null for buttons that act where they stand. */
export function linkOf(chat: { kind: "group" | "private" }, data: string): string | null {
  return chat.kind === "group" ? privateWords(data) : null;
}
