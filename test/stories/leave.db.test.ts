import { beforeEach, describe, expect, it } from "vitest";
import { testDatabase } from "../support/database.ts";
import { county, morning, plan, programme } from "./county.ts";
import { story } from "./story.ts";

const database = testDatabase();
beforeEach(() => database.empty());
const day = "2026-09-14";
const town = "东关镇工作群";

describe("请假", () => {
  it("is asked of the secretary of the unit, who approves it: excused, and outside of every reminder", async () => {
    const { at, person, group, status } = await story(database.db);
    await person("张三")
      .says("请假 发烧")
      .botAnswers(/已收到请假申请：9月14日，编号 1，待秘书审批/);
    person("李强").heard(/张三（李家村）请假：9月14日（1 个工作日），事由：发烧。/);
    person("王静").heardNothing();
    await person("李强")
      .says("批准 1")
      .botAnswers(/已批准（编号 1）/);
    person("张三").heard(/已批准（李强，编号 1）/);
    await at("08:45");
    expect(await status("张三", "晨签到", day)).toBe("excused");
    person("张三").heardNothing();
    group(town).heardNothing(/@张三/);
  });

  it("needs no reason, and means today without a day", async () => {
    const { group, person, at, status } = await story(database.db);
    await group(town)
      .says("张三", "请假")
      .botAnswers(/9月14日/);
    await person("李强").says("批准");
    await at("09:00");
    expect(await status("张三", "晨签到", day)).toBe("excused");
  });

  it("for the morning covers the windows that end in it, and no others", async () => {
    const plans = [
      morning(),
      plan("午前签到", ["每个工作日", "11:30", "12:00"]),
      plan("午后签到", ["每个工作日", "11:50", "12:10"]),
      plan("晚签到", ["每个工作日", "17:00", "17:30"]),
    ];
    const { person, at, status } = await story(database.db, {
      county: county({ programmes: [programme(plans)] }),
    });
    await person("张三")
      .says("请假 上午 看病")
      .botAnswers(/9月14日上午/);
    await person("李强").says("批准");
    await at("18:00");
    const found = plans.map(({ name }) => status("张三", name, day));
    expect(await Promise.all(found)).toEqual(["excused", "excused", "missed", "missed"]);
  });

  it("of three working days over a weekend is the secretary's, of four the administrator's", async () => {
    const { person } = await story(database.db, { start: "2026-09-10 09:00" });
    await person("张三")
      .says("请假 9月11日至9月15日 探亲")
      .botAnswers(/待秘书审批/);
    person("李强").heard(/（3 个工作日）/);
    person("周敏").heardNothing();
    await person("赵六")
      .says("请假 9月11日至9月16日 探亲")
      .botAnswers(/待管理员审批/);
    person("周敏").heard(/（4 个工作日）/);
    await person("李强")
      .says("批准 2")
      .botAnswers(/超过三个工作日，需由管理员审批/);
    await person("周敏")
      .says("批准 2")
      .botAnswers(/已批准（编号 2）/);
  });

  it("may be decided by the secretary of a unit above, and not by the secretary of another", async () => {
    const { person } = await story(database.db);
    await person("张三").says("请假 明天 发烧");
    await person("王静")
      .says("批准 1")
      .botAnswers(/不属于您负责的单位/);
    await person("王静")
      .says("批准")
      .botAnswers(/没有待您审批的事项/);
    await person("王静")
      .says("批准 张三")
      .botAnswers(/不属于您负责的单位/);
    await person("赵六")
      .says("批准 1")
      .botAnswers(/审批由本单位秘书或管理员办理/);
    await person("李强")
      .says("批准 张三")
      .botAnswers(/已批准/);
  });

  it("of a secretary is not his own to approve", async () => {
    const { person } = await story(database.db);
    await person("李强")
      .says("请假 明天 有事")
      .botAnswers(/编号 1/);
    person("李强").heardNothing(/请回复“批准 1”/);
    person("周敏").heard(/李强（东关镇）请假/);
    await person("李强")
      .says("批准 1")
      .botAnswers(/本人的申请/);
    await person("李强")
      .says("批准")
      .botAnswers(/没有待您审批的事项/);
    await person("周敏")
      .says("批准")
      .botAnswers(/已批准/);
  });

  it("undecided when the window closes is held, then excused", async () => {
    const { person, at, status, db } = await story(database.db);
    await person("张三").says("请假 发烧");
    await at("09:00");
    person("张三").heardNothing();
    expect(await status("张三", "晨签到", day)).toBe("held");
    await person("李强").says("批准");
    expect(await status("张三", "晨签到", day)).toBe("excused");
    expect(await db.change.findMany()).toMatchObject([
      { entity: "obligation", before: "held", after: "excused", why: "decision 1 approved" },
    ]);
  });

  it("undecided when the window closes is held, then missed", async () => {
    const { person, at, status } = await story(database.db);
    await person("张三").says("请假 发烧");
    await at("09:00");
    await person("李强")
      .says("驳回 1 请先到岗")
      .botAnswers(/已驳回/);
    person("张三").heard(/未批准（李强，编号 1，理由：请先到岗）/);
    expect(await status("张三", "晨签到", day)).toBe("missed");
  });

  it("asked after the window was missed and approved corrects the record, with who and why", async () => {
    const { person, at, status, db } = await story(database.db);
    await at("10:00");
    expect(await status("张三", "晨签到", day)).toBe("missed");
    await person("张三").says("请假 今天 发烧");
    expect(await status("张三", "晨签到", day)).toBe("missed");
    await person("李强").says("批准");
    expect(await status("张三", "晨签到", day)).toBe("excused");
    const secretary = await db.person.findUniqueOrThrow({ where: { name: "李强" } });
    expect(await db.change.findMany({ orderBy: { id: "asc" } })).toMatchObject([
      { before: "missed", after: "excused", actorId: secretary.id },
    ]);
  });

  it("does not undo that somebody came all the same", async () => {
    const { person, at, status } = await story(database.db);
    await person("张三").says("请假 发烧");
    await person("李强").says("批准");
    await at("08:10");
    await person("张三")
      .says("签到")
      .botAnswers(/已签到/);
    await at("09:00");
    expect(await status("张三", "晨签到", day)).toBe("on_time");
  });

  it("asked twice is one request, backwards is none", async () => {
    const { person, db } = await story(database.db);
    await person("张三")
      .says("请假 9月15日 发烧")
      .botAnswers(/编号 1/);
    await person("张三")
      .says("请假 9月15日 发烧")
      .botAnswers(/正在等待审批，无需重复/);
    expect(await db.decision.count()).toBe(1);
  });

  it("is withdrawn with 撤回 while it waits", async () => {
    const { person, at, status } = await story(database.db);
    await person("张三").says("请假 发烧");
    await person("张三")
      .says("撤回")
      .botAnswers(/已撤回：张三（李家村）请假/);
    await at("09:00");
    expect(await status("张三", "晨签到", day)).toBe("missed");
  });
});

