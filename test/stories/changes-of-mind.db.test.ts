import { beforeEach, describe, expect, it } from "vitest";
import { testDatabase } from "../support/database.ts";
import { county, morning, programme, weeklyReading } from "./county.ts";
import { story } from "./story.ts";

const database = testDatabase();
beforeEach(() => database.empty());
const day = "2026-09-14";
const town = "东关镇工作群";

async function signedIn(moment = "08:05") {
  const told = await story(database.db);
  await told.at(moment);
  const id = await told.group(town).says("张三", "签到");
  const of = (suffix: string) => told.status("张三", suffix, day);
  return { ...told, id, status: () => of("晨签到"), now: () => told.entry("张三", "晨签到", day) };
}

describe("an edit inside the window", () => {
  it("that no longer says it takes it back, in silence", async () => {
    const { at, group, id, status } = await signedIn();
    await at("08:10");
    await group(town).says("张三", "今天天气不错", { edits: id }).botStaysQuiet();
    expect(await status()).toBe("due");
  });

  it("that says it again restores it", async () => {
    const { at, group, id, status } = await signedIn();
    await group(town).says("张三", "好的", { edits: id });
    await at("08:20");
    await group(town).says("张三", "签到", { edits: id }).botStaysQuiet();
    expect(await status()).toBe("on_time");
  });

  it("that still says it changes nothing, not even the time", async () => {
    const { at, group, id, now } = await signedIn();
    await at("08:35");
    await group(town).says("张三", "签到！", { edits: id }).botStaysQuiet();
    expect(await now()).toMatchObject({ status: "on_time", at: "08:05" });
  });

  it("to 公出 keeps the time of the sign-in", async () => {
    const { at, group, id, now } = await signedIn();
    await at("08:35");
    await group(town).says("张三", "公出 去县里开会", { edits: id }).botStaysQuiet();
    expect(await now()).toMatchObject({
      status: "on_time",
      at: "08:05",
      evidence: "公出 去县里开会",
    });
  });

  it("of an early sign-in, made after the opening, does not lose it", async () => {
    const { at, group, id, now } = await signedIn("07:50");
    await at("08:10");
    await group(town).says("张三", "公出 去县里开会", { edits: id }).botStaysQuiet();
    expect(await now()).toMatchObject({ status: "on_time", at: "07:50" });
  });
});

describe("after the window", () => {
  it("an edit changes nothing, and he is told", async () => {
    const { at, group, person, id, status } = await signedIn();
    await at("09:00");
    await group(town)
      .says("张三", "算了", { edits: id })
      .botAnswers(/窗口已结束/);
    expect(person("张三").posts()).toHaveLength(1);
    expect(await status()).toBe("on_time");
  });

  it("a recall changes nothing, and he is told", async () => {
    const { at, group, id, status } = await signedIn();
    await at("09:00");
    await group(town)
      .says("张三", "", { recalls: id })
      .botAnswers(/窗口已结束/);
    expect(await status()).toBe("on_time");
  });

  it("撤回 and 更正 change nothing, and he is told", async () => {
    const { at, person, status } = await signedIn();
    await at("09:00");
    await person("张三")
      .says("撤回")
      .botAnswers(/没有可以撤回的内容/);
    await person("张三")
      .says("更正 公出 开会")
      .botAnswers(/没有可以更正的内容/);
    expect(await status()).toBe("on_time");
  });

  it("an edit of idle talk says nothing to anybody", async () => {
    const { at, group } = await signedIn();
    const idle = await group(town).says("赵六", "早上好");
    await at("09:00");
    await group(town).says("赵六", "大家早上好", { edits: idle }).botStaysQuiet();
  });
});

describe("taking back inside the window", () => {
  it("by recalling the message", async () => {
    const { group, id, status } = await signedIn();
    await group(town).says("张三", "", { recalls: id }).botStaysQuiet();
    expect(await status()).toBe("due");
  });

  it("by 撤回, after which he may sign in anew", async () => {
    const { at, person, now } = await signedIn();
    await person("张三")
      .says("撤回")
      .botAnswers(/已撤回/);
    expect(await now()).toMatchObject({ status: "due" });
    await at("08:20");
    await person("张三")
      .says("签到")
      .botAnswers(/已签到/);
    expect(await now()).toMatchObject({ status: "on_time", at: "08:20" });
  });

  it("takes what was said last, and leaves the answer to another window alone", async () => {
    const plans = [morning(), weeklyReading()];
    const { at, person, status } = await story(database.db, {
      county: county({ programmes: [programme(plans)] }),
    });
    await at("2026-09-14 10:00");
    await person("张三")
      .says("收到")
      .botAnswers(/已确认/);
    await at("2026-09-15 08:05");
    await person("张三")
      .says("签到")
      .botAnswers(/晨签到：已签到/);
    await person("张三")
      .says("撤回")
      .botAnswers(/已撤回/);
    expect(await status("张三", "晨签到", "2026-09-15")).toBe("due");
    expect(await status("张三", "预案确认", day)).toBe("on_time");
    await person("张三").says("签到");
    await person("张三")
      .says("更正 公出 开会")
      .botAnswers(/公出已登记/);
    expect(await status("张三", "预案确认", day)).toBe("on_time");
  });

  it("takes both of two sign-ins, so that he is no longer present", async () => {
    const { at, person, now } = await signedIn();
    await at("08:10");
    await person("张三")
      .says("签到")
      .botAnswers(/无需重复/);
    await person("张三")
      .says("撤回")
      .botAnswers(/已撤回/);
    expect(await now()).toMatchObject({ status: "due" });
  });

  it("takes the sign-in, not a request made before it", async () => {
    const { at, person, status } = await story(database.db);
    await person("张三")
      .says("请假 9月17日 家里有事")
      .botAnswers(/已收到请假申请/);
    await at("08:05");
    await person("张三")
      .says("签到")
      .botAnswers(/已签到/);
    await person("张三")
      .says("撤回")
      .botAnswers(/已撤回。/);
    expect(await status("张三", "晨签到", day)).toBe("due");
    await person("张三")
      .says("撤回")
      .botAnswers(/已撤回：张三.*请假/);
  });
});

describe("更正", () => {
  it("replaces the entry and keeps its time, even in the grace", async () => {
    const { at, person, now } = await signedIn("08:10");
    await at("08:40");
    await person("张三")
      .says("更正 公出 到县里开会")
      .botAnswers(/公出已登记/);
    expect(await now()).toMatchObject({
      status: "on_time",
      at: "08:10",
      evidence: "公出 到县里开会",
    });
  });

  it("of an early sign-in after the opening does not lose it", async () => {
    const { at, person, now } = await signedIn("07:45");
    await at("08:10");
    await person("张三").says("更正 公出 到县里开会");
    expect(await now()).toMatchObject({ status: "on_time", at: "07:45" });
  });

  it("of a request for leave asks for the new days instead", async () => {
    const { person, db } = await story(database.db);
    await person("张三").says("请假 9月15日 发烧");
    await person("张三")
      .says("更正 请假 9月16日 发烧")
      .botAnswers(/9月16日/);
    const leaves = await db.leave.findMany({ orderBy: { id: "asc" } });
    expect(leaves.map(({ status }) => status)).toEqual(["withdrawn", "pending"]);
  });

  it.each(["更正", "更正 今天天气不错"])(
    "“%s” says what to write, and takes nothing back",
    async (words) => {
      const { person, status } = await signedIn();
      await person("张三")
        .says(words)
        .botAnswers(/请写明更正后的内容/);
      expect(await status()).toBe("on_time");
    },
  );
});
