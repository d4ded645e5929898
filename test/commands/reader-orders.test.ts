import { describe, expect, test } from "vitest";
import { inGroup, inPrivate, read } from "./compact.ts";

describe("Other words of cadres", () => {
  test.each([
    ["我的记录", "my_record"],
    ["查我的记录", "my_record"],
    ["我的考勤记录", "my_record"],
    ["说明 因停电未能及时签到", "statement | - | 因停电未能及时签到"],
    ["情况说明：因停电，下周整改", "statement | - | 因停电，下周整改"],
    ["说明 东关镇：因停电", "statement | 东关镇 | 因停电"],
    ["东关镇情况说明：因停电", "statement | 东关镇 | 因停电"],
    ["说明\n第一行\n第二行", "statement | - | 第一行\n第二行"],
    ["说明一下", ""],
    ["说明书在哪", ""],
    ["说明天开会", ""],
    ["说明", ""],
    ["申诉 12 当天已请假", "appeal | 12 | 当天已请假"],
    ["申诉3号：已签到", "appeal | 3 | 已签到"],
    ["申诉 9月14日 晨签到 当天在岗", "appeal | - | 晨签到 当天在岗 | 2026-09-14"],
    ["申诉 昨天 晨签到 当天在岗", "appeal | - | 晨签到 当天在岗 | 2026-09-14"],
    ["申诉9月14日晨签到 当天在岗", "appeal | - | 晨签到 当天在岗 | 2026-09-14"],
    ["申诉 3号：已签到", "appeal | 3 | 已签到"],
    ["申诉 昨天在岗", ""],
    ["正当理由 3 道路塌方", "appeal | 3 | 道路塌方 | true"],
    ["申诉 当天在岗", ""],
    ["正当理由是要有的", ""],
    ["申诉材料请报县里", ""],
    ["调度 东关镇 已约谈镇长", "answer_dispatch | 东关镇 | 已约谈镇长"],
    ["调度东关镇的车辆", ""],
    ["调度会下午开", ""],
    ["调度 东关镇", ""],
    ["月通报", "run_beat | publish | - | month"],
    ["月通报 防汛", "run_beat | publish | 防汛 | month"],
    ["季度通报 防汛", "run_beat | publish | 防汛 | quarter"],
    ["年通报", "run_beat | publish | - | year"],
    ["周通报", "run_beat | publish | -"],
    ["完成 12", "complete | 12"],
    ["完成12 已修好", "complete | 12 | 已修好"],
    ["完成 12，已修好", "complete | 12 | 已修好"],
    ["已完成 12", "complete | 12"],
    ["完成", ""],
    ["完成了吗", ""],
    ["完成12户走访", ""],
    ["完成 3 个", ""],
    ["完成100%", ""],
    ["延期 12 9月30日 下雨", "extend | 12 | 9月30日 | 下雨"],
    ["延期12到9月30日，因下雨", "extend | 12 | 9月30日 | 因下雨"],
    ["延期 12 3天 缺材料", "extend | 12 | 3天 | 缺材料"],
    ["延期 12 9月30日 17:00 缺材料", "extend | 12 | 9月30日 17:00 | 缺材料"],
    ["帮助", "help"],
    ["/help", "help"],
    ["?", ""],
    ["怎么用", ""],
  ])("in a group: %s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test.each([
    ["完成", "complete | -"],
    ["完成 已修好", "complete | - | 已修好"],
    ["说明", "statement | -"],
    ["?", "help"],
    ["？", "help"],
    ["怎么用", "help"],
    ["help", "help"],
    ["/start", "help"],
    ["申诉 当天在岗", "appeal | - | 当天在岗"],
    ["正当理由 道路塌方", "appeal | - | 道路塌方 | true"],
    ["更正", "correct | {}"],
    ["如何请假", "help"],
  ])("in private: %s", (text, expected) => {
    expect(read(text, inPrivate)).toBe(expected);
  });
});

describe("我是 says who somebody is", () => {
  const stranger = { ...inPrivate, senderName: null };
  test.each([
    ["我是张三", "identify | 张三 | -"],
    ["我是 张三", "identify | 张三 | -"],
    ["我是：张三。", "identify | 张三 | -"],
    ["我叫张三", "identify | 张三 | -"],
    ["我是东关镇张三", "identify | 张三 | 东关镇"],
    ["我是东关镇的张三", "identify | 张三 | 东关镇"],
    ["我是赵六@东关镇", "identify | 赵六 | 东关镇"],
    ["我是赵六，东关镇的", "identify | 赵六 | 东关镇"],
    ["我是东關鎮張三", "identify | 张三 | 东关镇"],
    ["我是北山乡李小明", "identify | 李小明 | 北山乡"],
    ["我是周一鸣", "identify | 周一鸣 | -"],
    ["我是阿不都·热合曼", "identify | 阿不都·热合曼 | -"],
    ["张三", "identify | 张三 | -"],
    ["东关镇张三", "identify | 张三 | 东关镇"],
    ["我是不是要签到", "unknown | 我是不是要签到"],
  ])("in private: %s", (text, expected) => {
    expect(read(text, stranger)).toBe(expected);
  });

  test.each([["我是说明天开会"], ["我是不是迟到了"], ["我是新来的"], ["我是明天的班"]])(
    "in a group: %s",
    (text) => {
      expect(read(text)).toBe("");
    },
  );
});

