import { describe, expect, it } from "vitest";
import { PlatformRefused } from "../../../bots/port.ts";
import { delivery } from "../contract.ts";
import { ListeningWorld, start } from "./listening-world.ts";

const hour = 60 * 60 * 1000;

describe("listening to Telegram in trouble", () => {
  const world = new ListeningWorld();

  describe("a token that cannot work is refused with advice", () => {
    it.each([
      ["unknown to Telegram", "100200:another-token", "TELEGRAM_BOT_TOKEN"],
      ["not of a token's form", "no token", "TELEGRAM_BOT_TOKEN"],
    ])("%s", async (_what, token, setting) => {
      const refusal = await world
        .make({ token })
        .start(world.intake)
        .catch((error: unknown) => error);
      if (!(refusal instanceof PlatformRefused)) throw new Error("it was not refused");
      expect(refusal.advice).toContain(setting);
      expect(refusal.advice + refusal.message).not.toContain(token);
    });
  });

  describe("trouble", () => {
    it("of an unreachable Telegram at start: it keeps trying, is deaf, and says so once", async () => {
      world.double.trouble.failAll({ code: 502, description: "Bad Gateway" });
      const platform = world.make();
      await platform.start(world.intake);
      expect(platform.health().state).toBe("deaf");
      await new Promise((resolve) => setTimeout(resolve, 30));
      expect(world.notes).toHaveLength(1);
      expect(world.notes[0]).toContain("连不上 Telegram");
      world.double.trouble.failAll(null);
      world.say("签到");
      await world.heard("签到");
      await world.until(() =>
        expect(platform.health()).toMatchObject({ state: "hearing", detail: null }),
      );
    });

    it("of a short outage is not deafness: only `heardUntil` stands still", async () => {
      const platform = world.make();
      await platform.start(world.intake);
      await world.until(() => expect(world.intake.positions.length).toBeGreaterThan(0));
      world.double.trouble.failAll({ code: 502, description: "Bad Gateway" });
      world.say("停机前");
      await world.until(() => expect(world.notes).toHaveLength(1));
      expect(platform.health().state).toBe("hearing");
      world.later(5 * hour);
      expect(platform.health().state).toBe("deaf");
      const reached = world.intake.positions.at(-1)?.heardUntil;
      expect(reached).toEqual(start);
      world.double.trouble.failAll(null);
      await world.until(() =>
        expect(platform.health()).toMatchObject({ state: "hearing", detail: null }),
      );
      world.say("恢复后");
      await world.heard("停机前", "恢复后");
      await world.until(() =>
        expect(world.intake.positions.at(-1)?.heardUntil).toEqual(world.clock.now()),
      );
      expect(world.intake.deafness).toEqual([]);
    });

    it("of more than a day is deafness, told once, since when it last heard", async () => {
      const platform = world.make();
      await platform.start(world.intake);
      await world.until(() => expect(world.intake.positions.length).toBeGreaterThan(0));
      world.double.trouble.failAll({ code: 502, description: "Bad Gateway" });
      world.say("唤醒");
      await world.until(() => expect(world.notes).toHaveLength(1));
      world.later(25 * hour);
      await world.until(() => expect(world.intake.deafness).toHaveLength(1));
      world.later(hour);
      world.double.trouble.failAll(null);
      await world.until(() => expect(platform.health().state).toBe("hearing"));
      expect(world.intake.deafness).toHaveLength(1);
      expect(world.intake.deafness[0]?.since).toEqual(start);
    });

    it("of another poller is named, and ends by itself", async () => {
      const platform = world.make();
      world.double.trouble.failNext(
        "getUpdates",
        409,
        "Conflict: terminated by other getUpdates request",
      );
      await platform.start(world.intake);
      world.say("签到");
      await world.heard("签到");
      expect(world.notes).toEqual([expect.stringContaining("同一个 Telegram 令牌")]);
      await world.until(() => expect(platform.health().state).toBe("hearing"));
    });

    it("of a revoked token makes it deaf at once, with advice", async () => {
      const platform = world.make();
      await platform.start(world.intake);
      await world.until(() => expect(platform.health().state).toBe("hearing"));
      world.double.trouble.failAll({ code: 401, description: "Unauthorized" });
      world.say("唤醒");
      await world.until(() => expect(platform.health().state).toBe("deaf"));
      expect(platform.health().detail).toContain("TELEGRAM_BOT_TOKEN");
    });

    it("of the database is named, and nothing is lost", async () => {
      world.intake.failNext("before-storing", 10);
      world.say("签到");
      await world.make().start(world.intake);
      await world.heard("签到");
      expect(world.notes).toEqual([expect.stringContaining("没有丢失")]);
    });

    it("never shows the token", async () => {
      const platform = world.make({ apiRoot: "http://127.0.0.1:1" });
      await platform.start(world.intake);
      const result = await platform.deliver(delivery({ chat: { id: "7", kind: "private" } }));
      expect(result).toMatchObject({ outcome: "later", scope: "account" });
      expect(JSON.stringify([world.notes, platform.health()])).not.toContain(
        world.double.token.slice(7),
      );
      expect(world.notes.join()).toContain("ECONNREFUSED");
    });
  });
});
