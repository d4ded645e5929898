import { describe, expect, it } from "vitest";
import { drawCard } from "../../src/reports/card/draw.ts";
import { textsIn, withTexts } from "../../src/reports/card/element.ts";
import { cardLayout } from "../../src/reports/card/layout.ts";
import { loadFonts } from "../../src/reports/fonts/load.ts";
import { drawableText } from "../../src/reports/fonts/rules.ts";
import type { BulletinCard } from "../../src/reports/rules.ts";
import { card, figures, trend, unit, units } from "./cards.ts";

const { covers } = loadFonts();
const shown = (content: BulletinCard) => textsIn(cardLayout(content));
const whole = { title: "云岭县", rate: null, rateBefore: null };

const SHAPES: Readonly<Record<string, BulletinCard>> = {
  "three units": card(),
  "fifteen units": card({ units: units(15) }),
  "seven hundred units": card({ units: units(700) }),
  "long names": card({
    programme: "巩固拓展脱贫攻坚成果同乡村振兴有效衔接驻村帮扶工作",
    basis: "《关于进一步加强驻村干部日常管理的通知》".repeat(9),
    units: units(4, (index) => `新疆维吾尔自治区喀什地区第${index}村阔什艾日克村民委员会`),
  }),
  "no ranks": card({ ranked: false }),
  "no trend": card({ trend: [] }),
  "one week only": card({ trend: trend([0.9]) }),
  "an empty period": card({ units: [], trend: [], whole: { ...whole, figures: figures({}) } }),
  "everybody on leave": card({ whole: { ...whole, figures: figures({ excused: 9 }) } }),
  "names that no font has": card({ units: [unit("𠮷\u{E000}🎉村", { onTime: 9 }, 1)] }),
};

describe("a card is a picture as wide as a phone", () => {
  it.each(Object.entries(SHAPES))("of %s", { timeout: 30_000 }, async (_shape, content) => {
    const png = Buffer.from(await drawCard(content));
    expect(png.subarray(0, 8).toString("latin1")).toBe("\x89PNG\r\n\x1a\n");
    expect(png.readUInt32BE(16)).toBe(1080);
    expect(png.readUInt32BE(20)).toBeGreaterThan(600);
    // A messenger refuses or shrinks what is much longer.
    expect(png.readUInt32BE(20)).toBeLessThan(4000);
  });

  it("is the same, byte for byte, when drawn again", { timeout: 30_000 }, async () => {
    const again = structuredClone(card());
    expect(Buffer.compare(await drawCard(card()), await drawCard(again))).toBe(0);
  });

  it("shows its words: one other character is another picture", { timeout: 30_000 }, async () => {
    const named = (name: string) => card({ trend: [], units: [unit(name, { onTime: 9 }, 1)] });
    const east = Buffer.from(await drawCard(named("东关镇")));
    const west = Buffer.from(await drawCard(named("西关镇")));
    const rare = Buffer.from(await drawCard(named("㛃关镇")));
    expect(east.equals(west)).toBe(false);
    expect(rare.equals(west)).toBe(false);
  });
});

describe("the words of a card", () => {
  it.each(Object.entries(SHAPES))("of %s all have glyphs", (_shape, content) => {
    const texts = textsIn(withTexts(cardLayout(content), (text) => drawableText(text, covers)));
    const lacking = [...texts.join("")].filter(
      (character) => !covers(character.codePointAt(0) ?? 0),
    );
    expect(lacking).toEqual([]);
    expect(texts.filter((text) => text.trim() === "")).toEqual([]);
  });

  it("say what it is, on what basis, for when, and by whom it was made", () => {
    expect(shown(card())).toEqual(
      expect.arrayContaining([
        "【驻村工作】周通报",
        "2026年第38周　9月14日至9月20日",
        "依据：《云岭县驻村帮扶工作管理办法》（云办发〔2026〕12号）",
        "96.5%",
        "比上期提高 1.2 个百分点",
        "完成率＝（按时＋迟到＋补办）÷（应办－请假－待核实）。",
        "周知",
        "2026年9月20日 18:05 生成",
      ]),
    );
  });

  it("name a flag, never only show its colour", () => {
    const texts = shown(card({ units: units(15) }));
    expect(texts).toContain("红旗");
    expect(texts.filter((text) => text === "黄牌")).toHaveLength(7);
  });

  it("say how many units there was no room for", () => {
    const texts = shown(card({ units: units(700) }));
    expect(texts).toContain("东关镇第20村");
    expect(texts).not.toContain("东关镇第21村");
    expect(texts.filter((text) => text.startsWith("另有 680 个单位见工作簿"))).toHaveLength(1);
  });

  it("tell no rank where nothing is ranked", () => {
    expect(shown(card())).toContain("名次");
    const texts = shown(card({ ranked: false }));
    expect(texts).not.toContain("名次");
    expect(texts).not.toContain("红旗");
    expect(texts).toContain("按单位顺序列出，不排名。");
  });

  it("say that nothing was due, instead of a table of noughts", () => {
    const texts = shown(SHAPES["an empty period"] ?? card());
    expect(texts).toContain("本期没有到期的事项。");
    expect(texts).not.toContain("各单位情况");
    expect(texts).not.toContain("近8周完成率");
  });

  it("tell the gap in a trend, and that one week makes none", () => {
    expect(shown(card()).filter((text) => text === "无数据")).toHaveLength(1);
    expect(shown(card({ trend: trend([0.9]) }))).toContain("近8周只有一期数据，满两期后显示走势。");
  });
});
