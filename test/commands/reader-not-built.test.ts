import { describe, expect, test } from "vitest";
import { inGroup, inPrivate, read, table } from "./compact.ts";

describe("Words of features that are not open yet are understood", () => {
  test.each([
    ["小结 今天走访3户", "小结"],
    ["小结：今天走访3户\n发现问题1个", "小结"],
    ["通知 全员：明天8点开会", "通知"],
    ["通知 群：明天8点开会", "通知"],
    ["通知 东关镇：明天8点开会", "通知"],
    ["通知 东关镇、李家村：明天8点开会", "通知"],
    ["通知 全员：\n签到", "通知"],
  ])("in a group: %s", (text, words) => {
    expect(read(text)).toBe(`not_built | ${words}`);
    expect(read(text, inPrivate)).toBe(`not_built | ${words}`);
  });

  test.each([
    ["小结", "小结"],
    ["通知 明天8点开会", "通知"],
    ["通知：明天8点开会", "通知"],
    ["通知", "通知"],
    ["发送", "发送"],
    ["取消", "取消"],
  ])("in private: %s", (text, words) => {
    expect(read(text, inPrivate)).toBe(`not_built | ${words}`);
  });
});

describe("What people say to each other with those words is met with silence", () => {
  test.each(
    table`
      通知：明天8点开会 | 通知 明天8点开会 | 通知 各村：明天开会 | 通知全员：明天开会 | 通知各村明天开会 | 通知 大家：明天开会
      小结 | 小结，大家辛苦了 | 发送 | 取消 | 取消会议 | 发送给我
    `,
  )("%s", (text) => {
    expect(read(text)).toBe("");
  });

  test.each([["发送"], ["取消"]])("%s with a mention in a group is not read either", (text) => {
    expect(read(`@周知 ${text}`)).toBe(`unknown | ${text}`);
  });

  test.each([
    ["通知收到", "acknowledge"],
    ["通知 收到", "acknowledge"],
    ["取消请假", "withdraw"],
  ])("%s stays what it was", (text, expected) => {
    expect(read(text)).toBe(expected);
    expect(read(text, inPrivate)).toBe(expected);
  });
});

describe("The bot may be called by its name, with or without the @", () => {
  test.each([
    ["周知，我的记录", "my_record"],
    ["周知 我的记录", "my_record"],
    ["周知：名单", "roster | -"],
    ["周知\n签到", "sign_in"],
    ["zhouzhi_bot 签到", "sign_in"],
    ["周知，完成 已修好", "complete | - | 已修好"],
    ["周知，同意", "approve | - | -"],
    ["@周知 我的记录", "my_record"],
  ])("%s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test.each(
    table`
      周知 | 周知， | 周知：明天8点开会 | 周知，今天下午停电 | 周知：请大家签到 | 周知：未签到的抓紧签到 | 周知周知 | 周知签到
      周知，李四请假 | 周知 取消
    `,
  )("as an ordinary word it is met with silence: %s", (text) => {
    expect(read(text)).toBe("");
  });

  test("in private the name changes nothing", () => {
    expect(read("周知，我的记录", { ...inGroup, private: true })).toBe("my_record");
  });
});
