import type {
  ChatMemberUpdated,
  Message,
  PollAnswer,
  Chat as TelegramChat,
  Update,
  User,
} from "grammy/types";
import type { Chat, IncomingMessage, Presence, Sender } from "../../src/inbox/rules.ts";
import { linkedWords } from "./links.ts";
import { addressedText, wellFormed } from "./text.ts";

/** GroupAnonymousBot: every administrator who hides his identity speaks as this one. */
const ANONYMOUS_ADMINISTRATOR = 1087968824;

/** The bot itself, as `getMe` tells. */
export type BotIdentity = { id: number; username: string; hearsWholeGroups: boolean };

type Content = Omit<IncomingMessage, "platform" | "key">;

/** The kinds of updates that `readUpdate` understands; Telegram is asked for these only. */
export const UNDERSTOOD = [
  "message",
  "edited_message",
  "callback_query",
  "poll_answer",
  "my_chat_member",
] as const satisfies readonly (keyof Update)[];

/**
 * One update as our message; null for what concerns nobody: bots, channels, stickers, unknown kinds.
 * `now` dates what Telegram gives no date for, a pressed button or a choice in a poll.
 */
export function readUpdate(update: Update, bot: BotIdentity, now: Date): IncomingMessage | null {
  const content = contentOf(update, bot, now);
  return content && { platform: "telegram", key: String(update.update_id), ...content };
}

function contentOf(update: Update, bot: BotIdentity, now: Date): Content | null {
  if (update.message) return readMessage(update.message, bot);
  if (update.edited_message) return readEdit(update.edited_message, bot);
  if (update.callback_query) return readButton(update.callback_query, now);
  if (update.poll_answer) return readPollAnswer(update.poll_answer, now);
  if (update.my_chat_member) return readPresence(update.my_chat_member, bot);
  return null;
}

function readMessage(message: Message, bot: BotIdentity): Content | null {
  const chat = chatOf(message.chat);
  if (!chat) return null;
  const service = readService(message, chat);
  if (service) return service;
  const from = senderOf(message);
  if (!from) return null;
  const common = { ...commonOf(message, chat, bot), from, sentAt: instant(message.date) };
  if (message.location) {
    const location = locationOf(message, message.location.live_period !== undefined);
    return { ...common, kind: "location", location };
  }
  if (message.contact) return { ...common, kind: "contact", contact: contactOf(message) };
  if (message.photo || message.document) return { ...common, kind: "photo", photo: true };
  return common.text === "" ? null : { ...common, kind: "text" };
}

/** An edited location is a live one that moved, which is a new fact and not another wording. */
function readEdit(message: Message & Update.Edited, bot: BotIdentity): Content | null {
  const chat = chatOf(message.chat);
  const from = senderOf(message);
  if (!chat || !from) return null;
  const sentAt = instant(message.edit_date);
  const common = { ...commonOf(message, chat, bot), from, sentAt };
  if (message.location) {
    return { ...common, kind: "location", location: locationOf(message, true) };
  }
  const photo = message.photo !== undefined || message.document !== undefined;
  if (common.text === "" && !photo) return null;
  return { ...common, kind: "edit", ...(photo && { photo }) };
}

function readButton(query: NonNullable<Update["callback_query"]>, now: Date): Content | null {
  const chat = query.message ? chatOf(query.message.chat) : null;
  if (!chat || !query.message || query.data === undefined || query.from.is_bot) return null;
  return {
    kind: "button",
    sentAt: now.toISOString(),
    chat,
    from: userAsSender(query.from),
    messageId: String(query.message.message_id),
    text: "",
    mentionsBot: true,
    button: wellFormed(query.data),
  };
}

/** Telegram names the poll and not its chat; who votes as a channel is nobody's person. */
function readPollAnswer(answer: PollAnswer, now: Date): Content | null {
  if (!answer.user || answer.user.is_bot) return null;
  return {
    kind: "poll_answer",
    sentAt: now.toISOString(),
    chat: { id: "", kind: "group", name: "" },
    from: userAsSender(answer.user),
    messageId: "",
    text: "",
    mentionsBot: false,
    poll: { id: answer.poll_id, options: answer.option_ids },
  };
}

