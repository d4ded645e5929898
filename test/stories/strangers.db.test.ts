import { beforeEach, describe, expect, it } from "vitest";
import { testDatabase } from "../support/database.ts";
import { story } from "./story.ts";

const database = testDatabase();
beforeEach(() => database.empty());
const day = "2026-09-14";
const town = "东关镇工作群";

describe("a stranger", () => {
  it("is met with silence in a group, whatever he says, and changes nothing", async () => {
    const { at, group, status, db } = await story(database.db, { unbound: ["张三"] });
    await at("08:10");
    for (const words of ["签到", "帮助", "批准", "绑定群 李家村", "我是 张三", "请假 发烧"]) {
      await group(town).says("张三", words, { mentionsBot: true }).botStaysQuiet();
    }
    expect(await status("张三", "晨签到", day)).toBe("due");
    expect(await db.submission.count()).toBe(0);
    expect(await db.decision.count()).toBe(0);
  });

  it("is told in private, in one line, how to be bound", async () => {
    const { person } = await story(database.db, { unbound: ["张三"] });
    const answer = await person("张三")
      .says("签到")
      .botAnswers(/账号还没有绑定/);
    expect(answer.split("\n")).toHaveLength(1);
  });

  it("who bears a name of the roster is not that person", async () => {
    const { at, group, status } = await story(database.db);
    await at("08:10");
    const from = { id: "another", name: "张三" };
    await group(town)
      .says("张三", "签到", { from } as never)
      .botStaysQuiet();
    expect(await status("张三", "晨签到", day)).toBe("due");
  });
});

describe("我是 姓名", () => {
  it("is confirmed by the secretary, and then the account counts", async () => {
    const { at, group, person, status } = await story(database.db, { unbound: ["张三"] });
    await person("张三")
      .says("我是 张三")
      .botAnswers(/已请本单位秘书确认您是 张三/);
    person("李强").heard(/账号“张三”申请绑定为 张三（李家村）/);
    await at("08:10");
    await group(town).says("张三", "签到").botStaysQuiet();
    expect(await status("张三", "晨签到", day)).toBe("due");
    await person("李强")
      .says("确认 张三")
      .botAnswers(/已批准（编号 1）/);
    person("张三").heard(/身份已确认/);
    await group(town).says("张三", "签到").botStaysQuiet();
    expect(await status("张三", "晨签到", day)).toBe("on_time");
  });

  it("is not confirmed by the secretary of another unit, nor by a cadre", async () => {
    const { person, db } = await story(database.db, { unbound: ["张三"] });
    await person("张三").says("我是 张三");
    await person("王静")
      .says("确认 张三")
      .botAnswers(/不属于您负责的单位/);
    await person("赵六")
      .says("确认 张三")
      .botAnswers(/审批由本单位秘书或管理员办理/);
    expect(await db.account.findFirst({ where: { externalId: "张三" } })).toMatchObject({
      personId: null,
    });
  });

  it("said again does not ask the secretary again", async () => {
    const { person, db } = await story(database.db, { unbound: ["张三"] });
    await person("张三")
      .says("我是 张三")
      .botAnswers(/已请本单位秘书确认/);
    await person("张三")
      .says("我是 张三")
      .botAnswers(/已请本单位秘书确认/);
    person("李强").heard(/申请绑定/, 1);
    expect(await db.decision.count()).toBe(1);
    await person("李强")
      .says("确认 张三")
      .botAnswers(/已批准/);
  });

  it("corrected to another name takes the first claim back", async () => {
    const { person } = await story(database.db, { unbound: ["张三"] });
    await person("张三").says("我是 赵六");
    await person("张三")
      .says("我是 张三")
      .botAnswers(/确认您是 张三/);
    await person("李强")
      .says("批准")
      .botAnswers(/申请绑定为 张三/);
  });

  it("is meant by 确认 even when the person's leave waits as well", async () => {
    const { person } = await story(database.db);
    await person("张三").says("请假 明天 发烧");
    await person("新号")
      .says("我是 张三")
      .botAnswers(/已请本单位秘书确认/);
    await person("李强")
      .says("确认 张三")
      .botAnswers(/申请绑定为 张三/);
    await person("李强")
      .says("批准")
      .botAnswers(/请假：9月15日/);
  });

  it("rejected leaves him a stranger, who is told so", async () => {
    const { person } = await story(database.db, { unbound: ["张三"] });
    await person("张三").says("我是 张三");
    await person("李强")
      .says("驳回 1 不认识")
      .botAnswers(/已驳回/);
    person("张三").heard(/身份未获确认，理由：不认识/);
    await person("张三")
      .says("签到")
      .botAnswers(/账号还没有绑定/);
  });

  it("of an unknown name, or of two people of one name, says what to do", async () => {
    const { person } = await story(database.db);
    await person("新号")
      .says("我是 刘备")
      .botAnswers(/名册里没有这个姓名/);
    await person("新号")
      .says("我是 陈明")
      .botAnswers(/“我是 陈明@李家村”/);
    await person("新号")
      .says("我是 陈明@石桥村")
      .botAnswers(/确认您是 陈明@石桥村/);
    person("王静").heard(/申请绑定为 陈明@石桥村/);
    person("李强").heardNothing();
  });
});

