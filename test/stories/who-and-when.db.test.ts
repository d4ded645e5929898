import { beforeEach, describe, expect, it } from "vitest";
import { testDatabase } from "../support/database.ts";
import {
  county,
  morning,
  PEOPLE,
  plan,
  post,
  programme,
  someone,
  weeklyReading,
} from "./county.ts";
import { story } from "./story.ts";

const database = testDatabase();
beforeEach(() => database.empty());
const day = "2026-09-14";
const town = "东关镇工作群";

describe("who owes", () => {
  it("is asked by the plan's posts and units, and those below them", async () => {
    const plans = [
      morning({ posts: ["村支书"], units: ["东关镇"] }),
      plan("全员签到", ["每个工作日", "08:00", "08:30"], { posts: [], units: [] }),
    ];
    const { at, status } = await story(database.db, {
      county: county({ programmes: [programme(plans, { units: ["东关镇"] })] }),
    });
    await at("08:01");
    const owing = async (name: string) => [
      await status(name, "晨签到", day),
      await status(name, "全员签到", day),
    ];
    expect(await owing("张三")).toEqual(["due", "due"]);
    expect(await owing("赵六")).toEqual(["nothing owed", "due"]);
    expect(await owing("李强")).toEqual(["nothing owed", "due"]);
    expect(await owing("陈明@石桥村")).toEqual(["nothing owed", "nothing owed"]);
    expect(await owing("周敏")).toEqual(["nothing owed", "nothing owed"]);
  });

  it("owes once with two posts, in the unit of the first row that fits", async () => {
    const twice = someone("马超", post("东关镇", "副镇长"), post("王家村", "村干部"), {
      ...post("李家村", "村干部"),
    });
    const { at, entry, db } = await story(database.db, {
      county: county({ people: [...PEOPLE, twice] }),
    });
    await at("08:01");
    expect(await entry("马超", "晨签到", day)).toMatchObject({ unit: "王家村" });
    const { id } = await db.person.findUniqueOrThrow({ where: { name: "马超" } });
    expect(await db.obligation.count({ where: { personId: id } })).toBe(1);
  });

  it.each([
    ["from the day his term starts", { startsOn: "2026-09-15" }, ["nothing owed", "due"]],
    ["through the day it ends", { endsOn: "2026-09-14" }, ["missed", "nothing owed"]],
    ["on one day alone", { startsOn: day, endsOn: day }, ["missed", "nothing owed"]],
  ])("%s", async (_what, term, expected) => {
    const people = [...PEOPLE, someone("马超", post("王家村", "村干部", term))];
    const { at, status } = await story(database.db, { county: county({ people }) });
    await at("2026-09-15 08:01");
    const found = [day, "2026-09-15"].map((date) => status("马超", "晨签到", date));
    expect(await Promise.all(found)).toEqual(expected);
  });

  it("is frozen when the window opens: who comes later owes from the next one", async () => {
    const { at, load, status } = await story(database.db);
    await at("08:05");
    await load(county({ people: [...PEOPLE, someone("马超", post("王家村", "村干部"))] }));
    await at("2026-09-15 08:05");
    expect(await status("马超", "晨签到", day)).toBe("nothing owed");
    expect(await status("马超", "晨签到", "2026-09-15")).toBe("due");
  });

  it("without any group above him is told in private", async () => {
    const { at, person, group } = await story(database.db, {
      county: county({ groups: county().groups.slice(0, 1) }),
    });
    await at("08:00");
    person("陈明@石桥村").heard(/晨签到】.*签到开始/);
    person("张三").heardNothing();
    group(town).heard(/签到开始/);
    await person("陈明@石桥村")
      .says("签到")
      .botAnswers(/已签到/);
  });
});

describe("the calendar", () => {
  it("asks nobody on a Sunday or a holiday, and does on a worked Saturday", async () => {
    const { at, heardAnywhere, group } = await story(database.db, { start: "2026-09-30 20:00" });
    await at("2026-10-07 23:59");
    expect(heardAnywhere()).toEqual([]);
    await at("2026-10-10 08:00");
    group(town).heard(/10月10日（周六）签到开始/);
  });

  it("moves a weekly window into the working days of a holiday week", async () => {
    const { at, group, status } = await story(database.db, {
      county: county({ programmes: [programme([weeklyReading()])] }),
      start: "2026-10-01 08:00",
    });
    await at("2026-10-08 08:59");
    group(town).heardNothing();
    await at("2026-10-08 09:00");
    group(town).heard(/预案确认】10月8日（周四）确认开始，请于 10月9日 17:30 前/);
    expect(await status("张三", "预案确认", "2026-10-08")).toBe("due");
  });

  it("of the workbook overrules the published one", async () => {
    const calendar = [{ date: day, work: false, note: "集市" }];
    const { at, heardAnywhere, db } = await story(database.db, { county: county({ calendar }) });
    await at("12:00");
    expect(heardAnywhere()).toEqual([]);
    expect(await db.obligation.count()).toBe(0);
  });
});

