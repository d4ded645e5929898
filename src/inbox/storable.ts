/**
 * `value` as JSON that Postgres takes: without NUL characters and halves of characters, which a platform may
 * deliver and which would make one message refuse the whole batch, for ever.
 */
export function storable(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === "string" ? cleaned(inner) : inner,
  );
}

/** `text` without NUL characters and halves of characters. */
export function cleaned(text: string): string {
  return Buffer.from(text.replaceAll("\0", ""), "utf8").toString("utf8");
}
