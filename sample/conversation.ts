import { timestamp } from "./days.ts";
import type { Datum } from "./units.ts";

export type Pin = { lat: number; lng: number; datum: Datum };

/** What is said. Without `channel` it is said to the bot in private. */
export type Words = {
  from: string;
  text: string;
  channel?: string | undefined;
  location?: Pin;
  forwarded?: true;
  photo?: true;
  edits?: Message;
  recalls?: Message;
  /** The plan whose paper is handed in, and how many answers of it are right. */
  quiz?: string;
  correct?: number;
};

export type Message = Words & { at: string };
type DeafSpan = { at: string; deaf: string; until: string };

export type Conversation = {
  /** Says something at a local minute of a day (08:30 is 510; fractions are seconds). */
  say(date: string, minute: number, words: Words): Message;
  /** The bot does not hear `channel` from one minute to the other. */
  deafen(channel: string, date: string, fromMinute: number, untilMinute: number): void;
  /** All lines in the order of time, numbered m1, m2, …; ends with a line feed. */
  toJsonLines(): string;
};

function toLine(message: Message, numbers: ReadonlyMap<Message, string>): string {
  const numberOf = (other: Message | undefined) => {
    if (!other) return undefined;
    const number = numbers.get(other);
    if (!number || other.at > message.at)
      throw new Error(`${message.text} precedes what it changes`);
    return number;
  };
  const { at, channel, from, text, location, forwarded, photo, quiz, correct } = message;
  if (quiz !== undefined)
    return JSON.stringify({ id: numbers.get(message), at, from, quiz, correct });
  return JSON.stringify({
    id: numbers.get(message),
    at,
    channel,
    from,
    text,
    location,
    forwarded,
    photo,
    edits: numberOf(message.edits),
    recalls: numberOf(message.recalls),
  });
}

export function createConversation(): Conversation {
  const messages: Message[] = [];
  const deafSpans: DeafSpan[] = [];
  return {
    say(date, minute, words) {
      const message = { ...words, at: timestamp(date, minute) };
      messages.push(message);
      return message;
    },
    deafen(deaf, date, fromMinute, untilMinute) {
      deafSpans.push({
        at: timestamp(date, fromMinute),
        deaf,
        until: timestamp(date, untilMinute),
      });
    },
    toJsonLines() {
      const entries = [...deafSpans, ...messages];
      entries.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
      const spoken = entries.filter((entry) => !("deaf" in entry)) as Message[];
      const numbers = new Map(spoken.map((message, index) => [message, `m${index + 1}`]));
      const lines = entries.map((entry) =>
        "deaf" in entry ? JSON.stringify(entry) : toLine(entry, numbers),
      );
      return `${lines.join("\n")}\n`;
    },
  };
}
