import { beforeEach, describe, expect, it } from "vitest";
import {
  closeDeafSpan,
  deafChannels,
  everythingHeard,
  heardThrough,
  noteDowntime,
  noteHeartbeat,
  openDeafSpan,
} from "../../src/inbox/coverage.ts";
import { testDatabase } from "../support/database.ts";
import { message, NOON, receiving, working } from "./fixtures.ts";

const test = testDatabase();
beforeEach(() => test.empty());

const minute = (count: number) => new Date(NOON.getTime() + count * 60_000);
const channel = async (name: string, platform = "sandbox") =>
  (await test.db.channel.create({ data: { name, platform } })).id;

describe("deaf spans", () => {
  it.each([
    ["before the window", 0, 10, false],
    ["into the window", 5, 15, true],
    ["within the window", 12, 13, true],
    ["around the window", 0, 60, true],
    ["out of the window", 19, 30, true],
    ["after the window", 20, 30, false],
    ["ending as the window begins", 5, 10, false],
    ["of no length", 12, 12, false],
    ["going on until now", 5, null, true],
    ["beginning after now", 26, null, false],
  ])("a span %s counts or not", async (_what, start, end, counts) => {
    const channelId = await channel("甲群");
    const place = { platform: "sandbox", channelId };
    await working(test.db, minute(start), (work) =>
      openDeafSpan(work, { ...place, reason: "privacy mode", since: work.now }),
    );
    if (end !== null) {
      expect(await working(test.db, minute(end), (work) => closeDeafSpan(work, place))).toBe(true);
    }
    const deaf = await deafChannels(test.db, minute(10), minute(20), minute(25));
    expect([...deaf.channelIds]).toEqual(counts ? [channelId] : []);
    expect([...deaf.platforms]).toEqual([]);
  });

  it("of a whole platform cover all its channels and no others", async () => {
    const [here, there] = [await channel("甲群"), await channel("乙群")];
    await channel("丙群", "telegram");
    const span = { platform: "sandbox", channelId: null, reason: "away", since: NOON };
    await working(test.db, NOON, (work) => openDeafSpan(work, span));
    const deaf = await deafChannels(test.db, NOON, minute(5), minute(1));
    expect([...deaf.channelIds]).toEqual([here, there]);
    expect([...deaf.platforms]).toEqual(["sandbox"]);
  });

  it("are opened once, end once, and hearing the platform does not end that of a channel", async () => {
    const channelId = await channel("甲群");
    const span = { platform: "sandbox", channelId, reason: "muted", since: NOON };
    const open = () => working(test.db, NOON, (work) => openDeafSpan(work, span));
    expect(await open()).toBe(await open());
    await receiving(test.db).store();
    expect(await test.db.coverage.count({ where: { deafUntil: null } })).toBe(1);
    const close = () => working(test.db, minute(3), (work) => closeDeafSpan(work, span));
    expect(await close()).toBe(true);
    expect(await close()).toBe(false);
  });
});

describe("downtime of the process", () => {
  it("of more than 90 s is a deaf span that has ended", async () => {
    expect(await noteDowntime(test.db, "sandbox", NOON)).toBe(false);
    await working(test.db, minute(1), (work) => noteHeartbeat(work, "sandbox"));
    expect(await noteDowntime(test.db, "sandbox", minute(2))).toBe(false);
    expect(await noteDowntime(test.db, "sandbox", minute(10))).toBe(true);
    expect(await test.db.coverage.findMany()).toMatchObject([
      { deafFrom: minute(2), deafUntil: minute(10), reason: "process was down" },
    ]);
  });

  it("leaves the cursor of the platform as it was", async () => {
    const { intake } = receiving(test.db);
    await intake.store([], { cursor: "42", heardUntil: NOON });
    await working(test.db, minute(1), (work) => noteHeartbeat(work, "sandbox"));
    expect(await intake.cursor()).toBe("42");
    expect(await heardThrough(test.db, "sandbox")).toEqual(minute(1));
  });
});

describe("a window that has ended", () => {
  it("may close once all that was said before has been heard and handled", async () => {
    const { intake } = receiving(test.db);
    const heard = (until: Date) => everythingHeard(test.db, until, ["sandbox", "never"]);
    await intake.store([message("a")], { cursor: "1", heardUntil: minute(5) });
    expect(await heard(minute(-1))).toBe(true);
    expect(await heard(minute(1))).toBe(false);
    await test.db.inbox.updateMany({ data: { status: "done" } });
    expect(await heard(minute(5))).toBe(true);
    expect(await heard(minute(6))).toBe(false);
  });
});
