import { describe, expect, it } from "vitest";
import {
  type KnownPerson,
  type MembershipRow,
  matchGroups,
  matchPeople,
  membershipChanges,
} from "../../../src/workbook/roster/rules.ts";
import type { GroupEntry, PersonEntry } from "../../../src/workbook/rules.ts";

const known = (
  id: number,
  name: string,
  phone: string | null,
  units = ["东关镇"],
): KnownPerson => ({
  id,
  name,
  phone,
  position: id,
  units,
  serving: true,
});
const entry = (label: string, phone: string | null, unit = "东关镇"): PersonEntry => ({
  label,
  phone,
  memberships: [
    { unit, post: null, role: "cadre", startsOn: null, endsOn: null, mentor: null, position: 2 },
  ],
});

describe("which stored person a row is", () => {
  it.each([
    [
      "the one with the phone, whatever his name",
      [known(1, "张三", "1")],
      [entry("张大三", "1")],
      { 张大三: 1 },
    ],
    [
      "the one with the label when the phone is new",
      [known(1, "张三", null)],
      [entry("张三", "1")],
      { 张三: 1 },
    ],
    ["nobody when neither fits", [known(1, "张三", "1")], [entry("李四", "2")], {}],
    [
      "by phone first, so that two who swapped phones are told apart",
      [known(1, "甲", "1"), known(2, "乙", "2")],
      [entry("甲", "2"), entry("乙", "1")],
      { 甲: 2, 乙: 1 },
    ],
    [
      "the same one when a namesake arrives and he gets his @单位",
      [known(1, "张三", null)],
      [entry("张三@西岭乡", null, "西岭乡"), entry("张三@东关镇", null)],
      { "张三@东关镇": 1 },
    ],
    [
      "not a namesake of another unit",
      [known(1, "张三", null, ["东关镇"])],
      [entry("张三@西岭乡", null, "西岭乡")],
      {},
    ],
    ["not a namesake with another phone", [known(1, "张三@东关镇", "1")], [entry("张三", "2")], {}],
  ])("%s", (_, stored, entries, ids) => {
    const matches = matchPeople(stored, entries);
    expect(Object.fromEntries([...matches].map(([label, { id }]) => [label, id]))).toEqual(ids);
  });
});

const post = (
  personId: number,
  unitId: number,
  more: Partial<MembershipRow> = {},
): MembershipRow => ({
  personId,
  unitId,
  postId: 1,
  role: "cadre",
  startsOn: null,
  endsOn: null,
  mentorId: null,
  position: 2,
  ...more,
});

describe("posts of a person in the file", () => {
  const today = "2026-09-14";

  it("stay when nothing changed", () => {
    const changes = membershipChanges([{ id: 1, ...post(7, 1) }], [post(7, 1)], today);
    expect(changes).toEqual({ create: [], update: [], gone: [] });
  });

  it("end in the old unit and begin in the new one after a transfer", () => {
    const changes = membershipChanges([{ id: 1, ...post(7, 1) }], [post(7, 2)], today);
    expect(changes.create).toEqual([post(7, 2)]);
    expect(changes.gone.map((row) => row.id)).toEqual([1]);
  });

  it("stay as history once they have ended", () => {
    const ended = { id: 1, ...post(7, 1, { endsOn: "2026-09-13" }) };
    expect(membershipChanges([ended], [post(7, 2)], today).gone).toEqual([]);
  });

  it("only move when the row stands elsewhere in the file", () => {
    const changes = membershipChanges(
      [{ id: 1, ...post(7, 1) }],
      [post(7, 1, { position: 9 })],
      today,
    );
    expect(changes.update).toEqual([{ id: 1, ...post(7, 1, { position: 9 }), moved: true }]);
  });
});

describe("which stored group a row is", () => {
  const units = new Map([
    ["东关镇", 1],
    ["西岭乡", 2],
  ]);
  const group = (name: string, externalId: string | null, unit = "东关镇"): GroupEntry => ({
    name,
    unit,
    platform: "telegram",
    externalId,
  });
  const stored = (
    id: number,
    name: string,
    externalId: string | null,
    unitId: number | null = 1,
  ) => ({
    id,
    name,
    externalId,
    unitId,
    platform: "telegram",
  });

  it.each([
    [
      "the one with the 群号, in whatever unit",
      group("新名", "-100"),
      stored(1, "旧名", "-100", 2),
      true,
    ],
    ["the one with name and unit", group("甲群", null), stored(1, "甲群", "-100"), true],
    [
      "the only one of its unit, renamed since",
      group("甲群", null),
      stored(1, "乙群", "-100"),
      true,
    ],
    ["not one of another unit", group("甲群", null), stored(1, "甲群", null, 2), false],
    ["not one that nobody bound", group("甲群", null), stored(1, "甲群", "-100", null), false],
  ])("%s", (_, wanted, candidate, matched) => {
    expect(matchGroups([candidate], [wanted], units).has(wanted)).toBe(matched);
  });
});
