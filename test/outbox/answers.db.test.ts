import { beforeEach, describe, expect, it } from "vitest";
import { deliverDue, reclaimInterrupted } from "../../src/outbox/deliver.ts";
import { testDatabase } from "../support/database.ts";
import { delivering, fates, group, person, toGroup, toPerson } from "./fixtures.ts";

const test = testDatabase();
beforeEach(() => test.empty());

/** The process dies while the platform is being asked: the row stays claimed for ever. */
const dying = { outcome: "sent", externalId: "lost" } as const;

describe("a platform that asks to wait", () => {
  it("holds only the chat concerned, and keeps its order", async () => {
    const { saying, pass, sandbox, later } = delivering(test.db);
    const [slow, quick] = [await group(test.db, "慢"), await group(test.db, "快")];
    sandbox.answers.push({ outcome: "later", afterMs: 30_000, scope: "chat" });
    await saying(toGroup(slow, "s1"), toGroup(slow, "s2"), toGroup(quick, "q1"));
    await pass();
    expect(sandbox.texts()).toEqual(["s1", "q1"]);
    later(29_000);
    await pass();
    expect(sandbox.sent).toHaveLength(2);
    later(1_000);
    await pass();
    expect(sandbox.texts()).toEqual(["s1", "q1", "s1", "s2"]);
  });

  it("holds the whole platform when the account is concerned", async () => {
    const { saying, pass, sandbox, later } = delivering(test.db);
    sandbox.answers.push({ outcome: "later", afterMs: 30_000, scope: "account" });
    const personId = await person(test.db, "张三");
    await saying(toGroup(await group(test.db), "a"), toPerson(personId, "b"));
    await pass();
    expect(sandbox.texts()).toEqual(["a"]);
    later(30_000);
    await pass();
    expect(sandbox.texts()).toEqual(["a", "a", "b"]);
  });

  it("is given up when the message expires meanwhile, or after a day of trying", async () => {
    const { saying, pass, sandbox, later, clock } = delivering(test.db);
    const wait = { outcome: "later", afterMs: 3 * 3_600_000, scope: "chat" } as const;
    const soon = new Date(clock.now().getTime() + 3_600_000);
    await saying(
      toGroup(await group(test.db), "short", { expiresAt: soon }),
      toGroup(await group(test.db), "long", { asked: true }),
    );
    for (let tries = 0; tries < 12; tries++) {
      sandbox.answers.push(wait, wait);
      await pass();
      later(3 * 3_600_000);
    }
    expect(await fates(test.db)).toEqual({
      short: "failed: could not be sent before it expired",
      long: "failed: could not be sent for a day",
    });
  });
});

describe("a group that has moved", () => {
  it("gets the message at once under its new id, which is kept", async () => {
    const { saying, pass, sandbox } = delivering(test.db);
    const id = await group(test.db, "old");
    sandbox.answers.push({ outcome: "migrated", chatId: "new" });
    await saying(toGroup(id, "m"));
    expect(await pass()).toMatchObject({ sent: 1 });
    expect(sandbox.sent.map((each) => each.chat.id)).toEqual(["old", "new"]);
    expect(await test.db.channel.findUnique({ where: { id } })).toMatchObject({
      externalId: "new",
    });
  });

  it("takes the id over from a group that is bound to nothing", async () => {
    const { saying, pass, sandbox } = delivering(test.db);
    const [id, stray] = [await group(test.db, "old"), await group(test.db, "new")];
    sandbox.answers.push({ outcome: "migrated", chatId: "new" });
    await saying(toGroup(id, "m"));
    await pass();
    expect(await fates(test.db)).toEqual({ m: "sent" });
    expect(await test.db.channel.findMany({ orderBy: { id: "asc" } })).toMatchObject([
      { id, externalId: "new", present: true },
      { id: stray, externalId: null, present: false },
    ]);
  });
});

describe("a refusal", () => {
  it("is noted and not repeated", async () => {
    const { saying, pass, sandbox } = delivering(test.db);
    sandbox.answers.push({ outcome: "refused", reason: "malformed", detail: "bad entity" });
    await saying(toGroup(await group(test.db), "m"));
    await pass();
    await pass();
    expect(sandbox.sent).toHaveLength(1);
    expect(await fates(test.db)).toEqual({ m: "failed: malformed: bad entity" });
  });

  it("by a person who blocked the bot sends no more there, but on another platform of his", async () => {
    const { saying, sandbox, deps } = delivering(test.db);
    const one = await person(test.db, "一", ["sandbox"]);
    const two = await person(test.db, "二", ["sandbox", "relay"]);
    const blocked = { outcome: "refused", reason: "blocked", detail: "403" } as const;
    sandbox.answers.push(blocked, blocked);
    await saying(toPerson(one, "one"), toPerson(two, "two"));
    const both = { ...deps, platforms: () => sandbox };
    await deliverDue(both, { platforms: ["sandbox", "relay"], limit: 9 });
    await deliverDue(both, { platforms: ["sandbox", "relay"], limit: 9 });
    expect(sandbox.sent.map((each) => each.chat.id)).toEqual([
      "sandbox-一",
      "sandbox-二",
      "relay-二",
    ]);
    expect(await fates(test.db)).toMatchObject({ one: "failed: blocked: 403" });
    expect(await test.db.account.count({ where: { privateChat: null } })).toBe(2);
  });
});

