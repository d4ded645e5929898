import { describe, expect, it } from "vitest";
import { coverageOf } from "../../src/reports/fonts/coverage.ts";
import { loadFonts } from "../../src/reports/fonts/load.ts";
import { drawableText } from "../../src/reports/fonts/rules.ts";

const { covers, files } = loadFonts();

describe("the fonts of a card", () => {
  it("have all of the 20,902 basic Chinese characters, in both weights", () => {
    expect(files.map(({ weight }) => weight)).toEqual([400, 700]);
    const lacking: string[] = [];
    for (let code = 0x4e00; code <= 0x9fa5; code++) {
      if (!covers(code)) lacking.push(String.fromCodePoint(code));
    }
    expect(lacking).toEqual([]);
  });

  it("have rare characters of names, marks and units", () => {
    const wanted = [..."㛃𬭚䶮㐂𫖮✓℃①⑳㎡〓〇％＝＋－÷【】（）《》〔〕“”…—·"];
    expect(wanted.filter((character) => !covers(character.codePointAt(0) ?? 0))).toEqual([]);
  });

  it("are read only where they are fonts", () => {
    expect(() => coverageOf(Buffer.alloc(64))).toThrow("the font has no table cmap");
  });
});

describe("text is drawn", () => {
  it.each([
    ["张三", "张三", "as it is"],
    ["㛃𬭚", "㛃𬭚", "with rare characters that the font has"],
    ["𠮷田", "〓田", "with a mark for one that it lacks"],
    ["བོད་", "〓〓〓", "with a mark for each letter of a script that it lacks"],
    ["东关镇🎉", "东关镇", "without emoji"],
    ["👨‍👩‍👧家", "家", "without families of emoji"],
    ["🇨🇳国", "国", "without flags"],
    ["1️⃣组", "1组", "without the frames of digits"],
    ["🎉", "〓", "never as nothing, when there was something"],
    ["\u{E000}村", "〓村", "with a mark for a private character"],
    ["张\u200B三\u202E四", "张三四", "without what turns or hides its neighbours"],
    ["辻\u{E0100}村", "辻村", "without the variants of a character"],
    ["甲\t乙\n丙\u00A0丁", "甲 乙 丙 丁", "with plain spaces"],
    ["第38周　9月", "第38周　9月", "with full-width spaces"],
    ["✓℃①", "✓℃①", "with marks and units"],
    ["", "", "empty where it is empty"],
  ])("“%s” as “%s”: %s", (text, drawn, _how) => {
    expect(drawableText(text, covers)).toBe(drawn);
  });
});
