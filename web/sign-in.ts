import { createHash, randomBytes } from "node:crypto";
import type { Clock } from "../src/clock.ts";

/** How long one sign-in lasts: a working day with its evening. */
export const SESSION_SECONDS = 12 * 60 * 60;

/** What a link is good for: `ready` once, `used` afterwards; `wrong` is any other. */
export type LinkState = "ready" | "used" | "wrong";

/** The one-time link of this process and the sessions it has opened, in memory only. */
export type SignIn = {
  /** The secret path of the link, to be shown to the administrator and nowhere else. */
  readonly path: string;
  look(token: string): LinkState;
  /** Uses the link up and opens a session; null unless it was `ready`. The result is the cookie's secret. */
  redeem(token: string): string | null;
  holds(session: string | undefined): boolean;
};

/** Makes a new link. Secrets are kept as hashes, so that looking one up takes the same time for every guess. */
export function oneTimeSignIn(clock: Clock): SignIn {
  const token = secret();
  const expected = hashed(token);
  const sessions = new Map<string, number>();
  let used = false;
  const look = (guess: string): LinkState => {
    if (hashed(guess) !== expected) return "wrong";
    return used ? "used" : "ready";
  };
  return {
    path: `/sign-in/${token}`,
    look,
    redeem(guess) {
      if (look(guess) !== "ready") return null;
      used = true;
      const session = secret();
      sessions.set(hashed(session), clock.now().getTime() + SESSION_SECONDS * 1000);
      return session;
    },
    holds(session) {
      if (session === undefined) return false;
      const until = sessions.get(hashed(session));
      return until !== undefined && clock.now().getTime() < until;
    },
  };
}

function secret(): string {
  return randomBytes(32).toString("base64url");
}

function hashed(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
