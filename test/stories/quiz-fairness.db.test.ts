import { beforeEach, describe, expect, it } from "vitest";
import type { PlanEntry } from "../../src/workbook/rules.ts";
import { testDatabase } from "../support/database.ts";
import { plan, programme, weeklyReading } from "./county.ts";
import { BANK, quizCounty, typed, weeklyTest } from "./quiz-county.ts";
import { story } from "./story.ts";

const database = testDatabase();
beforeEach(() => database.empty());
const day = "2026-09-14";
const town = "东关镇工作群";

type Played = Awaited<ReturnType<typeof story>>;

/** He asks for his paper and answers so many of the twenty questions right. */
async function answers({ db, person }: Played, name: string, right: number, word = "答题") {
  await person(name).says(word);
  return person(name).says(await typed(db, name, right));
}

/** The group of 东关镇 could not be heard for five minutes of a plan's window, which is over now. */
async function deafWeek(plans: PlanEntry[]) {
  const played = await story(database.db, { county: quizCounty(plans) });
  await played.at("2026-09-16 10:00");
  await played.group(town).goesDeaf();
  await played.at("10:05");
  await played.group(town).hearsAgain();
  await played.at("2026-09-18 17:31");
  return played;
}

describe("a test whose window could not be heard", () => {
  it("is passed by nobody's word: who is vouched for is excused, told of the make-up, and passes it himself", async () => {
    const played = await deafWeek([weeklyTest()]);
    const { at, person, status, entry } = played;
    expect(await status("张三", "周测", day)).toBe("held");
    const notice = person("李强").heard(/收不到群消息/);
    expect(notice).toMatch(/以下 3 人当时可能收不到通知，暂未记未完成，请核实：\n1\. 张三/);
    expect(notice).toMatch(/情况属实的请回复“批准 编号或姓名”（可以补考），不属实的请回复“驳回/);
    expect(notice).not.toMatch(/在岗|缺勤/);
    await person("李强")
      .says("批准 张三")
      .botAnswers(/已批准（编号 1）/);
    person("张三").heard(/已批准（李强，编号 1）.*未记未完成，您可以补考，请回复“补考 周测”/);
    expect(await entry("张三", "周测", day)).toMatchObject({
      ...{ status: "excused", evidence: "当时收不到群消息，经李强核实，可补考" },
    });
    await person("李强").says("驳回 赵六 当天在线");
    expect(await status("赵六", "周测", day)).toBe("missed");
    await at("2026-09-23 20:00");
    person("张三").heardNothing(/逾期/);
    person("赵六").heard(/逾期/);
    await answers(played, "张三", 10, "补考 周测");
    expect(await status("张三", "周测", day)).toBe("excused");
    await at("2026-09-24 20:00");
    person("张三").heard(/现在可以补考了/);
    await answers(played, "张三", 19, "补考 周测");
    expect(await status("张三", "周测", day)).toBe("made_up");
  });

  it("of a contest excuses him, without the promise of a make-up", async () => {
    const contest = plan("比武", ["每周", "周一 09:00", "周五 17:30"], {
      ...{ kind: "比武", graceMinutes: 0 },
    });
    const { person, entry } = await deafWeek([contest]);
    expect(person("李强").heard(/收不到群消息/)).not.toMatch(/在岗|缺勤|补考/);
    await person("李强").says("批准 张三");
    expect(person("张三").heard(/已批准/)).not.toMatch(/补考/);
    expect(await entry("张三", "比武", day)).toMatchObject({
      ...{ status: "excused", evidence: "当时收不到群消息，经李强核实" },
    });
  });

  it("of something to confirm is asked about in its own words, and counts when vouched for", async () => {
    const { person, status } = await deafWeek([weeklyReading({ graceMinutes: 0 })]);
    const notice = person("李强").heard(/收不到群消息/);
    expect(notice).toMatch(/以下 3 人暂未记未确认，请核实/);
    expect(notice).toMatch(/已确认的请回复“批准 编号或姓名”，未确认的请回复“驳回 编号或姓名”/);
    expect(notice).not.toMatch(/在岗|缺勤/);
    await person("李强").says("批准 张三");
    expect(await status("张三", "预案确认", day)).toBe("made_up");
  });
});

