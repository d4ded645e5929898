import { describe, expect, it, vi } from "vitest";
import { createSandbox } from "../../../bots/sandbox/adapter.ts";
import { sandboxGroup, sandboxPrivate, sandboxSender } from "../../../bots/sandbox/utterance.ts";
import { manualClock } from "../../../src/clock.ts";
import { delivery } from "../contract.ts";
import { recordingIntake } from "../recording-intake.ts";

const start = new Date("2026-09-14T00:10:00Z");
const chat = sandboxGroup("东关镇工作群");
const from = sandboxSender("张三");

describe("the sandbox", () => {
  it("numbers what it sends from s1, and keeps the time of each", async () => {
    const clock = manualClock(start);
    const sandbox = createSandbox({ clock });
    await sandbox.deliver(delivery({ chat, text: "一" }));
    clock.moveTo(new Date("2026-09-14T01:00:00Z"));
    await sandbox.deliver(delivery({ chat, text: "二" }));
    await sandbox.deliver(delivery({ chat, text: "一改", edits: "s1" }));
    expect(
      sandbox.sent.map((post) => [post.externalId, post.at.toISOString(), post.edits]),
    ).toEqual([
      ["s1", "2026-09-14T00:10:00.000Z", null],
      ["s2", "2026-09-14T01:00:00.000Z", null],
      ["s1", "2026-09-14T01:00:00.000Z", "s1"],
    ]);
  });

  it("dates a message by the clock unless it says when it was said", async () => {
    const sandbox = createSandbox({ clock: manualClock(start) });
    const intake = recordingIntake();
    await sandbox.start(intake);
    await sandbox.say({ chat, from, text: "签到" });
    await sandbox.say({ chat, from, text: "签到", sentAt: new Date("2026-09-13T23:59:00Z") });
    expect(intake.stored().map(({ sentAt }) => sentAt)).toEqual([
      "2026-09-14T00:10:00.000Z",
      "2026-09-13T23:59:00.000Z",
    ]);
    expect(intake.positions.at(-1)).toEqual({ cursor: "2", heardUntil: start });
  });

  it("uses no key or id of an earlier run again", async () => {
    const intake = recordingIntake();
    const ids: string[] = [];
    for (let run = 0; run < 3; run += 1) {
      const sandbox = createSandbox({ clock: manualClock(start) });
      await sandbox.start(intake);
      await sandbox.say({ chat, from, text: "签到" });
      const result = await sandbox.deliver(delivery({ chat }));
      if (result.outcome === "sent") ids.push(result.externalId);
      await sandbox.stop();
    }
    expect(intake.stored()).toHaveLength(3);
    expect(new Set(ids).size).toBe(3);
  });

  it("refuses an edit where it is told that it cannot edit", async () => {
    const sandbox = createSandbox({ clock: manualClock(start), can: { edit: false } });
    await sandbox.deliver(delivery({ chat }));
    const result = await sandbox.deliver(delivery({ chat, edits: "s1" }));
    expect(result).toMatchObject({ outcome: "refused", reason: "not-allowed" });
    expect(sandbox.can).toEqual({ edit: false, mention: true, buttons: true });
  });

  it("fails as often as it is told, and records nothing then", async () => {
    const sandbox = createSandbox({ clock: manualClock(start) });
    sandbox.failNext({ outcome: "unknown", detail: "test" }, 2);
    const outcomes = [];
    for (let count = 0; count < 3; count += 1) {
      outcomes.push((await sandbox.deliver(delivery({ chat }))).outcome);
    }
    expect(outcomes).toEqual(["unknown", "unknown", "sent"]);
    expect(sandbox.sent).toHaveLength(1);
  });

  it.each([
    [{ recalls: "m1" }, { kind: "recall", messageId: "m1" }],
    [
      { edits: "m1", text: "改" },
      { kind: "edit", messageId: "m1", text: "改" },
    ],
    [{ photo: true }, { kind: "photo", photo: true, text: "" }],
    [
      { text: "签到", forwarded: true },
      { kind: "text", forwarded: true },
    ],
    [{ contact: { phone: "13800000000", own: true } }, { kind: "contact" }],
    [{ migratedTo: "新群" }, { kind: "migrated", migratedTo: "新群" }],
    [{ renamed: true }, { kind: "renamed", chat: { name: "东关镇工作群" } }],
    [{ presence: { present: true, administrator: true, canHear: true } }, { kind: "presence" }],
  ])("%j", async (said, message) => {
    const sandbox = createSandbox({ clock: manualClock(start) });
    await sandbox.start(recordingIntake());
    expect(
      await sandbox.say({
        chat: sandboxPrivate("张三"),
        from,
        ...said,
        ...("renamed" in said && { chat }),
      }),
    ).toMatchObject(message);
  });

  it("says by itself that it hears when it is given a heartbeat", async () => {
    const sandbox = createSandbox({ clock: manualClock(start), heartbeatMs: 5 });
    const intake = recordingIntake();
    await sandbox.start(intake);
    await vi.waitFor(() => expect(intake.positions.length).toBeGreaterThan(2), { interval: 5 });
    await sandbox.stop();
    const told = intake.positions.length;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(intake.positions).toHaveLength(told);
  });
});
