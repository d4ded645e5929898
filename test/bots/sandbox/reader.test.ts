import { describe, expect, it } from "vitest";
import { readTerminalLine } from "../../../bots/sandbox/reader.ts";

describe("a line at the sandbox's terminal", () => {
  const inGroup = { meaning: "said", name: "张三", where: "group", group: null };
  const aside = { ...inGroup, where: "private" };
  const cases: [string, object][] = [
    ["张三: 签到", { ...inGroup, text: "签到" }],
    ["张三：签到", { ...inGroup, text: "签到" }],
    ["  张三 ： 签到  ", { ...inGroup, text: "签到" }],
    ["张三：小结：今天入户 3 户", { ...inGroup, text: "小结：今天入户 3 户" }],
    ["张三@东关镇：签到", { ...inGroup, name: "张三@东关镇", text: "签到" }],
    ["张三 私聊: 请假 明天", { ...aside, text: "请假 明天" }],
    ["张三 私：请假 明天", { ...aside, text: "请假 明天" }],
    ["私：张三：请假 明天", { ...aside, text: "请假 明天" }],
    ["#西关镇工作群 张三: 签到", { ...inGroup, group: "西关镇工作群", text: "签到" }],
    ["＃西关镇工作群 张三：签到", { ...inGroup, group: "西关镇工作群", text: "签到" }],
    [
      "张三 定位：113.25,23.12",
      { meaning: "located", name: "张三", longitude: 113.25, latitude: 23.12, where: "group" },
    ],
    ["张三 私聊 定位：113，23", { meaning: "located", longitude: 113, where: "private" }],
    ["张三 定位：村部", { meaning: "help" }],
    ["签到", { meaning: "help" }],
    ["张三：", { meaning: "help" }],
    ["：签到", { meaning: "help" }],
    ["今天 天气：好", { meaning: "help" }],
    ["", { meaning: "nothing" }],
    ["   ", { meaning: "nothing" }],
  ];
  it.each(cases)("%j", (line, meaning) => {
    expect(readTerminalLine(line)).toMatchObject(meaning);
  });
});
