import { describe, expect, it } from "vitest";
import { manualClock } from "../../src/clock.ts";
import { oneTimeSignIn } from "../../web/sign-in.ts";

const HOUR_MS = 3_600_000;

function signingIn() {
  const start = new Date("2026-09-14T02:00:00Z");
  const clock = manualClock(start);
  const signIn = oneTimeSignIn(clock);
  const token = signIn.path.replace("/sign-in/", "");
  const waitUntil = (ms: number) => clock.moveTo(new Date(start.getTime() + ms));
  return { signIn, token, waitUntil };
}

describe("the one-time link", () => {
  it("is hard to guess and another one every time", () => {
    const [one, other] = [signingIn().token, signingIn().token];
    expect(one).toMatch(/^[\w-]{43}$/);
    expect(one).not.toBe(other);
  });

  it("may be looked at as often as one likes, and works once", () => {
    const { signIn, token } = signingIn();
    expect([signIn.look(token), signIn.look(token)]).toEqual(["ready", "ready"]);
    expect(signIn.redeem(token)).not.toBeNull();
    expect(signIn.look(token)).toBe("used");
    expect(signIn.redeem(token)).toBeNull();
  });

  it("is not used up by a wrong guess", () => {
    const { signIn, token } = signingIn();
    expect(signIn.redeem(`${token}x`)).toBeNull();
    expect(signIn.look("")).toBe("wrong");
    expect(signIn.redeem(token)).not.toBeNull();
  });
});

describe("a session", () => {
  it("lasts twelve hours", () => {
    const { signIn, token, waitUntil } = signingIn();
    const session = signIn.redeem(token) ?? "";
    waitUntil(12 * HOUR_MS - 1);
    expect(signIn.holds(session)).toBe(true);
    waitUntil(12 * HOUR_MS);
    expect(signIn.holds(session)).toBe(false);
  });

  it("is opened by nothing else", () => {
    const { signIn, token } = signingIn();
    signIn.redeem(token);
    expect([undefined, "", token].map((session) => signIn.holds(session))).toEqual([
      false,
      false,
      false,
    ]);
  });
});
