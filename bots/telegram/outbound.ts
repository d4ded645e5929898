import { type Api, InputFile } from "grammy";
import type { ReplyKeyboardMarkup } from "grammy/types";
import type { FileContent } from "../../src/files/rules.ts";
import type { Delivery, DeliveryResult } from "../../src/outbox/rules.ts";
import { deliveryFailure, describe, notAPicture } from "./errors.ts";
import { inlineKeyboard, needsBotName } from "./keyboard.ts";
import { mentionEntities } from "./mentions.ts";
import { deliverPoll } from "./send-poll.ts";
import { SHARE_CONTACT_BUTTON } from "./wording.ts";

/** Bot API, sendMessage: 1 to 4096 characters. */
const TEXT_LIMIT = 4096;
/** Bot API, sendPhoto and sendDocument: a caption has up to 1024 characters. */
const CAPTION_LIMIT = 1024;
/** Bot API, sendPhoto: a photo has at most 10 MB. */
const PICTURE_LIMIT = 10 * 1024 * 1024;
const PICTURE_TYPES = new Set(["image/png", "image/jpeg", "image/webp"]);

/** One call of the Bot API. It gives the new message's id. */
type Part = (api: Api) => Promise<number>;

/** A delivery with the bot's name, where a button of it needs that. */
type Outgoing = Delivery & { botName: string | null };

/** Nothing has been sent when the bot's name cannot be asked; it is asked again after this. */
const NAME_AGAIN_AFTER_MS = 5_000;

/**
 * Sends one delivery. When only a part of it was taken, the outcome is `unknown`, so that a human looks. `botName`
 * gives the bot's username, which links to its private chat are made of.
 */
export async function deliverToTelegram(
  api: Api,
  delivery: Delivery,
  botName: () => Promise<string>,
): Promise<DeliveryResult> {
  if (delivery.text.length > TEXT_LIMIT) {
    const detail = `text of ${delivery.text.length} characters, at most ${TEXT_LIMIT}`;
    return { outcome: "refused", reason: "malformed", detail };
  }
  if (delivery.poll) return deliverPoll(api, chatOf(delivery), delivery.poll);
  let outgoing: Outgoing;
  try {
    outgoing = { ...delivery, botName: needsBotName(delivery) ? await botName() : null };
  } catch {
    return { outcome: "later", afterMs: NAME_AGAIN_AFTER_MS, scope: "chat" };
  }
  if (delivery.edits !== null) return editInPlace(api, outgoing, delivery.edits);
  return sendParts(api, partsOf(outgoing));
}

async function sendParts(api: Api, parts: readonly Part[]): Promise<DeliveryResult> {
  let first: string | null = null;
  for (const part of parts) {
    try {
      const id = await part(api);
      first ??= String(id);
    } catch (error) {
      if (first === null) return deliveryFailure(error);
      const detail = `message ${first} was sent, but not all of its files: ${describe(error)}`;
      return { outcome: "unknown", detail };
    }
  }
  if (first === null) return { outcome: "refused", reason: "malformed", detail: "nothing to send" };
  return { outcome: "sent", externalId: first };
}

async function editInPlace(api: Api, delivery: Outgoing, edits: string): Promise<DeliveryResult> {
  try {
    await api.editMessageText(chatOf(delivery), Number(edits), delivery.text, {
      entities: mentionEntities(delivery.text, delivery.mentions),
      link_preview_options: { is_disabled: true },
      ...inlineKeyboard(delivery, delivery.botName),
    });
    return { outcome: "sent", externalId: edits };
  } catch (error) {
    const failure = deliveryFailure(error);
    // It already reads so, for instance after an edit whose answer was lost.
    const unchanged = failure.outcome === "refused" && failure.reason === "unchanged";
    return unchanged ? { outcome: "sent", externalId: edits } : failure;
  }
}

/** The text goes with the first file when it fits as its caption, else before all files. */
function partsOf(delivery: Outgoing): Part[] {
  const [first, ...others] = delivery.attachments;
  const plain = { text: "", delivery };
  if (!first) return delivery.text === "" ? [] : [textPart(delivery)];
  if (delivery.text.length <= CAPTION_LIMIT) {
    const captioned = filePart(first, { text: delivery.text, delivery });
    return [captioned, ...others.map((file) => filePart(file, plain))];
  }
  return [textPart(delivery), ...delivery.attachments.map((file) => filePart(file, plain))];
}

function textPart(delivery: Outgoing): Part {
  return async (api) => {
    const message = await api.sendMessage(chatOf(delivery), delivery.text, {
      // Never a parse mode: a name that looks like markup must not break the message.
      entities: mentionEntities(delivery.text, delivery.mentions),
      link_preview_options: { is_disabled: true },
      ...(shareContact(delivery) ?? inlineKeyboard(delivery, delivery.botName)),
    });
    return message.message_id;
  };
}

function filePart(file: FileContent, caption: { text: string; delivery: Outgoing }): Part {
  const { text, delivery } = caption;
  const others =
    text === ""
      ? {}
      : {
          caption: text,
          caption_entities: mentionEntities(text, delivery.mentions),
          ...inlineKeyboard(delivery, delivery.botName),
        };
  const chat = chatOf(delivery);
  const upload = () => new InputFile(file.bytes, file.name);
  const asDocument = async (api: Api) =>
    (await api.sendDocument(chat, upload(), others)).message_id;
  const isPicture = PICTURE_TYPES.has(file.mediaType) && file.bytes.length <= PICTURE_LIMIT;
  if (!isPicture) return asDocument;
  return async (api) => {
    try {
      return (await api.sendPhoto(chat, upload(), others)).message_id;
    } catch (error) {
      // A card that is too tall for a picture still arrives as a file.
      if (notAPicture(error)) return asDocument(api);
      throw error;
    }
  };
}

function chatOf(delivery: Delivery): number | string {
  const id = Number(delivery.chat.id);
  return Number.isSafeInteger(id) ? id : delivery.chat.id;
}

/** Only a private chat may ask for one's number, and only the invitation to be bound does. */
function shareContact(delivery: Delivery): { reply_markup: ReplyKeyboardMarkup } | null {
  const invites = delivery.kind === "bind" || delivery.kind === "bind-invite";
  if (!invites || delivery.chat.kind !== "private" || delivery.buttons.length > 0) return null;
  const keyboard = [[{ text: SHARE_CONTACT_BUTTON, request_contact: true }]];
  return { reply_markup: { keyboard, one_time_keyboard: true, resize_keyboard: true } };
}
