import { describe, expect, test } from "vitest";
import { inGroup, inPrivate, read, table } from "./compact.ts";

describe("In a group, these are a sign-in", () => {
  test.each(
    table`
      签到（李家村） | 在村部签到 | 定位签到 | 早上八点签到 | 签到√ | OK签到 | 钱到 | 第一书记张三签到
      到 | 到！ | 到。 | 到了 | 到👌 | 到[强] | 到 👍🏻 | 到到到 | 已到 | 已经到了 | 我到了 | 我已到 | 刚到
      到位 | 已到位 | 张三到 | 张三 到 | 张三：到 | 到—张三 | 签到 | 签到！ | 签到。 | 签到～ | 签 到 | 签到了
      签到啦 | 已签到 | 签到成功 | 签到完成 | 已完成签到 | 签到签到 | 签到+1 | 签个到 | 我签到 | 我来签到 | 本人签到
      打卡 | 打卡了 | 已打卡 | 上班打卡 | 早上打卡 | 今天签到 | 今日签到 | 9月15日签到 | 到岗 | 已到岗 | 在岗
      刚到村部，签到 | 在岗在位 | 正常在岗 | 上岗 | 报到 | 来报到了 | 已到村部 | 已到单位 | 到办公室了 | 报道 | 签道
      簽到 | 報到 | 已到崗 | ＠周知 签到 | @周知 签到 | 签到 @周知 | 签到@周知 | /签到 | /签到@zhouzhi_bot
      【签到】 | [签到] | “签到” | ＱＩＡＮＤＡＯ | 东关镇张三签到 | 李家村张三已到岗 | 李家村 张三 签到 | 李家村签到
      李家村-张三-签到 | 东关镇李家村张三签到 | 李家村委会张三签到 | 签到 张三 | 签到（张三） | 签到：东关镇张三
      张三@东关镇 签到 | 我是张三，签到 | 早，签到 | 大家早上好，签到 | 各位领导早上好！签到 | 早上好 签到 | 签到，谢谢
      8:05签到 | 08:10 已到岗 | 签到☀️ | ✅签到 | ☑️ 已签到 | 张三+签到 | 早签到 | 晚签到
    `.concat([
      "@周知\u2005签到",
      "\u200b签\u200d到\ufeff",
      "签到\n",
      "  签到  ",
      "「李四：大家签到了吗」\n- - - - - - - - - - - - - - -\n签到",
      "> 今天谁没签到？\n签到",
    ]),
  )("%s", (text) => {
    expect(read(text)).toBe("sign_in");
  });
});

