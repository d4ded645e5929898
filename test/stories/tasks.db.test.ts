import { beforeEach, describe, expect, it } from "vitest";
import type { County, TaskEntry } from "../../src/workbook/rules.ts";
import { testDatabase } from "../support/database.ts";
import { county, post, someone } from "./county.ts";
import { story } from "./story.ts";
import { countyWithTasks, task } from "./task-list.ts";

const database = testDatabase();
beforeEach(() => database.empty());

const chat = (tasks: TaskEntry[], rest: Partial<County> = {}) =>
  story(database.db, { county: countyWithTasks(tasks, rest) });

const stateOf = async (number: number) => {
  const found = await database.db.task.findUniqueOrThrow({ where: { number } });
  return found;
};
const historyOf = async (number: number) => {
  const events = await database.db.taskEvent.findMany({
    where: { task: { number } },
    orderBy: { id: "asc" },
  });
  return events.map(({ kind }) => kind);
};

describe("a task from the list to 销号", () => {
  it("is told to its owner, handed in with a photo, accepted by the secretary and closed", async () => {
    const { person, at } = await chat([task(12, { measure: "护坡 200 米" })]);
    person("张三").heard(
      /【新任务】[\s\S]*任务 12“修缮河堤”，截止 9月18日 18:00，措施：护坡 200 米/,
    );
    await at("2026-09-16 10:00");
    await person("张三")
      .says("完成 12 已加固", { photo: true })
      .botAnswers(/已提交，等待李强验收/);
    person("李强").heard(
      /【待验收】任务 12“修缮河堤”，张三（李家村）\n张三报告已办完：已加固（附照片 1 张）\n请回复“审核 12 通过”/,
    );
    await person("李强")
      .says("审核 12 通过 干得好")
      .botAnswers(/已通过验收，予以销号/);
    person("张三").heard(/任务 12“修缮河堤”已通过验收（李强），予以销号：干得好/);
    expect(await stateOf(12)).toMatchObject({ status: "closed", remindAt: null });
    expect(await historyOf(12)).toEqual(["created", "completed", "approved"]);
    await at("2026-10-30 10:00");
    person("张三").heardNothing(/任务 12/);
  });

  it("goes through a chain of three, one after the other", async () => {
    const reviewers = ["张三", "李强", "周敏"];
    const { person } = await chat([task(12, { reviewers })]);
    await person("张三").says("完成 12 已加固");
    person("张三").heard(/【待验收】.*第 1 道验收，共 3 道/);
    await person("李强")
      .says("审核 12 通过")
      .botAnswers(/没有等待您验收的任务 12/);
    await person("张三")
      .says("审核 12 通过")
      .botAnswers(/已通过本道验收，转由李强验收/);
    await person("李强")
      .says("通过")
      .botAnswers(/转由周敏验收/);
    await person("周敏")
      .says("通过")
      .botAnswers(/予以销号/);
    expect(await stateOf(12)).toMatchObject({ status: "closed" });
  });
});

describe("a task that is sent back", () => {
  it("needs a reason, and gets the days back for which it lay with the reviewer", async () => {
    const { person, at } = await chat([task(12)]);
    await at("2026-09-16 10:00");
    await person("张三").says("完成 12");
    await at("2026-09-18 10:00");
    await person("李强")
      .says("审核 12 退回")
      .botAnswers(/退回请写明理由/);
    await person("李强")
      .says("审核 12 退回 照片不清")
      .botAnswers(/新的截止为 9月21日 18:00/);
    person("张三").heard(/任务 12“修缮河堤”被退回（李强）：照片不清\n新的截止为 9月21日 18:00/);
    await person("张三")
      .says("完成 12 补拍")
      .botAnswers(/已提交/);
    expect(await historyOf(12)).toEqual(["created", "completed", "returned", "completed"]);
  });
});

describe("an extension", () => {
  it("is decided by the reviewer, by number or name, and moves the deadline", async () => {
    const { person } = await chat([task(12, { reviewers: ["孙七"] })]);
    await person("张三")
      .says("延期 12 9月30日 连日下雨")
      .botAnswers(/编号 1，等待孙七审批/);
    person("孙七").heard(
      /张三（李家村）申请将任务 12“修缮河堤”从 9月18日 18:00 延期到 9月30日 18:00，理由：连日下雨/,
    );
    await person("李强")
      .says("批准 1")
      .botAnswers(/由该任务的验收人或管理员审批/);
    await person("孙七")
      .says("批准 张三")
      .botAnswers(/已批准/);
    person("张三").heard(/已批准（孙七，编号 1）/);
    expect((await stateOf(12)).deadline).toEqual(new Date("2026-09-30T18:00:00+08:00"));
    expect(await historyOf(12)).toEqual(["created", "extension_asked", "extension_granted"]);
  });

  it.each([
    ["延期 12 下雨", /请写明延到哪一天/],
    ["延期 12 9月11日 下雨", /已经过去/],
    ["延期 12 9月17日 下雨", /要晚于原截止 9月18日 18:00/],
    ["延期 12 9月25日 下雨", /不上班，请改为工作日，例如“延期 12 9月24日 理由”/],
    ["延期 12 9月30日", /延期请写明理由/],
    ["延期 99 9月30日 下雨", /没有由您办理的任务 99/],
  ])("%s is not asked for", async (words, answer) => {
    const { person } = await chat([task(12)]);
    await person("张三").says(words).botAnswers(answer);
    expect(await historyOf(12)).toEqual(["created"]);
  });
});

