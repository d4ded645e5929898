import { setTimeout as wait } from "node:timers/promises";
import { beforeEach, describe, expect, it } from "vitest";
import { connect } from "../../src/db/client.ts";
import { handleInbox } from "../../src/inbox/handle.ts";
import type { IncomingMessage } from "../../src/inbox/rules.ts";
import { testDatabase } from "../support/database.ts";
import { from, handling, message, receiving } from "./fixtures.ts";

const test = testDatabase();
beforeEach(() => test.empty());

const many = (count: number) =>
  Array.from({ length: count }, (_, index) => message(`m${String(index).padStart(4, "0")}`));

async function statuses() {
  const rows = await test.db.inbox.findMany({ orderBy: { id: "asc" } });
  return Object.fromEntries(rows.map((row) => [row.key, `${row.status} ${row.outcome}`]));
}

describe("handling the inbox", () => {
  it("handles every message once, in the order stored, and keeps its outcome", async () => {
    const { store, clock } = receiving(test.db);
    await store(...many(55));
    const seen: string[] = [];
    const { deps } = handling(test.db, clock, async (_work, { key }) => {
      seen.push(key);
      return `did ${key}`;
    });
    expect(await handleInbox(deps, { limit: 50 })).toMatchObject({ handled: 50, more: true });
    expect(await handleInbox(deps, { limit: 50 })).toMatchObject({ handled: 5, more: false });
    expect(await handleInbox(deps, { limit: 50 })).toMatchObject({ handled: 0 });
    expect(seen).toEqual(many(55).map(({ key }) => key));
    expect(await test.db.inbox.findFirst({ where: { key: "m0007" } })).toMatchObject({
      status: "done",
      outcome: "did m0007",
      handledAt: clock.now(),
    });
  });

  it("undoes what a failing message did, and handles everybody else's", async () => {
    const { store, clock } = receiving(test.db);
    await store(
      message("1", from("甲")),
      message("poison", from("乙")),
      message("3", from("乙")),
      message("4", from("丙")),
    );
    const { deps, lines } = handling(test.db, clock, async ({ tx }, { key }) => {
      await tx.calendarDay.create({ data: { date: key, work: true } });
      if (key === "poison") throw new Error("boom");
      return "done";
    });
    expect(await handleInbox(deps, { limit: 9 })).toMatchObject({ handled: 2, failed: 0 });
    expect(await statuses()).toEqual({
      1: "done done",
      poison: "pending null",
      3: "pending null",
      4: "done done",
    });
    expect(await test.db.calendarDay.findMany({ orderBy: { date: "asc" } })).toMatchObject([
      { date: "1" },
      { date: "4" },
    ]);
    await handleInbox(deps, { limit: 9 });
    expect(await handleInbox(deps, { limit: 9 })).toMatchObject({ failed: 1 });
    await handleInbox(deps, { limit: 9 });
    expect(await statuses()).toMatchObject({ poison: "failed Error", 3: "done done" });
    expect(lines.map((line) => line.message)).toEqual([
      "a message could not be handled",
      "a message was given up",
    ]);
  });

  it("keeps a sender's order when his message only fails for a while", async () => {
    const { store, clock } = receiving(test.db);
    await store(message("1"), message("2"));
    const seen: string[] = [];
    let broken = true;
    const { deps } = handling(test.db, clock, async (_work, { key }) => {
      if (key === "1" && broken) throw new Error("lock");
      seen.push(key);
      return "done";
    });
    await handleInbox(deps, { limit: 9 });
    expect(seen).toEqual([]);
    broken = false;
    await handleInbox(deps, { limit: 9 });
    expect(seen).toEqual(["1", "2"]);
  });

  it("lets only one handler at a time work, over several processes", async () => {
    const { store, clock } = receiving(test.db);
    await store(...many(100));
    const seen: string[] = [];
    let atOnce = 0;
    const handle = async (_work: unknown, { key }: IncomingMessage) => {
      expect(++atOnce).toBe(1);
      await wait(1);
      seen.push(key);
      atOnce -= 1;
      return "done";
    };
    const other = connect(test.url, 3);
    const [here, there] = [test.db, other].map((db) => handling(db, clock, handle).deps);
    if (!here || !there) throw new Error("two databases give two handlers");
    for (let round = 0; seen.length < 100 && round < 20; round++) {
      await Promise.all([here, there, here].map((deps) => handleInbox(deps, { limit: 40 })));
    }
    await other.$disconnect();
    expect(seen).toEqual(many(100).map(({ key }) => key));
  });

  it("says that it left the rest to another handler", async () => {
    const { store, clock } = receiving(test.db);
    await store(message("1"));
    let inner: unknown;
    const { deps } = handling(test.db, clock, async () => {
      inner ??= await handleInbox(deps, { limit: 9 });
      return "done";
    });
    await handleInbox(deps, { limit: 9 });
    expect(inner).toMatchObject({ busy: true, handled: 0 });
  });

  it("keeps pace with 150 messages a second", async () => {
    const { store, clock } = receiving(test.db);
    await store(...many(600));
    const { deps } = handling(test.db, clock, async () => "done");
    const start = performance.now();
    expect(await handleInbox(deps, { limit: 1_000 })).toMatchObject({ handled: 600 });
    const perSecond = 600 / ((performance.now() - start) / 1_000);
    process.stdout.write(`handled ${Math.round(perSecond)} messages a second\n`);
    expect(perSecond).toBeGreaterThan(150);
  });
});
