import {
  type DestinationStream,
  destination as fileDestination,
  type Logger,
  pino,
  stdSerializers,
} from "pino";
import type { LogLevel } from "./config.ts";

export type { Logger } from "pino";

/**
 * Names that may appear in the log. Everything else an object carries is left out: a list of what to
 * hide always misses the next secret, and one level deeper than it reaches.
 */
const SHOWN = new Set(
  [
    [
      "attempt",
      "beat",
      "channel",
      "count",
      "duration",
      "err",
      "error",
      "host",
      "id",
      "job",
      "kind",
    ],
    ["level", "name", "number", "occurrence", "outcome", "plan", "platform", "port", "programme"],
    [
      "queue",
      "source",
      "inboxId",
      "outboxId",
      "channelId",
      "cause",
      "note",
      "tries",
      "notBefore",
      "since",
      "reason",
      "role",
      "state",
      "status",
      "unit",
      "url",
      "version",
      "applied",
      "at",
    ],
  ].flat(),
);

/**
 * A logger of JSON lines. `destination`: a file's path, a stream (tests), or nothing for standard output.
 * Fields with unknown names are dropped; tokens, passwords and phone numbers are blotted out wherever they stand.
 */
export function createLogger(options: {
  level: LogLevel;
  destination?: string | DestinationStream;
}): Logger {
  const { level, destination } = options;
  const stream =
    typeof destination === "object"
      ? destination
      : fileDestination({ dest: destination ?? 1, mkdir: true, sync: true });
  return pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }), log: shownFields, bindings: shownFields },
      // shownFields has described errors already; pino's own serializer would add what it left out.
      serializers: { err: (fields: unknown) => fields },
      hooks: { streamWrite: blot },
    },
    stream,
  );
}

/** Hides what must never leave the process: bot tokens, passwords in addresses, mobile phone numbers. */
export function blot(text: string): string {
  return text
    .replace(/\d{6,}:[\w-]{30,}/g, "[token]")
    .replace(/\/bot[^/\s"'\\]+/g, "/bot[token]")
    .replace(/(\w+:\/\/[^\s:/@"\\]*):[^\s@/"\\]+@/g, "$1:[password]@")
    .replace(/(?<![\d.])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/g, "[phone]");
}

function shownFields(fields: Record<string, unknown>): Record<string, unknown> {
  const shown = Object.entries(fields).filter(([name]) => SHOWN.has(name));
  return Object.fromEntries(shown.map(([name, value]) => [name, shownValue(value)]));
}

/** Of an object only its own shown fields, of an error its kind, message and stack. */
function shownValue(value: unknown): unknown {
  if (value instanceof Error) return errorFields(value);
  if (Array.isArray(value)) return value.map(shownValue);
  if (value instanceof Date) return value.toISOString();
  if (typeof value === "object" && value !== null) return shownFields({ ...value });
  // Blotting works on the finished line, where a number must stay a number: a long one is written as text.
  return typeof value === "number" && value > 1e9 ? String(value) : value;
}

function errorFields(error: Error): Record<string, unknown> {
  const { type, message, stack } = stdSerializers.err(error);
  const code = "code" in error && typeof error.code === "string" ? { code: error.code } : {};
  return { type, message, stack, ...code };
}
