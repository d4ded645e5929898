import { describe, expect, it } from "vitest";
import { asksToBeExcused, entriesNamed } from "../../../src/ladder/appeals/rules.ts";

describe("a reason", () => {
  it.each([
    ["当天已请假", true],
    ["因病住院", true],
    ["道路塌方，无法到岗", true],
    ["当天在岗，手机没电", false],
    ["公出到县里开会", false],
    ["", false],
  ])("“%s” asks to be excused: %s", (text, excused) => {
    expect(asksToBeExcused(text)).toBe(excused);
  });
});

describe("the entries a text names", () => {
  const entries = [{ plan: "签到" }, { plan: "签到补充" }, { plan: "确认" }];
  it("are those of the plan it begins with, the longest name first", () => {
    expect(entriesNamed(entries, "签到补充：在岗")).toEqual({
      entries: [{ plan: "签到补充" }],
      reason: "在岗",
    });
  });

  it("are all when it names none", () => {
    expect(entriesNamed(entries, "当天在岗")).toEqual({ entries, reason: "当天在岗" });
  });
});
