import { beforeEach, describe, expect, it } from "vitest";
import { testDatabase } from "../support/database.ts";
import { story } from "./story.ts";

const database = testDatabase();
beforeEach(() => database.empty());
const town = "东关镇工作群";

describe("a request that its message no longer makes", () => {
  it("is withdrawn with the edit, and the secretary can no longer decide it", async () => {
    const { group, person, db } = await story(database.db);
    const id = await group(town).says("张三", "请假 明天 发烧");
    await group(town).says("张三", "没事了", { edits: id });
    expect((await db.leave.findFirstOrThrow()).status).toBe("withdrawn");
    await person("李强")
      .says("批准")
      .botAnswers(/没有待您审批的事项/);
  });

  it("is asked anew when the edit names another day", async () => {
    const { group, db } = await story(database.db);
    const id = await group(town).says("张三", "请假 9月15日 发烧");
    await group(town)
      .says("张三", "请假 9月16日 发烧", { edits: id })
      .botAnswers(/9月16日/);
    const leaves = await db.leave.findMany({ orderBy: { id: "asc" } });
    expect(leaves.map(({ status }) => status)).toEqual(["withdrawn", "pending"]);
  });

  it("means by 明天 the day after it was written, whenever it is edited", async () => {
    const { at, group, db } = await story(database.db);
    const id = await group(town).says("张三", "请假 明天 发烧");
    await at("2026-09-15 06:59");
    await at("2026-09-15 07:30");
    await group(town).says("张三", "请假 明天 发烧了", { edits: id }).botStaysQuiet();
    expect(await db.leave.findMany()).toMatchObject([{ status: "pending" }]);
  });

  it("stands, in silence, when the edit says the same", async () => {
    const { group, db } = await story(database.db);
    const id = await group(town).says("张三", "请假 9月15日 发烧");
    await group(town).says("张三", "请假 9月15日 发烧。", { edits: id }).botStaysQuiet();
    expect(await db.leave.count({ where: { status: "pending" } })).toBe(1);
  });

  it("a 补签 that waits goes with its message", async () => {
    const { at, group, person } = await story(database.db);
    await at("09:00");
    const id = await group(town).says("张三", "补签 在村里走访");
    await group(town).says("张三", "", { recalls: id });
    await person("李强")
      .says("批准")
      .botAnswers(/没有待您审批的事项/);
  });
});

describe("somebody who has no private chat with the bot", () => {
  const only = (name: string) =>
    database.db.account.updateMany({ where: { externalId: name }, data: { privateChat: null } });

  it("hears about his own request where he made it", async () => {
    const { group } = await story(database.db);
    await only("张三");
    await group(town)
      .says("张三", "请假 明天 发烧")
      .botAnswers(/已收到请假申请/);
  });

  it("is not corrected before everybody: help, refusals and unknown words stay away", async () => {
    const { group } = await story(database.db);
    await only("张三");
    for (const words of ["名单", "绑定群 李家村", "批准 1", "周通报"]) {
      await group(town).says("张三", words).botStaysQuiet();
    }
  });

  it("is not reminded in private, but is named in the group", async () => {
    const { at, group, person } = await story(database.db);
    await only("张三");
    await at("08:24");
    person("张三").heardNothing();
    expect(group(town).heard(/以下同志/)).toMatch(/@张三/);
  });
});
