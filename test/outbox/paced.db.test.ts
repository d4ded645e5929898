import { beforeEach, describe, expect, it } from "vitest";
import { memoryPace } from "../../src/outbox/delivery/pace.ts";
import { nextDeliveryAt } from "../../src/outbox/store.ts";
import { testDatabase } from "../support/database.ts";
import { delivering, group, toGroup } from "./fixtures.ts";

const test = testDatabase();
beforeEach(() => test.empty());

const limits = (account: number) => ({
  sandbox: {
    account: { count: account, ms: 1_000 },
    chat: { count: 1, ms: 1_000 },
    group: { count: 20, ms: 60_000 },
  },
});

describe("paced delivery", () => {
  it("puts off a chat that must wait without holding up others, and keeps its order", async () => {
    const { saying, pass, sandbox, clock } = delivering(test.db, memoryPace(limits(30)));
    const [slow, quick] = [await group(test.db), await group(test.db)];
    await saying(
      toGroup(slow, "s1"),
      toGroup(slow, "s2"),
      toGroup(slow, "s3"),
      toGroup(quick, "q1"),
    );
    await pass();
    expect(sandbox.texts()).toEqual(["s1", "q1"]);
    for (const expected of [["s2"], ["s3"]]) {
      const next = await nextDeliveryAt(test.db);
      clock.moveTo(next ?? clock.now());
      await pass();
      expect(sandbox.texts().slice(-1)).toEqual(expected);
    }
  });

  it("ends the pass when the account must wait, and says until when", async () => {
    const { saying, pass, sandbox, clock } = delivering(test.db, memoryPace(limits(2)));
    const ids = [await group(test.db), await group(test.db), await group(test.db)];
    await saying(...ids.map((id, index) => toGroup(id, `m${index}`)));
    const summary = await pass();
    expect(sandbox.sent).toHaveLength(2);
    expect(summary.pausedUntil).toEqual(new Date(clock.now().getTime() + 1_000));
    clock.moveTo(summary.pausedUntil ?? clock.now());
    await pass();
    expect(sandbox.texts()).toEqual(["m0", "m1", "m2"]);
  });
});
