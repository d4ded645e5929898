import { beforeEach, describe, expect, it } from "vitest";
import { stillNeeded } from "../../src/ladder/escalate.ts";
import { type County, outbox, run, seedCounty } from "../cycle/county.ts";
import { testDatabase } from "../support/database.ts";
import { chase } from "./chase.ts";

const database = testDatabase();
let county: County;
let chasing: ReturnType<typeof chase>;

beforeEach(async () => {
  await database.empty();
  county = await seedCounty(database.db);
  chasing = chase(database.db, county);
});

describe("a recipient", () => {
  it("who is missing is replaced by the administrators, who are told why", async () => {
    await chasing.ladder([[1, "通报", "联络人"]]);
    await chasing.overdue({ 张三: "missed", 钱六: "missed" });
    await chasing.sweep("2026-09-15 18:00");
    const said = await outbox(database.db);
    expect(said.map(({ to }) => to)).toEqual(["东领导", "王管"]);
    expect(said[1]?.text).toContain("· 钱六（西一村）");
    expect(said[1]?.text).toContain("说明：本单位及上级没有联络人，改由管理员督促。");
    expect(await chasing.steps()).toEqual([
      ["张三", 1, "通报", "sent", null],
      ["钱六", 1, "通报", "sent", "本单位及上级没有联络人，改由管理员督促"],
    ]);
  });

  it("who is on leave is told, and the administrators too", async () => {
    await chasing.ladder([[1, "通报", "联络人"]]);
    await chasing.leave("东领导", "2026-09-15 00:00", "2026-09-16 00:00");
    await chasing.overdue({ 张三: "missed" });
    await chasing.sweep("2026-09-15 18:00");
    expect((await outbox(database.db)).map(({ to }) => to)).toEqual(["东领导", "王管"]);
  });

  it("is never silence: with nobody to tell the step is logged as skipped", async () => {
    await chasing.ladder([[1, "通报", "单位"]]);
    await database.db.membership.updateMany({ data: { role: "cadre" } });
    await chasing.overdue({ 张三: "missed" });
    await chasing.sweep("2026-09-15 18:00");
    expect((await chasing.steps())[0]?.slice(3)).toEqual([
      "skipped",
      "没有可通知的人，请在名册中补充秘书、联络人或管理员",
    ]);
  });

  it("may be several of one step, and two steps may fall on one day", async () => {
    await chasing.ladder([
      [1, "提醒", "本人、单位"],
      [1, "通报", "联络人"],
    ]);
    await chasing.overdue({ 张三: "missed" });
    await chasing.sweep("2026-09-15 18:00");
    await chasing.sweep("2026-09-15 18:00");
    expect((await outbox(database.db)).map(({ to, kind }) => [to, kind])).toEqual([
      ["张三", "reminder"],
      ["东秘", "reminder"],
      ["东领导", "escalation"],
    ]);
  });
});

it.each([
  ["张三@东一村", "张三（东一村）"],
  ["张三@西一村", "张三@西一村（东一村）"],
])("the label %s reads %s in drafts and lists", async (name, words) => {
  await database.db.person.update({ where: { name: "张三" }, data: { name } });
  await chasing.ladder([
    [1, "通报", "单位"],
    [1, "约谈", "单位"],
  ]);
  await chasing.overdue({ 张三: "missed" });
  await chasing.sweep("2026-09-15 18:00");
  await chasing.sweep("2026-09-15 18:00");
  const [list, draft] = await outbox(database.db);
  expect(list?.text).toContain(`· ${words}汛情确认（9月14日）`);
  expect(draft?.text).toContain(`【约谈】${words}\n`);
});

describe("just before a step's message goes out", () => {
  const recheck = async (index: number) => {
    const said = await outbox(database.db);
    const condition = said[index]?.condition as unknown as {
      ladderStep: Parameters<typeof stillNeeded>[1];
    };
    return run(database.db, "2026-09-17 18:05", (work) => stillNeeded(work, condition.ladderStep));
  };

  beforeEach(async () => {
    await chasing.ladder([[3, "通报", "单位"]]);
    await chasing.overdue({ 张三: "missed", 李四: "missed" });
    await chasing.sweep("2026-09-17 18:00");
  });

  it("it goes as it is when all still owe", async () => {
    expect(await recheck(0)).toEqual({ still: true });
  });

  it("names only those who still owe", async () => {
    await chasing.settle("张三", "made_up");
    const result = await recheck(0);
    expect("text" in result ? result.text : "").toContain("· 李四（东一村）");
    expect("text" in result ? result.text : "张三").not.toContain("张三");
  });

  it("is not sent when nobody does", async () => {
    await chasing.settle("张三", "made_up");
    await chasing.settle("李四", "excused");
    expect(await recheck(0)).toEqual({ still: false, reason: "已完成" });
  });
});
