import type {
  Chat,
  IncomingMessage,
  Presence,
  Sender,
  SharedLocation,
} from "../../src/inbox/rules.ts";

/** One thing that somebody does in a chat. `now` of the clock is when, unless `sentAt` says otherwise. */
export type Utterance = {
  chat: Chat;
  from: Sender | null;
  text?: string;
  sentAt?: Date;
  /** The id of this message within the chat, for later edits; numbered when missing. */
  messageId?: string;
  /** Repeating a key is a redelivery. */
  key?: string;
  mentionsBot?: boolean;
  forwarded?: boolean;
  photo?: boolean;
  location?: SharedLocation;
  contact?: { phone: string; own: boolean };
  /** The id of the earlier message that this edits. */
  edits?: string;
  /** The id of the earlier message that is withdrawn. */
  recalls?: string;
  /** A pressed button: its data, and the bot's message under which it stood. */
  button?: { data: string; under: string };
  presence?: Presence;
  migratedTo?: string;
  /** Says that the chat's name is new. */
  renamed?: boolean;
};

/** A group of the sandbox; its name is its id. */
export function sandboxGroup(name: string): Chat {
  return { id: name, kind: "group", name };
}

/** The private chat of a person of the sandbox with the bot. */
export function sandboxPrivate(name: string): Chat {
  return { id: `private:${name}`, kind: "private", name };
}

/** A person of the sandbox; his name is his account. */
export function sandboxSender(name: string): Sender {
  return { id: name, name };
}

/** The message as the intake gets it; `number` gives its key, and its id when it has none. */
export function toMessage(utterance: Utterance, number: number, now: Date): IncomingMessage {
  const { location, contact, photo, forwarded, presence, migratedTo } = utterance;
  return {
    platform: "sandbox",
    key: utterance.key ?? String(number),
    kind: kindOf(utterance),
    sentAt: (utterance.sentAt ?? now).toISOString(),
    chat: utterance.chat,
    from: utterance.from,
    messageId:
      utterance.edits ??
      utterance.recalls ??
      utterance.button?.under ??
      utterance.messageId ??
      `m${number}`,
    text: utterance.text ?? "",
    mentionsBot: utterance.mentionsBot ?? false,
    ...(location && { location }),
    ...(contact && { contact }),
    ...(utterance.button && { button: utterance.button.data }),
    ...(photo && { photo }),
    ...(forwarded && { forwarded }),
    ...(presence && { presence }),
    ...(migratedTo && { migratedTo }),
  };
}

function kindOf(utterance: Utterance): IncomingMessage["kind"] {
  if (utterance.edits !== undefined) return "edit";
  if (utterance.recalls !== undefined) return "recall";
  if (utterance.button) return "button";
  if (utterance.location) return "location";
  if (utterance.contact) return "contact";
  if (utterance.presence) return "presence";
  if (utterance.migratedTo !== undefined) return "migrated";
  if (utterance.renamed) return "renamed";
  return utterance.photo ? "photo" : "text";
}
