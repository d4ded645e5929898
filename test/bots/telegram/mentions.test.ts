import { describe, expect, it } from "vitest";
import { mentionEntities } from "../../../bots/telegram/mentions.ts";

const linked = (text: string, people: [string, string | null][]) =>
  mentionEntities(
    text,
    people.map(([name, externalId]) => ({ name, externalId })),
  ).map((entity) => [
    text.slice(entity.offset, entity.offset + entity.length),
    entity.type === "text_mention" ? entity.user.id : null,
    entity.offset,
  ]);

describe("linking names in our own text", () => {
  it("counts UTF-16 units, so emoji and joined characters do not shift it", () => {
    expect(
      linked("👨‍👩‍👧👍 @张三 @𠮷野", [
        ["张三", "7"],
        ["𠮷野", "8"],
      ]),
    ).toEqual([
      ["@张三", 7, 11],
      ["@𠮷野", 8, 15],
    ]);
  });
  it("does not find a short name within a longer one", () => {
    expect(
      linked("@张三丰、@张三", [
        ["张三", "7"],
        ["张三丰", "8"],
      ]),
    ).toEqual([
      ["@张三丰", 8, 0],
      ["@张三", 7, 5],
    ]);
    expect(
      linked("@张三丰、@张三", [
        ["张三", "7"],
        ["张三丰", null],
      ]),
    ).toEqual([["@张三", 7, 5]]);
    expect(linked("@张三丰 @张三", [["张三", "7"]])).toEqual([["@张三", 7, 5]]);
  });
  it("links two people of one name in order", () => {
    expect(
      linked("@张三 @张三", [
        ["张三", "7"],
        ["张三", "8"],
      ]),
    ).toEqual([
      ["@张三", 7, 0],
      ["@张三", 8, 4],
    ]);
  });
  it("takes a name with its unit as a whole", () => {
    expect(linked("请 @张三@东关镇 签到", [["张三@东关镇", "7"]])).toEqual([
      ["@张三@东关镇", 7, 2],
    ]);
  });
  it("leaves plain text for one who has no account or does not stand there", () => {
    expect(
      linked("@张三 @李四", [
        ["张三", null],
        ["王五", "9"],
      ]),
    ).toEqual([]);
  });
  it("stays quick with a long text of at signs", () => {
    const started = performance.now();
    linked("@".repeat(4096), [
      ["张三", "7"],
      ["@", "8"],
      ["@@", "9"],
    ]);
    expect(performance.now() - started).toBeLessThan(100);
  });
});
