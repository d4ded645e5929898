import type { Chat, IncomingMessage, Intake, Sender, SharedLocation } from "../inbox/rules.ts";
import type { Deliverer, Delivery } from "../outbox/rules.ts";

/** One message that the bot sent on the stage; `edits` is the id of the message it changed. */
export type Post = { externalId: string; at: Date; edits: string | null; delivery: Delivery };

/** What somebody says on the stage. */
export type StageUtterance = {
  chat: Chat;
  from: Sender;
  text: string;
  sentAt: Date;
  messageId?: string;
  mentionsBot: boolean;
  forwarded: boolean;
  photo: boolean;
  location?: SharedLocation;
  edits?: string;
  recalls?: string;
};

/** The platform on which a rehearsal plays; the sandbox is one. */
export type Stage = Deliverer & {
  readonly sent: readonly Post[];
  start(intake: Intake): Promise<void>;
  stop(): Promise<void>;
  say(utterance: StageUtterance): Promise<IncomingMessage>;
  hear(): Promise<void>;
};
