import { beforeEach, describe, expect, it } from "vitest";
import type { SharedLocation } from "../../src/inbox/rules.ts";
import { testDatabase } from "../support/database.ts";
import { county, morning, programme, VILLAGE } from "./county.ts";
import { story } from "./story.ts";

const database = testDatabase();
beforeEach(() => database.empty());
const day = "2026-09-14";
const town = "东关镇工作群";

describe("补签", () => {
  it("means the latest missed window of the last three working days, over a weekend", async () => {
    const { at, person, status } = await story(database.db, { start: "2026-09-10 07:30" });
    await at("2026-09-11 07:50");
    await at("2026-09-14 07:50");
    await person("张三")
      .says("补签 当时在入户走访")
      .botAnswers(/9月11日“晨签到”的补签申请，编号 1/);
    person("李强").heard(/张三（李家村）申请补签9月11日“晨签到”，事由：当时在入户走访/);
    expect(await status("张三", "晨签到", "2026-09-11")).toBe("missed");
    await person("李强")
      .says("批准")
      .botAnswers(/已批准/);
    expect(await status("张三", "晨签到", "2026-09-11")).toBe("made_up");
    expect(await status("张三", "晨签到", "2026-09-10")).toBe("missed");
  });

  it("does not reach back further by itself, but does for the date it names", async () => {
    const { at, person } = await story(database.db, { start: "2026-09-08 07:30" });
    for (const next of ["09", "10", "11"]) {
      await at(`2026-09-${next} 08:05`);
      await person("张三").says("签到");
    }
    await at("2026-09-14 07:50");
    await person("张三")
      .says("补签 手机没电")
      .botAnswers(/最近三个工作日没有需要补签的记录/);
    await person("张三")
      .says("补签 9月8日 手机没电")
      .botAnswers(/9月8日“晨签到”的补签申请/);
    await person("张三")
      .says("补签 9月9日 手机没电")
      .botAnswers(/9月9日没有需要补签的记录/);
  });

  it("rejected stays missed, undecided stays missed, and asked twice is one request", async () => {
    const { at, person, status, db } = await story(database.db);
    await at("08:46");
    await person("张三")
      .says("补签 在村里")
      .botAnswers(/编号 1/);
    await person("张三")
      .says("补签 在村里")
      .botAnswers(/正在等待审批，无需重复/);
    expect(await db.decision.count()).toBe(1);
    expect(await status("张三", "晨签到", day)).toBe("missed");
    await person("李强")
      .says("驳回 1 未见到人")
      .botAnswers(/已驳回/);
    person("张三").heard(/未批准（李强，编号 1，理由：未见到人）/);
    expect(await status("张三", "晨签到", day)).toBe("missed");
  });

  it("needs a reason", async () => {
    const { at, person, db } = await story(database.db);
    await at("09:00");
    await person("张三")
      .says("补签")
      .botAnswers(/补签请写明事由/);
    expect(await db.decision.count()).toBe(0);
  });

  it("said the second after the grace means that window, though nobody has closed it yet", async () => {
    const { at, person, clock } = await story(database.db);
    await at("08:45");
    clock.moveTo(new Date(`${day}T08:45:01+08:00`));
    await person("张三")
      .says("补签 路上堵车")
      .botAnswers(/9月14日“晨签到”的补签申请/);
  });

  it("is not decided by the one who asks", async () => {
    const people = [...county().people];
    const { at, person } = await story(database.db, {
      county: county({ people, programmes: [programme([morning({ posts: ["镇长"] })])] }),
    });
    await at("09:00");
    await person("李强")
      .says("补签 在县里开会")
      .botAnswers(/编号 1/);
    await person("李强")
      .says("批准 1")
      .botAnswers(/本人的申请/);
    await person("周敏")
      .says("批准 1")
      .botAnswers(/已批准/);
  });
});

/** About 110 m for each thousandth of a degree of latitude. */
function pin(north: number, rest: Partial<SharedLocation> = {}): { location: SharedLocation } {
  const { longitude, latitude } = VILLAGE;
  const point = { longitude, latitude: latitude + north, datum: "GCJ02" as const };
  return { location: { ...point, live: false, forwarded: false, ...rest } };
}

const located = county({
  programmes: [programme([morning({ parameters: { 定位: "是", 半径: "300" } })])],
});