describe("a send whose fate nobody knows", () => {
  it("is repeated once in private and marked possibly double", async () => {
    const { saying, pass, sandbox, later, untold } = delivering(test.db);
    await saying(toPerson(await person(test.db, "张三"), "m"));
    sandbox.answers.push({ outcome: "unknown", detail: "time-out" });
    await pass();
    later(5_000);
    await pass();
    expect(sandbox.sent).toHaveLength(2);
    expect(await fates(test.db)).toEqual({ m: "sent: possibly-double" });
    expect(untold).toEqual([]);
  });

  it("is not repeated a second time", async () => {
    const { saying, pass, sandbox, later } = delivering(test.db);
    await saying(toPerson(await person(test.db, "张三"), "m"));
    const unknown = { outcome: "unknown", detail: "time-out" } as const;
    sandbox.answers.push(unknown, unknown);
    for (const _ of [1, 2, 3]) {
      await pass();
      later(5_000);
    }
    expect(sandbox.sent).toHaveLength(2);
    expect(await fates(test.db)).toEqual({ m: "unconfirmed: time-out" });
  });

  it("is not repeated in a group, and a human is told", async () => {
    const { saying, pass, sandbox, later, untold } = delivering(test.db);
    await saying(toGroup(await group(test.db), "m"));
    sandbox.answers.push(() => Promise.reject(new Error("broken promise")));
    await pass();
    later(5_000);
    await pass();
    expect(sandbox.sent).toHaveLength(1);
    expect(untold).toEqual(["m"]);
    expect(await fates(test.db)).toEqual({ m: "unconfirmed: the platform threw" });
  });
});

describe("a crash between claim and confirm", () => {
  async function crashed() {
    const all = delivering(test.db);
    const personId = await person(test.db, "张三");
    await all.saying(toGroup(await group(test.db), "post"), toPerson(personId, "private"));
    const claimed = { status: "claimed", claimedAt: all.clock.now() } as const;
    await test.db.outbox.updateMany({ data: claimed });
    return { ...all, reclaim: () => reclaimInterrupted(all.deps, ["sandbox"]) };
  }

  it("is found out within a minute: the private message is repeated, the post is left to a human", async () => {
    const { pass, later, reclaim, sandbox, untold } = await crashed();
    later(30_000);
    expect(await reclaim()).toBe(0);
    await pass();
    expect(sandbox.sent).toEqual([]);
    later(15_000);
    expect(await reclaim()).toBe(2);
    expect(untold).toEqual(["post"]);
    later(5_000);
    await pass();
    expect(sandbox.texts()).toEqual(["private"]);
    expect(await fates(test.db)).toEqual({
      post: "unconfirmed: interrupted while being sent",
      private: "sent: possibly-double",
    });
    expect(await reclaim()).toBe(0);
  });

  it("is told of once, by however many processes look", async () => {
    const { later, reclaim, untold } = await crashed();
    later(45_000);
    const found = await Promise.all([reclaim(), reclaim(), reclaim()]);
    expect(found.reduce((sum, each) => sum + each, 0)).toBe(2);
    expect(untold).toEqual(["post"]);
  });

  it("keeps the row when telling fails, and tells at the next sweep", async () => {
    const { later, reclaim, deps, untold } = await crashed();
    later(45_000);
    const failing = { ...deps, onUnconfirmed: () => Promise.reject(new Error("boom")) };
    expect(await reclaimInterrupted(failing, ["sandbox"])).toBe(1);
    expect(await fates(test.db)).toMatchObject({ post: "claimed" });
    await reclaim();
    expect(untold).toEqual(["post"]);
  });

  it("was none when the platform only answered late: sent is sent", async () => {
    const { saying, pass, sandbox, later, deps, untold } = delivering(test.db);
    await saying(toPerson(await person(test.db, "李四"), "slow"));
    sandbox.answers.push(async () => {
      later(45_000);
      await reclaimInterrupted(deps, ["sandbox"]);
      return dying;
    });
    await pass();
    later(5_000);
    await pass();
    expect(sandbox.sent).toHaveLength(1);
    expect(untold).toEqual([]);
    expect(await fates(test.db)).toEqual({ slow: "sent: possibly-double" });
  });
});
