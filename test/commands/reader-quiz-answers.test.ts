import { describe, expect, test } from "vitest";
import { inPrivate, read, table } from "./compact.ts";

function answers(text: string): string {
  const [, said] = /^answer_quiz \| (.*)$/.exec(read(text, inPrivate)) ?? [];
  return said ?? `no answers: ${read(text, inPrivate)}`;
}

describe("Answers with their numbers are read in private, however they are typed", () => {
  test.each(
    table`
      1A 2BC 3对 | 1a 2bc 3对 | 1a2bc3√ | 1A2CB3对 | １Ａ　２ＢＣ　３对 | 1A，2BC，3对 | 1A,2BC,3对 | 1A、2BC、3对 | 1A；2BC；3对。
      1.A 2.BC 3.对 | 1.A 2、BC 3:对 | 1、A 2、BC 3、对 | 1：A 2：BC 3：对 | 1-A 2-BC 3-对 | 1—A，2—BC，3—对 | 1=A 2=BC 3=对
      1（A）2（BC）3（对） | (1)A (2)BC (3)对 | 1）A；2）BC；3）√ | 1【A】2【BC】3【对】 | 1[A] 2[BC] 3[对] | 1/A 2/BC 3/对 | 1 A 2 BC 3 对
      第1题A 第2题BC 第3题对 | 第1题：A；第2题：BC；第3题：正确 | 第一题A 第二题BC 第三题对 | 第１题选A，第２题选BC，第３题√ | 1题A 2题BC 3题对
      一、A 二、BC 三、对 | 一.A；二.BC；三.对 | 题1：A 题2：BC 题3：对 | Q1 A Q2 BC Q3 对 | no.1 A no.2 BC no.3 对 | 1号A 2号BC 3号对
      1选A 2选BC 3选对 | 1选擇A 2選BC 3對 | 1答案是A 2答案是BC 3答案是对 | ①A ②BC ③对 | ⑴A ⑵BC ⑶对 | ⒈A ⒉BC ⒊对 | 1️⃣A 2️⃣BC 3️⃣✅
      1A 2B、C 3对 | 1A 2B C 3对 | 1A 2B+C 3对 | 1A 2B，C 3对 | 1A 2CB 3是 | 1A 2BCB 3对的 | 1A 2BC 3true | 1A 2BC 3打勾
      答案：1A 2BC 3对 | 我的答案是1A 2BC 3对 | 我的答案：1A，2BC，3对，谢谢 | 您好，我的答案如下：1A 2BC 3对 | 答：1A 2BC 3对 | 周测 1A 2BC 3对
      周测答案：1A 2BC 3对 | 答题 1A 2BC 3对 | 交卷：1A 2BC 3对 | 1A 2BC 3对 交卷 | 1A 2BC 3对，答完了 | 张三 1A 2BC 3对 | 东关镇张三：1A 2BC 3对
      单选：1A 多选：2BC 判断：3对 | 一、单选题 1A 二、多选题 2BC 三、判断题 3对 | 1A 2BC 3对 [抱拳] | @周知 1A 2BC 3对
    `,
  )("%s", (text) => {
    expect(answers(text)).toBe("1A 2BC 3对");
  });

  test.each([
    ["1A\n2BC\n3对", "1A 2BC 3对"],
    ["1.A\n2.BC\n3.对\n", "1A 2BC 3对"],
    ["1\nA\n2\nBC\n3\n对", "1A 2BC 3对"],
    ["1. A\n2. B C\n3. 对", "1A 2BC 3对"],
    ["1. A\n2. 对\n3. B C", "1A 2对 3BC"],
    [
      "我的答案：\n1-5：ABCDA\n6-8：AB、BC、ACD\n9-10：对错",
      "1A 2B 3C 4D 5A 6AB 7BC 8ACD 9对 10错",
    ],
    ["1.A\n2.\n3.B", "1A 3B"],
    ["1A 2不会 3C", "1A 2 3C"],
    ["第1题A，第2题不知道，第3题C", "1A 2 3C"],
    ["2 A C", "2AC"],
    ["3 A，C，4 B，D", "3AC 4BD"],
    ["1 A、C", "1AC"],
    ["2 A C，3对", "2AC 3对"],
    ["1A BC 对", "1ABC -对"],
    ["1A 2B 对", "1A 2B -对"],
    ["1A\nB", "1A -B"],
    ["1是 2不是 3正确的 4不对", "1对 2错 3对 4错"],
    ["> 第1题 甲\n1A", "1A"],
  ])("on lines, and with gaps: %j", (text, expected) => {
    expect(answers(text)).toBe(expected);
  });

  test.each([
    ["1A", "1A"],
    ["2B", "2B"],
    ["1-A", "1A"],
    ["1（A）", "1A"],
    ["1选A", "1A"],
    ["一、A", "1A"],
    ["12 C", "12C"],
    ["第十二题C", "12C"],
    ["第20题：对", "20对"],
    ["2、B、C", "2BC"],
    ["3，B，C", "3BC"],
    ["第2题 B C", "2BC"],
    ["3F", "3F"],
    ["3错误", "3错"],
    ["3×", "3错"],
    ["3❌", "3错"],
    ["3不对", "3错"],
    ["3否", "3错"],
    ["3false", "3错"],
  ])("one alone: %s", (text, expected) => {
    expect(answers(text)).toBe(expected);
  });

  test.each([
    ["0A", "0A"],
    ["99A", "99A"],
    ["1A 1C", "1A 1C"],
    ["1A 2G", "1A 2G"],
    ["1G", "1G"],
    ["1AH 2B", "1AH 2B"],
    ["第3题G", "3G"],
    ["更正 3XY", "3XY"],
    ["1T 2F", "1T 2F"],
    ["1x 2v", "1X 2V"],
  ])("what no paper has is still read, so that it can be named: %s", (text, expected) => {
    expect(answers(text)).toBe(expected);
  });

  test("forty answers are all read", () => {
    const text = Array.from({ length: 40 }, (_, index) => `${index + 1}A`).join(" ");
    expect(answers(text)).toBe(text);
  });
});

