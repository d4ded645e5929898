import type { Update } from "grammy/types";
import { describe, expect, it } from "vitest";
import { readBatch } from "../../../bots/telegram/batch.ts";
import { group, message, user } from "../../support/telegram-double/updates.ts";

const bot = { id: 100200, username: "zhouzhi_bot", hearsWholeGroups: true };
const askedAt = new Date("2026-09-14T01:00:00Z");
const heardBefore = new Date("2026-09-14T00:00:00Z");
const times = { askedAt, heardBefore };
const first = Date.parse("2026-09-14T00:10:00Z") / 1000;

function update(id: number, date: number): Update {
  const chat = group(-1, "群");
  const built = message({ chat, from: user(7, "张三"), text: "到" }, { id, date });
  return { update_id: id, message: built } as Update;
}
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => update(500 + index, first + index));

describe("a batch of updates", () => {
  it("that is not full has heard everything up to when it was asked for", () => {
    expect(readBatch(many(99), bot, times).heardUntil).toEqual(askedAt);
    expect(readBatch([], bot, times)).toMatchObject({ heardUntil: askedAt, nextOffset: null });
  });

  it("that is full has heard up to its last message, as more may wait", () => {
    const batch = readBatch(many(100), bot, times);
    expect(batch.heardUntil).toEqual(new Date("2026-09-14T00:11:39Z"));
    expect(batch.nextOffset).toBe(600);
  });

  it("never unhears: old messages after an outage do not move it back", () => {
    const late = { askedAt, heardBefore: new Date("2026-09-14T00:50:00Z") };
    expect(readBatch(many(100), bot, late).heardUntil).toEqual(late.heardBefore);
  });

  it("passes over an unreadable update and goes on behind it", () => {
    const broken = { update_id: 600, message: { chat: null, from: 3 } } as unknown as Update;
    const batch = readBatch([update(599, first), broken, update(601, first)], bot, times);
    expect(batch.messages.map(({ key }) => key)).toEqual(["599", "601"]);
    expect(batch).toMatchObject({ unreadable: [600], nextOffset: 602 });
  });
});
