import { beforeEach, describe, expect, it } from "vitest";
import type { County } from "../../src/workbook/rules.ts";
import { county, PEOPLE, post, someone } from "../stories/county.ts";
import { story } from "../stories/story.ts";
import { countyWithTasks, task, until } from "../stories/task-list.ts";
import { testDatabase } from "../support/database.ts";

const database = testDatabase();
beforeEach(() => database.empty());

const chat = (next: County, start?: string) =>
  story(database.db, { county: next, ...(start ? { start } : {}) });
const tasks = () => database.db.task.findMany({ orderBy: { number: "asc" } });
const events = async (number: number) => {
  const rows = await database.db.taskEvent.findMany({
    where: { task: { number } },
    orderBy: { id: "asc" },
  });
  return rows.map(({ kind, text }) => [kind, text]);
};
const tally = (report: { tallies: [string, object][] }) =>
  report.tallies.find(([sheet]) => sheet === "任务")?.[1];

describe("a second import", () => {
  it("changes nothing when the sheet is the same, even after an extension", async () => {
    const { load, person } = await chat(countyWithTasks([task(12), task(13)]));
    await person("张三").says("延期 12 9月30日 下雨");
    await person("李强").says("批准 1");
    const report = await load(countyWithTasks([task(12), task(13)]));
    expect(tally(report)).toEqual({ added: 0, updated: 0, unchanged: 2 });
    expect((await tasks())[0]?.deadline).toEqual(new Date("2026-09-30T18:00:00+08:00"));
  });

  it("keeps changes of owner, reviewer and deadline in the history and arms the reminders anew", async () => {
    const { load, person, at } = await chat(countyWithTasks([task(12)]));
    const changed = { owner: "赵六", reviewers: ["周敏"], deadline: until("2026-09-24") };
    const report = await load(countyWithTasks([task(12, changed)]));
    expect(tally(report)).toEqual({ added: 0, updated: 1, unchanged: 0 });
    expect(await events(12)).toEqual([
      ["created", "表格导入"],
      ["changed", "责任人由张三改为赵六；验收人由未指定改为周敏；截止改变"],
    ]);
    await at("2026-09-16 10:00");
    person("赵六").heard(/【任务提醒】[\s\S]*剩 7 个工作日/);
    person("张三").heardNothing();
  });

  it("leaves what is gone and says so, and takes no number that another task has", async () => {
    const { load, person } = await chat(countyWithTasks([task(12), task(13)]));
    await person("李强").says("派任务 李家村：植树，10月20日前");
    const report = await load(countyWithTasks([task(12), task(14, { name: "清淤" })]));
    expect(report.notes).toEqual([
      "编号 14 已经是另一项任务“植树”，这一行没有导入；请把编号改为 15 再导入。",
      "任务 13 不在新表里，仍然保留；不再办理的请由管理员发“取消任务 编号 理由”。",
    ]);
    expect((await tasks()).map(({ number, name }) => [number, name])).toEqual([
      [12, "修缮河堤"],
      [13, "修缮河堤"],
      [14, "植树"],
    ]);
  });
});

describe("a list by post", () => {
  it("gives everybody who holds it a task with a number of its own", async () => {
    const list = task(20, { name: "走访", owner: null, unit: "东关镇", post: "村支书" });
    const { load, person } = await chat(countyWithTasks([task(12), list]));
    const rows = await tasks();
    expect(rows.map(({ number, name }) => [number, name])).toEqual([
      [12, "修缮河堤"],
      [21, "走访"],
      [22, "走访"],
    ]);
    person("孙七").heard(/任务 22“走访”/);
    const people = [...PEOPLE, someone("钱八", post("李家村", "村支书"))];
    const report = await load(countyWithTasks([task(12), list], { people }));
    expect(report.notes).toContain("清单 20“走访”下发 1 项任务，编号 23。");
    expect((await tasks()).map(({ number }) => number)).toEqual([12, 21, 22, 23]);
  });

  it("that nobody holds lays nothing, and says so", async () => {
    const list = task(20, { owner: null, unit: "西岭乡", post: "村干部" });
    const { load } = await chat(county({ programmes: [] }));
    const report = await load(countyWithTasks([list]));
    expect(report.notes).toEqual([
      "清单 20 目前没有人担任“村干部”，没有下发任务；请核对责任单位和责任职务。",
    ]);
  });

  it("passes a changed deadline on to its tasks", async () => {
    const list = { name: "走访", owner: null, unit: "东关镇", post: "村支书" };
    const { load } = await chat(countyWithTasks([task(20, list)]));
    await load(countyWithTasks([task(20, { ...list, deadline: until("2026-09-24") })]));
    const days = (await tasks()).map(({ deadline }) => deadline.toISOString().slice(0, 10));
    expect(days).toEqual(["2026-09-24", "2026-09-24"]);
    expect(await events(21)).toEqual([
      ["created", "清单下发"],
      ["changed", "截止改变"],
    ]);
  });
});

describe("a monthly list", () => {
  const monthly = task(30, { name: "月报", deadline: { monthDay: 25, minute: 18 * 60 } });

  it("lays one task a month, on its first working day, moved to an earlier working day", async () => {
    const { at, person } = await chat(countyWithTasks([monthly]));
    await at("2026-10-31 12:00");
    // 25 September is a holiday; October begins to be worked on the 8th; 25 October is a Sunday.
    expect(
      (await tasks()).map(({ number, period, deadline, createdAt }) => [
        number,
        period,
        deadline.toISOString().slice(0, 13),
        createdAt.toISOString().slice(0, 10),
      ]),
    ).toEqual([
      [31, "2026-09", "2026-09-24T10", "2026-09-13"],
      [32, "2026-10", "2026-10-23T10", "2026-10-07"],
    ]);
    person("张三").heard(/【新任务】[\s\S]*任务 32“月报”/);
    await person("周敏")
      .says("取消任务 30 不再报送")
      .botAnswers(/清单 30“月报”已停用/);
    await at("2026-11-10 12:00");
    expect(await tasks()).toHaveLength(2);
  });

  it("does not lay a month whose deadline has passed", async () => {
    const { at } = await chat(countyWithTasks([monthly]), "2026-09-28 07:30");
    await at("2026-09-30 12:00");
    expect(await tasks()).toEqual([]);
  });
});
