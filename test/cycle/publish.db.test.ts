import { beforeEach, describe, expect, it } from "vitest";
import { planBeats } from "../../src/cycle/plan-beats.ts";
import { testDatabase } from "../support/database.ts";
import { type County, run, seedCounty } from "./county.ts";
import { beat, signIn, textTo } from "./week.ts";

const database = testDatabase();
let county: County;

beforeEach(async () => {
  await database.empty();
  county = await seedCounty(database.db);
  await run(database.db, "2026-09-14 00:00", planBeats);
});

describe("周通报", () => {
  it("goes to every group and to the administrators, each seeing its part, without names of persons", async () => {
    await signIn(county, "2026-09-15", {
      张三: "missed",
      李四: "on_time",
      赵五: "excused",
      钱六: "on_time",
    });
    const { note, said } = await beat(database.db, "publish");
    expect(note).toBe("发布到 3 个群，并发给 1 位管理员");
    expect(said.map(({ to, kind }) => [to, kind])).toEqual(
      ["平安县工作群", "东关镇工作群", "东一村工作群", "王管"].map((to) => [to, "bulletin"]),
    );
    expect(textTo(said, "东关镇工作群")).toBe(
      [
        "【防汛】周通报（9月14日至20日）",
        "依据：县防汛〔2026〕5号",
        "东关镇：完成 1/2（50%）：按时 1，请假 1，未办 1，排第 2 名",
        "· 东一村：完成 1/2（50%），未办 1",
        "· 东二村：应办 1，均不计入完成率，请假 1",
        "平安县：完成 2/3（66.7%）",
        "请未办的单位抓紧办理。",
        "对数字有疑问，请联系本单位秘书。",
      ].join("\n"),
    );
    expect(textTo(said, "王管")).toBe(textTo(said, "平安县工作群"));
    expect(said.some((message) => message.text.includes("张三"))).toBe(false);
  });

  it("lists units as they come, without ranks, when the programme is not ranked", async () => {
    await database.db.programme.updateMany({ data: { ranked: false } });
    await signIn(county, "2026-09-15", { 张三: "missed", 钱六: "on_time" });
    const { said } = await beat(database.db, "publish");
    const whole = textTo(said, "平安县工作群");
    expect(whole).not.toContain("名");
    expect(whole.indexOf("东关镇")).toBeLessThan(whole.indexOf("西关镇"));
  });

  it("gives no rank to the only unit that has one, though the frozen figures do", async () => {
    await signIn(county, "2026-09-15", { 张三: "on_time" });
    const { said } = await beat(database.db, "publish");
    expect(said.filter(({ text }) => /第 ?1 ?名/u.test(text))).toEqual([]);
    const frozen = await database.db.count.findMany({ where: { rank: 1 } });
    expect(frozen.map(({ unitId }) => unitId)).toEqual([
      county.unit("东关镇"),
      county.unit("东一村"),
    ]);
  });

  it("compares with this week's 统计 and with the last 通报", async () => {
    await signIn(county, "2026-09-15", { 张三: "on_time", 李四: "missed" });
    await beat(database.db, "publish");
    await run(database.db, "2026-09-21 00:00", planBeats);
    const late = await signIn(county, "2026-09-22", {
      张三: "on_time",
      李四: "missed",
      赵五: "held",
      钱六: "on_time",
    });
    await beat(database.db, "count", "2026-09-24");
    const madeUp = { occurrenceId: late, personId: county.person("李四") };
    await database.db.obligation.updateMany({ where: madeUp, data: { status: "made_up" } });
    const { said } = await beat(database.db, "publish", "2026-09-24");
    const whole = textTo(said, "王管");
    expect(whole).toContain(
      "平安县：完成 3/3（100%）：按时 2，补办 1，待核实 1，比上期提高 50 个百分点",
    );
    expect(whole).toContain("与本周统计相比：补办 +1，未办 -1");
    expect(whole).toContain("待核实 1 项，核实前不计入完成率。");
  });

  it("shows the whole to a group above the programme's units", async () => {
    const units = ["东一村", "东二村"] as const;
    const data = units.map((name) => ({
      programmeId: county.programme.id,
      unitId: county.unit(name),
    }));
    await database.db.programmeUnit.createMany({ data });
    await signIn(county, "2026-09-15", { 张三: "on_time", 赵五: "missed" });
    const { said } = await beat(database.db, "publish");
    expect(said.map(({ to }) => to)).toEqual(["东一村工作群", "东关镇工作群", "王管"]);
    expect(textTo(said, "东关镇工作群")).toContain("合计：完成 1/2（50%）");
    expect(textTo(said, "东关镇工作群")).toContain("第1名 东一村：完成 1/1（100%）");
    expect(textTo(said, "东一村工作群")).toContain(
      "东一村：完成 1/1（100%）：按时 1，排第 1 名\n合计：完成 1/2（50%）",
    );
  });

  it("shows the administrators alone what waits for them, so that a new one learns of it", async () => {
    const draft = { number: 3, action: "约谈", subject: "东关镇", text: "", at: new Date(0) };
    await database.db.draft.create({ data: { ...draft, programmeId: county.programme.id } });
    const appeal = { number: 8, kind: "appeal", subjectId: 1, personId: 1, summary: "张三申诉。" };
    const asked = { tier: "administrator" as const, createdAt: new Date(0) };
    await database.db.decision.create({ data: { ...appeal, ...asked } });
    const { said } = await beat(database.db, "publish");
    expect(textTo(said, "王管")).toBe(
      [
        textTo(said, "平安县工作群"),
        "待决定的草稿：3（东关镇 约谈），请回复“发布 3”“修改 3 新内容”或“作废 3”。",
        "待审批的申诉：",
        "· 8：张三申诉。",
        "请回复“批准 8”或“驳回 8 理由”。",
      ].join("\n"),
    );
  });

  it("says so when nothing was due", async () => {
    const { said } = await beat(database.db, "publish");
    expect(textTo(said, "东关镇工作群")).toContain("东关镇：没有到期的事项");
  });
});