describe("a sign-in that wants a location", () => {
  it("is asked for the location when only words came, and words do not count", async () => {
    const { at, group, person, status } = await story(database.db, { county: located });
    await at("08:05");
    await group(town)
      .says("张三", "签到")
      .botAnswers(/“晨签到”需要位置/);
    person("张三").heard(/仅文字不计入/);
    await group(town).says("张三", "签到").botStaysQuiet();
    await at("09:00");
    expect(await status("张三", "晨签到", day)).toBe("missed");
  });

  it.each([
    ["inside the radius", pin(0.0018), "on_time", /^定位，距离 \d+ 米$/],
    ["shared live", pin(0.001, { live: true }), "on_time", /^实时位置，距离/],
    ["outside of it", pin(0.0045), "held", /^定位在范围外，距离 (49|50)\d 米$/],
    ["forwarded", pin(0, { forwarded: true }), "held", /^转发的位置/],
  ])("with a pin %s", async (_what, manner, expected, evidence) => {
    const { at, group, entry } = await story(database.db, { county: located });
    await at("08:05");
    await group(town).says("张三", "", manner);
    expect(await entry("张三", "晨签到", day)).toMatchObject({
      status: expected,
      evidence: expect.stringMatching(evidence),
    });
  });

  it("knows domestic maps from a phone's GPS, half a kilometre apart", async () => {
    const { at, group, entry } = await story(database.db, { county: located });
    await at("08:05");
    const gps = pin(0, { longitude: 116.391207, latitude: 39.907321, datum: "WGS84" });
    await group(town).says("张三", "", gps).botStaysQuiet();
    await group(town).says("赵六", "", pin(0, { datum: "WGS84" }));
    expect(await entry("张三", "晨签到", day)).toMatchObject({ status: "on_time" });
    expect(await entry("赵六", "晨签到", day)).toMatchObject({ status: "held" });
  });

  it("outside is decided by the secretary, with the name alone", async () => {
    const { at, person, entry } = await story(database.db, { county: located });
    await at("08:05");
    await person("张三")
      .says("", pin(0.0045))
      .botAnswers(/待秘书核实（编号 1）/);
    person("李强").heard(/张三（李家村）“晨签到”的位置待核实：定位在范围外/);
    await person("李强")
      .says("批准 张三")
      .botAnswers(/已批准/);
    expect(await entry("张三", "晨签到", day)).toMatchObject({
      status: "on_time",
      at: "08:05",
      evidence: expect.stringContaining("（李强批准）"),
    });
  });

  it("outside and rejected is missed when the window closes", async () => {
    const { at, person, status } = await story(database.db, { county: located });
    await at("08:05");
    await person("张三").says("", pin(0.0045));
    await person("李强").says("驳回 张三 不在村里");
    expect(await status("张三", "晨签到", day)).toBe("due");
    await at("09:00");
    expect(await status("张三", "晨签到", day)).toBe("missed");
  });

  it("outside first and inside later counts, and the secretary has nothing left to decide", async () => {
    const { at, group, person, status } = await story(database.db, { county: located });
    await at("08:05");
    await group(town).says("张三", "", pin(0.0045));
    await at("08:15");
    await group(town).says("张三", "", pin(0)).botStaysQuiet();
    expect(await status("张三", "晨签到", day)).toBe("on_time");
    await person("李强")
      .says("批准")
      .botAnswers(/没有待您审批的事项/);
  });

  it("that moves live outside the radius asks the secretary once", async () => {
    const { at, group, person, status } = await story(database.db, { county: located });
    await at("08:05");
    for (const far of [0.006, 0.005, 0.004]) {
      await group(town).says("张三", "", pin(far, { live: true }));
    }
    person("李强").heard(/位置待核实/, 1);
    await group(town)
      .says("张三", "", pin(0.001, { live: true }))
      .botStaysQuiet();
    expect(await status("张三", "晨签到", day)).toBe("on_time");
  });

  it("early in the morning counts for the window to come", async () => {
    const { group, at, entry } = await story(database.db, { county: located });
    await group(town).says("张三", "", pin(0)).botStaysQuiet();
    await at("08:01");
    expect(await entry("张三", "晨签到", day)).toMatchObject({ status: "on_time", at: "07:30" });
  });

  it("takes 公出 instead of a location", async () => {
    const { at, group, status } = await story(database.db, { county: located });
    await at("08:05");
    await group(town).says("张三", "公出 到县里开会").botStaysQuiet();
    expect(await status("张三", "晨签到", day)).toBe("on_time");
  });

  it("keeps the verdict and the distance when the coordinates are deleted, three days later", async () => {
    const { at, group, db, entry } = await story(database.db, { county: located });
    await at("08:05");
    await group(town).says("张三", "", pin(0.0018));
    expect(await db.location.count()).toBe(1);
    await at("2026-09-17 08:04");
    expect(await db.location.count()).toBe(1);
    await at("2026-09-17 08:06");
    expect(await db.location.count()).toBe(0);
    expect(await db.submission.findFirst({ where: { intent: "location" } })).toMatchObject({
      verdict: "inside",
      distance: expect.any(Number),
    });
    expect((await entry("张三", "晨签到", day))?.evidence).toMatch(/距离 \d+ 米/);
  });
});

describe("a location that nobody asked for", () => {
  it("is met with silence in a group and a word in private", async () => {
    const { at, group, person } = await story(database.db);
    await at("08:05");
    await group(town).says("张三", "", pin(0)).botStaysQuiet();
    await person("张三")
      .says("", pin(0))
      .botAnswers(/没有需要位置的签到/);
  });
});
