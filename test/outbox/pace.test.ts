import { describe, expect, it } from "vitest";
import { memoryPace, unpaced } from "../../src/outbox/delivery/pace.ts";
import type { Address } from "../../src/outbox/delivery/rules.ts";

const start = new Date("2026-09-14T02:00:00Z");
const plus = (ms: number) => new Date(start.getTime() + ms);
const chat = (id: string, kind: Address["kind"] = "private", platform = "telegram"): Address => ({
  platform,
  chat: id,
  kind,
  accountId: null,
});

describe("the pace of one account", () => {
  it("lets one message a second into a chat", () => {
    const pace = memoryPace();
    expect(pace.readyAt(chat("a"), start).at).toEqual(start);
    pace.took(chat("a"), start);
    expect(pace.readyAt(chat("a"), plus(400))).toEqual({ at: plus(1_000), scope: "chat" });
    expect(pace.readyAt(chat("b"), plus(400)).at).toEqual(plus(400));
    expect(pace.readyAt(chat("a"), plus(1_000)).at).toEqual(plus(1_000));
  });

  it("lets twenty a minute into a group", () => {
    const pace = memoryPace();
    for (let second = 0; second < 20; second++) pace.took(chat("g", "group"), plus(second * 1_000));
    expect(pace.readyAt(chat("g", "group"), plus(25_000))).toEqual({
      at: plus(60_000),
      scope: "chat",
    });
  });

  it("lets thirty a second out in all", () => {
    const pace = memoryPace();
    for (let each = 0; each < 30; each++) pace.took(chat(`c${each}`), plus(each));
    expect(pace.readyAt(chat("x"), plus(100))).toEqual({ at: plus(1_000), scope: "account" });
    expect(pace.readyAt(chat("x", "private", "sandbox"), plus(100)).at).toEqual(plus(100));
  });

  it("keeps still when a platform asked for it", () => {
    const pace = memoryPace();
    pace.hold(chat("a"), "chat", plus(9_000));
    expect(pace.readyAt(chat("a"), start)).toEqual({ at: plus(9_000), scope: "chat" });
    pace.hold(chat("a"), "account", plus(20_000));
    expect(pace.readyAt(chat("b"), start)).toEqual({ at: plus(20_000), scope: "account" });
  });

  it("can be switched off", () => {
    for (let each = 0; each < 100; each++) unpaced.took(chat("a"), start);
    expect(unpaced.readyAt(chat("a"), start).at).toEqual(start);
  });
});