describe("a plan", () => {
  it("imported while its window is open opens at once, and no earlier day is owed", async () => {
    const { group, at, db, status } = await story(database.db, { start: `${day} 08:10` });
    group(town).heard(/晨签到】9月14日（周一）签到开始，请于 08:30 前完成/);
    await group(town).says("张三", "签到").botStaysQuiet();
    await at("09:00");
    expect(await status("张三", "晨签到", day)).toBe("on_time");
    expect(await db.occurrence.count()).toBe(1);
  });

  it("imported after its window is not owed that day", async () => {
    const { at, status, heardAnywhere } = await story(database.db, { start: `${day} 08:31` });
    await at("10:00");
    expect(heardAnywhere()).toEqual([]);
    expect(await status("张三", "晨签到", day)).toBe("nothing owed");
  });

  it("of a week is open at once when it is imported in the middle of it", async () => {
    const { group, status } = await story(database.db, {
      county: county({ programmes: [programme([weeklyReading()])] }),
      start: "2026-09-16 10:00",
    });
    group(town).heard(/请于 9月18日 17:30 前完成/);
    expect(await status("张三", "预案确认", day)).toBe("due");
  });

  it("with another time in a second import goes by that from then on", async () => {
    const later = plan("晨签到", ["每个工作日", "09:00", "09:30"]);
    const { at, load, group } = await story(database.db);
    await load(county({ programmes: [programme([later])] }));
    await at("08:59");
    group(town).heardNothing();
    await at("09:00");
    group(town).heard(/请于 09:30 前完成/);
  });

  it("imported twice unchanged announces nothing twice", async () => {
    const { at, load, group } = await story(database.db);
    await at("08:05");
    await load(county());
    await at("08:20");
    group(town).heardNothing(/签到开始/);
  });

  it("no longer in the file stops, and what is open comes to its end", async () => {
    const { at, load, status, heardAnywhere } = await story(database.db);
    await at("08:05");
    await load(county({ programmes: [programme([weeklyReading()])] }));
    await at("08:50");
    expect(await status("张三", "晨签到", day)).toBe("missed");
    await at("2026-09-15 10:00");
    expect(heardAnywhere().filter((text) => text.includes("晨签到"))).toEqual([]);
  });

  it("ends with its programme", async () => {
    const ending = programme([morning()], { endsOn: day });
    const { at, status } = await story(database.db, { county: county({ programmes: [ending] }) });
    await at("2026-09-15 10:00");
    expect(await status("张三", "晨签到", day)).toBe("missed");
    expect(await status("张三", "晨签到", "2026-09-15")).toBe("nothing owed");
  });

  it("that runs over midnight is one window of the day on which it opens", async () => {
    const watch = plan("夜值守", ["每个工作日", "20:00", "次日 08:00"]);
    const { at, group, status } = await story(database.db, {
      county: county({ programmes: [programme([watch])] }),
    });
    await at("2026-09-15 07:50");
    await group(town).says("张三", "签到").botStaysQuiet();
    expect(await status("张三", "夜值守", day)).toBe("on_time");
    expect(await status("张三", "夜值守", "2026-09-15")).toBe("nothing owed");
  });
});

describe("the weekly beats", () => {
  const beats = [
    { kind: "count" as const, weekday: 5, minute: 17 * 60 },
    { kind: "publish" as const, weekday: 5, minute: 17 * 60 + 30 },
  ];
  const weekly = county({ programmes: [programme([morning()], { beats, ranked: true })] });

  it("come by themselves, and are caught up with until the end of their day", async () => {
    const { at, outage, heardAnywhere } = await story(database.db, { county: weekly });
    await at("2026-09-18 16:00");
    await outage("2026-09-18 20:00");
    expect(heardAnywhere().some((text) => text.includes("周通报（"))).toBe(true);
  });

  it("are skipped when that day is over", async () => {
    const { at, outage, heardAnywhere, db } = await story(database.db, { county: weekly });
    await at("2026-09-18 16:00");
    await outage("2026-09-19 09:00");
    expect(heardAnywhere().some((text) => text.includes("周通报（"))).toBe(false);
    expect(await db.beatRun.findFirst({ where: { kind: "publish" } })).toMatchObject({
      status: "skipped",
      note: expect.any(String),
    });
  });

  it("by hand are refused to those who are not administrators", async () => {
    const { at, group, person } = await story(database.db, { county: weekly });
    await at("2026-09-16 10:00");
    await group(town)
      .says("张三", "周通报")
      .botAnswers(/由管理员办理/);
    group(town).heardNothing(/通报/);
    await person("周敏").says("周统计");
    expect(person("周敏").posts().length).toBeGreaterThan(0);
  });
});
