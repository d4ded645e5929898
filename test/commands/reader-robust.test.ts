import { describe, expect, test } from "vitest";
import { readIntents } from "../../src/commands/reader.ts";
import { normaliseText } from "../../src/commands/text/reader.ts";
import { compact, inGroup, inPrivate, read } from "./compact.ts";

const LONGEST = 4000;
/** A guard against patterns that explode, not a measurement: those take seconds, a right one a few milliseconds. */
const ALLOWED_MS = 200;

function filled(unit: string): string {
  return unit.repeat(Math.ceil(LONGEST / unit.length)).slice(0, LONGEST);
}

/** The quickest of several runs: what the reading takes, not what else the machine does meanwhile. */
function quickest(text: string, context: typeof inGroup): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 8 && best > ALLOWED_MS / 4; run += 1) {
    const start = performance.now();
    readIntents(text, context);
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

const UNITS = [
  "签到",
  "签 ",
  "到",
  "到到 ",
  "请",
  "请假",
  "假请",
  "请一天",
  "补 ",
  "补签 昨天 ",
  "收到 ",
  "18号到",
  "周一到",
  "9月1",
  "1",
  "1.1.",
]
  .concat([
    "从",
    "半",
    " ",
    "\n",
    "，",
    "，a",
    "(",
    "「",
    "「a\n",
    "「a」\n",
    "> a\n",
    "- ",
    "@",
    "@a ",
    "@张三 ",
    "@周知 ",
    "批准 3\n",
    "批准 张三 ",
    "批准 阿衣古丽\n",
    "批准 张三、阿衣古丽、",
    "批准 阿·",
    "驳回 阿卜",
    "周知，",
    "通知 全员、",
    "审核 12 ",
    "小结 ",
    "测试 30分钟 ",
    "测试 三十",
    "体会 a\n",
    "答题 ",
  ])
  .concat([
    "1A ",
    "1a2b",
    "A ",
    "对",
    "√",
    "1-2 AB ",
    "1-",
    "第1题选",
    "第一题",
    "一、",
    "1 ",
    "1改",
    "2、A、",
    "更正 1A ",
    "答案",
    "周测 ",
    "单选题 ",
    "1不会 ",
  ])
  .concat([
    "更正",
    "更正 ",
    "更正\n",
    "更正 请假 ",
    "说明 a\n",
    "情况说明",
    "我是张",
    "张三",
    "李四",
    "😀",
    "🇨🇳",
    "[强]",
    "簽到",
    "\u200b",
    "代",
    "替他",
  ]);

describe("A message of 4,000 characters is read at once, whatever it repeats", () => {
  test.each(UNITS)("%j", (unit) => {
    expect(quickest(filled(unit), inGroup)).toBeLessThan(ALLOWED_MS);
    expect(quickest(filled(unit), inPrivate)).toBeLessThan(ALLOWED_MS);
    expect(quickest(filled(unit).slice(0, 300), inPrivate)).toBeLessThan(ALLOWED_MS);
  });
});

test("any odd text is read without an error", () => {
  const odd = [
    "\ud800",
    "到\udfff",
    "\u0000签到",
    "İ签到",
    "㍿",
    "𠮷野家签到",
    "e\u0301",
    "签\u0301到",
    "鿿".repeat(50),
    "\ufeff",
  ];
  for (const text of odd) expect(() => readIntents(text, inPrivate)).not.toThrow();
});

test("a message longer than the platform allows is read up to its 4,096th character", () => {
  expect(read(`${" ".repeat(5000)}签到`)).toBe("");
});

test("reading twice gives the same, and a reading leaves its context alone", () => {
  const context = Object.freeze({ ...inGroup });
  const first = readIntents("签到，明天请假", context);
  expect(readIntents("签到，明天请假", context)).toEqual(first);
});

test("the day is that of the zone, not of the machine", () => {
  const now = new Date("2026-09-15T23:30:00Z");
  const spans = ["Asia/Shanghai", "UTC"].map((zone) =>
    compact(readIntents("请假", { ...inGroup, now, zone })),
  );
  expect(spans).toEqual(["leave | 09-16", "leave | 09-15"]);
});

test("without a roster the shape of a name is enough for silence", () => {
  const { personNames: _, ...unknown } = inGroup;
  expect(read("签到 李四", unknown)).toBe("");
  expect(read("李四请假", unknown)).toBe("");
  expect(read("签到", unknown)).toBe("sign_in");
});

describe("Normalising makes texts comparable", () => {
  test.each([
    ["簽到", "签到"],
    ["Ｑ１　２", "q1 2"],
    ["签\u200b到\ufeff", "签到"],
    ["  到　岗 \n", "到 岗"],
    ["東關鎮工作群", "东关镇工作群"],
    ["好👌", "好"],
    ["①②", "12"],
    ["張三＠東關鎮", "张三@东关镇"],
  ])("%s becomes %s", (text, expected) => {
    expect(normaliseText(text)).toBe(expected);
  });
});
