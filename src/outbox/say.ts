import type { Work } from "../work.ts";
import type { NewMessage } from "./rules.ts";
import { LONGEST_TEXT, splitText } from "./split.ts";
import { insertOutbox, type NewOutboxRow, outboxIdsOf } from "./store.ts";

/**
 * Puts messages into the outbox, in this transaction and in this order; delivery sends them after it commits.
 *
 * Returns one id per message, in order. A message whose key is known changes nothing and gives the id it has.
 * A text over 3,500 characters becomes several rows (`key`, `key/2`, …), of which the first one's id is returned;
 * mentions go with the first, buttons and attachments with the last. An edit is one message and is shortened instead.
 */
export async function say(work: Work, messages: readonly NewMessage[]): Promise<number[]> {
  if (messages.length === 0) return [];
  const added = await insertOutbox(
    work.tx,
    messages.flatMap((message) => rowsOf(message, work.now)),
    work.now,
  );
  const keys = messages.map((message) => message.key);
  const known = keys.filter((key) => !added.has(key));
  const earlier = known.length > 0 ? await outboxIdsOf(work.tx, known) : added;
  return keys.map((key) => {
    const id = added.get(key) ?? earlier.get(key);
    if (id === undefined) throw new Error(`outbox row ${key} was neither stored nor there before`);
    return id;
  });
}

function rowsOf(message: NewMessage, now: Date): NewOutboxRow[] {
  const parts = message.edits === undefined ? splitText(message.text) : [shorten(message.text)];
  return parts.map((text, index) => {
    const last = index === parts.length - 1;
    return {
      key: index === 0 ? message.key : `${message.key}/${index + 1}`,
      firstKey: message.key,
      channelId: "channelId" in message.to ? message.to.channelId : null,
      personId: "personId" in message.to ? message.to.personId : null,
      accountId: "accountId" in message.to ? message.to.accountId : null,
      kind: message.kind,
      text,
      mentions: index === 0 ? (message.mentions ?? []) : [],
      buttons: last ? (message.buttons ?? null) : null,
      attachments: last ? (message.attachments ?? null) : null,
      editsId: message.edits ?? null,
      condition: message.condition ?? null,
      programmeId: message.programmeId ?? null,
      planId: message.planId ?? null,
      occurrenceId: message.occurrenceId ?? null,
      asked: message.asked ?? false,
      priority: message.priority ?? 5,
      notBefore: message.notBefore ?? now,
      expiresAt: message.expiresAt ?? null,
    };
  });
}

function shorten(text: string): string {
  if (text.length <= LONGEST_TEXT) return text;
  return `${splitText(text, LONGEST_TEXT - 2)[0] ?? ""}\n…`;
}
