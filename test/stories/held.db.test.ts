import { beforeEach, describe, expect, it } from "vitest";
import { testDatabase } from "../support/database.ts";
import { story } from "./story.ts";

const database = testDatabase();
beforeEach(() => database.empty());
const day = "2026-09-14";
const town = "东关镇工作群";

/** The group of 东关镇 could not be heard for five minutes of the window. */
async function deafMorning() {
  const told = await story(database.db);
  await told.at("08:10");
  await told.group(town).goesDeaf();
  await told.at("08:15");
  await told.group(town).hearsAgain();
  return told;
}

describe("a window in which a group could not be heard", () => {
  it("is held for those who did not answer, and counts for those who did", async () => {
    const { at, group, status } = await deafMorning();
    await group(town).says("赵六", "签到");
    await at("09:00");
    expect(await status("张三", "晨签到", day)).toBe("held");
    expect(await status("赵六", "晨签到", day)).toBe("on_time");
    expect(await status("陈明@石桥村", "晨签到", day)).toBe("missed");
  });

  it("is put before the secretary in one message, who decides by name", async () => {
    const { at, person, status } = await deafMorning();
    await at("09:00");
    expect(person("李强").heard(/有一段时间收不到群消息/)).toMatch(
      /以下 3 人未记缺勤[\s\S]*1\. 张三\n2\. 赵六\n3\. 孙七/,
    );
    person("王静").heardNothing();
    await person("李强")
      .says("批准 张三")
      .botAnswers(/已批准（编号 1）/);
    await person("李强")
      .says("驳回 赵六 当天未到")
      .botAnswers(/已驳回（编号 2）/);
    await person("李强")
      .says("批准")
      .botAnswers(/已批准（编号 3）/);
    expect(await status("张三", "晨签到", day)).toBe("made_up");
    expect(await status("赵六", "晨签到", day)).toBe("missed");
    expect(await status("孙七", "晨签到", day)).toBe("made_up");
  });

  it("can be made up by asking, after which nothing is left to judge", async () => {
    const { at, person, status } = await deafMorning();
    await at("09:00");
    await person("张三")
      .says("补签 当时在岗")
      .botAnswers(/编号 4/);
    await person("李强")
      .says("批准 4")
      .botAnswers(/已批准/);
    expect(await status("张三", "晨签到", day)).toBe("made_up");
    await person("李强")
      .says("批准 张三")
      .botAnswers(/编号 4 已由李强批准/);
  });

  it("stays held when only a leave for it is rejected, and the secretary is asked about it once", async () => {
    const { at, person, status } = await deafMorning();
    await person("张三")
      .says("请假 发烧")
      .botAnswers(/编号 1/);
    await at("09:00");
    expect(person("李强").heard(/收不到群消息/)).toMatch(/以下 2 人/);
    await person("李强").says("驳回 1");
    expect(await status("张三", "晨签到", day)).toBe("held");
    expect(person("李强").heard(/以下 1 人/)).toMatch(/\. 张三/);
  });

  it("of the whole platform holds everybody", async () => {
    const { at, platform, status } = await story(database.db);
    await at("08:10");
    await platform.goesDeaf();
    await at("09:00");
    expect(await status("张三", "晨签到", day)).toBe("held");
    expect(await status("陈明@石桥村", "晨签到", day)).toBe("held");
  });

  it("that was deaf only before and after is judged as ever", async () => {
    const { at, group, status } = await story(database.db);
    await group(town).goesDeaf();
    await at("07:55");
    await group(town).hearsAgain();
    await at("08:46");
    await group(town).goesDeaf();
    await at("09:00");
    expect(await status("张三", "晨签到", day)).toBe("missed");
  });
});

describe("after an outage", () => {
  it("over a whole window, it is held for all and neither announced nor reminded of", async () => {
    const { outage, group, person, status } = await story(database.db, { start: `${day} 07:30` });
    await outage(`${day} 09:30`);
    expect(await status("张三", "晨签到", day)).toBe("held");
    group(town).heardNothing(/签到开始|以下同志/);
    person("张三").heardNothing();
    person("李强").heard(/收不到群消息/);
  });

  it("opening and reminder are caught up with while the window lasts", async () => {
    const { outage, group, at, status } = await story(database.db);
    await outage(`${day} 08:26`);
    group(town).heard(/签到开始/);
    group(town).heard(/以下同志未签到/);
    await group(town).says("张三", "签到").botStaysQuiet();
    await at("09:00");
    expect(await status("张三", "晨签到", day)).toBe("on_time");
    expect(await status("赵六", "晨签到", day)).toBe("held");
  });

  it("in the grace nobody is reminded of a deadline that has passed", async () => {
    const { outage, heardAnywhere, group, status } = await story(database.db);
    await outage(`${day} 08:35`);
    expect(heardAnywhere()).toEqual([]);
    await group(town).says("张三", "签到");
    expect(await status("张三", "晨签到", day)).toBe("late");
  });

  it("over midnight, what was said meanwhile counts when it arrives at last", async () => {
    const { clock, at, group, entry } = await story(database.db, { start: `${day} 20:00` });
    clock.moveTo(new Date("2026-09-15T08:20:00+08:00"));
    const sentAt = new Date("2026-09-15T08:05:00+08:00");
    await group(town).says("张三", "签到", { sentAt });
    await at("2026-09-15 09:00");
    expect(await entry("张三", "晨签到", "2026-09-15")).toMatchObject({
      status: "on_time",
      at: "08:05",
    });
  });

  it("of several days, every day is accounted for", async () => {
    const { outage, status } = await story(database.db, { start: `${day} 20:00` });
    await outage("2026-09-17 20:00");
    for (const date of ["2026-09-15", "2026-09-16", "2026-09-17"]) {
      expect(await status("张三", "晨签到", date)).toBe("held");
    }
  });
});

describe("a judgement", () => {
  it("against him is final until a 补签 is approved", async () => {
    const told = await deafMorning();
    await told.at("09:00");
    await told.person("李强").says("驳回 张三 未到");
    expect(await told.status("张三", "晨签到", day)).toBe("missed");
    await told
      .person("张三")
      .says("补签 当时在岗")
      .botAnswers(/编号 4/);
    await told
      .person("李强")
      .says("批准 4")
      .botAnswers(/已批准/);
    expect(await told.status("张三", "晨签到", day)).toBe("made_up");
  });
});
