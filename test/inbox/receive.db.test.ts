import { beforeEach, describe, expect, it } from "vitest";
import { intakeFor } from "../../src/inbox/receive.ts";
import { testDatabase } from "../support/database.ts";
import { keptLog, message, NOON, receiving } from "./fixtures.ts";

const test = testDatabase();
beforeEach(() => test.empty());

describe("receiving", () => {
  it("stores a batch in its order, with where and when each was said, and wakes handling once", async () => {
    const { store, wakes } = receiving(test.db);
    await store(
      message("b"),
      message("a", { sentAt: "2026-09-14T11:59:00+08:00", messageId: "77" }),
    );
    const rows = await test.db.inbox.findMany({ orderBy: { id: "asc" } });
    expect(rows.map((row) => row.key)).toEqual(["b", "a"]);
    expect(rows[1]).toMatchObject({
      platform: "sandbox",
      chat: "g1",
      messageId: "77",
      sentAt: new Date("2026-09-14T03:59:00Z"),
      receivedAt: NOON,
      status: "pending",
      message: message("a", { sentAt: "2026-09-14T11:59:00+08:00", messageId: "77" }),
    });
    expect(wakes()).toBe(1);
  });

  it("changes nothing when a message is delivered again, alone or within a batch", async () => {
    const { store, wakes } = receiving(test.db);
    await store(message("a", { text: "first" }), message("a", { text: "twin" }));
    await store(message("a", { text: "again" }));
    expect(wakes()).toBe(1);
    await store(message("a"), message("b"));
    const rows = await test.db.inbox.findMany({ orderBy: { id: "asc" } });
    expect(rows.map((row) => row.key)).toEqual(["a", "b"]);
    expect(rows[0]?.message).toMatchObject({ text: "first" });
  });

  it("takes one key from two platforms for two messages", async () => {
    await receiving(test.db).store(message("1"));
    await receiving(test.db, "relay").store(message("1", { platform: "relay" }));
    expect(await test.db.inbox.count()).toBe(2);
  });

  it("stores what Postgres would refuse without losing the rest of the batch", async () => {
    await receiving(test.db).store(message("a", { text: "签\0到\ude00" }), message("b"));
    const rows = await test.db.inbox.findMany({ orderBy: { id: "asc" } });
    expect(rows.map((row) => row.message)).toMatchObject([
      { text: "签到\ufffd" },
      { text: "签到" },
    ]);
  });

  it("keeps the position with the batch, and gives it back at the next start", async () => {
    const { intake } = receiving(test.db, "telegram");
    expect(await intake.cursor()).toBeNull();
    await intake.store([], { cursor: "41", heardUntil: NOON });
    await intake.store([message("42")], { cursor: "42", heardUntil: new Date(NOON.getTime() - 1) });
    expect(await intake.cursor()).toBe("42");
    expect(await test.db.inboxCursor.findFirst()).toMatchObject({ heardUntil: NOON });
  });

  it("stores nothing at all when the position cannot be stored", async () => {
    const { intake } = receiving(test.db);
    const never = { cursor: "1", heardUntil: new Date(Number.NaN) };
    await expect(intake.store([message("a")], never)).rejects.toThrow();
    expect(await test.db.inbox.count()).toBe(0);
  });

  it("is deaf from the first time it says so until it hears again", async () => {
    const { intake, store, clock } = receiving(test.db);
    const since = new Date(NOON.getTime() - 60_000);
    await intake.deaf(since, "gateway away");
    await intake.deaf(NOON, "still away");
    expect(await test.db.coverage.findMany()).toMatchObject([
      { deafFrom: since, deafUntil: null, channelId: null, reason: "gateway away" },
    ]);
    const heard = new Date(NOON.getTime() + 30_000);
    clock.moveTo(heard);
    await store();
    expect(await test.db.coverage.findMany()).toMatchObject([
      { deafFrom: since, deafUntil: heard },
    ]);
  });

  it("has stored the batch even when nobody could be woken", async () => {
    const { log, lines } = keptLog();
    const onStored = () => Promise.reject(new Error("queue away"));
    const intake = intakeFor("sandbox", { db: test.db, clock: { now: () => NOON }, log, onStored });
    await intake.store([message("a")], { cursor: "1", heardUntil: NOON });
    expect(await test.db.inbox.count()).toBe(1);
    expect(lines).toHaveLength(1);
  });
});
