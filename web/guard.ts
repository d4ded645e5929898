import type { MiddlewareHandler } from "hono";

const HEADERS = {
  "content-security-policy":
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  // The sign-in link is a secret, and a Referer would carry it away.
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "cache-control": "no-store",
} as const;

/** Every answer forbids scripts, frames, foreign content and caching. */
export const secureHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  for (const [name, value] of Object.entries(HEADERS)) context.header(name, value);
};

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/;
const HOST_HEADER = /^(\[[\da-f:.]+\]|[^\s:@/\\?#]+)(?::\d{1,5})?$/i;

/**
 * Whether a request's Host header may be answered by a console that listens on `host`. On a loopback address only
 * loopback names pass, with any port (a tunnel changes it): a foreign name means that somebody's page has pointed its
 * own name at this machine (DNS rebinding). Whoever set HOST to something else serves names that are not known here.
 */
export function answersTo(header: string | undefined, host: string): boolean {
  const name = HOST_HEADER.exec(header ?? "")?.[1]?.toLowerCase();
  if (name === undefined) return false;
  return !LOOPBACK.test(host) || LOOPBACK.test(name);
}
