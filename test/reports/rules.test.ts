import { describe, expect, it } from "vitest";
import {
  type FlagRules,
  flagOf,
  inBulletinOrder,
  shortName,
  shortNames,
  trendUpTo,
} from "../../src/reports/rules.ts";
import { bulletinTitle, changeWords, flagRules, restWords } from "../../src/reports/wording.ts";
import { count, trend, unit } from "./cards.ts";

const RULES: FlagRules = {
  red: { lastRank: 1, leastRate: 0.95 },
  yellow: { line: 0.8 },
  leastBase: 5,
};

describe("a flag", () => {
  it.each([
    ["first and above the line", count({ onTime: 20 }, 1), "red"],
    ["exactly on the line of the red flag", count({ onTime: 19, missed: 1 }, 1), "red"],
    ["first, but below that line", count({ onTime: 18, missed: 2 }, 1), null],
    ["second", count({ onTime: 20 }, 2), null],
    ["without rank", count({ onTime: 20 }, null), null],
    ["exactly on the line of the yellow card", count({ onTime: 8, missed: 2 }, 3), null],
    ["below the line of the yellow card", count({ onTime: 7, missed: 3 }, 3), "yellow"],
    ["below it, in a bulletin without ranks", count({ onTime: 7, missed: 3 }, null), "yellow"],
    ["with too little to count", count({ onTime: 1, missed: 3, excused: 9 }, 3), null],
    ["with nothing left to count", count({ excused: 9 }, null), null],
    ["with nothing to do", count({}, null), null],
  ])("of a unit %s", (_case, figures, flag) => {
    expect(flagOf(figures, RULES)).toBe(flag);
  });

  it("is not given where the programme has none, and its rule is not told", () => {
    const none = { red: null, yellow: null, leastBase: 5 };
    expect(flagOf(count({ onTime: 20 }, 1), none)).toBeNull();
    expect(flagOf(count({ missed: 20 }, 9), none)).toBeNull();
    expect(flagRules(none, true)).toEqual([]);
  });

  it("is told with its thresholds", () => {
    expect(flagRules(RULES, true)).toEqual([
      "红旗：完成率不低于95%且排第1名。",
      "黄牌：完成率低于80%。",
      "计入完成率的事项不足5项的单位，不评红旗、黄牌。",
    ]);
    const wide = { red: { lastRank: 3, leastRate: 0.985 }, yellow: null, leastBase: 1 };
    expect(flagRules(wide, true)).toEqual(["红旗：完成率不低于98.5%且排前3名。"]);
    expect(flagRules(wide, false)).toEqual([]);
  });
});

describe("the order of the units", () => {
  const units = [
    unit("无事乡", {}, null),
    unit("丙乡", { onTime: 3, missed: 1 }, 3),
    unit("假期乡", { excused: 2 }, null),
    unit("甲乡", { onTime: 3 }, 1),
    unit("乙乡", { onTime: 4 }, 1),
  ];
  const namesOf = (ranked: boolean) => inBulletinOrder(units, ranked).map(({ name }) => name);

  it("is by rank, then without rank, last without anything to do; ties in unit order", () => {
    expect(namesOf(true)).toEqual(["甲乡", "乙乡", "丙乡", "假期乡", "无事乡"]);
  });

  it("is the unit order where nothing is ranked, and no rank is known then", () => {
    expect(namesOf(false)).toEqual(["丙乡", "假期乡", "甲乡", "乙乡", "无事乡"]);
    expect(inBulletinOrder(units, false).every(({ count: { rank } }) => rank === null)).toBe(true);
  });

  it("gives no rank to a unit without anything to do, whatever it came with", () => {
    const [shown] = inBulletinOrder([unit("无事乡", {}, 1)], true);
    expect(shown?.count.rank).toBeNull();
  });
});

