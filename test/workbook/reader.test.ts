import { describe, expect, it } from "vitest";
import * as reader from "../../src/workbook/reader.ts";

describe("text of a cell", () => {
  it.each([
    [" 东关镇 ", "东关镇"],
    ["\u3000东关镇\u00a0", "东关镇"],
    ["东\u200b关\ufeff镇", "东关镇"],
    ["东\u0007关镇", "东关镇"],
    ["第一行\r\n第二行", "第一行\n第二行"],
  ])("%j is kept as %j", (raw, kept) => {
    expect(reader.cleanText(raw)).toBe(kept);
  });
});

describe("names of persons", () => {
  it.each([
    ["张　三", "张三"],
    ["张 三 @ 东关镇", "张三@东关镇"],
    ["张三＠东关镇", "张三@东关镇"],
    ["John  Smith", "John Smith"],
    ["阿不都·热合曼", "阿不都·热合曼"],
  ])("%j is %j", (raw, name) => {
    expect(reader.cleanPersonName(raw)).toBe(name);
  });
});

describe("dates", () => {
  it.each([
    ["2026-09-16", "2026-09-16"],
    ["2026/9/6", "2026-09-06"],
    ["2026年9月16日", "2026-09-16"],
    ["２０２６－０９－１６", "2026-09-16"],
    ["20260916", "2026-09-16"],
    ["2026-09-16 00:00", "2026-09-16"],
    ["2026-09-16 00:00:00", "2026-09-16"],
    ["2026-02-30", null],
    ["2026-13-01", null],
    ["9月16日", null],
    ["明天", null],
    ["", null],
  ])("%j is %j", (raw, date) => {
    expect(reader.readDate(raw)).toBe(date);
  });

  it.each([
    ["2026-09-30", { date: "2026-09-30", minute: null }],
    ["2026-09-30 17:00", { date: "2026-09-30", minute: 1020 }],
    ["2026年9月30日 17：00", { date: "2026-09-30", minute: 1020 }],
    ["17:00", null],
  ])("the moment %j is %j", (raw, moment) => {
    expect(reader.readMoment(raw)).toEqual(moment);
  });
});

describe("weekly times", () => {
  it.each([
    ["周五 17:30", 5, 1050],
    ["周五17：30", 5, 1050],
    ["星期日 9:00", 7, 540],
    ["每周天 09:00", 7, 540],
    ["礼拜一 08:00", 1, 480],
  ])("%j is weekday %i, minute %i", (raw, weekday, minute) => {
    expect(reader.readWeeklyTime(raw)).toEqual({ weekday, minute });
  });

  it.each(["17:30", "周八 17:30", "周五", "周五 25:00", "周五 24:00", "每天 08:00"])(
    "%j is none",
    (raw) => {
      expect(reader.readWeeklyTime(raw)).toBeNull();
    },
  );
});

describe("phones", () => {
  it.each([
    ["13800000001", "13800000001"],
    ["138 0000 0001", "13800000001"],
    ["138-0000-0001", "13800000001"],
    ["+86 13800000001", "13800000001"],
    ["＋８６１３８００００００００１", null],
    ["１３８００００００１１", "13800000011"],
    ["8613800000001", "13800000001"],
    ["(0571)8888-6666", "057188886666"],
    ["1380000000", null],
    ["138000000011", null],
    ["1.38E+10", null],
    ["无", null],
    ["1234", null],
  ])("%j is %j", (raw, phone) => {
    expect(reader.readPhone(raw)).toBe(phone);
  });
});

describe("numbers", () => {
  it.each([
    ["1", 1],
    ["3个工作日", 3],
    ["2次", 2],
    ["两次", 2],
    ["第三次", 3],
    ["很多次", null],
  ])("the first whole number of %j is %j", (raw, value) => {
    expect(reader.readFirstWhole(raw)).toBe(value);
  });

  it.each([
    ["15", 15],
    ["15 分钟", 15],
    ["0", 0],
    ["1.5", null],
    ["-5", null],
    ["一会儿", null],
  ])("the minutes of %j are %j", (raw, value) => {
    expect(reader.readWhole(raw)).toBe(value);
  });
});

describe("参数", () => {
  it.each([
    ["定位=是；半径=300", { 定位: "是", 半径: "300" }, []],
    ["定位＝是; 半径 = ３００;", { 定位: "是", 半径: "300" }, []],
    [
      "题数=20；及格=90；重考=24小时；上限=3；分类=党建:60、三农:40；漏选=50",
      { 题数: "20", 及格: "90", 重考: "24小时", 上限: "3", 分类: "党建:60、三农:40", 漏选: "50" },
      [],
    ],
    ["分类 ＝ 党建：60、三农：40 ； 题数＝２０", { 分类: "党建:60、三农:40", 题数: "20" }, []],
    ["回执=体会\n附件=晨读 1=2.pdf", { 回执: "体会", 附件: "晨读 1=2.pdf" }, []],
    ["", {}, []],
    ["定位", {}, ["定位"]],
    ["定位=是；定位=否", { 定位: "是" }, ["定位=否"]],
    ["=300", {}, ["=300"]],
  ])("%j gives %j", (raw, parameters, malformed) => {
    expect(reader.readParameters(raw)).toEqual({ parameters, malformed });
  });
});

describe("what Excel stores as a number", () => {
  it.each([
    ["1899-12-30T08:30:00Z", "08:30"],
    ["1899-12-30T08:29:59.999Z", "08:30"],
    ["1899-12-31T00:00:00Z", "24:00"],
    ["1904-01-01T08:30:00Z", "08:30"],
    ["2026-09-16T00:00:00Z", "2026-09-16"],
    ["2026-09-16T17:00:00Z", "2026-09-16 17:00"],
    ["2026-09-16T16:59:59.6Z", "2026-09-16 17:00"],
  ])("the instant %s reads %s in any zone", (instant, text) => {
    expect(reader.instantText(new Date(instant))).toBe(text);
  });

  it.each([
    [46281, "2026-09-16"],
    [46281.708333333336, "2026-09-16 17:00"],
    [0.3541666666666667, "08:30"],
    [15, null],
    [20260916, null],
  ])("the bare number %d of a date column reads %j", (serial, text) => {
    expect(reader.serialText(serial)).toBe(text);
  });
});
