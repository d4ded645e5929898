import { beforeEach, describe, expect, it } from "vitest";
import { sandboxGroup } from "../../bots/sandbox/utterance.ts";
import { testDatabase } from "../support/database.ts";
import { county } from "./county.ts";
import { story } from "./story.ts";

const database = testDatabase();
beforeEach(() => database.empty());
const day = "2026-09-14";
const town = "东关镇工作群";

describe("绑定群", () => {
  it("by an administrator during a window announces it there at once, and its people are named there", async () => {
    const { at, group } = await story(database.db);
    await at("08:10");
    await group("李家村群").says("周敏", "绑定群 李家村");
    group("李家村群").heard(/本群已绑定“李家村”/);
    group("李家村群").heard(/【晨签到】9月14日（周一）签到开始/);
    await at("08:24");
    expect(group("李家村群").heard(/以下同志/)).toMatch(/@张三 @赵六\n/);
    expect(group(town).heard(/以下同志/)).toMatch(/：\n@孙七\n/);
  });

  it("to another unit during a window takes nobody along who does not belong there", async () => {
    const { at, group } = await story(database.db);
    await at("08:10");
    await group("西岭乡工作群").says("周敏", "绑定群 李家村");
    await at("08:24");
    expect(group("西岭乡工作群").heard(/以下同志/)).toMatch(/：\n@张三 @赵六\n/);
    expect(group(town).heard(/以下同志/)).toMatch(/：\n@孙七\n/);
  });

  it("outside of a window says so, and announces nothing", async () => {
    const { group, db } = await story(database.db);
    await group("李家村群")
      .says("周敏", "绑定群 李家村")
      .botAnswers(/本群已绑定“李家村”/);
    expect(await db.channel.findFirst({ where: { name: "李家村群" } })).toMatchObject({
      unitId: (await db.unit.findUniqueOrThrow({ where: { name: "李家村" } })).id,
    });
  });

  it("by anybody else is refused, privately, and binds nothing", async () => {
    const { group, person, db } = await story(database.db);
    await group("李家村群")
      .says("李强", "绑定群 李家村")
      .botAnswers(/由管理员办理/);
    person("李强").heard(/由管理员办理/);
    group("李家村群").heardNothing();
    expect(await db.channel.findFirst({ where: { name: "李家村群" } })).toMatchObject({
      unitId: null,
    });
  });

  it("to a unit that is not there, or in private, says what to do", async () => {
    const { group, person } = await story(database.db);
    await group("李家村群")
      .says("周敏", "绑定群 张家村")
      .botAnswers(/没有名为“张家村”的单位/);
    await person("周敏")
      .says("绑定群 李家村")
      .botAnswers(/请在要绑定的群里发送/);
  });

  it("takes the group over that the workbook has been waiting for", async () => {
    const [first, ...rest] = county().groups;
    if (!first) throw new Error("the county has groups");
    const { at, group, db, status } = await story(database.db, {
      county: county({ groups: [{ ...first, externalId: null, platform: "sandbox" }, ...rest] }),
    });
    await at("08:05");
    await group("东关群").says("周敏", "绑定群 东关镇");
    group("东关群").heard(/本群已绑定“东关镇”/);
    expect(await db.channel.count({ where: { unit: { name: "东关镇" } } })).toBe(1);
    await group("东关群").says("张三", "签到").botStaysQuiet();
    expect(await status("张三", "晨签到", day)).toBe("on_time");
    await at("08:06");
    group("东关群").heard(/已签到 1\/3/);
  });
});

describe("a group that gets a new id", () => {
  it("keeps its binding: board, reminder and sign-ins go on", async () => {
    const { at, group, happens, status } = await story(database.db);
    await at("08:05");
    await happens({ chat: sandboxGroup(town), from: null, migratedTo: "超级群" });
    await group("超级群").says("张三", "签到").botStaysQuiet();
    expect(await status("张三", "晨签到", day)).toBe("on_time");
    await at("08:24");
    group("超级群").heard(/已签到 1\/3/);
    group("超级群").heard(/以下同志/);
    group(town).heardNothing();
  });

  it("also when somebody has spoken in the new one first", async () => {
    const { at, group, happens, db } = await story(database.db);
    await at("08:05");
    await group("超级群").says("张三", "签到");
    await happens({ chat: sandboxGroup(town), from: null, migratedTo: "超级群" });
    await at("08:24");
    group("超级群").heard(/以下同志/);
    expect(await db.channel.count({ where: { unitId: { not: null }, externalId: "超级群" } })).toBe(
      1,
    );
  });
});

describe("a group the bot comes to and goes from", () => {
  const presence = (present: boolean, canHear: boolean | null = true) => ({
    chat: sandboxGroup("新群"),
    from: null,
    presence: { present, administrator: false, canHear },
  });

  it("hears how to bind it, once the bot is there", async () => {
    const { group, happens } = await story(database.db);
    await happens(presence(true));
    group("新群").heard(/请管理员在本群发送“绑定群 单位”/);
  });

  it("hears that the bot cannot hear", async () => {
    const { group, happens } = await story(database.db);
    await happens(presence(true, false));
    group("新群").heard(/收不到本群的普通消息/);
  });

  it("that removes the bot is told to an administrator, and its window is held", async () => {
    const { at, group, person, happens, status } = await story(database.db);
    await at("08:10");
    await happens({ ...presence(false), chat: sandboxGroup(town) });
    person("周敏").heard(/已被移出“东关镇工作群”/);
    await at("09:00");
    group(town).heardNothing();
    expect(await status("张三", "晨签到", day)).toBe("held");
  });

  it("that takes the bot back keeps its binding and can be heard again", async () => {
    const { at, group, happens, status } = await story(database.db);
    await happens({ ...presence(false), chat: sandboxGroup(town) });
    await happens({ ...presence(true, null), chat: sandboxGroup(town) });
    await at("08:10");
    group(town).heard(/签到开始/);
    await at("09:00");
    expect(await status("张三", "晨签到", day)).toBe("missed");
  });
});