describe("Words of secretaries", () => {
  test.each([
    ["名单", "roster | -"],
    ["名单 晨签", "roster | 晨签"],
    ["签到名单", "roster | -"],
    ["名单发我", ""],
    ["名单如下：", ""],
    ["名单\n1.张三\n2.李四", ""],
    ["确认 张三", "confirm | 张三"],
    ["确认张三", "confirm | 张三"],
    ["确认 赵六@西河乡", "confirm | 赵六@西河乡"],
    ["确认 张三 李四", "confirm | 张三 + confirm | 李四"],
    ["确认一下", ""],
    ["确认参加", ""],
    ["确认张三去不去", ""],
    ["批准 3", "approve | 3 | -"],
    ["批准3", "approve | 3 | -"],
    ["批准3号", "approve | 3 | -"],
    ["批准第3号", "approve | 3 | -"],
    ["批准三号", "approve | 3 | -"],
    ["批准 3 4", "approve | 3 | - + approve | 4 | -"],
    ["批准 3、4", "approve | 3 | - + approve | 4 | -"],
    ["批准 3\n驳回 4 人手不够", "approve | 3 | - + reject | 4 | - | 人手不够"],
    ["批准 张三", "approve | - | 张三"],
    ["批准张三", "approve | - | 张三"],
    ["同意 张三 请假", "approve | - | 张三"],
    ["同意张三请假", "approve | - | 张三"],
    ["准张三假", "approve | - | 张三"],
    ["批准 張三", "approve | - | 张三"],
    ["批准 @张三", "approve | - | 张三"],
    ["批准 赵六@东关镇", "approve | - | 赵六@东关镇"],
    ["批准 张三、李四", "approve | - | 张三 + approve | - | 李四"],
    ["批准", "approve | - | -"],
    ["驳回", "reject | - | -"],
    ["驳回 张三 人手不够", "reject | - | 张三 | 人手不够"],
    ["驳回 3 4天太长", "reject | 3 | - | 4天太长"],
    ["驳回 张三的请假，人手不够", "reject | - | 张三 | 人手不够"],
    ["不同意 张三", "reject | - | 张三"],
    ["不批准 3", "reject | 3 | -"],
    ["同意", ""],
    ["不同意", ""],
    ["同意楼上", ""],
    ["同意张三的意见", ""],
    ["批准了吗", ""],
    ["批准了", ""],
    ["同意3月份的方案", ""],
    ["批准3天", ""],
    ["准备开会", ""],
    ["准时签到", ""],
    ["不准迟到", ""],
  ])("in a group: %s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test.each([
    ["同意", "approve | - | -"],
    ["批准 钱小七", "approve | - | 钱小七"],
    ["确认 钱小七", "confirm | 钱小七"],
  ])("in private: %s", (text, expected) => {
    expect(read(text, inPrivate)).toBe(expected);
  });
});

describe("Words of administrators", () => {
  test.each([
    ["绑定群 东关镇", "bind_group | 东关镇"],
    ["绑定群东关镇", "bind_group | 东关镇"],
    ["綁定群 東關鎮", "bind_group | 东关镇"],
    ["绑定群 龙泉乡", "bind_group | 龙泉乡"],
    ["周统计", "run_beat | count | -"],
    ["周提醒", "run_beat | remind | -"],
    ["周调度", "run_beat | dispatch | -"],
    ["周通报", "run_beat | publish | -"],
    ["周統計 驻村在岗", "run_beat | count | 驻村在岗"],
    ["周通报 驻村在岗", "run_beat | publish | 驻村在岗"],
    ["周通报：本周签到率95%", ""],
    ["周通报\n各村：本周签到率95%", ""],
    ["周统计表发我", ""],
    ["周统计已发", ""],
    ["发布 3", "publish_draft | 3"],
    ["发布草稿3", "publish_draft | 3"],
    ["发布3号", "publish_draft | 3"],
    ["发布", ""],
    ["发布会在三楼", ""],
    ["修改 3 新内容\n第二行", "amend_draft | 3 | 新内容\n第二行"],
    ["修改一下", ""],
    ["作废 草稿3", "drop_draft | 3"],
    ["作废3 已完成", "drop_draft | 3 | 已完成"],
    ["导出", "export"],
    ["导出表格", "export"],
    ["重发 东关镇工作群", "resend | 东关镇工作群"],
    ["重发一下", ""],
    ["重发一下文件", ""],
  ])("in a group: %s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test.each([
    ["发布", "publish_draft | -"],
    ["修改 新内容", "amend_draft | - | 新内容"],
    ["作废", "drop_draft | -"],
    ["绑定群", "bind_group"],
  ])("in private: %s", (text, expected) => {
    expect(read(text, inPrivate)).toBe(expected);
  });
});

test("names with the marks of patterns and markup are compared letter by letter", () => {
  const odd = {
    ...inGroup,
    senderName: "<b>张(三</b>",
    botNames: ["[周.知]*"],
    unitNames: ["东关镇(本级)"],
  };
  expect(read("<b>张(三</b> 签到", odd)).toBe("sign_in");
  expect(read("东关镇(本级) 签到 @[周.知]*", odd)).toBe("sign_in");
});
