import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Platform } from "../../bots/port.ts";
import type { Delivery, DeliveryResult } from "../../src/outbox/rules.ts";
import { type RecordingIntake, recordingIntake } from "./recording-intake.ts";

/** A platform with a world behind it, in which people do things. */
export type World = {
  platform: Platform;
  group: string;
  private: string;
  people: { zhang: string };
  sayInGroup(text: string): Promise<void>;
  sayPrivately(text: string): Promise<void>;
  /** 张三 says something in the group, then edits it. */
  sayAndEdit(text: string, edited: string): Promise<void>;
  shareLocation(): Promise<void>;
  press(data: string, under: string): Promise<void>;
  /** What the bot itself said comes back, where the platform does such things. */
  echoOwn(text: string): Promise<void>;
  /** What the chat shows now, in its newest form. */
  shown(chatId: string): string[];
  limit(chatId: string): void;
  block(chatId: string): void;
  close(): Promise<void>;
};

export function delivery(of: Partial<Delivery> & Pick<Delivery, "chat">): Delivery {
  const defaults = { outboxId: 1, kind: "notice", text: "请签到", edits: null };
  return { ...defaults, mentions: [], buttons: [], attachments: [], ...of };
}

/** What every platform promises, whatever is behind it. */
export function platformContract(name: string, make: () => Promise<World>): void {
  describe(`platform ${name}`, () => {
    let world: World;
    let intake: RecordingIntake;
    beforeEach(async () => {
      world = await make();
      intake = recordingIntake();
      await world.platform.start(intake);
    });
    afterEach(async () => {
      await world.platform.stop();
      await world.close();
    });
    const storedTexts = () => intake.stored().map(({ text }) => text);
    const heard = (count: number) =>
      vi.waitFor(() => expect(intake.stored()).toHaveLength(count), { interval: 5 });
    const inGroup = (more: Partial<Delivery> = {}) =>
      delivery({ chat: { id: world.group, kind: "group" }, ...more });
    const sentId = (result: DeliveryResult) => {
      if (result.outcome !== "sent") throw new Error(`not sent: ${result.outcome}`);
      return result.externalId;
    };

    describe("hearing", () => {
      it("stores what is said, with who, where and when", async () => {
        await world.sayInGroup("签到");
        await heard(1);
        expect(intake.stored()[0]).toMatchObject({
          platform: world.platform.name,
          kind: "text",
          text: "签到",
          chat: { id: world.group, kind: "group" },
          from: { id: world.people.zhang, name: "张三" },
          mentionsBot: false,
        });
        expect(Date.parse(intake.stored()[0]?.sentAt ?? "")).not.toBeNaN();
      });

      it("tells a private chat from a group", async () => {
        await world.sayInGroup("签到");
        await world.sayPrivately("请假 明天");
        await heard(2);
        expect(intake.stored().map(({ chat }) => chat)).toMatchObject([
          { id: world.group, kind: "group" },
          { id: world.private, kind: "private" },
        ]);
      });

      it("keeps the order and gives every message its own key", async () => {
        const texts = Array.from({ length: 30 }, (_, index) => `第 ${index + 1} 条`);
        for (const text of texts) await world.sayInGroup(text);
        await heard(30);
        expect(storedTexts()).toEqual(texts);
      });

      it("reads an edit as another wording of the same message", async () => {
        await world.sayAndEdit("签到", "说错了");
        await heard(2);
        const [said, edited] = intake.stored();
        expect(edited).toMatchObject({ kind: "edit", text: "说错了", messageId: said?.messageId });
        expect(edited?.key).not.toBe(said?.key);
      });

      it("reads a location with its datum", async () => {
        await world.shareLocation();
        await heard(1);
        const location = { longitude: 113.25, latitude: 23.125, datum: "WGS84" };
        expect(intake.stored()[0]).toMatchObject({
          kind: "location",
          location: { ...location, live: false, forwarded: false },
        });
      });

      it("reads a pressed button with the message under which it stood", async () => {
        const id = sentId(await world.platform.deliver(inGroup()));
        await world.press("approve:12", id);
        await heard(1);
        expect(intake.stored()[0]).toMatchObject({
          kind: "button",
          button: "approve:12",
          messageId: id,
        });
      });

      it("does not listen to itself", async () => {
        await world.platform.deliver(inGroup({ text: "请签到" }));
        await world.echoOwn("请签到");
        await world.sayInGroup("签到");
        await heard(1);
        expect(storedTexts()).toEqual(["签到"]);
      });

      it("loses nothing when storing fails, and stores it once", async () => {
        intake.failNext("before-storing", 3);
        await world.sayInGroup("签到");
        await world.sayInGroup("公出");
        await heard(2);
        expect(storedTexts()).toEqual(["签到", "公出"]);
      });

      it("gives the same key again when it cannot know that storing worked", async () => {
        intake.failNext("after-storing", 1);
        await world.sayInGroup("签到");
        await world.sayInGroup("公出");
        await heard(2);
        await vi.waitFor(() => expect(intake.batches.length).toBeGreaterThan(1), { interval: 5 });
        const keys = intake.batches.map((batch) => batch[0]?.key);
        expect(keys[1]).toBe(keys[0]);
      });

      it("says how far it has heard, and that it hears", async () => {
        await world.sayInGroup("签到");
        await heard(1);
        await vi.waitFor(() => expect(world.platform.health().state).toBe("hearing"));
        expect(intake.positions.at(-1)?.heardUntil).toBeInstanceOf(Date);
        expect(world.platform.health().detail).toBeNull();
      });
    });

    describe("speaking", () => {
      it("gives each message its own id", async () => {
        const first = sentId(await world.platform.deliver(inGroup({ text: "一" })));
        const second = sentId(await world.platform.deliver(inGroup({ text: "二" })));
        expect(second).not.toBe(first);
        expect(world.shown(world.group)).toEqual(["一", "二"]);
      });

      it("edits in place", async () => {
        if (!world.platform.can.edit) return;
        const id = sentId(await world.platform.deliver(inGroup({ text: "已到 0/7" })));
        const edited = await world.platform.deliver(inGroup({ text: "已到 3/7", edits: id }));
        expect(edited).toEqual({ outcome: "sent", externalId: id });
        expect(world.shown(world.group)).toEqual(["已到 3/7"]);
      });

      it("says that a message to edit is gone", async () => {
        const result = await world.platform.deliver(inGroup({ edits: "987654" }));
        expect(result).toMatchObject({ outcome: "refused", reason: "gone" });
      });

      it("changes nothing in the text for a mention", async () => {
        const name = "欧阳👨‍👩‍👧娜娜@东关镇";
        const text = `👍 @${name}、@王五：请签到 *_<b>`;
        const mentions = [{ name, externalId: world.people.zhang }];
        await world.platform.deliver(inGroup({ text, mentions }));
        expect(world.shown(world.group)).toEqual([text]);
      });

      it("waits when there is too much for a chat", async () => {
        world.limit(world.group);
        const result = await world.platform.deliver(inGroup());
        expect(result).toEqual({ outcome: "later", afterMs: 7_000, scope: "chat" });
        expect(world.shown(world.group)).toEqual([]);
      });

      it("does not try again where it is blocked", async () => {
        world.block(world.private);
        const chat = { id: world.private, kind: "private" } as const;
        const result = await world.platform.deliver(delivery({ chat }));
        expect(result).toMatchObject({ outcome: "refused", reason: "blocked" });
      });
    });

    it("hears nothing more once stopped, and leaves nothing running", async () => {
      await world.sayInGroup("签到");
      await heard(1);
      await world.platform.stop();
      const told = intake.positions.length;
      await world.sayInGroup("公出");
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(intake.positions).toHaveLength(told);
      expect(storedTexts()).toEqual(["签到"]);
      expect(world.platform.health().state).toBe("stopped");
    });
  });
}
