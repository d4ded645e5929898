import { beforeEach, describe, expect, it } from "vitest";
import { testDatabase } from "../support/database.ts";
import { plan } from "./county.ts";
import { story } from "./story.ts";
import { body, link, studying } from "./study.ts";

const database = testDatabase();
beforeEach(() => database.empty());
const town = "东关镇工作群";

/** A window that lies wholly in the quiet hours, which a workbook can no longer bring but an older one has. */
const night = (kind: string, parameters: Record<string, string> = {}) =>
  studying([
    plan("夜读", ["每个工作日", "22:30", "次日 06:00"], {
      kind,
      graceMinutes: 0,
      body,
      parameters,
    }),
  ]);

describe("what opens and ends within quiet hours", () => {
  it("is told in the morning as something that can still be done, and can be", async () => {
    const { at, group, person, status } = await story(database.db, {
      county: night("学习", { 回执: "收到" }),
    });
    await at("23:00");
    group(town).heardNothing(/夜读/);
    await at("2026-09-15 07:00");
    const told = group(town).heard(/仍可补办/);
    expect(told).toBe(
      `【夜读】9月14日（周一）学习的时段在安静时间内，通知未能按时发出，截止时间 9月15日 06:00 已过，现在仍可补办。\n${body}\n学习后请回复“收到”。`,
    );
    await at("08:00");
    await person("张三").says("收到");
    expect(await status("张三", "夜读", "2026-09-14")).toBe("made_up");
  });

  it("is told so for a 确认 too, with its button", async () => {
    const { at, group } = await story(database.db, { county: night("确认") });
    await at("2026-09-15 07:00");
    group(town).heard(/确认的时段在安静时间内.*仍可补办/);
    expect(group(town).posts(/仍可补办/)[0]?.delivery.buttons).toHaveLength(1);
  });

  it("that asks nothing simply goes out in the morning", async () => {
    const { at, group } = await story(database.db, { county: night("学习") });
    await at("2026-09-15 07:00");
    expect(group(town).heard(/夜读/)).toBe(`【夜读】9月14日（周一）\n${body}`);
    expect(link).toMatch(/^https/);
  });

  it("is not told for a 签到, which nobody can do any more", async () => {
    const { at, group } = await story(database.db, { county: night("签到") });
    await at("2026-09-15 07:00");
    group(town).heardNothing(/开始/);
    group(town).heardNothing(/补办/);
  });
});
