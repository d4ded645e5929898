import { beforeEach, describe, expect, it } from "vitest";
import { inTransaction } from "../../src/db/client.ts";
import { resendUnconfirmed } from "../../src/outbox/resend.ts";
import type { NewMessage } from "../../src/outbox/rules.ts";
import { say } from "../../src/outbox/say.ts";
import { type County, calendar, outbox, seedCounty } from "../cycle/county.ts";
import { fates } from "../outbox/fixtures.ts";
import { testDatabase } from "../support/database.ts";
import { bind, engineOn } from "./running.ts";

const test = testDatabase();
let county: County;
beforeEach(async () => {
  await test.empty();
  county = await seedCounty(test.db);
  await bind(test.db, "王管", county.person("王管"));
  await bind(test.db, "东秘", county.person("东秘"));
});

const post = (key = "post"): NewMessage => ({
  ...{ key, to: { channelId: county.group("东一村") }, kind: "notice" },
  text: "明天上午九点\n在镇政府开会。",
});

/** An engine at ten in the morning, with these messages waiting to be sent. */
async function waiting(...messages: NewMessage[]) {
  const running = await engineOn(test.db, "2026-09-14 10:00");
  const now = running.clock.now();
  await inTransaction(test.db, (tx) => say({ tx, now, calendar }, messages));
  return running;
}

const told = async () =>
  (await outbox(test.db))
    .filter(({ key }) => key.startsWith("unconfirmed:"))
    .map(({ to, text }) => ({ to, text }));

describe("a group post that nobody knows to have arrived", () => {
  it("is not repeated, and the administrators are told which and what to do", async () => {
    const { engine, sandbox, moveTo } = await waiting(post());
    sandbox.answers.push({ outcome: "unknown", detail: "the connection broke" });
    await engine.deliver();
    expect(await fates(test.db)).toMatchObject({ post: "unconfirmed: the connection broke" });
    expect(await told()).toEqual([
      { to: "王管", text: expect.stringMatching(/“东一村工作群”.*“明天上午九点 在镇政府开会。/) },
    ]);
    expect((await told())[0]?.text).toContain("重发 东一村工作群");
    moveTo("2026-09-14 10:05");
    await engine.deliver();
    expect(sandbox.sent.map(({ chat }) => chat.id)).toEqual(["东一村", "王管"]);
    expect(await told()).toHaveLength(1);
  });

  it("is told of each one by itself", async () => {
    const { engine, sandbox } = await waiting(post("one"), post("two"));
    const unknown = { outcome: "unknown", detail: "" } as const;
    sandbox.answers.push(unknown, unknown);
    await engine.deliver();
    expect(await told()).toHaveLength(2);
  });

  it("is told of anew when it was sent again and nobody knows of that either", async () => {
    const { engine, sandbox, clock } = await waiting(post());
    const unknown = { outcome: "unknown", detail: "" } as const;
    sandbox.answers.push(unknown, { outcome: "sent", externalId: "1" }, unknown);
    await engine.deliver();
    await engine.deliver();
    const work = { now: clock.now(), calendar };
    await inTransaction(test.db, (tx) => resendUnconfirmed({ ...work, tx }, "东一村工作群"));
    await engine.deliver();
    expect(await told()).toHaveLength(2);
  });

  it("is told within a minute of a restart, when its sender died", async () => {
    const { engine, moveTo, due, sandbox } = await waiting(post());
    await test.db.outbox.updateMany({
      data: { status: "claimed", claimedAt: new Date("2026-09-14T02:00:00Z"), attempts: 1 },
    });
    expect(await due()).toContain("deliver interrupted");
    moveTo("2026-09-14 10:01");
    expect(await engine.work.deliver("interrupted")).toBe("sent 1");
    expect(await told()).toHaveLength(1);
    expect(sandbox.sent.map(({ chat }) => chat.id)).toEqual(["王管"]);
  });
});

describe("a private message that nobody knows to have arrived", () => {
  it("is repeated once, and no administrator is troubled", async () => {
    const message = { key: "private", to: { personId: county.person("东秘") }, kind: "notice" };
    const { engine, sandbox, moveTo } = await waiting({ ...message, text: "请签到" });
    const unknown = { outcome: "unknown", detail: "" } as const;
    sandbox.answers.push(unknown, unknown);
    for (const time of ["10:00", "10:01", "10:02"]) {
      moveTo(`2026-09-14 ${time}`);
      await engine.deliver();
    }
    expect(sandbox.sent.map(({ chat }) => chat.id)).toEqual(["东秘", "东秘"]);
    expect(await told()).toEqual([]);
  });
});
