import { setTimeout as wait } from "node:timers/promises";
import { beforeEach, describe, expect, it } from "vitest";
import { connect } from "../../src/db/client.ts";
import { deliverDue } from "../../src/outbox/deliver.ts";
import { nextDeliveryAt } from "../../src/outbox/store.ts";
import { testDatabase } from "../support/database.ts";
import { delivering, fates, group, person, toGroup, toPerson } from "./fixtures.ts";

const test = testDatabase();
beforeEach(() => test.empty());

const at = (iso: string) => new Date(iso);

describe("delivering what is due", () => {
  it("sends by priority, then in the order said, and notes the platform's id", async () => {
    const { saying, pass, sandbox, clock } = delivering(test.db);
    const channelId = await group(test.db, "群");
    const personId = await person(test.db, "张三");
    await saying(
      toGroup(channelId, "bulletin", { priority: 7 }),
      toPerson(personId, "answer", { priority: 1 }),
      toGroup(channelId, "opening", { priority: 3, mentions: [personId] }),
    );
    expect(await pass()).toMatchObject({ sent: 3, more: false });
    expect(sandbox.texts()).toEqual(["answer", "opening", "bulletin"]);
    expect(sandbox.sent[1]).toMatchObject({
      chat: { id: "群", kind: "group" },
      mentions: [{ name: "张三", externalId: "sandbox-张三" }],
    });
    expect(await test.db.outbox.findUnique({ where: { key: "opening" } })).toMatchObject({
      status: "sent",
      externalId: "群#2",
      sentAt: clock.now(),
    });
    await pass();
    expect(sandbox.sent).toHaveLength(3);
  });

  it("waits for a message's time, and says when the next one comes", async () => {
    const { saying, pass, later } = delivering(test.db);
    const notBefore = at("2026-09-14T03:00:00Z");
    await saying(toGroup(await group(test.db), "later", { notBefore }));
    expect(await pass()).toMatchObject({ sent: 0 });
    expect(await nextDeliveryAt(test.db)).toEqual(notBefore);
    later(3_600_000);
    expect(await pass()).toMatchObject({ sent: 1 });
    expect(await nextDeliveryAt(test.db)).toBeNull();
  });

  it("skips what has expired and says so", async () => {
    const { saying, pass, later } = delivering(test.db);
    const expiresAt = at("2026-09-14T02:00:01Z");
    await saying(toGroup(await group(test.db), "stale", { expiresAt }));
    later(2_000);
    expect(await pass()).toMatchObject({ sent: 0, skipped: 1 });
    expect(await fates(test.db)).toEqual({ stale: "skipped: expired" });
  });

  it("asks again just before speaking, and sends the text as it is true then", async () => {
    const { saying, pass, sandbox } = delivering(test.db);
    const personId = await person(test.db, "李四");
    const condition = { obligationDue: 1 };
    const more = { condition };
    await saying(
      toPerson(personId, "done", more),
      toPerson(personId, "half", { ...more, mentions: [] }),
      toPerson(personId, "unconditional"),
    );
    await pass({
      recheck: async (_work, row) =>
        row.key === "done"
          ? { still: false, reason: "已办" }
          : { still: true, text: "还差一人", mentions: [personId] },
    });
    expect(sandbox.texts()).toEqual(["还差一人", "unconditional"]);
    expect(await fates(test.db)).toEqual({
      done: "skipped: 已办",
      half: "sent",
      unconditional: "sent",
    });
    expect(await test.db.outbox.findUnique({ where: { key: "half" } })).toMatchObject({
      text: "还差一人",
      mentions: [personId],
    });
  });

  it("puts off a message whose check fails, without holding up others", async () => {
    const { saying, pass, sandbox, later } = delivering(test.db);
    const channelId = await group(test.db);
    const condition = { occurrenceOpen: 1 };
    await saying(toGroup(channelId, "broken", { condition }), toGroup(channelId, "fine"));
    const recheck = () => Promise.reject(new Error("boom"));
    expect(await pass({ recheck })).toMatchObject({ postponed: 1, sent: 1 });
    later(60_000);
    await pass();
    expect(sandbox.texts()).toEqual(["fine", "broken"]);
  });

  it("fails what nobody can be reached with", async () => {
    const { saying, pass } = delivering(test.db);
    const absent = await group(test.db);
    await test.db.channel.update({ where: { id: absent }, data: { present: false } });
    const unbound = await person(test.db, "王五", []);
    await saying(toGroup(absent, "absent"), toPerson(unbound, "unbound"));
    expect(await pass()).toMatchObject({ failed: 2 });
    expect(await fates(test.db)).toEqual({
      absent: "failed: unreachable",
      unbound: "failed: unreachable",
    });
  });

  it("leaves to other processes what only their platforms reach, for a day", async () => {
    const { saying, pass, later } = delivering(test.db);
    const elsewhere = await group(test.db, "t1", "telegram");
    await saying(toGroup(elsewhere, "elsewhere"));
    await pass();
    expect(await fates(test.db)).toEqual({ elsewhere: "pending" });
    later(25 * 3_600_000);
    await pass();
    expect(await fates(test.db)).toEqual({ elsewhere: "failed: no process serves its platform" });
  });

  it("writes to a person where he can be written to here", async () => {
    const { saying, pass, sandbox } = delivering(test.db);
    await saying(toPerson(await person(test.db, "赵六", ["telegram", "sandbox"]), "hello"));
    await pass();
    expect(sandbox.sent[0]?.chat).toEqual({ id: "sandbox-赵六", kind: "private" });
  });
});

