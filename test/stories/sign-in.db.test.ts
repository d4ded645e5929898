import { beforeEach, describe, expect, it } from "vitest";
import { testDatabase } from "../support/database.ts";
import { county, morning, plan, programme } from "./county.ts";
import { story } from "./story.ts";

const database = testDatabase();
beforeEach(() => database.empty());
const day = "2026-09-14";

describe("a sign-in", () => {
  it.each([
    ["early in the morning", "06:10:00", "on_time"],
    ["within the window", "08:10:00", "on_time"],
    ["exactly at the deadline", "08:30:00", "on_time"],
    ["a second later", "08:30:01", "late"],
    ["exactly at the end of the grace", "08:45:00", "late"],
    ["a second after the grace", "08:45:01", "missed"],
  ])("%s, at %s, is %s", async (_when, time, status) => {
    const { at, group, status: ledger } = await story(database.db, { start: `${day} 06:00` });
    await at(time);
    await group("东关镇工作群").says("张三", "签到").botStaysQuiet();
    await at("09:00");
    expect(await ledger("张三", "晨签到", day)).toBe(status);
  });

  it("is met with silence in a group, and with a receipt in private", async () => {
    const { at, group, person } = await story(database.db);
    await at("08:05");
    await group("东关镇工作群").says("张三", "到").botStaysQuiet();
    await person("赵六")
      .says("签到")
      .botAnswers(/晨签到：已签到。/);
    await person("赵六")
      .says("签到")
      .botAnswers(/已有记录，无需重复/);
  });

  it("counts in whatever group it is said, once, the first one standing", async () => {
    const { at, group, entry } = await story(database.db);
    await at("08:05");
    await group("西岭乡工作群").says("张三", "签到").botStaysQuiet();
    await at("08:25");
    await group("东关镇工作群").says("张三", "签到").botStaysQuiet();
    expect(await entry("张三", "晨签到", day)).toMatchObject({ status: "on_time", at: "08:05" });
  });

  it("settles every open window of the sender", async () => {
    const plans = [morning(), plan("岗位签到", ["每个工作日", "08:00", "09:00"])];
    const { at, group, status } = await story(database.db, {
      county: county({ programmes: [programme(plans)] }),
    });
    await at("08:10");
    await group("东关镇工作群").says("张三", "签到").botStaysQuiet();
    expect(await status("张三", "晨签到", day)).toBe("on_time");
    expect(await status("张三", "岗位签到", day)).toBe("on_time");
  });

  it("said before any window counts for the next one of the day only", async () => {
    const plans = [morning(), plan("午签到", ["每个工作日", "14:00", "14:30"])];
    const { at, person, status } = await story(database.db, {
      county: county({ programmes: [programme(plans)] }),
    });
    await person("张三")
      .says("签到")
      .botAnswers(/晨签到：已提前签到/);
    await at("15:00");
    expect(await status("张三", "晨签到", day)).toBe("on_time");
    expect(await status("张三", "午签到", day)).toBe("missed");
  });

  it("that arrives only after the window has opened still counts by when it was said", async () => {
    const { at, group, clock, entry } = await story(database.db);
    await at("08:10");
    const sentAt = new Date(clock.now().getTime() - 15 * 60_000);
    await group("东关镇工作群").says("张三", "签到", { sentAt }).botStaysQuiet();
    expect(await entry("张三", "晨签到", day)).toMatchObject({ status: "on_time", at: "07:55" });
  });

  it("that arrives before anybody had time to open its window is not lost", async () => {
    const { group, clock, sandbox, at, entry } = await story(database.db);
    clock.moveTo(new Date(`${day}T08:00:03+08:00`));
    await group("东关镇工作群").says("张三", "签到");
    expect(sandbox.sent.length).toBeGreaterThan(0);
    await at("08:10");
    expect(await entry("张三", "晨签到", day)).toMatchObject({ status: "on_time", at: "08:00" });
  });

  it("that is delivered twice has one effect", async () => {
    const { at, group, status, db } = await story(database.db);
    await at("08:10");
    await group("东关镇工作群").says("张三", "签到", { key: "k1" });
    await group("东关镇工作群").says("张三", "签到", { key: "k1" }).botStaysQuiet();
    expect(await db.submission.count()).toBe(1);
    expect(await status("张三", "晨签到", day)).toBe("on_time");
  });

  it("by somebody who is not asked gets no answer in a group and one line in private", async () => {
    const { at, group, person, status } = await story(database.db);
    await at("08:10");
    await group("东关镇工作群").says("陈明@李家村", "签到").botStaysQuiet();
    await person("陈明@李家村")
      .says("签到")
      .botAnswers(/目前没有需要您签到的时段/);
    expect(await status("陈明@李家村", "晨签到", day)).toBe("nothing owed");
  });

  it("forwarded from somebody else does not count, and talk is left alone", async () => {
    const { at, group, status } = await story(database.db);
    await at("08:10");
    await group("东关镇工作群").says("张三", "签到", { forwarded: true }).botStaysQuiet();
    await group("东关镇工作群").says("李强", "大家抓紧签到").botStaysQuiet();
    await group("东关镇工作群").says("张三", "今天谁没签到？").botStaysQuiet();
    expect(await status("张三", "晨签到", day)).toBe("due");
  });
});

describe("公出", () => {
  it("counts as present, with its reason as the evidence", async () => {
    const { at, group, entry } = await story(database.db);
    await at("08:10");
    await group("东关镇工作群").says("张三", "公出 到县里开会").botStaysQuiet();
    expect(await entry("张三", "晨签到", day)).toMatchObject({
      status: "on_time",
      evidence: "公出 到县里开会",
    });
  });
});
