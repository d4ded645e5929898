import { describe, expect, it } from "vitest";
import {
  type GroupRow,
  hearingOf,
  inTreeOrder,
  isOfConcern,
  needsCare,
  type OpenSpan,
  type PlatformState,
  progressOf,
} from "../../src/console/rules.ts";
import type { UnitCount } from "../../src/cycle/figures/rules.ts";
import type { Unit } from "../../src/people/rules.ts";

describe("the progress of a window", () => {
  it("counts as done what the group's board counts as done", () => {
    const progress = progressOf([
      { status: "on_time", count: 5 },
      { status: "late", count: 2 },
      { status: "made_up", count: 1 },
      { status: "excused", count: 3 },
      { status: "held", count: 1 },
      { status: "due", count: 4 },
      { status: "missed", count: 1 },
    ]);
    const rest = { late: 2, excused: 3, held: 1, owing: 5 };
    expect(progress).toEqual({ done: 8, expected: 17, ...rest });
  });

  it("is 0 of 0 when nobody was asked", () => {
    expect(progressOf([])).toMatchObject({ done: 0, expected: 0 });
  });
});

const HEARD = new Date("2026-09-14T01:59:00Z");
const group: GroupRow = {
  id: 7,
  name: "东关镇工作群",
  platform: "telegram",
  externalId: "-100",
  present: true,
  unit: "东关镇",
};
const telegram = (state: PlatformState["state"]): PlatformState => ({
  name: "telegram",
  state,
  heardAt: HEARD,
  detail: null,
});
const span = (channelId: number | null, platform = "telegram"): OpenSpan => ({
  platform,
  channelId,
  deafFrom: new Date("2026-09-14T00:00:00Z"),
  reason: "privacy mode",
});

describe("whether the bot hears a group", () => {
  const cases: [string, Partial<GroupRow>, OpenSpan[], PlatformState[], string][] = [
    ["hears it when its platform hears", {}, [], [telegram("hearing")], "hearing"],
    ["is deaf in a span of this group", {}, [span(7)], [telegram("hearing")], "deaf"],
    ["is deaf in a span of the platform", {}, [span(null)], [telegram("hearing")], "deaf"],
    ["hears beside another group's span", {}, [span(8)], [telegram("hearing")], "hearing"],
    [
      "hears beside another platform's span",
      {},
      [span(null, "wechat")],
      [telegram("hearing")],
      "hearing",
    ],
    [
      "is deaf when the platform says so before any span is written",
      {},
      [],
      [telegram("deaf")],
      "deaf",
    ],
    ["is starting with its platform", {}, [], [telegram("starting")], "starting"],
    ["has stopped with its platform", {}, [], [telegram("stopped")], "stopped"],
    ["cannot tell when another process runs the platform", {}, [], [], "unknown"],
    [
      "waits for a group it has not met",
      { externalId: null },
      [],
      [telegram("hearing")],
      "awaited",
    ],
    ["was removed", { present: false }, [span(7)], [telegram("hearing")], "absent"],
  ];
  it.each(cases)("%s", (_, change, spans, platforms, state) => {
    const known = { spans, platforms, heardUntil: new Map() };
    expect(hearingOf({ ...group, ...change }, known).state).toBe(state);
  });

  it("still says how far another process has heard", () => {
    const heardUntil = new Map([["telegram", HEARD]]);
    const hearing = hearingOf(group, { spans: [], platforms: [], heardUntil });
    expect(hearing).toEqual({ state: "unknown", heardAt: HEARD });
  });

  it("asks for care only where a human can do something", () => {
    const states = ["deaf", "stopped", "awaited", "absent"] as const;
    const since = { since: null, reason: null };
    expect(states.every((state) => needsCare({ state, ...since }))).toBe(true);
    expect(needsCare({ state: "hearing", heardAt: null })).toBe(false);
    expect(needsCare({ state: "starting" })).toBe(false);
    expect(needsCare({ state: "unknown", heardAt: null })).toBe(false);
  });
});

describe("which groups are shown", () => {
  it.each([
    ["one that is bound", {}, true],
    ["one of the workbook that nobody has met", { externalId: null }, true],
    ["one it was removed from but is bound", { present: false }, true],
    ["one that waits to be bound", { unit: null }, true],
    ["not one it left before it was bound", { unit: null, present: false }, false],
    ["not what is left of a move", { unit: null, externalId: null }, false],
  ] as const)("%s", (_, change, shown) => {
    expect(isOfConcern({ ...group, ...change })).toBe(shown);
  });
});

describe("the order of a table of units", () => {
  const unit = (id: number, parentId: number | null, position: number): Unit => ({
    ...{ id, parentId, position, name: `u${id}`, category: null, longitude: null, latitude: null },
    ...{ datum: "GCJ02", liaisonId: null },
  });
  const count = (unitId: number, rank: number | null): [number, UnitCount] => [
    unitId,
    {
      ...{ unitId, rank, expected: 1, due: 0, onTime: 1, late: 0, madeUp: 0, excused: 0 },
      ...{ missed: 0, held: 0, rate: 1 },
    },
  ];
  const units = [unit(1, null, 1), unit(2, 1, 2), unit(3, 1, 3), unit(4, 2, 4), unit(5, 3, 5)];
  const shape = (...counts: [number, UnitCount][]) =>
    inTreeOrder(units, new Map(counts)).map((row) => `${"-".repeat(row.depth)}${row.unit}`);

  it("puts each unit before those under it, and siblings by rank", () => {
    const counts = [count(1, null), count(2, 2), count(3, 1), count(4, 1), count(5, 1)];
    expect(shape(...counts)).toEqual(["u1", "-u3", "--u5", "-u2", "--u4"]);
  });

  it("follows the workbook where nothing is ranked", () => {
    expect(shape(count(1, null), count(3, null), count(2, null))).toEqual(["u1", "-u2", "-u3"]);
  });

  it("starts at the topmost units that were counted", () => {
    expect(shape(count(4, 1), count(2, null), count(5, 1))).toEqual(["u2", "-u4", "u5"]);
  });
});
