import { describe, expect, test } from "vitest";
import { moveIn } from "../../src/kinds/quiz/paper/show/move/rules.ts";
import { inGroup, inPrivate, read, table } from "./compact.ts";

describe("Orders of those who learn, alone, are read everywhere", () => {
  test.each([
    ["答题", "take_quiz | -"],
    ["答題", "take_quiz | -"],
    ["答题。", "take_quiz | -"],
    ["/答题", "take_quiz | -"],
    ["开始答题", "take_quiz | -"],
    ["继续答题", "take_quiz | -"],
    ["我要答题", "take_quiz | -"],
    ["我来答题", "take_quiz | -"],
    ["開始答題", "take_quiz | -"],
    ["答题 周测", "take_quiz | 周测"],
    ["答题　周測", "take_quiz | 周測"],
    ["答题 应知应会测试", "take_quiz | 应知应会测试"],
    ["交卷", "hand_in"],
    ["交卷！", "hand_in"],
    ["补考", "resit | -"],
    ["補考", "resit | -"],
    ["重考", "resit | -"],
    ["我要补考", "resit | -"],
    ["申请补考", "resit | -"],
    ["补考 周测", "resit | 周测"],
    ["重考：周测", "resit | 周测"],
    ["错题", "mistakes | -"],
    ["錯題", "mistakes | -"],
    ["我的错题", "mistakes | -"],
    ["错题本", "mistakes | -"],
    ["查看错题", "mistakes | -"],
    ["错题 周测", "mistakes | 周测"],
    ["练习", "practise | -"],
    ["練習", "practise | -"],
    ["开始练习", "practise | -"],
    ["继续练习", "practise | -"],
    ["我要练习", "practise | -"],
    ["练习 党建知识", "practise | 党建知识"],
  ])("%s", (text, expected) => {
    expect(read(text)).toBe(expected);
    expect(read(`@周知 ${text}`)).toBe(expected);
    expect(read(text, inPrivate)).toBe(expected);
  });

  test.each([
    ["答题 党建", "take_quiz | 党建"],
    ["答题周测", "take_quiz | 周测"],
    ["补考周测", "resit | 周测"],
    ["错题 9月", "mistakes | 9月"],
    ["练习 党建", "practise | 党建"],
    ["练习：乡村振兴", "practise | 乡村振兴"],
    ["我要交卷", "hand_in"],
    ["交卷了", "hand_in"],
    ["确认交卷", "hand_in"],
    ["提交答卷", "hand_in"],
  ])("with a mention or in private: %s", (text, expected) => {
    expect(read(text)).toBe("");
    expect(read(`@周知 ${text}`)).toBe(expected);
    expect(read(text, inPrivate)).toBe(expected);
  });

  test.each(table`再来一题 | 来一道题 | 换一题`)("in private only: %s", (text) => {
    expect(read(text, inPrivate)).toBe("practise | -");
    expect(read(text)).toBe("");
    expect(read(`@周知 ${text}`)).toBe(`unknown | ${text}`);
  });
});

describe("Ways to go on with a paper, in private only", () => {
  test.each([
    ["下一题", "下一题"],
    ["下一題", "下一题"],
    ["下一道", "下一道"],
    ["上一题", "上一题"],
    ["跳过", "跳过"],
    ["第3题", "第3题"],
    ["看第 3 题", "第3题"],
    ["第三题", "第三题"],
  ])("%s", (text, words) => {
    expect(read(text, inPrivate)).toBe(`practise | ${words}`);
    expect(read(text)).toBe("");
    expect(moveIn(words)).not.toBeNull();
  });

  test.each(table`第3题A | 下一题？ | 第3题不会`)("not %s", (text) => {
    expect(read(text, inPrivate)).not.toContain("practise");
  });

  test("我的成绩 asks for what one missed oneself", () => {
    expect(read("我的成绩", inPrivate)).toBe("mistakes | -");
  });
});

describe("Orders of secretaries about tests", () => {
  test.each([
    ["测试 周测", "start_quiz | 周测 | -"],
    ["測試 周測", "start_quiz | 周測 | -"],
    ["测试：周测", "start_quiz | 周测 | -"],
    ["测试 应知应会", "start_quiz | 应知应会 | -"],
    ["测试 党建知识竞赛", "start_quiz | 党建知识竞赛 | -"],
    ["测试 周测 30分钟", "start_quiz | 周测 | 30"],
    ["测试 周测30分钟", "start_quiz | 周测 | 30"],
    ["测试 周测，30分钟", "start_quiz | 周测 | 30"],
    ["测试 周测（限时30分钟）", "start_quiz | 周测 | 30"],
    ["测试 周测 ３０分钟", "start_quiz | 周测 | 30"],
    ["测试 周测 1小时", "start_quiz | 周测 | 60"],
    ["测试 周测 1.5小时", "start_quiz | 周测 | 90"],
    ["测试 周测 一小时", "start_quiz | 周测 | 60"],
    ["测试 周测 两个小时", "start_quiz | 周测 | 120"],
    ["测试 周测 半小时", "start_quiz | 周测 | 30"],
    ["测试 周测 半个小时", "start_quiz | 周测 | 30"],
    ["测试 周测 一个半小时", "start_quiz | 周测 | 90"],
    ["测试 周测 1小时30分钟", "start_quiz | 周测 | 90"],
    ["测试 周测 四十分钟", "start_quiz | 周测 | 40"],
    ["测试 30分钟 周测", "start_quiz | 周测 | 30"],
    ["发起测试 周测", "start_quiz | 周测 | -"],
    ["补课", "open_class | -"],
    ["補課", "open_class | -"],
    ["补课 周测", "open_class | 周测"],
    ["组织补课 周测", "open_class | 周测"],
    ["成绩", "quiz_report | -"],
    ["成績", "quiz_report | -"],
    ["成绩 周测", "quiz_report | 周测"],
    ["成绩单", "quiz_report | -"],
    ["查看成绩", "quiz_report | -"],
    ["测试成绩", "quiz_report | -"],
  ])("%s", (text, expected) => {
    expect(read(text)).toBe(expected);
    expect(read(`@周知 ${text}`)).toBe(expected);
    expect(read(text, inPrivate)).toBe(expected);
  });

  test.each([
    ["测试", "start_quiz | - | -"],
    ["测试 30分钟", "start_quiz | - | 30"],
    ["测试 党建", "start_quiz | 党建 | -"],
    ["测试 党建 20分钟", "start_quiz | 党建 | 20"],
    ["测试周测", "start_quiz | 周测 | -"],
    ["测试周测30分钟", "start_quiz | 周测 | 30"],
    ["测试 测试", "start_quiz | 测试 | -"],
    ["测试 周测 0分钟", "start_quiz | 周测 0分钟 | -"],
    ["补课 党建", "open_class | 党建"],
    ["成绩 九月", "quiz_report | 九月"],
  ])("with a mention or in private: %s", (text, expected) => {
    expect(read(text)).toBe("");
    expect(read(`@周知 ${text}`)).toBe(expected);
    expect(read(text, inPrivate)).toBe(expected);
  });
});

