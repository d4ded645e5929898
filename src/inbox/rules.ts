import type { Datum } from "../people/rules.ts";

/** The platforms a 群 may be on, as the workbook writes them. */
export const PLATFORMS = ["telegram", "wechat", "relay", "sandbox"] as const;
export type PlatformName = (typeof PLATFORMS)[number];

export type Chat = { id: string; kind: "group" | "private"; name: string };

/** Who spoke, as the platform knows him. `anonymousAdministrator`: a group's administrator who hides his identity. */
export type Sender = { id: string; name: string; anonymousAdministrator?: boolean };

export type SharedLocation = {
  longitude: number;
  latitude: number;
  datum: Datum;
  /** Metres, when the platform gives it. */
  accuracy?: number;
  live: boolean;
  forwarded: boolean;
};

/** What changed about the bot's own place in a group. `canHear` is null when the platform cannot tell. */
export type Presence = { present: boolean; administrator: boolean; canHear: boolean | null };

/**
 * One message as any platform delivers it; JSON-safe, stored in the inbox before anything else happens.
 *
 * `key` is unique per platform and the same at every redelivery.
 * `messageId` is the platform's id within the chat; for `edit` and `recall` it is the id of the message concerned.
 */
export type IncomingMessage = {
  platform: PlatformName;
  key: string;
  kind:
    | "text"
    | "edit"
    | "recall"
    | "location"
    | "photo"
    | "button"
    | "contact"
    | "poll_answer"
    | "presence"
    | "migrated"
    | "renamed";
  sentAt: string;
  chat: Chat;
  from: Sender | null;
  messageId: string;
  text: string;
  mentionsBot: boolean;
  location?: SharedLocation;
  /** A shared contact; `own` says that the platform vouches that it is the sender's own. */
  contact?: { phone: string; own: boolean };
  /** The data of a pressed button. */
  button?: string;
  /** For `poll_answer`: the platform's id of the poll and the places of the options now chosen, none when taken back. */
  poll?: { id: string; options: number[] };
  photo?: boolean;
  forwarded?: boolean;
  presence?: Presence;
  /** For `migrated`: the group's new id. */
  migratedTo?: string;
};

/** Where a platform hands over what it hears. */
export type Intake = {
  /**
   * Stores a batch, in one statement, and only then returns; a platform confirms to its server after that.
   * A message whose key is known changes nothing. `cursor` is the platform's position after this batch.
   */
  store(messages: IncomingMessage[], position: { cursor: string; heardUntil: Date }): Promise<void>;
  /** The last stored cursor, or null at the first start. */
  cursor(): Promise<string | null>;
  /** Says that the platform is deaf from `since` on, with a reason for the log; `store` ends it. */
  deaf(since: Date, reason: string): Promise<void>;
};

/** The part of the log that edges and delivery need; pino has it. Ids go into `fields`, never what people wrote. */
export type Log = {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
};
