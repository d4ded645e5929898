import { beforeEach, describe, expect, it } from "vitest";
import { testDatabase } from "../support/database.ts";
import { quizCounty, typed, weeklyTest } from "./quiz-county.ts";
import { story } from "./story.ts";

const database = testDatabase();
beforeEach(() => database.empty());
const town = "东关镇工作群";

describe("补课", () => {
  it("reminds those who were called in private only, so that no group learns who failed", async () => {
    const { at, person, group, db } = await story(database.db, {
      county: quizCounty([weeklyTest({ 重考: "立即", 上限: "1" })]),
    });
    await at("2026-09-15 10:00");
    await person("张三").says("答题");
    await person("张三").says(await typed(db, "张三", 5));
    await at("2026-09-16 09:00");
    await person("李强").says("补课");
    await at("17:00");
    expect(person("张三").heard(/【补课（周测）】您未签到/)).toMatch(/18:00/);
    group(town).heardNothing(/张三|以下同志/);
  });
});
