import { beforeEach, describe, expect, it } from "vitest";
import type { TaskEntry } from "../../src/workbook/rules.ts";
import { testDatabase } from "../support/database.ts";
import { VILLAGE } from "./county.ts";
import { story } from "./story.ts";
import { countyWithTasks, task, until } from "./task-list.ts";

const database = testDatabase();
beforeEach(() => database.empty());

const chat = (tasks: TaskEntry[]) => story(database.db, { county: countyWithTasks(tasks) });
const evidence = async () => {
  const rows = await database.db.taskEvidence.findMany({ orderBy: { id: "asc" } });
  return rows.map(({ kind, text }) => [kind, text]);
};

describe("派任务", () => {
  it("gives a unit a task with a number of its own, and tells who has to do it", async () => {
    const { person } = await chat([task(12)]);
    await person("李强")
      .says("派任务 李家村：修缮河堤，10月20日前")
      .botAnswers(/已交办：任务 13“修缮河堤”（李家村），截止 10月20日 18:00/);
    const { number, unitId, ownerId } = await database.db.task.findFirstOrThrow({
      where: { number: 13 },
    });
    expect([number, unitId === null, ownerId]).toEqual([13, false, null]);
    await person("李强")
      .says("派任务 张三、孙七：报送台账 9月18日下午5点")
      .botAnswers(/任务 14“报送台账”（张三）、任务 15“报送台账”（孙七），截止 9月18日 17:00/);
    person("张三").heard(/【新任务】由李强交办，请您办理：\n· 任务 14“报送台账”/);
    person("孙七").heard(/任务 15/);
  });

  it.each([
    ["李强", "派任务 西岭乡：修路，10月20日前", /“西岭乡”不在您负责的单位里/],
    ["李强", "派任务 东山镇：修路，10月20日前", /没有名为“东山镇”的单位或人员/],
    ["李强", "派任务 李家村：修路", /还没有写明截止日期/],
    ["李强", "派任务 李家村：修路，9月10日前", /截止日期已经过去/],
    ["李强", "派任务", /请写明给谁、做什么、到哪天/],
    ["周敏", "派任务 陈明：修路，10月20日前", /叫“陈明”的不止一人，请写成“姓名@单位”/],
    ["李强", "派任务 李家村：修路，10月3日前", /这一天不上班，请留意/],
    ["张三", "派任务 李家村：修路，10月20日前", /由本单位秘书或管理员办理/],
  ])("%s: %s", async (who, words, answer) => {
    const { person } = await chat([]);
    await person(who).says(words).botAnswers(answer);
  });
});

describe("任务", () => {
  it("lists one's own with numbers, deadlines and days left, and what waits for one's verdict", async () => {
    const { person } = await chat([task(12), task(13, { name: "清淤", owner: null })]);
    await person("张三")
      .says("任务")
      .botAnswers(/您有 1 项任务：\n· 任务 12“修缮河堤”，截止 9月18日 18:00，剩 4 个工作日/);
    await person("张三").says("完成 12");
    await person("李强")
      .says("我的任务")
      .botAnswers(
        /您有 1 项任务：\n· 任务 13“清淤”[\s\S]*等待您验收 1 项：\n· 任务 12“修缮河堤”，张三（李家村）/,
      );
    await person("孙七")
      .says("我的任务")
      .botAnswers(/目前没有未销号的任务/);
  });
});

describe("清单", () => {
  it("shows a unit's board where it is asked for, what is overdue first", async () => {
    const { group, person, at } = await chat([
      task(12, { deadline: until("2026-09-22") }),
      task(13, { name: "清淤", deadline: until("2026-09-15") }),
      task(14, { name: "植树", owner: "孙七", unit: "王家村" }),
      task(15, { name: "修路", owner: null, unit: "石桥村" }),
    ]);
    await at("2026-09-17 10:00");
    await person("孙七").says("完成 14");
    await group("东关镇工作群").says("李强", "清单");
    const text = group("东关镇工作群").heard(/倒计时/);
    expect(text).toBe(
      [
        "【倒计时】东关镇任务清单（9月17日）：办理中 2，逾期 1，待验收 1，已销号 0",
        "· 已逾期 2 个工作日｜任务 13“清淤”，张三（李家村），截止 9月15日 18:00",
        "· 剩 4 个工作日｜任务 12“修缮河堤”，张三（李家村），截止 9月22日 18:00",
        "· 待验收｜任务 14“植树”，孙七（王家村），截止 9月18日 18:00",
      ].join("\n"),
    );
    await person("周敏")
      .says("倒计时 石桥村")
      .botAnswers(/石桥村任务清单[\s\S]*修路/);
    await person("李强")
      .says("清单 石桥村")
      .botAnswers(/不由您负责/);
    await person("张三")
      .says("清单")
      .botAnswers(/由本单位秘书或管理员查看/);
    await group("东关镇工作群").says("张三", "清单已发群里").botStaysQuiet();
  });
});

describe("photos and places", () => {
  it("within ten minutes after 完成 in the same chat are its evidence", async () => {
    const { group, person, at } = await chat([task(12)]);
    await group("东关镇工作群").says("张三", "完成 12 已加固");
    await at("2026-09-14 07:39");
    await group("东关镇工作群").says("张三", "", { photo: true }).botStaysQuiet();
    await group("东关镇工作群").says("赵六", "", { photo: true }).botStaysQuiet();
    await person("张三")
      .says("", { photo: true })
      .botAnswers(/照片的说明里写“完成 编号”/);
    await person("张三").says("", { photo: true }).botStaysQuiet();
    await at("2026-09-14 07:41");
    await group("东关镇工作群").says("张三", "", { photo: true }).botStaysQuiet();
    expect(await evidence()).toEqual([
      ["text", "已加固"],
      ["photo", ""],
    ]);
  });

  it("count by their distance only, and a photo is acknowledged once", async () => {
    const { person } = await chat([task(12)]);
    await person("张三").says("完成 12");
    await person("张三")
      .says("现场", { photo: true })
      .botAnswers(/已作为任务 12“修缮河堤”的材料：照片/);
    await person("张三").says("", { photo: true }).botStaysQuiet();
    const location = { ...VILLAGE, datum: "GCJ02" as const, live: false, forwarded: false };
    await person("张三")
      .says("", { location })
      .botAnswers(/位置距李家村 0 米/);
    expect(await evidence()).toEqual([
      ["photo", ""],
      ["photo", ""],
      ["location", "位置距李家村 0 米"],
    ]);
  });
});
