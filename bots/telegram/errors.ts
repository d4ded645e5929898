import { GrammyError, HttpError } from "grammy";
import type { DeliveryResult } from "../../src/outbox/rules.ts";

/** When Telegram names no waiting time; its own answers are mostly a few seconds. */
const DEFAULT_RETRY_MS = 5_000;
const TOKEN_TROUBLE_RETRY_MS = 60_000;
const UNREACHABLE_RETRY_MS = 5_000;
const SERVER_FAULT_RETRY_MS = 5_000;

/** A connection that never came about: the request certainly did not arrive. */
const NEVER_CONNECTED = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENETDOWN",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "ERR_TLS_CERT_ALTNAME_INVALID",
]);

const GONE =
  /not found|deactivated|chat was deleted|PEER_ID_INVALID|MESSAGE_ID_INVALID|USER_ID_INVALID/i;
const NOT_ALLOWED =
  /not enough rights|no rights|need administrator|can't be edited|WRITE_FORBIDDEN|RESTRICTED|TOPIC_CLOSED/i;
const UNCHANGED = /message is not modified/i;
const PICTURE = /PHOTO_|IMAGE_PROCESS_FAILED|wrong file identifier|too big for a photo/i;

/** Why listening fails: how long to wait when Telegram says so, and what it is about. */
export type ListeningFailure = {
  cause: "token" | "address" | "conflict" | "busy" | "unreachable";
  afterMs: number | null;
  detail: string;
};

/** What a failed call means for the delivery that made it. Nothing of the token gets into `detail`. */
export function deliveryFailure(error: unknown): DeliveryResult {
  if (error instanceof GrammyError) return answeredFailure(error);
  const detail = describe(error);
  if (error instanceof HttpError && neverConnected(error.error)) {
    return { outcome: "later", afterMs: UNREACHABLE_RETRY_MS, scope: "account" };
  }
  return { outcome: "unknown", detail };
}

/** Whether Telegram did not take the bytes as a picture; as a file it may. */
export function notAPicture(error: unknown): boolean {
  return (
    error instanceof GrammyError && error.error_code === 400 && PICTURE.test(error.description)
  );
}

/** What a failed `getMe` or `getUpdates` means. */
export function listeningFailure(error: unknown): ListeningFailure {
  const detail = describe(error);
  if (!(error instanceof GrammyError)) return { cause: "unreachable", afterMs: null, detail };
  if (error.error_code === 401) return { cause: "token", afterMs: null, detail };
  if (error.error_code === 404) return { cause: "address", afterMs: null, detail };
  if (error.error_code === 409) return { cause: "conflict", afterMs: null, detail };
  if (error.error_code === 429) return { cause: "busy", afterMs: retryAfter(error), detail };
  return { cause: "unreachable", afterMs: null, detail };
}

/** One line for the log, without addresses, payloads or tokens. */
export function describe(error: unknown): string {
  if (error instanceof GrammyError) return withoutToken(`${error.error_code} ${error.description}`);
  if (error instanceof HttpError) return `network: ${networkCode(error.error)}`;
  return error instanceof Error ? withoutToken(error.message) : "unknown error";
}

function answeredFailure(error: GrammyError): DeliveryResult {
  const { error_code: code, description, parameters } = error;
  const detail = describe(error);
  if (parameters.migrate_to_chat_id !== undefined) {
    return { outcome: "migrated", chatId: String(parameters.migrate_to_chat_id) };
  }
  // One chat's limit and the bot's own limit look the same; the narrower one stops less by mistake.
  if (code === 429) return { outcome: "later", afterMs: retryAfter(error), scope: "chat" };
  if (code === 401 || code === 404) {
    return { outcome: "later", afterMs: TOKEN_TROUBLE_RETRY_MS, scope: "account" };
  }
  if (code === 403) return { outcome: "refused", reason: forbidden(description), detail };
  if (code >= 400 && code < 500)
    return { outcome: "refused", reason: rejected(description), detail };
  // A gateway's answer may come after the message went out; the Bot API's own says that it did not.
  if (code === 502 || code === 504) return { outcome: "unknown", detail };
  return { outcome: "later", afterMs: SERVER_FAULT_RETRY_MS, scope: "chat" };
}

function forbidden(description: string): "blocked" | "gone" | "not-allowed" {
  if (GONE.test(description)) return "gone";
  return NOT_ALLOWED.test(description) ? "not-allowed" : "blocked";
}

function rejected(description: string): "unchanged" | "gone" | "not-allowed" | "malformed" {
  if (UNCHANGED.test(description)) return "unchanged";
  if (NOT_ALLOWED.test(description)) return "not-allowed";
  return GONE.test(description) ? "gone" : "malformed";
}

function retryAfter(error: GrammyError): number {
  const seconds = error.parameters.retry_after;
  return seconds === undefined ? DEFAULT_RETRY_MS : seconds * 1000;
}

function neverConnected(cause: unknown): boolean {
  if (NEVER_CONNECTED.has(networkCode(cause))) return true;
  // The system's own words follow "reason:"; a time-out while connecting is told apart only there.
  return cause instanceof Error && /reason: (connect |getaddrinfo )/.test(cause.message);
}

function networkCode(cause: unknown): string {
  if (typeof cause !== "object" || cause === null) return "failed";
  if ("code" in cause && typeof cause.code === "string") return cause.code;
  if ("type" in cause && typeof cause.type === "string") return cause.type;
  return cause instanceof Error && /timed out/.test(cause.message) ? "timed out" : "failed";
}

function withoutToken(text: string): string {
  return text.replace(/\d+:[\w-]{10,}/g, "<token>");
}
