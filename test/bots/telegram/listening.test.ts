import { describe, expect, it } from "vitest";
import { membership, press } from "../../support/telegram-double/updates.ts";
import { recordingIntake } from "../recording-intake.ts";
import { chat, ListeningWorld, start, zhang } from "./listening-world.ts";

describe("listening to Telegram", () => {
  const world = new ListeningWorld();

  describe("never loses and never invents an update", () => {
    it("asks again for what was stored but not confirmed when the process died", async () => {
      world.say("一");
      world.say("二");
      const crashed = world.make();
      world.intake.failNext("after-storing", 1_000);
      await crashed.start(world.intake);
      await world.until(() => expect(world.intake.batches.length).toBeGreaterThan(0));
      const keys = world.intake.batches[0]?.map(({ key }) => key);
      await crashed.stop();
      expect(world.double.waiting()).toHaveLength(2);

      const next = recordingIntake();
      await world.make().start(next);
      await world.until(() => expect(next.stored().map(({ key }) => key)).toEqual(keys));
      await world.until(() => expect(world.double.waiting()).toHaveLength(0));
    });

    it("confirms only after storing", async () => {
      world.intake.failNext("before-storing", 5);
      const waitingAtStore: number[] = [];
      const { store } = world.intake;
      world.intake.store = (messages, position) => {
        if (messages.length > 0) waitingAtStore.push(world.double.waiting().length);
        return store(messages, position);
      };
      world.say("签到");
      await world.make().start(world.intake);
      await world.heard("签到");
      expect(waitingAtStore).toEqual([1, 1, 1, 1, 1, 1]);
      await world.until(() => expect(world.double.waiting()).toHaveLength(0));
    });

    it("fetches a long backlog to its end, in order", async () => {
      const texts = Array.from({ length: 250 }, (_, index) => String(index));
      for (const text of texts) world.say(text);
      await world.make().start(world.intake);
      await world.heard(...texts);
      expect(world.intake.batches.map((batch) => batch.length)).toEqual([100, 100, 50]);
    });

    it("hears on when ids start lower after a quiet week", async () => {
      await world.make().start(world.intake);
      world.say("上周");
      await world.heard("上周");
      await world.until(() => expect(world.double.waiting()).toHaveLength(0));
      world.double.jumpTo(17);
      world.say("本周");
      await world.heard("上周", "本周");
    });

    it("hears what has lower ids than the stored cursor after a restart", async () => {
      world.intake.positions.push({ cursor: "900000", heardUntil: start });
      world.say("签到");
      await world.make().start(world.intake);
      await world.heard("签到");
    });

    it("passes over what it cannot read, says so, and goes on", async () => {
      world.double.receive({ message: { chat: null, from: 3 } } as never);
      world.say("签到");
      await world.make().start(world.intake);
      await world.heard("签到");
      await world.until(() => expect(world.double.waiting()).toHaveLength(0));
      expect(world.notes.join()).toContain("已跳过");
    });

    it("names the kinds of updates that it wants, and only those", async () => {
      await world.make().start(world.intake);
      await world.until(() => expect(world.intake.positions.length).toBeGreaterThan(0));
      world.say("签到");
      await world.heard("签到");
      expect(world.double.callsOf("getUpdates")[0]?.payload.allowed_updates).toEqual([
        "message",
        "edited_message",
        "callback_query",
        "poll_answer",
        "my_chat_member",
      ]);
      expect(world.double.callsOf("deleteWebhook")[0]?.payload).toEqual({
        drop_pending_updates: false,
      });
    });
  });

  it("answers a pressed button after storing it, and hears on when that fails", async () => {
    await world.make().start(world.intake);
    world.double.trouble.failNext("answerCallbackQuery", 400, "Bad Request: query is too old");
    world.double.receive(press({ id: "q1", chat, from: zhang, under: 3, data: "a" }));
    world.double.receive(press({ id: "q2", chat, from: zhang, under: 3, data: "b" }));
    await world.until(() => expect(world.intake.stored()).toHaveLength(2));
    await world.until(() =>
      expect(world.double.callsOf("answerCallbackQuery").length).toBeGreaterThan(0),
    );
    world.say("签到");
    await world.until(() => expect(world.intake.stored()).toHaveLength(3));
  });

  it("answers a whole batch of pressed buttons", async () => {
    const warnings: string[] = [];
    const warn = (warning: Error) => warnings.push(warning.message);
    process.on("warning", warn);
    for (let id = 0; id < 100; id += 1) {
      world.double.receive(press({ id: `q${id}`, chat, from: zhang, under: 3, data: "a" }));
    }
    await world.make().start(world.intake);
    const answers = () => world.double.callsOf("answerCallbackQuery");
    await world.until(() => expect(answers()).toHaveLength(100));
    process.off("warning", warn);
    expect(warnings).toEqual([]);
  });

  it("notices that privacy mode was switched off when it comes back to a group", async () => {
    world.double.privacy.hearsWholeGroups = false;
    await world.make().start(world.intake);
    const join = { chat, from: zhang, bot: world.double.bot, status: "member", date: 1 } as const;
    world.double.receive(membership(join));
    await world.until(() => expect(world.intake.stored()).toHaveLength(1));
    world.double.privacy.hearsWholeGroups = true;
    world.double.receive(membership(join));
    await world.until(() => expect(world.intake.stored()).toHaveLength(2));
    expect(world.intake.stored().map(({ presence }) => presence?.canHear)).toEqual([false, true]);
  });

  describe("stopping", () => {
    it("ends the poll that Telegram holds at once", async () => {
      const platform = world.make({ pollSeconds: 50 });
      await platform.start(world.intake);
      await world.until(() => expect(world.intake.positions.length).toBeGreaterThan(0));
      const began = performance.now();
      await platform.stop();
      expect(performance.now() - began).toBeLessThan(500);
    });

    it("waits for the batch that is being stored", async () => {
      const platform = world.make();
      await platform.start(world.intake);
      const { store } = world.intake;
      let finish = () => {};
      let storing = false;
      world.intake.store = async (messages, position) => {
        if (messages.length > 0) {
          storing = true;
          await new Promise<void>((resolve) => {
            finish = resolve;
          });
        }
        return store(messages, position);
      };
      world.say("签到");
      await world.until(() => expect(storing).toBe(true));
      const stopped = platform.stop();
      finish();
      await stopped;
      expect(world.intake.stored()).toHaveLength(1);
    });

    it("does not hang on a database that stays away", async () => {
      world.intake.failNext("before-storing", 1_000_000);
      world.say("签到");
      const platform = world.make({ backoff: { firstMs: 10_000, maxMs: 10_000 } });
      await platform.start(world.intake);
      await world.until(() => expect(world.notes).toHaveLength(1));
      await platform.stop();
      expect(world.double.waiting()).toHaveLength(1);
    });
  });
});
