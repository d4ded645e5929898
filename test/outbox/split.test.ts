import { describe, expect, it } from "vitest";
import { splitText } from "../../src/outbox/split.ts";

describe("splitting a text", () => {
  it.each([
    ["a short text stays whole", "甲\n乙", 3, ["甲\n乙"]],
    ["lines stay whole", "甲甲\n乙乙\n丙", 5, ["甲甲\n乙乙", "丙"]],
    ["a longer line is cut", "甲甲甲甲甲", 2, ["甲甲", "甲甲", "甲"]],
    ["a character of two units is not parted", "甲😀乙", 2, ["甲", "😀", "乙"]],
    ["empty lines between paragraphs stay", "甲\n\n乙\n丙丙", 4, ["甲\n\n乙", "丙丙"]],
  ])("%s", (_what, text, limit, parts) => {
    expect(splitText(text, limit)).toEqual(parts);
  });
});