describe("What comes with a sign-in is its note", () => {
  test.each([
    ["签到，在村部", "sign_in | 在村部"],
    ["签到 在村部", "sign_in | 在村部"],
    ["签到 定位已发", "sign_in | 定位已发"],
    ["路上遇到大雾，签到", "sign_in | 路上遇到大雾"],
    ["今天堵车，签到", "sign_in | 今天堵车"],
    ["签到\n今天路上堵车", "sign_in | 今天路上堵车"],
    ["到，在李家村走访", "sign_in | 在李家村走访"],
    ["签到，和李四一起下村", "sign_in | 和李四一起下村"],
  ])("%s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe("A place in brackets is a note, though it begins like a name", () => {
  const { personNames: _, ...withoutRoster } = inGroup;
  test.each([
    ["签到（石桥村）", "sign_in | 石桥村"],
    ["签到（龙潭村）", "sign_in | 龙潭村"],
    ["签到（马家乡）", "sign_in | 马家乡"],
    ["签到（李家村）", "sign_in"],
    ["签到（东关镇）", "sign_in | 东关镇"],
  ])("%s", (text, expected) => {
    expect(read(text)).toBe(expected);
    expect(read(text, withoutRoster)).toBe(expected);
  });

  test("of a unit of the county that is not his own", () => {
    const units = { ...withoutRoster, unitNames: ["李家村", "东关镇", "龙潭村", "石桥村"] };
    expect(read("签到（龙潭村）", units)).toBe("sign_in | 龙潭村");
    expect(read("签到（李四）", units)).toBe("");
  });
});

describe("The own name with its unit in brackets says only who speaks", () => {
  const chu = {
    ...inGroup,
    senderName: "褚建国",
    unitNames: ["东村", "北镇", "云岭县", "南村"],
    personNames: new Set(["褚建国", "王强@东村", "王强@南村", "李四"]),
  };
  const wang = { ...chu, senderName: "王强@南村", unitNames: ["南村", "北镇", "云岭县", "东村"] };

  test.each(
    table`
      褚建国(东村)签到 | 褚建国（东村）签到 | 褚建国（北镇）签到 | 褚建国（北镇东村）签到 | 褚建国【东村】签到 | 褚建国(东村) 已到岗
      褚建国(东村)到 | 褚建国（东村）：签到 | 褚建国（东村），签到 | (东村)褚建国 到 | （东村）褚建国签到 | 东村（褚建国）签到
      签到（东村褚建国） | 签到（褚建国） | 签到 褚建国（东村） | 签到（东村）褚建国 | 大家早，褚建国（东村）签到
    `,
  )("of 褚建国: %s", (text) => {
    expect(read(text, chu)).toBe("sign_in");
    expect(read(text, { ...chu, personNames: new Set() })).toBe("sign_in");
  });

  test.each(
    table`王强（南村）签到 | 签到（南村王强） | （南村）王强 到 | 王强@南村 签到 | 王强（北镇）签到 | 签到（王强）`,
  )("of one of two 王强: %s", (text) => {
    expect(read(text, wang)).toBe("sign_in");
  });

  test.each(
    table`
      王强（东村）签到 | 签到（东村王强） | （东村）王强 到 | 王强@东村 签到 | 东村王强，签到
    `,
  )("the other 王强 is somebody else: %s", (text) => {
    expect(read(text, wang)).toBe("");
  });

  test.each(
    table`
      李四（东村）签到 | （东村）李四签到 | 王强（南村）签到 | 签到（王强） | （南村）签到 | 南村（签到）
    `,
  )("others are others: %s", (text) => {
    expect(read(text, chu)).toBe("");
  });
});

describe("A greeting before it does not hide a sign-in", () => {
  test.each([
    ["大家早，东西都备好了，签到", "sign_in | 东西都备好了"],
    ["大家早上好，东西都备好了，签到", "sign_in | 东西都备好了"],
    ["王书记早，签到", "sign_in"],
    ["大家早，请假一天", "leave | 09-15+1"],
    ["大家早，东西都备好了", ""],
  ])("%s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test.each(
    table`
      大家早，签到 | 大家早！签到！ | 大家早 签到 | 大家早啊，签到 | 大家早安，签到 | 各位早，签到 | 各位同事早，签到 | 同志们早，签到
      各位领导早上好，签到 | 各位领导早，签到 | 各位领导、同事早上好，签到 | 早上好大家，签到 | 领导早，签到 | 好，到 | 好的，到
    `,
  )("%s", (text) => {
    expect(read(text)).toBe("sign_in");
  });

  test.each(
    table`
      大家早，记得签到 | 大家早，请签到 | 大家早，抓紧签到 | 大家早，开始签到 | 大家早，可以签到了 | 大家早，大家签到 | 大家早，各村签到
      大家早，签到了吗 | 大家早，李四签到 | 大家早，签到，记得交表 | 大家早，还没来的，签到 | 各位早，请大家抓紧签到
    `,
  )("but a call to sign in stays one: %s", (text) => {
    expect(read(text)).toBe("");
  });
});

describe("In a group, these are met with silence", () => {
  test.each(
    table`
      西河乡，签到 | 早一点到岗 | 李家村全体在岗 | 除李四外都在岗 | 李四说他晚点到 | 签到吧 | 你签到没有？
      签到了吗 | 签到了吗？ | 签到？ | 都签到了没 | 今天签到吗 | 谁没签到 | 还有谁没签到？ | 还没签到的抓紧 | 没签到
      未签到 | 大家记得签到 | 请大家签到 | 请大家及时签到！ | 请签到 | 记得签到 | 不签到 | 签不了到 | 忘了签到 | 迟到
      迟到了 | 晚点到 | 马上到 | 快到了 | 还没到 | 到不了 | 到县里开会 | 到 县里开会 | 到哪了 | 到哪了？ | 到时候再说
      到了再说 | 快递到了 | 车到了 | 人都到了 | 明天到 | 今天到 | 下午到 | 李四签到 | 李四 签到 | 李四到 | 代李四签到
      替李四签到 | 帮李四签到 | 签到 李四 | 签到（代李四） | 李四，签到 | @李四 签到 | @所有人 签到 | 李四和张三签到
      签到表发我 | 签到表 | 签到情况 | 签到名单如下 | 签到截止了 | 签到开始 | 签到结束 | 签到时间8点到9点
      通知：明天8点签到 | 明天签到 | 昨天签到 | 9月14日签到 | 10:30签到 | 签到，还没签的抓紧 | 签到啦，大家抓紧
      按时签到 | 西河乡签到 | 西河乡到了 | 老李，签到 | 1 | +1 | 👌 | [强] | 在 | 在吗 | 来了 | 好的 | 早
      早上好 | 谢谢 | 签到 http://example.com/a | https://example.com/qiandao
      签到系统又坏了 | 会议要求：一是严格执行签到制度，二是压实责任 | 这个签到怎么弄 | 收集一下签到照片 | 到会人数12人 | 报到证带来
      各位同志，今天的签到将于九点截止，请尚未签到的同志抓紧时间，逾期将按缺勤处理。 | 。。。 | ？ | > 签到 | 张三撤回了一条消息
      打卡机坏了 | 打卡地点在哪
    `.concat([
      "#接龙\n1. 张三\n2. 李四",
      "接龙 签到\n1. 张三",
      "",
      "   ",
      "「张三：签到」\n- - - - - - - - - - - - - - -\n这个不算",
    ]),
  )("%s", (text) => {
    expect(read(text)).toBe("");
  });
});

describe("In private and with a mention the reader is a bit more generous", () => {
  test.each([
    ["签到", "sign_in"],
    ["帮我签到", "sign_in"],
    ["我要签到", "sign_in"],
    ["签到，今天几点开会？", "sign_in | 今天几点开会"],
    ["签到了吗", "unknown | 签到了吗"],
    ["不签到", "unknown | 不签到"],
    ["谁没签到", "unknown | 谁没签到"],
    ["怎么签到？", "help"],
    ["李四签到", "unknown | 李四签到"],
    ["代李四签到", "unknown | 代李四签到"],
    ["今天天气不错", "unknown | 今天天气不错"],
    ["谢谢", ""],
    ["好的", ""],
    ["👌", ""],
    ["", ""],
  ])("%s", (text, expected) => {
    expect(read(text, inPrivate)).toBe(expected);
  });

  test.each([
    ["@周知 帮我签到", "sign_in"],
    ["@周知", "help"],
    ["@周知 在吗", "unknown | 在吗"],
    ["@周知 签到了吗", "unknown | 签到了吗"],
  ])("%s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test("a mention by another name than the known ones is understood when the platform flags it", () => {
    expect(read("@小助手 签到", { ...inGroup, mentionsBot: true })).toBe("sign_in");
  });
});
