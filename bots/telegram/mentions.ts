import type { MessageEntity } from "grammy/types";
import type { Mention } from "../../src/outbox/rules.ts";

const NAME_ENDS = /^(?:$|[\s\p{P}\p{S}])/u;

/**
 * Links "@姓名" in our own text to the persons' accounts. Offsets are UTF-16 units, as Telegram counts.
 * Longer names are placed first and no place twice, so that 张三 is not found within @张三丰; a mention
 * without an account, or whose name does not stand in the text, stays plain text.
 */
export function mentionEntities(text: string, mentions: readonly Mention[]): MessageEntity[] {
  const placed: MessageEntity[] = [];
  const longestFirst = [...mentions].sort((a, b) => b.name.length - a.name.length);
  for (const mention of longestFirst) {
    const written = `@${mention.name}`;
    const offset = freePlace(text, written, placed);
    if (offset === null) continue;
    placed.push(linkTo(mention, offset, written.length));
  }
  return placed
    .filter((entity) => entity.type === "text_mention" && entity.user.id > 0)
    .sort((a, b) => a.offset - b.offset);
}

function freePlace(text: string, written: string, placed: readonly MessageEntity[]): number | null {
  const places: number[] = [];
  for (let at = text.indexOf(written); at >= 0; at = text.indexOf(written, at + 1)) {
    const taken = placed.some(
      (entity) => at < entity.offset + entity.length && entity.offset < at + written.length,
    );
    if (!taken) places.push(at);
  }
  const whole = places.find((at) => NAME_ENDS.test(text.slice(at + written.length)));
  return whole ?? places[0] ?? null;
}

function linkTo(mention: Mention, offset: number, length: number): MessageEntity {
  // 0 keeps the place from being taken by a shorter name; it is never sent.
  const id = mention.externalId === null ? 0 : Number(mention.externalId);
  const user = { id, is_bot: false, first_name: mention.name };
  return { type: "text_mention", offset, length, user };
}