describe("who may", () => {
  it("gets the same words for what is not there and for what is another's", async () => {
    const { person } = await chat([task(12)]);
    const others = await person("赵六")
      .says("完成 12")
      .botAnswers(/没有由您办理的任务 12/);
    const nobodys = await person("赵六")
      .says("完成 13")
      .botAnswers(/没有由您办理的任务 13/);
    expect(others.replace("12", "13")).toBe(nobodys);
    await person("赵六")
      .says("审核 12 通过")
      .botAnswers(/没有等待您验收的任务 12/);
    await person("赵六")
      .says("重开 12 有误")
      .botAnswers(/没有可由您处理的任务 12/);
    await person("赵六")
      .says("取消任务 12 有误")
      .botAnswers(/没有可由您处理的任务 12/);
    expect(await stateOf(12)).toMatchObject({ status: "open" });
  });

  it("tells the second of two that it is with the reviewer already", async () => {
    const people = county().people.map((each) =>
      each.label === "赵六"
        ? {
            ...each,
            memberships: each.memberships.map((m) => ({ ...m, role: "secretary" as const })),
          }
        : each,
    );
    const { person } = await chat([task(12, { owner: null, unit: "李家村" })], { people });
    await person("李强")
      .says("完成 12 已办")
      .botAnswers(/已提交/);
    await person("赵六")
      .says("完成 12 已办")
      .botAnswers(/已由李强报告办完，正在等待验收/);
  });

  it("asks which one, offering only the sender's own", async () => {
    const { person } = await chat([
      task(12),
      task(13, { name: "清淤" }),
      task(14, { name: "植树", owner: "孙七", unit: "王家村" }),
    ]);
    const text = await person("张三")
      .says("完成")
      .botAnswers(/有 2 项任务，请写明编号，例如“完成 12”/);
    expect(text).not.toContain("植树");
    await person("孙七")
      .says("完成 已植")
      .botAnswers(/任务 14“植树”已提交/);
    await person("孙七")
      .says("完成")
      .botAnswers(/任务 14“植树”已由孙七报告办完/);
    await person("赵六")
      .says("完成")
      .botAnswers(/没有办理中的任务/);
  });

  it("lets the secretary stand in for a reviewer who left, and says so", async () => {
    const people = [
      ...county().people,
      someone("钱八", post("东关镇", "站长", { endsOn: "2026-09-15" })),
    ];
    const { person, at } = await chat([task(12, { reviewers: ["钱八"] })], { people });
    await at("2026-09-16 10:00");
    await person("张三")
      .says("完成 12")
      .botAnswers(/原验收人钱八已离任，改由李强验收/);
    await person("李强")
      .says("审核 12 通过")
      .botAnswers(/原验收人钱八已离任，由您代为验收。任务 12“修缮河堤”已通过验收/);
  });
});

describe("重开 and 取消任务", () => {
  it("are for administrators and need a reason", async () => {
    const { person } = await chat([task(12), task(13)]);
    await person("张三").says("完成 12");
    await person("李强").says("通过");
    await person("周敏")
      .says("重开 12")
      .botAnswers(/请写明理由，例如“重开 12 情况有变”/);
    await person("周敏")
      .says("重开 12 又塌了")
      .botAnswers(/已重开，截止 9月18日 18:00/);
    person("张三").heard(/已重开（周敏）：又塌了/);
    await person("周敏")
      .says("取消任务 13 并入 12")
      .botAnswers(/已取消，并已告知责任人/);
    person("张三").heard(/任务 13“修缮河堤”已取消（周敏）：并入 12。无需再办/);
    await person("张三")
      .says("完成 13")
      .botAnswers(/已取消，无需再办/);
    await person("周敏")
      .says("取消任务 13 并入 12")
      .botAnswers(/已取消，无需取消/);
    expect((await stateOf(13)).status).toBe("cancelled");
  });
});
