import type { Chat, Message, MessageEntity, Update, User } from "grammy/types";

/** An update before the double gives it its id. */
export type NewUpdate = Omit<Update, "update_id">;

export type GroupChat = Chat.GroupChat | Chat.SupergroupChat;

/** What a message of a user holds; anything of the Bot API's Message may be set. */
export type Saying = {
  chat: Chat.PrivateChat | GroupChat;
  from: User;
  text?: string;
  /** Unix seconds; now when missing. */
  date?: number;
  messageId?: number;
  /** Marks "@name" in the text as a mention. */
  mentions?: string;
  more?: Partial<Message>;
};

export function user(id: number, firstName: string, more: Partial<User> = {}): User {
  return { id, is_bot: false, first_name: firstName, ...more };
}

export function group(id: number, title: string): Chat.SupergroupChat {
  return { id, type: "supergroup", title };
}

export function privateChat(person: User): Chat.PrivateChat {
  return { id: person.id, type: "private", first_name: person.first_name };
}

/** A message as Telegram builds it; `messageId` must be unique in its chat. */
export function message(saying: Saying, fallback: { id: number; date: number }): Message {
  const { chat, from, text, more } = saying;
  const built = {
    message_id: saying.messageId ?? fallback.id,
    date: saying.date ?? fallback.date,
    chat,
    from,
    ...(text !== undefined && { text }),
    ...(saying.mentions !== undefined && { entities: [mention(text ?? "", saying.mentions)] }),
    ...more,
  };
  return built as Message;
}

/** A press of a button under a message that the bot sent. */
export function press(press: {
  id: string;
  chat: Chat.PrivateChat | GroupChat;
  from: User;
  under: number;
  data: string;
}): NewUpdate {
  const under = { message_id: press.under, date: 0 as const, chat: press.chat };
  const chat_instance = String(press.chat.id);
  const { id, from, data } = press;
  return { callback_query: { id, from, message: under, chat_instance, data } };
}

/** A choice in a poll of the bot; no options take it back. */
export function pollAnswer(pollId: string, from: User, options: number[]): NewUpdate {
  const option_persistent_ids = options.map(String);
  return {
    poll_answer: { poll_id: pollId, user: from, option_ids: options, option_persistent_ids },
  };
}

/** The bot's own place in a chat changes. */
export function membership(change: {
  chat: Chat.PrivateChat | GroupChat;
  from: User;
  bot: User;
  status: "member" | "administrator" | "left" | "kicked";
  date: number;
}): NewUpdate {
  const member = (status: string) => ({ status, user: change.bot }) as never;
  return {
    my_chat_member: {
      chat: change.chat,
      from: change.from,
      date: change.date,
      old_chat_member: member(change.status === "left" ? "member" : "left"),
      new_chat_member: member(change.status),
    },
  };
}

function mention(text: string, name: string): MessageEntity {
  return { type: "mention", offset: text.indexOf(name), length: name.length };
}
