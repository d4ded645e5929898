import { describe, expect, it } from "vitest";
import {
  asOfWords,
  calendarWords,
  deadlineWords,
  endsWords,
  figureCells,
  firstWords,
  hearingAdvice,
  platformWords,
  restWords,
} from "../../src/console/wording.ts";
import { at, NOW } from "./county.ts";

const ZONE = "Asia/Shanghai";
const TODAY = "2026-09-14";

describe("the words of the console", () => {
  it("say what day it is", () => {
    expect(asOfWords(TODAY, true, NOW, ZONE)).toBe("9月14日（周一），工作日，10:00");
    expect(asOfWords(TODAY, false, NOW, ZONE)).toContain("休息日");
  });

  it("leave out what is nothing", () => {
    const none = { done: 3, expected: 3, late: 0, excused: 0, held: 0, owing: 0 };
    expect(restWords(none)).toBe("");
    expect(restWords({ ...none, late: 1, owing: 2 })).toBe("迟到 1，未办 2");
  });

  it.each([
    ["within the day", at("10:30"), at("10:30"), true, "进行中，截止 10:30"],
    ["with a grace", at("10:30"), at("10:45"), true, "进行中，截止 10:30，10:45 前记迟到"],
    [
      "on another day",
      at("17:30", "2026-09-18"),
      at("17:30", "2026-09-18"),
      true,
      "进行中，截止 9月18日 17:30",
    ],
    ["when it is over", at("08:30"), at("08:45"), false, "已结束（截止 08:30）"],
  ])("name a deadline %s", (_, dueAt, closesAt, open, words) => {
    expect(deadlineWords({ dueAt, closesAt, open }, TODAY, ZONE)).toBe(words);
  });

  it("say what to do about a group that is not heard", () => {
    const deaf = { state: "deaf", since: at("08:00"), reason: "privacy mode" } as const;
    expect(hearingAdvice(deaf, "东关镇", ZONE)).toBe(
      "9月14日 08:00 起收不到，期间没有回复的人记为待核实，不记缺勤。请群主把机器人设为本群管理员。",
    );
    const unknown = { ...deaf, reason: "socket hang up" };
    expect(hearingAdvice(unknown, "东关镇", ZONE)).not.toContain("socket");
    expect(hearingAdvice({ state: "awaited" }, "东关镇", ZONE)).toContain("“绑定群 东关镇”");
    expect(hearingAdvice({ state: "hearing", heardAt: null }, "东关镇", ZONE)).toBe("");
    expect(hearingAdvice({ state: "hearing", heardAt: null }, null, ZONE)).toContain("绑定群");
  });

  it("say how a platform is", () => {
    const wechat = { name: "wechat", state: "hearing", heardAt: NOW, detail: null } as const;
    expect(platformWords(wechat, ZONE)).toBe("微信：正常，最近一次联系 9月14日 10:00");
  });

  it("warn of the calendar's end only when it is near", () => {
    expect(calendarWords({ through: 2026, endsSoon: false })).toBe("节假日和调休已知到 2026 年。");
    expect(calendarWords({ through: 2026, endsSoon: true })).toContain("2027 年的还没有");
  });

  it("shorten a long post without cutting a character in two", () => {
    expect(firstWords("短\n文")).toBe("短 文");
    expect(firstWords("🚩".repeat(61))).toBe(`${"🚩".repeat(60)}…`);
  });

  it("say whether a programme has ended", () => {
    expect(endsWords("2026-12-31", TODAY)).toBe("至2026年12月31日");
    expect(endsWords("2026-09-13", TODAY)).toBe("已于2026年9月13日结束");
  });

  it("show a unit's figures with a rate, and a dash where nothing is left to count", () => {
    const count = {
      ...{ unitId: 1, expected: 60, due: 0, onTime: 50, late: 3, madeUp: 2, excused: 3 },
      ...{ missed: 2, held: 0, rate: 55 / 57, rank: 2 },
    };
    const shown = (ranked: boolean, change = {}) =>
      figureCells({ unit: "东关镇", depth: 0, count: { ...count, ...change } }, ranked);
    const words = (cells: ReturnType<typeof shown>) =>
      cells.map(({ label, text }) => `${label} ${text}`).slice(0, 4);
    expect(words(shown(true))).toEqual(["完成率 96.5%", "完成 55/57", "名次 2", "未办 2"]);
    expect(words(shown(false))).toEqual(["完成率 96.5%", "完成 55/57", "未办 2", "应办 60"]);
    const idle = words(shown(true, { rate: null, rank: null }));
    expect(idle).toEqual(["完成率 —", "完成 55/57", "名次 —", "未办 2"]);
    const minor = shown(true).filter((cell) => cell.minor);
    expect(minor.map(({ label }) => label)).toEqual(["待核实"]);
  });
});
