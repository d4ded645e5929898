import { beforeEach, describe, expect, it } from "vitest";
import type { County, TaskEntry } from "../../src/workbook/rules.ts";
import { testDatabase } from "../support/database.ts";
import { story } from "./story.ts";
import { countyWithTasks, task, until } from "./task-list.ts";

const database = testDatabase();
beforeEach(() => database.empty());

const chat = (tasks: TaskEntry[], rest: Partial<County> = {}, start = "2026-09-14 07:30") =>
  story(database.db, { county: countyWithTasks(tasks, rest), start });

const steps = async () => {
  const entries = await database.db.ladderEntry.findMany({ orderBy: { id: "asc" } });
  return entries.map(({ action, outcome, reason }) => [action, outcome, reason]);
};

describe("the countdown", () => {
  it("reminds seven, three and one working days before and on the day, at nine in the morning", async () => {
    // Friday 25 September is a holiday, Sunday 20 September is worked.
    const { person, at } = await chat([task(12, { deadline: until("2026-09-24") })]);
    const heard: string[] = [];
    for (let day = 14; day <= 24; day += 1) {
      await at(`2026-09-${day} 08:59`);
      person("张三").heardNothing(/任务提醒/);
      await at(`2026-09-${day} 17:00`);
      if (person("张三").posts(/任务提醒/).length > 0) {
        heard.push(`${day} ${/，([^，]*)\n办完/.exec(person("张三").heard(/任务提醒/))?.[1]}`);
      }
    }
    expect(heard).toEqual([
      "16 剩 7 个工作日",
      "21 剩 3 个工作日",
      "23 剩 1 个工作日",
      "24 今天截止",
    ]);
  });

  it("puts several tasks of one owner into one message, and those of others elsewhere", async () => {
    const { person, at } = await chat([
      task(12),
      task(13, { name: "清淤" }),
      task(14, { owner: "孙七", unit: "王家村" }),
    ]);
    await at("2026-09-15 09:00");
    const text = person("张三").heard(/任务提醒/);
    expect(text).toContain("任务 12“修缮河堤”");
    expect(text).toContain("任务 13“清淤”");
    expect(text).not.toContain("任务 14");
    person("孙七").heard(/任务 14/);
  });

  it("names those in their group, once, whom nobody can write to in private", async () => {
    const { person, group, at } = await chat([task(12)]);
    await database.db.account.updateMany({
      where: { externalId: "张三" },
      data: { privateChat: null },
    });
    await at("2026-09-15 09:00");
    group("东关镇工作群").heard(/任务提醒[\s\S]*任务 12“修缮河堤”.*张三（李家村）/);
    person("张三").heardNothing();
  });

  it("is read again before it goes out", async () => {
    const { person, at, clock } = await chat([task(12), task(13, { name: "清淤" })]);
    await at("2026-09-15 08:00");
    await person("张三").says("完成 12");
    await at("2026-09-15 09:00");
    expect(person("张三").heard(/任务提醒/)).not.toContain("任务 12");
    expect(clock.now()).toEqual(new Date("2026-09-15T09:00:00+08:00"));
  });

  it("is silent about what is closed, cancelled or far away", async () => {
    const { person, at } = await chat([
      task(12),
      task(13),
      task(14, { deadline: until("2026-12-25") }),
    ]);
    await person("张三").says("完成 12");
    await person("李强").says("审核 12 通过");
    await person("周敏").says("取消任务 13 并入");
    await at("2026-09-18 20:00");
    person("张三").heardNothing(/任务提醒|逾期/);
  });
});

describe("a reviewer who lets a task lie", () => {
  it("is reminded after two working days, then every week", async () => {
    const { person, at } = await chat([task(12)]);
    await at("2026-09-15 10:00");
    await person("张三").says("完成 12");
    const days: number[] = [];
    for (let day = 15; day <= 30; day += 1) {
      await at(`2026-09-${day} 17:00`);
      if (person("李强").posts(/验收提醒/).length > 0) days.push(day);
      person("张三").heardNothing(/任务提醒|逾期/);
    }
    expect(days).toEqual([17, 24]);
  });
});

describe("a task past its deadline", () => {
  it("is chased by the default ladder, and stops when it is closed", async () => {
    const { person, at } = await chat([task(12)]);
    await at("2026-09-21 19:00");
    person("张三").heard(
      /【提醒】您还有事项未办[\s\S]*任务 12“修缮河堤”（9月18日），已逾期 1 个工作日/,
    );
    await at("2026-09-22 19:00");
    person("李强").heard(/【通报】本单位以下事项逾期未办：\n· 张三（李家村）任务 12“修缮河堤”/);
    expect(await steps()).toEqual([
      ["提醒", "sent", null],
      ["通报", "sent", null],
    ]);
    await person("张三").says("完成 12");
    await at("2026-09-29 19:00");
    await person("李强").says("通过");
    await at("2026-10-30 19:00");
    person("周敏").heardNothing(/草稿/);
    expect(await steps()).toHaveLength(2);
  });

  it("waits while an extension is undecided, and its days do not count when it is refused", async () => {
    const { person, at } = await chat([task(12, { deadline: until("2026-09-15") })]);
    await at("2026-09-15 10:00");
    await person("张三")
      .says("延期 12 9月30日 下雨")
      .botAnswers(/编号 1/);
    await at("2026-09-18 10:00");
    person("张三").heardNothing(/逾期/);
    await person("李强").says("驳回 1 抓紧");
    await at("2026-09-18 17:59");
    person("张三").heardNothing(/逾期/);
    await at("2026-09-18 18:01");
    person("张三").heard(/已逾期 1 个工作日/);
  });

  it("starts to be chased anew from the deadline to which it was extended", async () => {
    const { person, at } = await chat([task(12, { deadline: until("2026-09-15") })]);
    await at("2026-09-16 19:00");
    person("张三").heard(/已逾期 1 个工作日/);
    await person("张三").says("延期 12 9月28日 下雨");
    await person("李强").says("批准 1");
    await at("2026-09-28 18:00");
    person("李强").heardNothing(/通报/);
    await at("2026-10-10 19:00");
    person("李强").heard(/已逾期 3 个工作日/);
  });

  it("of a unit without an owner is told to its secretaries", async () => {
    const { person, at } = await chat([task(12, { owner: null })]);
    await at("2026-09-21 19:00");
    person("李强").heard(/【提醒】您还有事项未办[\s\S]*任务 12/);
    person("张三").heardNothing();
  });

  it("in a list is chased at once, and the report says so", async () => {
    const { person, at, load } = await chat([]);
    const report = await load(
      countyWithTasks([
        task(12, { deadline: until("2026-09-10") }),
        task(13, { deadline: until("2026-09-26") }),
      ]),
    );
    expect(report.notes).toEqual([
      "任务 12 的截止已经过去，按逾期办理；如有误请改正截止再导入。",
      "任务 13 的截止不是工作日，照原样办理；如有误请改正截止再导入。",
    ]);
    await at("2026-09-14 19:00");
    person("张三").heard(/【提醒】[\s\S]*任务 12/);
  });
});
