import { beforeEach, describe, expect, it } from "vitest";
import { testDatabase } from "../support/database.ts";
import { county, morning, programme, weeklyReading } from "./county.ts";
import { story } from "./story.ts";

const database = testDatabase();
beforeEach(() => database.empty());
const day = "2026-09-14";

describe("申诉 against one's own entry", () => {
  it("is decided by an administrator; 正当理由 takes the entry out", async () => {
    const { person, at, status, entry } = await story(database.db);
    await at("09:00");
    await person("张三")
      .says("正当理由 9月14日 晨签到 道路塌方")
      .botAnswers(/已收到申诉：9月14日“晨签到”（缺），编号 1，待管理员审批/u);
    person("周敏").heard(
      /张三（李家村）申诉9月14日“晨签到”（缺），理由：道路塌方（获准则按请假处理/u,
    );
    await person("李强")
      .says("批准 1")
      .botAnswers(/编号 1 是申诉，由管理员审批/u);
    await person("周敏").says("批准 1");
    person("张三").heard(/^申诉成立（周敏，编号 1）/u);
    expect(await status("张三", "晨签到", day)).toBe("excused");
    expect((await entry("张三", "晨签到", day))?.evidence).toBe("申诉 道路塌方（周敏批准）");
  });

  it("corrects what was recorded as late, without a date when only one thing can be meant", async () => {
    const { person, at, status } = await story(database.db);
    await at("08:40");
    await person("张三").says("签到");
    await at("09:00");
    expect(await status("张三", "晨签到", day)).toBe("late");
    await person("张三")
      .says("申诉 八点已到岗，网络不通")
      .botAnswers(/9月14日“晨签到”（迟到），编号 1/u);
    await person("周敏").says("批准 张三");
    expect(await status("张三", "晨签到", day)).toBe("on_time");
  });

  it.each([
    ["申诉 9月14日 在岗", /请写明是哪一项/u],
    ["申诉 9月14日 晨签到", /请写明理由/u],
    ["申诉 9月13日 在岗", /9月13日没有可以申诉的记录/u],
    ["申诉 12 在岗", /没有编号 12 的通报/u],
  ])("says what is missing: %s", async (text, answer) => {
    const plans = [morning(), morning({ name: "早间签到" })];
    const { person, at } = await story(database.db, {
      county: county({ programmes: [programme(plans)] }),
    });
    await at("09:00");
    await person("张三").says(text).botAnswers(answer);
    person("周敏").heardNothing(/申诉/u);
  });

  it("with nothing to contest says so, and in a group is not for the bot", async () => {
    const { person, group } = await story(database.db);
    await person("张三")
      .says("申诉 在岗")
      .botAnswers(/没有可以申诉的通报或记录/u);
    await group("东关镇工作群").says("张三", "申诉 在岗").botStaysQuiet();
  });
});

describe("申诉 against a published draft", () => {
  it("that is accepted excuses the entry, revokes the draft and is posted where it was", async () => {
    const { person, group, at, status } = await story(database.db, {
      county: county({ programmes: [programme([weeklyReading()])] }),
    });
    for (const name of ["赵六", "孙七", "陈明@石桥村"]) await person(name).says("收到");
    await at("2026-09-28 17:31");
    person("周敏").heard(/草稿 1\n【督办】张三（李家村）/u);
    await at("2026-09-28 18:00");
    await person("张三")
      .says("申诉 1 病")
      .botAnswers(/没有编号 1 的通报/u);
    await person("周敏")
      .says("发布 1")
      .botAnswers(/已发布：东关镇工作群/u);
    await person("孙七")
      .says("申诉 1 不服")
      .botAnswers(/与您和您负责的单位无关/u);
    await person("张三")
      .says("申诉 1 因病住院")
      .botAnswers(/对张三的督办（“防汛值守”，草稿 1）/u);
    await person("周敏").says("批准 张三");
    expect(await status("张三", "预案确认", day)).toBe("excused");
    const text = group("东关镇工作群").heard(/补充通报/u);
    expect(text).toContain("· 撤销对张三的督办（草稿 1）");
    await person("周敏")
      .says("发布 1")
      .botAnswers(/草稿 1 已于 .+撤销/u);
    await person("张三")
      .says("申诉 1 因病住院")
      .botAnswers(/已经撤销，无需申诉/u);
  });
});

describe("调度 单位 …", () => {
  it("is for the liaison, a secretary above or an administrator, not for the unit itself", async () => {
    const { person, group } = await story(database.db);
    await person("李强")
      .says("调度 李家村 已约谈村支书")
      .botAnswers(/已记录对李家村的调度情况/u);
    await person("李强")
      .says("调度 东关镇 已办")
      .botAnswers(/请回复“说明 原因和措施”/u);
    await person("王静")
      .says("调度 李家村 已办")
      .botAnswers(/由其联络人、上级秘书或管理员答复/u);
    await person("周敏")
      .says("调度 东关镇 已约谈")
      .botAnswers(/已记录对东关镇的调度情况/u);
    await group("东关镇工作群").says("张三", "调度车辆请到东关镇").botStaysQuiet();
    const kept = await database.db.dispatchAnswer.findMany({ orderBy: { id: "asc" } });
    expect(kept.map(({ text }) => text)).toEqual(["已约谈村支书", "已约谈"]);
  });
});
