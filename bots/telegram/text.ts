import type { Message, MessageEntity } from "grammy/types";

/**
 * A message's own words without the mention of the bot, and whether it was meant for the bot: by
 * @username, by a linked mention, as a command with the bot's name, or as a reply to the bot.
 * The quoted text of a reply is not part of it.
 */
export function addressedText(
  message: Message,
  bot: { id: number; username: string },
): { text: string; mentionsBot: boolean } {
  const whole = message.text ?? message.caption ?? "";
  const entities = message.entities ?? message.caption_entities ?? [];
  const named = `@${bot.username.toLowerCase()}`;
  let text = whole;
  let mentioned = false;
  // From the end, so that earlier offsets stay right.
  for (const entity of [...entities].sort((a, b) => b.offset - a.offset)) {
    const span = nameOfBot(whole, entity, { id: bot.id, named });
    if (!span) continue;
    mentioned = true;
    text = text.slice(0, span.from) + text.slice(span.until);
  }
  const replies = message.reply_to_message?.from?.id === bot.id;
  return { text: wellFormed(text).trim(), mentionsBot: mentioned || replies };
}

/** Where in the text an entity names the bot; null when it does not. */
function nameOfBot(
  text: string,
  entity: MessageEntity,
  bot: { id: number; named: string },
): { from: number; until: number } | null {
  const until = entity.offset + entity.length;
  if (entity.type === "text_mention") {
    return entity.user.id === bot.id ? { from: entity.offset, until } : null;
  }
  const written = text.slice(entity.offset, until).toLowerCase();
  if (entity.type === "mention" && written === bot.named) return { from: entity.offset, until };
  if (entity.type === "bot_command" && written.endsWith(bot.named)) {
    return { from: until - bot.named.length, until };
  }
  return null;
}

/** Without what a database cannot hold: NUL and halves of a surrogate pair. */
export function wellFormed(text: string): string {
  return text.replace(
    /\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g,
    "",
  );
}