describe("quiet hours", () => {
  it("hold until seven what nobody asked for, and let answers and edits pass", async () => {
    const { saying, pass, sandbox, clock } = delivering(test.db);
    const channelId = await group(test.db);
    const [board] = await saying(toGroup(channelId, "board"));
    await pass();
    clock.moveTo(at("2026-09-14T14:30:00Z"));
    await saying(
      toGroup(channelId, "reminder"),
      toGroup(channelId, "answer", { asked: true }),
      toGroup(channelId, "edit", { edits: board ?? 0 }),
      toGroup(channelId, "stale", { expiresAt: at("2026-09-14T20:00:00Z") }),
    );
    await pass();
    expect(sandbox.texts()).toEqual(["board", "answer", "edit"]);
    expect(await nextDeliveryAt(test.db)).toEqual(at("2026-09-14T23:00:00Z"));
    clock.moveTo(at("2026-09-14T23:00:00Z"));
    await pass();
    expect(sandbox.texts()).toEqual(["board", "answer", "edit", "reminder"]);
    expect(await fates(test.db)).toMatchObject({ stale: "skipped: expired" });
  });
});

describe("editing in place", () => {
  it("sends only the newest of several waiting edits", async () => {
    const { saying, pass, sandbox } = delivering(test.db);
    const channelId = await group(test.db, "群");
    const [board = 0] = await saying(toGroup(channelId, "board"));
    await pass();
    await saying(...["1", "2", "3"].map((n) => toGroup(channelId, `edit ${n}`, { edits: board })));
    await pass();
    expect(sandbox.texts()).toEqual(["board", "edit 3"]);
    expect(sandbox.sent[1]?.edits).toBe("群#1");
    expect(await fates(test.db)).toMatchObject({
      "edit 1": "skipped: superseded",
      "edit 2": "skipped: superseded",
    });
  });

  it("waits for the message it edits, and is skipped when that was never sent", async () => {
    const { saying, pass, sandbox, later } = delivering(test.db);
    const channelId = await group(test.db);
    const [board = 0] = await saying(toGroup(channelId, "board", { priority: 7 }));
    await saying(toGroup(channelId, "edit", { edits: board, priority: 1 }));
    sandbox.answers.push({ outcome: "refused", reason: "not-allowed", detail: "muted" });
    expect(await pass()).toMatchObject({ failed: 1, postponed: 1 });
    later(5_000);
    await pass();
    expect(await fates(test.db)).toEqual({
      board: "failed: not-allowed: muted",
      edit: "skipped: nothing to edit",
    });
  });

  it("takes an unchanged message for edited, and repeats an edit whose fate is unknown", async () => {
    const { saying, pass, sandbox, later } = delivering(test.db);
    const channelId = await group(test.db);
    const [board = 0] = await saying(toGroup(channelId, "board"));
    await pass();
    await saying(toGroup(channelId, "edit", { edits: board }));
    sandbox.answers.push({ outcome: "unknown", detail: "time-out" });
    sandbox.answers.push({ outcome: "refused", reason: "unchanged", detail: "not modified" });
    await pass();
    later(5_000);
    await pass();
    expect(await fates(test.db)).toEqual({ board: "sent", edit: "sent" });
  });
});

describe("several deliverers at once", () => {
  it("leave a recipient alone while an earlier message to him is under way", async () => {
    const { saying, pass, sandbox } = delivering(test.db);
    const [busy, free] = [await group(test.db), await group(test.db)];
    await saying(toGroup(busy, "first"), toGroup(busy, "second"), toGroup(free, "other"));
    let meanwhile: unknown;
    sandbox.answers.push(async () => {
      meanwhile = await pass();
      return { outcome: "sent", externalId: "x" };
    });
    await pass();
    expect(meanwhile).toMatchObject({ sent: 1 });
    expect(sandbox.texts()).toEqual(["first", "other", "second"]);
  });

  it("send each message once, and those of one recipient in order", async () => {
    const { saying, deps, sandbox } = delivering(test.db);
    const channelIds = await Promise.all(
      ["甲", "乙", "丙", "丁"].map((chat) => group(test.db, chat)),
    );
    const messages = Array.from({ length: 60 }, (_, index) =>
      toGroup(channelIds[index % 4] ?? 0, `m${String(index).padStart(2, "0")}`),
    );
    await saying(...messages);
    // Longer and shorter answers, so that an order kept by luck would show.
    const slowly = (ms: number) => async () => {
      await wait(ms);
      return { outcome: "sent", externalId: "x" } as const;
    };
    sandbox.answers.push(...messages.map((_, index) => slowly((index * 7) % 20)));
    const other = connect(test.url, 4);
    const options = { platforms: ["sandbox"], limit: 20, concurrency: 3 };
    for (let round = 0; sandbox.sent.length < 60 && round < 30; round++) {
      await Promise.all([
        deliverDue(deps, options),
        deliverDue({ ...deps, db: other }, options),
        deliverDue(deps, options),
      ]);
    }
    await other.$disconnect();
    expect([...sandbox.texts()].sort()).toEqual(messages.map((message) => message.key));
    for (const chat of ["甲", "乙", "丙", "丁"]) {
      const texts = sandbox.sent.filter((each) => each.chat.id === chat).map((each) => each.text);
      expect(texts).toEqual([...texts].sort());
    }
  });
});