describe("who must wait for his retake", () => {
  const reminding = (plans: PlanEntry[]) =>
    quizCounty(plans, BANK, {
      programmes: [
        programme(plans, { beats: [{ kind: "remind", weekday: 1, minute: 8 * 60 + 30 }] }),
      ],
    });

  it("is neither chased nor named before it opens, and afterwards is", async () => {
    const played = await story(database.db, {
      county: reminding([weeklyTest({ 重考: "5个工作日" })]),
    });
    const { at, person, group, db } = played;
    await at("2026-09-18 16:00");
    await answers(played, "张三", 17);
    expect((await db.paper.findFirstOrThrow()).retakeAt).toEqual(
      new Date("2026-09-24T16:00:00+08:00"),
    );
    await at("2026-09-21 08:31");
    person("赵六").heard(/【提醒】/);
    expect(group(town).heard(/周提醒/)).toMatch(/@赵六/);
    expect(group(town).heard(/周提醒/)).not.toMatch(/张三/);
    person("张三").heardNothing(/逾期|周提醒/);
    expect(person("赵六").heard(/周提醒/)).toMatch(/\n请回复“补考”。/);
    await at("2026-09-24 15:59");
    person("张三").heardNothing(/逾期/);
    await at("2026-09-24 18:00");
    person("张三").heard(/现在可以补考了/);
    const reminder = person("张三").heard(/【提醒】/);
    expect(reminder).toMatch(/已逾期 1 个工作日[\s\S]*请回复“补考”。/);
    expect(reminder).not.toMatch(/私聊/);
  });

  it("hears nothing of a step that was waiting to be said when he failed again", async () => {
    const late = plan("周测", ["每周", "周一 09:00", "周四 23:00"], {
      ...{ kind: "测试", graceMinutes: 0 },
    });
    const played = await story(database.db, { county: quizCounty([late]) });
    const { at, person } = played;
    await at("2026-09-18 23:10");
    await answers(played, "张三", 10, "补考 周测");
    await at("2026-09-20 08:00");
    person("赵六").heard(/【提醒】/);
    person("张三").heardNothing(/逾期/);
  });

  it("is asked for in a draft without telling the unit what only he can do", async () => {
    const { at, person } = await story(database.db, { county: quizCounty() });
    await at("2026-09-28 20:00");
    const announced = person("周敏").posts(/草稿/);
    expect(announced.length).toBeGreaterThan(0);
    for (const { delivery } of announced) {
      expect(delivery.text).toMatch(/督促尽快办理。\n有异议请回复/);
      expect(delivery.text).not.toMatch(/私聊我|补考”/);
    }
  });
});

describe("who is excused from a test", () => {
  async function onLeaveAtTheEnd(played: Played, name: string) {
    await played.person(name).says("请假 9月18日 看病");
    await played.person("李强").says("批准");
    expect(await played.status(name, "周测", day)).toBe("excused");
  }

  it("after he failed is called to the retake that he was promised", async () => {
    const played = await story(database.db, { county: quizCounty() });
    await played.at("2026-09-15 10:00");
    await answers(played, "张三", 17);
    await onLeaveAtTheEnd(played, "张三");
    await played.at("2026-09-16 10:01");
    played.person("张三").heard(/现在可以补考了（第 2 次/);
    await answers(played, "张三", 20, "补考");
    expect(await played.status("张三", "周测", day)).toBe("on_time");
  });

  it("with a paper begun uses no attempt when the window closes, and may take it up later", async () => {
    const played = await story(database.db, { county: quizCounty([weeklyTest({ 上限: "1" })]) });
    const { at, person, status, db } = played;
    await at("2026-09-15 10:00");
    for (const name of ["张三", "赵六"]) {
      await person(name).says("答题");
      await person(name).says("1A");
    }
    await onLeaveAtTheEnd(played, "张三");
    await at("2026-09-18 17:31");
    person("张三").heard(/【周测】已截止。.*没有交的试卷作废，不占用作答机会/);
    person("张三").heardNothing(/已交卷|按您已答的题交卷/);
    person("赵六").heard(/时间到，已按您已答的题交卷/);
    expect(await status("张三", "周测", day)).toBe("excused");
    expect(await db.paper.count({ where: { handedInAt: null } })).toBe(1);
    expect(await db.tutorEntry.count()).toBe(1);
    await answers(played, "张三", 20, "补考 周测");
    expect(await status("张三", "周测", day)).toBe("made_up");
  });

  it("is not put on the tutor list, whatever he answered", async () => {
    const played = await story(database.db, { county: quizCounty([weeklyTest({ 上限: "1" })]) });
    await played.at("2026-09-15 10:00");
    await onLeaveAtTheEnd(played, "张三");
    await answers(played, "张三", 5);
    expect(await played.db.tutorEntry.count()).toBe(0);
    played.person("李强").heardNothing(/辅导名单/);
  });
});

describe("a test that can be taken once only", () => {
  it("speaks of no make-up that there never was", async () => {
    const played = await story(database.db, { county: quizCounty([weeklyTest({ 上限: "1" })]) });
    const { at, person, group } = played;
    await at("2026-09-16 10:00");
    await answers(played, "张三", 5);
    const told = /以下 1 人未通过，本次测试只有一次机会，已列入辅导名单：\n张三/;
    person("李强").heard(told);
    person("孙七").heard(told);
    await person("李强").says("补课");
    expect(group(town).heard(/补课（周测）/)).toMatch(/“周测”未通过的同志请参加补课/);
  });
});
