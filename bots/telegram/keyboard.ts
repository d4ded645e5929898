import type { InlineKeyboardButton, InlineKeyboardMarkup } from "grammy/types";
import type { Button, Delivery } from "../../src/outbox/rules.ts";
import { linkOf, privateLink } from "./links.ts";

/** Whether a delivery has a button that leads to the private chat, for which the bot's name is needed. */
export function needsBotName({ chat, buttons }: Pick<Delivery, "chat" | "buttons">): boolean {
  return buttons.some(({ data }) => linkOf(chat, data) !== null);
}

/**
 * The buttons under a message, as the Bot API takes them: those of one row side by side, the others each on a line of
 * its own. `username`: the bot's, without the @; null leaves the buttons out that need it.
 */
export function inlineKeyboard(
  { chat, buttons }: Pick<Delivery, "chat" | "buttons">,
  username: string | null,
): { reply_markup?: InlineKeyboardMarkup } {
  const lines = inRows(buttons).flatMap((row) => {
    const line = row.flatMap((button) => keyOf(chat, button, username) ?? []);
    return line.length > 0 ? [line] : [];
  });
  return lines.length > 0 ? { reply_markup: { inline_keyboard: lines } } : {};
}

function keyOf(
  chat: Delivery["chat"],
  { text, data }: Button,
  username: string | null,
): InlineKeyboardButton | null {
  const words = linkOf(chat, data);
  if (words === null) return { text, callback_data: data };
  return username === null ? null : { text, url: privateLink(username, words) };
}

function inRows(buttons: readonly Button[]): Button[][] {
  const rows: Button[][] = [];
  for (const button of buttons) {
    const last = rows.at(-1);
    const same = button.row !== undefined && last?.[0]?.row === button.row;
    if (last && same) last.push(button);
    else rows.push([button]);
  }
  return rows;
}
