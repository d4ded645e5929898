import { readFile } from "node:fs/promises";
import { type Api, InputFile } from "grammy";
import type { InlineKeyboardMarkup, ReplyKeyboardMarkup } from "grammy/types";
import type { Attachment, Delivery, DeliveryResult } from "../../src/outbox/rules.ts";
import { deliveryFailure, describe, notAPicture } from "./errors.ts";
import { mentionEntities } from "./mentions.ts";
import { SHARE_CONTACT_BUTTON } from "./wording.ts";

/** Bot API, sendMessage: 1 to 4096 characters. */
const TEXT_LIMIT = 4096;
/** Bot API, sendPhoto and sendDocument: a caption has up to 1024 characters. */
const CAPTION_LIMIT = 1024;
const PICTURE_TYPES = new Set(["image/png", "image/jpeg", "image/webp"]);

/** One call of the Bot API. It gives the new message's id. */
type Part = (api: Api) => Promise<number>;

/** Sends one delivery. When only a part of it was taken, the outcome is `unknown`, so that a human looks. */
export async function deliverToTelegram(api: Api, delivery: Delivery): Promise<DeliveryResult> {
  if (delivery.text.length > TEXT_LIMIT) {
    const detail = `text of ${delivery.text.length} characters, at most ${TEXT_LIMIT}`;
    return { outcome: "refused", reason: "malformed", detail };
  }
  if (delivery.edits !== null) return editInPlace(api, delivery, delivery.edits);
  let files: LoadedFile[];
  try {
    files = await Promise.all(delivery.attachments.map(loadFile));
  } catch {
    const names = delivery.attachments.map(({ name }) => name).join(", ");
    return { outcome: "refused", reason: "malformed", detail: `cannot read one of: ${names}` };
  }
  return sendParts(api, partsOf(delivery, files));
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

async function editInPlace(api: Api, delivery: Delivery, edits: string): Promise<DeliveryResult> {
  try {
    await api.editMessageText(chatOf(delivery), Number(edits), delivery.text, {
      entities: mentionEntities(delivery.text, delivery.mentions),
      link_preview_options: { is_disabled: true },
      ...inlineKeyboard(delivery),
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
function partsOf(delivery: Delivery, files: readonly LoadedFile[]): Part[] {
  const [first, ...others] = files;
  const plain = { text: "", delivery };
  if (!first) return delivery.text === "" ? [] : [textPart(delivery)];
  if (delivery.text.length <= CAPTION_LIMIT) {
    const captioned = filePart(first, { text: delivery.text, delivery });
    return [captioned, ...others.map((file) => filePart(file, plain))];
  }
  return [textPart(delivery), ...files.map((file) => filePart(file, plain))];
}

function textPart(delivery: Delivery): Part {
  return async (api) => {
    const message = await api.sendMessage(chatOf(delivery), delivery.text, {
      // Never a parse mode: a name that looks like markup must not break the message.
      entities: mentionEntities(delivery.text, delivery.mentions),
      link_preview_options: { is_disabled: true },
      ...(shareContact(delivery) ?? inlineKeyboard(delivery)),
    });
    return message.message_id;
  };
}

function filePart(file: LoadedFile, caption: { text: string; delivery: Delivery }): Part {
  const { text, delivery } = caption;
  const others =
    text === ""
      ? {}
      : {
          caption: text,
          caption_entities: mentionEntities(text, delivery.mentions),
          ...inlineKeyboard(delivery),
        };
  const chat = chatOf(delivery);
  const upload = () => new InputFile(file.bytes, file.attachment.name);
  const asDocument = async (api: Api) =>
    (await api.sendDocument(chat, upload(), others)).message_id;
  if (!PICTURE_TYPES.has(file.attachment.mediaType)) return asDocument;
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

type LoadedFile = { attachment: Attachment; bytes: Uint8Array };

async function loadFile(attachment: Attachment): Promise<LoadedFile> {
  return { attachment, bytes: await readFile(attachment.path) };
}

function chatOf(delivery: Delivery): number | string {
  const id = Number(delivery.chat.id);
  return Number.isSafeInteger(id) ? id : delivery.chat.id;
}

function inlineKeyboard(delivery: Delivery): { reply_markup?: InlineKeyboardMarkup } {
  if (delivery.buttons.length === 0) return {};
  const rows = delivery.buttons.map(({ text, data }) => [{ text, callback_data: data }]);
  return { reply_markup: { inline_keyboard: rows } };
}

/** Only a private chat may ask for one's number, and only the invitation to be bound does. */
function shareContact(delivery: Delivery): { reply_markup: ReplyKeyboardMarkup } | null {
  const invites = delivery.kind === "bind" || delivery.kind === "bind-invite";
  if (!invites || delivery.chat.kind !== "private" || delivery.buttons.length > 0) return null;
  const keyboard = [[{ text: SHARE_CONTACT_BUTTON, request_contact: true }]];
  return { reply_markup: { keyboard, one_time_keyboard: true, resize_keyboard: true } };
}
