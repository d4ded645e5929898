import { beforeEach, describe, expect, it } from "vitest";
import { testDatabase } from "../support/database.ts";
import { county, morning, programme, weeklyReading } from "./county.ts";
import { story } from "./story.ts";

const database = testDatabase();
beforeEach(() => database.empty());
const day = "2026-09-14";
const town = "东关镇工作群";
const reading = county({ programmes: [programme([weeklyReading({ graceMinutes: 0 })])] });

describe("确认", () => {
  it("is asked with its text and a button, and 收到 in the window counts, once", async () => {
    const { at, group, person, entry } = await story(database.db, { county: reading });
    await at("09:00");
    expect(group(town).heard(/预案确认】9月14日（周一）确认开始/)).toMatch(/请阅防汛预案。/);
    expect(group(town).posts(/预案确认/)[0]?.delivery.buttons).toMatchObject([{ text: "收到" }]);
    await at("2026-09-15 10:00");
    await group(town).says("张三", "收到").botStaysQuiet();
    await person("赵六")
      .says("收到")
      .botAnswers(/预案确认：已确认/);
    await person("赵六")
      .says("收到")
      .botAnswers(/已有记录，无需重复/);
    expect(await entry("张三", "预案确认", day)).toMatchObject({ status: "on_time", at: "10:00" });
  });

  it("by the button counts for that one window, in silence", async () => {
    const { at, group, status } = await story(database.db, { county: reading });
    await at("09:00");
    const [opening] = group(town).posts(/预案确认/);
    const data = opening?.delivery.buttons[0]?.data ?? "";
    const press = () =>
      group(town).says("张三", "", { button: { data, under: opening?.externalId ?? "" } });
    await press().botStaysQuiet();
    await press().botStaysQuiet();
    expect(await status("张三", "预案确认", day)).toBe("on_time");
    expect(await status("赵六", "预案确认", day)).toBe("due");
  });

  it("exactly at the deadline is on time, a second later made up", async () => {
    const { at, group, person, status } = await story(database.db, { county: reading });
    await at("2026-09-18 17:30:00");
    await group(town).says("张三", "收到").botStaysQuiet();
    await at("2026-09-18 17:30:01");
    await person("赵六")
      .says("收到")
      .botAnswers(/预案确认：已确认/);
    expect(await status("张三", "预案确认", day)).toBe("on_time");
    expect(await status("赵六", "预案确认", day)).toBe("made_up");
    expect(await status("孙七", "预案确认", day)).toBe("missed");
  });

  it("said when nothing is asked is nobody's business in a group", async () => {
    const { group, person } = await story(database.db, { county: reading });
    await group(town).says("张三", "收到").botStaysQuiet();
    await person("张三")
      .says("收到")
      .botAnswers(/目前没有需要您确认的事项/);
  });

  it("is not said by 签到, nor 签到 by 收到", async () => {
    const both = county({ programmes: [programme([morning(), weeklyReading()])] });
    const { at, group, status } = await story(database.db, { county: both });
    await at("08:10");
    await group(town).says("张三", "收到").botStaysQuiet();
    await at("09:05");
    await group(town).says("张三", "签到").botStaysQuiet();
    await at("09:10");
    expect(await status("张三", "晨签到", day)).toBe("missed");
    expect(await status("张三", "预案确认", day)).toBe("due");
  });

  it("keeps what was asked, although the plan's text is changed afterwards", async () => {
    const { at, load, db } = await story(database.db, { county: reading });
    await at("09:05");
    const body = "请阅新预案。";
    await load(county({ programmes: [programme([weeklyReading({ graceMinutes: 0, body })])] }));
    await at("10:00");
    expect(await db.occurrence.findFirst({ where: { date: day } })).toMatchObject({
      body: "请阅防汛预案。",
    });
  });

  it("pressed by a stranger, or with a button of old, changes nothing", async () => {
    const { at, group, person, db } = await story(database.db, {
      county: reading,
      unbound: ["张三"],
    });
    await at("09:05");
    const button = { data: "answer:1", under: "s1" };
    await group(town).says("张三", "", { button }).botStaysQuiet();
    await group(town).says("赵六", "", { button: { data: "answer:99", under: "s1" } });
    await person("赵六")
      .says("", { button: { data: "nonsense", under: "s1" } })
      .botStaysQuiet();
    expect(await db.submission.count()).toBe(0);
  });
});