describe("体会 is kept as typed", () => {
  test.each([
    ["体会 今天学了很多", "今天学了很多"],
    ["体会：今天学了很多。", "今天学了很多。"],
    ["体会:今天学了很多", "今天学了很多"],
    ["體會：今天學了很多", "今天學了很多"],
    ["学习体会：第一，要学懂。\n第二，要做实。", "第一，要学懂。\n第二，要做实。"],
    ["学习体会\n第一段\n\n第二段", "第一段\n\n第二段"],
    ["心得体会：收获很大", "收获很大"],
    ["学习心得：收获很大", "收获很大"],
    ["我的体会：收获很大", "收获很大"],
    ["体会 签到制度很好\n签到", "签到制度很好\n签到"],
    ["体会：让大家过上好日子，必须依靠各位乡亲。", "让大家过上好日子，必须依靠各位乡亲。"],
    ["体会 1A 2B", "1A 2B"],
  ])("%j", (text, expected) => {
    expect(read(text)).toBe(`reflection | ${expected}`);
    expect(read(`@周知 ${text}`)).toBe(`reflection | ${expected}`);
    expect(read(text, inPrivate)).toBe(`reflection | ${expected}`);
  });

  test.each(table`体会 | 体会： | 学习体会。 | 体会很深 | 体会到了 | 体会、心得`)(
    "not without content: %s",
    (text) => {
      expect(read(text)).toBe("");
      expect(read(text, inPrivate)).not.toContain("reflection");
    },
  );

  test.each(
    table`
      体会：请大家明天前交 | 学习体会：还没交的抓紧 | 体会 大家都写了吗 | 体会 明天截止 | 体会：各位记得发到群里 | 学习体会 谁还没交
    `,
  )("nor when others are asked for theirs in a group: %s", (text) => {
    expect(read(text)).toBe("");
  });
});

describe("What people say to each other with those words is met with silence", () => {
  test.each(table`
    今天答题的人真多 | 大家记得答题 | 大家答题 | 答题了吗 | 答题了 | 答题？ | 答题开始了 | 答题怎么答 | 答题 大家抓紧 | 答题 什么时候截止
    练习一下普通话 | 练习题发我 | 多练习 | 练习 大家都要做 | 练习 有没有人 | 补课的事明天再说 | 孩子补课 | 补课费 | 补考的有几个 | 谁要补考 | 补考吗
    成绩不错 | 成绩出来了 | 成绩：张三90分，李四80分 | 成绩 大家都不错 | 错题太多了 | 错题发群里 | 错题集中讲 | 重考虑一下 | 交卷时间到了 | 谁还没交卷
    测试一下 | 测试 收到吗 | 测试 测试 收到 | 测试123 | 测试成功 | 测试 请回复 | 测试，收到请回 | 开始测试 | 体会不深
  `)("%s", (text) => {
    expect(read(text)).toBe("");
  });

  test.each(
    table`
      今天答题的人真多 | 大家记得答题 | 答题了吗 | 答题？ | 答题怎么操作 | 练习一下普通话 | 练习 有没有人 | 补课的事明天再说 | 谁要补考 | 补考吗
      成绩不错 | 成绩：张三90分，李四80分 | 错题太多了 | 重考虑一下 | 谁还没交卷 | 交卷？ | 测试一下 | 测试 收到吗 | 测试 测试 收到 | 测试123 | 下一题？
    `,
  )("nor does it order anything in private: %s", (text) => {
    expect(read(text, inPrivate)).toMatch(/^(?:unknown \| .*|help)$/);
  });

  test.each(table`测试 | 测试 测试 | 练习 结束 | 补课 明天 | 成绩 不错 | 测试 30分钟 | 交卷了`)(
    "in a group even the bare word, or with any word: %s",
    (text) => {
      expect(read(text, inGroup)).toBe("");
    },
  );
});

test("how to do it is asked of the help", () => {
  for (const text of ["怎么答题", "如何补考", "怎么看成绩", "怎样练习"]) {
    expect(read(text, inPrivate)).toBe("help");
    expect(read(text)).toBe("");
  }
});