describe("the trend", () => {
  it("is the eight weeks up to the period, oldest first, with gaps", () => {
    const points = trend([0.5, 0.9, null, 0.91, 0.92, 0.93, 0.94, 0.95, 0.96]);
    expect(trendUpTo("2026-W38", points.reverse())).toEqual([
      { week: "2026-W31", rate: 0.9 },
      { week: "2026-W32", rate: null },
      { week: "2026-W33", rate: 0.91 },
      { week: "2026-W34", rate: 0.92 },
      { week: "2026-W35", rate: 0.93 },
      { week: "2026-W36", rate: 0.94 },
      { week: "2026-W37", rate: 0.95 },
      { week: "2026-W38", rate: 0.96 },
    ]);
  });

  it("crosses the turn of the year", () => {
    const weeks = trendUpTo("2027-W02", []).map(({ week }) => week);
    expect(weeks.slice(4)).toEqual(["2026-W52", "2026-W53", "2027-W01", "2027-W02"]);
  });

  it("of a month ends with the week of its last day", () => {
    expect(trendUpTo("2026-09", []).at(-1)).toEqual({ week: "2026-W40", rate: null });
  });
});

describe("a long name", () => {
  const long = "新疆维吾尔自治区喀什地区疏勒县阿拉力乡阔什艾日克村民委员会";

  it("loses its middle, since its end tells it apart", () => {
    expect(shortName(long, 18)).toBe("新疆维吾尔自…乡阔什艾日克村民委员会");
    expect([...shortName(long, 18)].length).toBeLessThanOrEqual(18);
  });

  it.each([
    ["王小明", 2],
    ["欧阳小明", 3],
    ["东关镇", 18],
    ["", 5],
  ])("“%s” is never cut, not even for %i", (name, most) => {
    expect(shortName(name, most)).toBe(name);
  });

  it("counts letters and digits as half, and splits no rare character", () => {
    expect(shortName("ABCDEFGH", 4)).toBe("ABCDEFGH");
    expect(shortName("𬭚𬭚𬭚𬭚𬭚𬭚𬭚𬭚", 5)).toBe("𬭚…𬭚𬭚𬭚");
  });

  it("is begun where it differs, when several would look alike", () => {
    const names = [1, 2, 11].map((n) => `新疆维吾尔自治区喀什地区第${n}村阔什艾日克村民委员会`);
    expect(shortNames(["东关镇", ...names], 12)).toEqual([
      "东关镇",
      "新疆…区第1村阔什艾日…",
      "新疆…区第2村阔什艾日…",
      "新疆…区第11村阔什艾日…",
    ]);
  });

  it("stays whole when nothing short tells it from another", () => {
    const names = ["甲", "乙"].flatMap((a) =>
      ["甲", "乙"].map((b) => `一二三四五${a}一二三四五六七八九十${b}一二三四五六`),
    );
    const short = shortNames(names, 8);
    expect(new Set(short).size).toBe(4);
  });

  it("may stand twice when the units really have one name", () => {
    expect(new Set(shortNames([long, long], 18)).size).toBe(1);
  });
});

describe("words of a bulletin", () => {
  it.each([
    ["2026-W38", "【防汛】周通报"],
    ["2026-09", "【防汛】月通报"],
    ["2026-Q3", "【防汛】季度通报"],
    ["2026", "【防汛】年度通报"],
  ])("the title for %s is %s", (period, title) => {
    expect(bulletinTitle("防汛", period)).toBe(title);
  });

  it.each([
    [0.965, 0.953, "比上期提高 1.2 个百分点"],
    [0.9, 0.953, "比上期下降 5.3 个百分点"],
    [0.9, 0.90001, "与上期持平"],
    [0.9, null, null],
    [null, 0.9, null],
  ])("from %s after %s: %s", (rate, before, words) => {
    expect(changeWords(rate, before)).toBe(words);
  });

  it("what there is no room for is said, with its flags", () => {
    expect(restWords(680, { red: 0, yellow: 12 })).toBe(
      "另有 680 个单位见工作簿（其中黄牌 12 个）",
    );
    expect(restWords(1, { red: 0, yellow: 0 })).toBe("另有 1 个单位见工作簿");
  });
});
