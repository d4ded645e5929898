import { beforeEach, describe, expect, it } from "vitest";
import { planBeats } from "../../src/cycle/plan-beats.ts";
import { testDatabase } from "../support/database.ts";
import { type County, run, seedCounty } from "./county.ts";
import { beat, signIn } from "./week.ts";

const database = testDatabase();
let county: County;

beforeEach(async () => {
  await database.empty();
  county = await seedCounty(database.db);
  await run(database.db, "2026-09-14 00:00", planBeats);
});

describe("周调度", () => {
  it("tells the liaison and the secretary who owes what since when, and nobody of the others", async () => {
    await signIn(county, "2026-09-15", {
      张三: "missed",
      李四: "on_time",
      赵五: "missed",
      钱六: "held",
    });
    const { note, said } = await beat(database.db, "dispatch");
    expect(note).toBe("2 个单位有未办事项，私聊调度 2 人");
    expect(said.map(({ to, kind }) => [to, kind])).toEqual([
      ["东领导", "dispatch"],
      ["东秘", "dispatch"],
    ]);
    const facts = [
      "【防汛】周调度：2 个单位 2 人有到期未办事项：",
      "东关镇：完成 1/3（33.3%），未达 60%",
      "东一村：完成 1/2（50%），未达 60%",
      "· 张三：值守签到（9月15日），9月15日 09:00 到期",
      "东二村：完成 0/1（0%），未达 60%",
      "· 赵五：值守签到（9月15日），9月15日 09:00 到期",
    ].join("\n");
    expect(said[0]?.text).toBe(
      `${facts}\n请协助督促，帮助解决困难。已请各单位报送情况说明；办理情况请回复“调度 东一村 已约谈…”，将写入下次调度单。`,
    );
    expect(said[1]?.text).toBe(`${facts}\n请督促办理，并回复“说明 原因和措施”，将列入本周通报。`);
  });

  it("tells the administrators where there is neither liaison nor secretary", async () => {
    await signIn(county, "2026-09-15", { 钱六: "missed" });
    const { said } = await beat(database.db, "dispatch");
    expect(said.map(({ to }) => to)).toEqual(["王管"]);
    expect(said[0]?.text).toContain("没有联络人和秘书");
  });

  it("tells who is liaison and secretary once, as secretary", async () => {
    await database.db.unit.update({
      where: { name: "东关镇" },
      data: { liaisonId: county.person("东秘") },
    });
    await signIn(county, "2026-09-15", { 张三: "missed" });
    const { said } = await beat(database.db, "dispatch");
    expect(said.map(({ to }) => to)).toEqual(["东秘"]);
    expect(said[0]?.text).toContain("说明 原因和措施");
  });

  it("leaves everybody alone when all have done their part", async () => {
    await signIn(county, "2026-09-15", { 张三: "on_time", 李四: "excused" });
    const { note, said } = await beat(database.db, "dispatch");
    expect(said).toEqual([]);
    expect(note).toBe("各单位都已办理，无需调度");
  });
});
