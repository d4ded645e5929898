import { beforeEach, describe, expect, it } from "vitest";
import { testDatabase } from "../support/database.ts";
import { delivering, group, MORNING, toGroup } from "./fixtures.ts";

const test = testDatabase();
beforeEach(() => test.empty());

describe("saying something", () => {
  it("stores messages in order and gives one id each", async () => {
    const channelId = await group(test.db);
    const ids = await delivering(test.db).saying(toGroup(channelId, "b"), toGroup(channelId, "a"));
    const rows = await test.db.outbox.findMany({ orderBy: { id: "asc" } });
    expect(rows.map((row) => row.key)).toEqual(["b", "a"]);
    expect(ids).toEqual(rows.map((row) => row.id));
    expect(rows[0]).toMatchObject({ status: "pending", notBefore: MORNING, priority: 5 });
  });

  it("keeps everything a message carries", async () => {
    const channelId = await group(test.db);
    const { saying } = delivering(test.db);
    const [first] = await saying(toGroup(channelId, "first"));
    const notBefore = new Date("2026-09-15T01:02:03.004Z");
    await saying(
      toGroup(channelId, "full", {
        mentions: [3, 1, 2],
        buttons: [{ text: "收到", data: "ack:1" }],
        attachments: [{ name: "表.xlsx", mediaType: "x/y", fileId: 5 }],
        ...(first === undefined ? {} : { edits: first }),
        condition: { occurrenceOpen: 7 },
        programmeId: 1,
        planId: 2,
        occurrenceId: 3,
        asked: true,
        priority: 1,
        notBefore,
        expiresAt: notBefore,
      }),
    );
    expect(await test.db.outbox.findUnique({ where: { key: "full" } })).toMatchObject({
      mentions: [3, 1, 2],
      buttons: [{ text: "收到", data: "ack:1" }],
      attachments: [{ name: "表.xlsx", mediaType: "x/y", fileId: 5 }],
      editsId: first,
      condition: { occurrenceOpen: 7 },
      programmeId: 1,
      planId: 2,
      occurrenceId: 3,
      asked: true,
      priority: 1,
      notBefore,
      expiresAt: notBefore,
    });
  });

  it("changes nothing when a key is said again, and gives the id it has", async () => {
    const channelId = await group(test.db);
    const { saying } = delivering(test.db);
    const [known] = await saying(toGroup(channelId, "once", { text: "first" }));
    const long = "长".repeat(9_000);
    const ids = await saying(toGroup(channelId, "once", { text: long }), toGroup(channelId, "new"));
    expect(ids[0]).toBe(known);
    expect(await test.db.outbox.count()).toBe(2);
    expect(await test.db.outbox.findUnique({ where: { key: "once" } })).toMatchObject({
      text: "first",
    });
  });

  it("splits a long text at line ends, with mentions first and buttons last", async () => {
    const channelId = await group(test.db);
    const line = "张三、李四".repeat(20);
    const text = Array.from({ length: 90 }, () => line).join("\n");
    const ids = await delivering(test.db).saying(
      toGroup(channelId, "list", { text, mentions: [9], buttons: [{ text: "好", data: "x" }] }),
      toGroup(channelId, "after"),
    );
    const rows = await test.db.outbox.findMany({ orderBy: { id: "asc" } });
    expect(rows.map((row) => row.key)).toEqual(["list", "list/2", "list/3", "after"]);
    expect(
      rows
        .slice(0, 3)
        .map((row) => row.text)
        .join("\n"),
    ).toBe(text);
    expect(rows.map((row) => row.mentions)).toEqual([[9], [], [], []]);
    expect(rows.map((row) => row.buttons !== null)).toEqual([false, false, true, false]);
    expect(ids).toEqual([rows[0]?.id, rows[3]?.id]);
  });

  it("shortens an edit, which cannot become several messages", async () => {
    const channelId = await group(test.db);
    const { saying } = delivering(test.db);
    const [board] = await saying(toGroup(channelId, "board"));
    await saying(
      toGroup(channelId, "edit", { text: `${"一".repeat(99)}\n`.repeat(60), edits: board ?? 0 }),
    );
    const edit = await test.db.outbox.findUnique({ where: { key: "edit" } });
    expect(edit?.text.length).toBeLessThanOrEqual(3_500);
    expect(edit?.text.endsWith("\n…")).toBe(true);
    expect(await test.db.outbox.count()).toBe(2);
  });

  it("survives characters that Postgres refuses", async () => {
    const channelId = await group(test.db);
    await delivering(test.db).saying(toGroup(channelId, "odd", { text: "甲\0乙\ud83d" }));
    expect((await test.db.outbox.findFirst())?.text).toBe("甲乙\ufffd");
  });

  it("stores ten thousand messages with one statement", async () => {
    const channelId = await group(test.db);
    const messages = Array.from({ length: 10_000 }, (_, index) => toGroup(channelId, `m${index}`));
    const ids = await delivering(test.db).saying(...messages);
    expect(new Set(ids).size).toBe(10_000);
  });
});
