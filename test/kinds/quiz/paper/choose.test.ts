import { describe, expect, it } from "vitest";
import {
  chooseTest,
  type NewestPaper,
  type Standing,
  type Way,
  type Wish,
  wayAt,
} from "../../../../src/kinds/quiz/paper/choose/rules.ts";

const at = (local: string) => new Date(`${local.replace(" ", "T")}:00+08:00`);
const monday = "2026-09-14";
const friday = "2026-09-18";

/** A test from Monday 09:00 to Friday 17:30. */
const standing = (more: Partial<Standing> = {}): Standing => ({
  ...{ occurrenceId: 1, planId: 1, plan: "周测", kind: "测试", parameters: {}, date: monday },
  ...{ run: 0, status: "due", paper: null },
  opensAt: at(`${monday} 09:00`),
  dueAt: at(`${friday} 17:30`),
  closesAt: at(`${friday} 17:30`),
  ...more,
});
const paper = (more: Partial<NewestPaper> = {}): NewestPaper => ({
  ...{ id: 7, attempt: 1, drawnAt: at("2026-09-15 10:00"), begun: false },
  ...{ handedInAt: null, score: null, passed: null, retakeAt: null },
  ...more,
});
const failed = (retakeAt: string | null, attempt = 1) =>
  paper({
    ...{ attempt, begun: true, handedInAt: at("2026-09-15 11:00"), score: 85, passed: false },
    retakeAt: retakeAt === null ? null : at(retakeAt),
  });
const passed = paper({ handedInAt: at("2026-09-15 11:00"), score: 95, passed: true });

const inTime = "2026-09-16 10:00";
const after = "2026-09-19 10:00";

describe("what can be done at a test", () => {
  const CASES: [string, Partial<Standing>, string, Wish, Way["way"]][] = [
    ["nothing before it opens", {}, `${monday} 08:59`, "take", "later"],
    ["a paper in the first minute", {}, `${monday} 09:00`, "take", "draw"],
    ["a paper in the last minute", {}, `${friday} 17:30`, "take", "draw"],
    ["nothing after the last minute", {}, `${friday} 17:31`, "take", "closed"],
    ["a make-up paper then", {}, `${friday} 17:31`, "make-up", "draw"],
    ["nothing for whoever is not expected", { status: null }, inTime, "take", "uninvited"],
    ["a paper while on leave", { status: "excused" }, inTime, "take", "draw"],
    [
      "nothing more for whom somebody vouched",
      { status: "on_time" },
      after,
      "make-up",
      "handed-in",
    ],
    ["the paper that is held", { paper: paper() }, inTime, "take", "go-on"],
    [
      "not the one that was never begun, after the close",
      { paper: paper() },
      after,
      "take",
      "closed",
    ],
    ["that one as a make-up paper", { paper: paper() }, after, "make-up", "go-on"],
    [
      "nothing with a begun one after the close",
      { paper: paper({ begun: true }) },
      after,
      "make-up",
      "closing",
    ],
    [
      "a paper drawn after the close",
      { paper: paper({ drawnAt: at(after), begun: true }) },
      after,
      "take",
      "go-on",
    ],
    [
      "a retake that was drawn in the window, after it",
      { paper: paper({ attempt: 2 }) },
      after,
      "take",
      "go-on",
    ],
    [
      "nothing before the retake's time",
      { paper: failed("2026-09-16 11:00") },
      inTime,
      "take",
      "wait",
    ],
    ["a retake when it has come", { paper: failed("2026-09-16 10:00") }, inTime, "take", "draw"],
    ["a retake after the window", { paper: failed("2026-09-16 11:00") }, after, "take", "draw"],
    ["nothing after the last attempt", { paper: failed(null, 3) }, after, "make-up", "failed"],
    ["nothing once it is passed", { paper: passed }, inTime, "take", "handed-in"],
  ];
  it.each(CASES)("%s", (_what, more, when, wish, way) => {
    expect(wayAt(standing(more), at(when), wish).way).toBe(way);
  });

  it.each<[string, Partial<Standing>, string, Way["way"]]>([
    ["a go while it is open", {}, inTime, "draw"],
    ["nothing when it is over", {}, after, "over"],
    ["nothing with an unbegun paper when it is over", { paper: paper() }, after, "over"],
    ["one go by default", { paper: passed }, inTime, "handed-in"],
    [
      "another go, better or not, while one is left",
      { paper: { ...passed, retakeAt: at(inTime) } },
      inTime,
      "draw",
    ],
    [
      "no other go when it is over",
      { paper: { ...passed, retakeAt: at(inTime) } },
      after,
      "handed-in",
    ],
  ])("of a contest: %s", (_what, more, when, way) => {
    expect(wayAt(standing({ kind: "比武", ...more }), at(when), "make-up").way).toBe(way);
  });
});

describe("which test is meant", () => {
  const older = standing({
    ...{ occurrenceId: 2, date: "2026-09-07", paper: failed("2026-09-10 10:00") },
    opensAt: at("2026-09-07 09:00"),
    closesAt: at("2026-09-11 17:30"),
  });
  const monthly = standing({ occurrenceId: 3, planId: 3, plan: "月度测试" });
  const choose = (standings: Standing[], wish: Wish = "take", plan: string | null = null) => {
    const chosen = chooseTest(standings, { at: at(inTime), wish, plan });
    if (chosen.chosen === "one") return chosen.option.standing.occurrenceId;
    return chosen.chosen === "several" ? chosen.plans : (chosen.nearest?.way.way ?? null);
  };

  it("with 答题 is the open one before an older retake, with 补考 the retake", () => {
    expect(choose([older, standing()])).toBe(1);
    expect(choose([older, standing()], "make-up")).toBe(2);
  });

  it("has to be said where there are several plans, by the whole name or a part that is enough", () => {
    expect(choose([standing(), monthly])).toEqual(["周测", "月度测试"]);
    expect(choose([standing(), monthly], "take", "月度测试")).toBe(3);
    expect(choose([standing(), monthly], "take", "月度")).toBe(3);
    expect(choose([standing(), monthly], "take", "测")).toEqual(["周测", "月度测试"]);
    expect(choose([standing(), monthly], "take", "年测")).toBeNull();
  });

  it("of two programmes' plans of one name is one after the other", () => {
    expect(choose([standing(), { ...monthly, plan: "周测" }])).toBe(1);
  });

  it("when there is none, gives the reason that helps most", () => {
    const waiting = standing({ paper: failed("2026-09-16 11:00") });
    const later = standing({ occurrenceId: 4, opensAt: at("2026-09-16 15:00") });
    const foreign = standing({ occurrenceId: 5, status: null });
    expect(choose([foreign, later, waiting])).toBe("wait");
    expect(choose([foreign, later])).toBe("later");
    expect(choose([foreign])).toBe("uninvited");
    expect(choose([])).toBeNull();
  });

  it("that is long over is spoken of only when it is named", () => {
    const spring = standing({
      ...{ opensAt: at("2026-03-02 09:00"), closesAt: at("2026-03-06 17:30") },
    });
    expect(choose([spring])).toBeNull();
    expect(choose([spring], "take", "周测")).toBe("closed");
  });
});