describe("A range has one answer for each of its numbers", () => {
  test.each(
    table`
      1-5 ABCDA | 1-5：ABCDA | 1~5 ABCDA | 1～5：abcda | 1—5ABCDA | 1到5 ABCDA | 1至5题：ABCDA | 第1-5题：ABCDA | 第1题到第5题 ABCDA
      1-5 A B C D A | 1-5 A、B、C、D、A | １－５　ＡＢＣＤＡ | 1-3 ABC 4-5 DA | 1-5: ABC DA | 1-5（ABCDA） | 答案 1-5 ABCDA
    `,
  )("%s", (text) => {
    expect(answers(text)).toBe("1A 2B 3C 4D 5A");
  });

  test.each([
    ["1~3 对错对", "1对 2错 3对"],
    ["1-3 √×√", "1对 2错 3对"],
    ["1-3 A BC 对", "1A 2BC 3对"],
    ["1-10 ABCDA BCDAB", "1A 2B 3C 4D 5A 6B 7C 8D 9A 10B"],
    ["ABCDABCDAB", "-A -B -C -D -A -B -C -D -A -B"],
    ["1ABCDABCDAB", "1A 2B 3C 4D 5A 6B 7C 8D 9A 10B"],
  ])("%s", (text, expected) => {
    expect(answers(text)).toBe(expected);
  });

  test.each(table`1-5 ABC | 1-3 ABCDA | 5-1 ABCDA | 1-5 | 1-5 ABCDAB`)(
    "not when the count does not fit: %s",
    (text) => {
      expect(read(text, inPrivate)).toBe(`unknown | ${text}`);
    },
  );
});

describe("Answers without numbers are read in their order", () => {
  test.each([
    ["A BC 对", "-A -BC -对"],
    ["a bc 对", "-A -BC -对"],
    ["Ａ　ＢＣ　对", "-A -BC -对"],
    ["A，BC，对", "-A -BC -对"],
    ["A、BC、对", "-A -BC -对"],
    ["A\nBC\n对", "-A -BC -对"],
    ["我的答案：A BC 对", "-A -BC -对"],
    ["√ × 正确 错误 对 错", "-对 -错 -对 -错 -对 -错"],
    ["√×√", "-对 -错 -对"],
    ["✓ ✗ ✅ ❌", "-对 -错 -对 -错"],
    ["对错对", "-对 -错 -对"],
    ["對 錯", "-对 -错"],
    ["T F T", "-T -F -T"],
    ["A B C D A", "-A -B -C -D -A"],
    ["3对 B", "3对 -B"],
  ])("%s", (text, expected) => {
    expect(answers(text)).toBe(expected);
  });

  test.each([
    ["A", "-A"],
    ["a", "-A"],
    ["Ａ", "-A"],
    ["A。", "-A"],
    ["（A）", "-A"],
    ["选A", "-A"],
    ["选择A", "-A"],
    ["我选A", "-A"],
    ["应该是A", "-A"],
    ["答案是A", "-A"],
    ["选A吧", "-A"],
    ["CB", "-CB"],
    ["ABCDA", "-ABCDA"],
    ["AAABD BABBD", "-AAABD -BABBD"],
    ["xxx√√", "-错 -错 -错 -对 -对"],
    ["A、C", "-AC"],
    ["A和C", "-AC"],
    ["对", "-对"],
    ["對", "-对"],
    ["对！", "-对"],
    ["「对」", "-对"],
    ["√", "-对"],
    ["正确", "-对"],
    ["错", "-错"],
    ["×", "-错"],
    ["错误", "-错"],
    ["F", "-F"],
    ["G", "-G"],
  ])("one alone: %s", (text, expected) => {
    expect(answers(text)).toBe(expected);
  });
});

describe("A correction of an answer is an answer, not a correction of a sign-in", () => {
  test.each(
    table`
      更正 3C | 更正3C | 更正：3C | 更正：第3题为C | 更正第3题C | 更正 3 C | 更正一下 3C | 改3C | 改成3C | 修改 3 C | 3改C | 3改成C | 3改为C
      3改选C | 第3题改选C | 第3题改成C | 第三题改成C | 把3改成C | 把第3题改为C | 3A改C | 3由A改为C | 3从A改成C | 第3题A改成C | 3改成C了
      3换成C | 订正 3C | 改正：3C | 更正更正 3C | 不好意思，3改成C | 写错了，3C | 更正 答案：3C | 更正：3C，谢谢
    `,
  )("%s", (text) => {
    expect(answers(text)).toBe("3C");
  });

  test.each([
    ["更正\n3C\n5AB", "3C 5AB"],
    ["更正 3C 5AB", "3C 5AB"],
    ["更正 第3题 C，第5题 AB", "3C 5AB"],
    ["3对改错", "3错"],
    ["第3题对改成错", "3错"],
    ["更正 3对", "3对"],
    ["补充 5A 6B", "5A 6B"],
  ])("%s", (text, expected) => {
    expect(answers(text)).toBe(expected);
  });

  test("without a number it says nothing that could be corrected", () => {
    expect(read("更正 C", inPrivate)).toBe("correct | {} | C");
    expect(read("改C", inPrivate)).toBe("unknown | 改C");
  });

  test("a sign-in is corrected as before", () => {
    expect(read("更正 请假", inPrivate)).toBe("correct | {leave | 09-15} | 请假");
  });
});