describe("deciding", () => {
  it("lists what waits and asks when several do, and needs no number for one", async () => {
    const { person } = await story(database.db);
    await person("张三").says("请假 明天 发烧");
    await person("赵六").says("请假 明天 家里有事");
    await person("李强")
      .says("批准")
      .botAnswers(/有几件事待审批[\s\S]*1\. 张三[\s\S]*2\. 赵六/);
    await person("李强")
      .says("驳回 赵六 人手不足")
      .botAnswers(/已驳回（编号 2）/);
    await person("李强")
      .says("批准")
      .botAnswers(/已批准（编号 1）/);
  });

  it("twice is answered with who did it first", async () => {
    const { person } = await story(database.db);
    await person("张三").says("请假 明天 发烧");
    await person("周敏").says("批准 1");
    await person("李强")
      .says("驳回 1")
      .botAnswers(/编号 1 已由周敏批准，无需再办/);
    await person("李强")
      .says("批准 9")
      .botAnswers(/没有编号 9 的待办/);
    await person("李强")
      .says("批准 吴广")
      .botAnswers(/名册里没有“吴广”/);
    await person("王静")
      .says("批准 1")
      .botAnswers(/不属于您负责的单位/);
  });

  it("works by a button, and only for who may", async () => {
    const { person } = await story(database.db);
    await person("张三").says("请假 明天 发烧");
    const [request] = person("李强").posts(/请假/);
    expect(request?.delivery.buttons.map(({ data }) => data)).toEqual(["approve:1", "reject:1"]);
    const under = request?.externalId ?? "";
    await person("王静")
      .says("", { button: { data: "approve:1", under } })
      .botAnswers(/不属于/);
    await person("李强")
      .says("", { button: { data: "approve:1", under } })
      .botAnswers(/已批准/);
  });

  it("names one of two people of one name by 姓名@单位", async () => {
    const { person } = await story(database.db);
    await person("陈明@李家村").says("请假 明天 发烧");
    await person("陈明@石桥村").says("请假 明天 发烧");
    await person("周敏")
      .says("批准 陈明")
      .botAnswers(/有几件事待审批/);
    await person("周敏")
      .says("批准 陈明@石桥村")
      .botAnswers(/已批准（编号 2）/);
    await person("李强")
      .says("批准 陈明")
      .botAnswers(/已批准（编号 1）/);
  });
});