function readPresence(change: ChatMemberUpdated, bot: BotIdentity): Content | null {
  const chat = chatOf(change.chat);
  if (!chat) return null;
  const presence = presenceIn(chat, change.new_chat_member, bot);
  const sentAt = instant(change.date);
  const from = userAsSender(change.from);
  const nothing = { messageId: "", text: "", mentionsBot: false };
  return { kind: "presence", sentAt, chat, from, ...nothing, presence };
}

function presenceIn(
  chat: Chat,
  member: ChatMemberUpdated["new_chat_member"],
  bot: BotIdentity,
): Presence {
  const administrator = member.status === "administrator" || member.status === "creator";
  const absent =
    member.status === "left" ||
    member.status === "kicked" ||
    (member.status === "restricted" && !member.is_member);
  const everythingReachesIt = chat.kind === "private" || administrator || bot.hearsWholeGroups;
  return { present: !absent, administrator, canHear: !absent && everythingReachesIt };
}

function readService(message: Message, chat: Chat): Content | null {
  const common = {
    sentAt: instant(message.date),
    chat,
    from: senderOf(message),
    messageId: String(message.message_id),
    text: "",
    mentionsBot: false,
  };
  if (message.migrate_to_chat_id !== undefined) {
    return { ...common, kind: "migrated", migratedTo: String(message.migrate_to_chat_id) };
  }
  if (message.migrate_from_chat_id !== undefined) {
    const old = { ...chat, id: String(message.migrate_from_chat_id) };
    return { ...common, kind: "migrated", chat: old, migratedTo: chat.id };
  }
  if (message.new_chat_title !== undefined) {
    return {
      ...common,
      kind: "renamed",
      chat: { ...chat, name: wellFormed(message.new_chat_title) },
    };
  }
  return null;
}

function commonOf(message: Message, chat: Chat, bot: BotIdentity) {
  const { text, mentionsBot } = addressedText(message, bot);
  const linked = chat.kind === "private" ? linkedWords(text) : null;
  return {
    chat,
    messageId: String(message.message_id),
    text: linked === null ? text : wellFormed(linked),
    mentionsBot,
    ...(message.forward_origin && { forwarded: true }),
  };
}

/** A venue, a forward and a point set by an inline bot are not where the sender's phone is. */
function locationOf(message: Message, live: boolean) {
  const location = message.location;
  if (!location) throw new Error("a location message without a location");
  const { longitude, latitude, horizontal_accuracy: accuracy } = location;
  const forwarded = Boolean(message.forward_origin || message.venue || message.via_bot);
  const datum = "WGS84" as const;
  return {
    longitude,
    latitude,
    datum,
    ...(accuracy !== undefined && { accuracy }),
    live,
    forwarded,
  };
}

function contactOf(message: Message): { phone: string; own: boolean } {
  const userId = message.contact?.user_id;
  const own = userId !== undefined && userId === message.from?.id && !message.forward_origin;
  return { phone: (message.contact?.phone_number ?? "").replace(/\D/g, ""), own };
}

function chatOf(chat: TelegramChat): Chat | null {
  const id = String(chat.id);
  if (chat.type === "channel") return null;
  if (chat.type === "private") return { id, kind: "private", name: fullName(chat) };
  return { id, kind: "group", name: wellFormed(chat.title) };
}

/** Null for bots, and for channels that speak in a group. */
function senderOf(message: Message): Sender | null {
  const asGroup = message.sender_chat !== undefined && message.sender_chat.id === message.chat.id;
  if (asGroup || message.from?.id === ANONYMOUS_ADMINISTRATOR) {
    const id = String(message.from?.id ?? ANONYMOUS_ADMINISTRATOR);
    const name = wellFormed(message.author_signature ?? message.from?.first_name ?? "");
    return { id, name, anonymousAdministrator: true };
  }
  if (message.sender_chat !== undefined || !message.from || message.from.is_bot) return null;
  return userAsSender(message.from);
}

function userAsSender(user: User): Sender {
  return { id: String(user.id), name: fullName(user) };
}

function fullName(named: { first_name: string; last_name?: string }): string {
  return wellFormed([named.first_name, named.last_name].filter(Boolean).join(" "));
}

function instant(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