describe("a shared contact", () => {
  const contact = (phone: string, own = true) => ({ contact: { phone, own } });

  it("of his own that stands in the roster binds at once", async () => {
    const { at, group, person, status } = await story(database.db, { unbound: ["张三"] });
    await person("张三")
      .says("", contact("+86 138 0000 0003"))
      .botAnswers(/已绑定为 张三/);
    await at("08:10");
    await group(town).says("张三", "签到").botStaysQuiet();
    expect(await status("张三", "晨签到", day)).toBe("on_time");
  });

  it("of somebody else, or not in the roster, does not", async () => {
    const { person, db } = await story(database.db, { unbound: ["张三"] });
    await person("张三")
      .says("", contact("13800000003", false))
      .botAnswers(/只能共享本人/);
    await person("张三")
      .says("", contact("13999999999"))
      .botAnswers(/名册里没有这个手机号/);
    expect(await db.account.findFirst({ where: { externalId: "张三" } })).toMatchObject({
      personId: null,
    });
  });
});

describe("the setup code", () => {
  it("makes the first who sends it in private an administrator, in the roster or not, once", async () => {
    const { person, group } = await story(database.db, { setupCode: "k3y-9" });
    await group(town).says("来者", "k3y-9").botStaysQuiet();
    await person("来者")
      .says("k3y-9")
      .botAnswers(/您已成为管理员/);
    await group("新群")
      .says("来者", "绑定群 李家村")
      .botAnswers(/本群已绑定“李家村”/);
    await person("后来者")
      .says("k3y-9")
      .botAnswers(/这个设置码已经用过/);
    await group("新群").says("后来者", "绑定群 王家村").botStaysQuiet();
  });

  it("is nothing special when none is set, or when it is wrong", async () => {
    const { person } = await story(database.db, { setupCode: "k3y-9" });
    await person("来者")
      .says("k3y-8")
      .botAnswers(/账号还没有绑定/);
  });
});

describe("an anonymous administrator", () => {
  it("is told once in a group why he cannot command, and changes nothing", async () => {
    const { group, db } = await story(database.db);
    const from = { id: "1087968824", name: "Group", anonymousAdministrator: true };
    const says = (words: string) => group("新群").says("匿名", words, { from } as never);
    await says("早上好").botStaysQuiet();
    await says("绑定群 李家村").botAnswers(/匿名管理员无法识别身份/);
    await says("绑定群 李家村").botStaysQuiet();
    expect(await db.channel.findFirst({ where: { name: "新群" } })).toMatchObject({ unitId: null });
  });
});
