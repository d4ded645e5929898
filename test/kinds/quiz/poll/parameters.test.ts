import { describe, expect, it } from "vitest";
import { asksByPoll } from "../../../../src/kinds/quiz/rules.ts";
import { KINDS } from "../../../../src/kinds/registry.ts";

const problemsOf = (kind: string, style: string) =>
  KINDS.get(kind)?.checkParameters({ 方式: style }) ?? [];

describe("方式=投票", () => {
  it("may be chosen for a 比武 and for nothing else", () => {
    expect(problemsOf("比武", "投票")).toEqual([]);
    expect(problemsOf("比武", "逐题")).toEqual([]);
    expect(problemsOf("测试", "投票")).toEqual(["“方式”只能填“逐题”或“整卷”，现为“投票”"]);
    expect(problemsOf("比武", "口试")).toEqual(["“方式”只能填“逐题”或“整卷”或“投票”，现为“口试”"]);
  });

  it("changes what the opening says", () => {
    const how = KINDS.get("比武")?.words.how;
    expect(how?.({ 方式: "投票" })).toMatch(/群内的投票/);
    expect(how?.({})).not.toMatch(/投票/);
    expect([asksByPoll({ 方式: " 投票 " }), asksByPoll({}), asksByPoll({ 方式: "整卷" })]).toEqual([
      ...[true, false, false],
    ]);
  });
});
