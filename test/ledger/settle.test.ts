import { describe, expect, it } from "vitest";
import { leaveTier } from "../../src/ledger/leave/rules.ts";
import {
  type AskedLeave,
  type ObligationFacts,
  type ReplyFact,
  settle,
} from "../../src/ledger/rules.ts";

/** A moment of the day, in UTC: only the order matters here. */
const at = (time: string) => new Date(`2026-09-14T${time.padEnd(8, ":00")}Z`);
const window = { opensAt: at("08:00"), dueAt: at("08:30"), closesAt: at("08:45") };

function facts(rest: Partial<ObligationFacts> = {}): ObligationFacts {
  const kind = { counts: "first" as const, doableLate: false };
  return { window, ...kind, replies: [], leaves: [], deaf: false, closed: true, ...rest };
}

let id = 0;
function reply(time: string, rest: Partial<ReplyFact> = {}): ReplyFact {
  id += 1;
  return { id, intent: "sign_in", at: at(time), state: "valid", evidence: `at ${time}`, ...rest };
}

function leave(rest: Partial<AskedLeave> = {}): AskedLeave {
  const span = { fromAt: at("00:00"), untilAt: at("12:00") };
  return { ...span, status: "approved", words: "请假", askedAt: at("07:00"), ...rest };
}

describe("a reply", () => {
  it.each([
    ["before the window", "06:00", "on_time"],
    ["at the opening", "08:00", "on_time"],
    ["at the deadline", "08:30", "on_time"],
    ["a second later", "08:30:01", "late"],
    ["at the end of the grace", "08:45", "late"],
    ["a second after the grace", "08:45:01", "missed"],
  ])("%s is %s → %s", (_when, time, status) => {
    expect(settle(facts({ replies: [reply(time)] })).status).toBe(status);
  });

  it("is the first of several where the first counts, and the newest where content does", () => {
    const replies = [reply("08:10"), reply("08:20")];
    expect(settle(facts({ replies })).submissionId).toBe(replies[0]?.id);
    expect(settle(facts({ replies, counts: "newest" })).submissionId).toBe(replies[1]?.id);
  });

  it("given in time and said better within the grace is still on time", () => {
    const replies = [reply("08:10"), reply("08:40")];
    expect(settle(facts({ replies, counts: "newest" }))).toMatchObject({
      status: "on_time",
      submissionId: replies[1]?.id,
    });
  });

  it("that failed a test is on record and counts for nothing", () => {
    const failed = reply("08:10", { state: "failed", evidence: "第1次 85 分" });
    expect(settle(facts({ replies: [failed] }))).toMatchObject({
      status: "missed",
      evidence: "第1次 85 分",
      submissionId: failed.id,
    });
    expect(settle(facts({ replies: [failed], deaf: true })).status).toBe("missed");
    expect(settle(facts({ replies: [failed, reply("08:20")] })).status).toBe("on_time");
  });

  it.each(["rejected", "retracted"] as const)("that is %s does not count", (state) => {
    expect(settle(facts({ replies: [reply("08:10", { state })] })).status).toBe("missed");
  });

  it("after the window makes up what can be done late, and nothing else", () => {
    const replies = [reply("10:00")];
    expect(settle(facts({ replies, doableLate: true })).status).toBe("made_up");
    expect(settle(facts({ replies })).status).toBe("missed");
  });

  it.each([
    ["make_up", "valid", "made_up"],
    ["make_up", "pending", "missed"],
    ["witness", "valid", "made_up"],
    ["location", "pending", "missed"],
  ] as const)("after the window as %s that is %s is %s", (intent, state, status) => {
    expect(settle(facts({ replies: [reply("10:00", { intent, state })] })).status).toBe(status);
  });

  it("that is doubtful is held, open or closed, and yields to one that is not", () => {
    const doubtful = reply("08:10", { intent: "location", state: "pending" });
    expect(settle(facts({ replies: [doubtful], closed: false })).status).toBe("held");
    expect(settle(facts({ replies: [doubtful] })).status).toBe("held");
    expect(settle(facts({ replies: [doubtful, reply("08:20")] })).status).toBe("on_time");
  });
});

describe("a leave", () => {
  it.each([
    ["approved, in an open window", leave(), false, "excused"],
    ["approved", leave(), true, "excused"],
    ["asked, in an open window", leave({ status: "pending" }), false, "due"],
    ["asked, at the closing", leave({ status: "pending" }), true, "held"],
    ["asked as it closed", leave({ status: "pending", askedAt: at("08:45") }), true, "held"],
    ["asked afterwards", leave({ status: "pending", askedAt: at("08:46") }), true, "missed"],
    ["asked afterwards and approved", leave({ askedAt: at("08:46") }), true, "excused"],
    ["that ends at the deadline", leave({ untilAt: at("08:30") }), true, "excused"],
    ["that ends before it", leave({ untilAt: at("08:29") }), true, "missed"],
    ["that begins at the deadline", leave({ fromAt: at("08:30") }), true, "missed"],
  ] as const)("%s", (_what, asked, closed, status) => {
    expect(settle(facts({ leaves: [asked], closed })).status).toBe(status);
  });

  it("yields to somebody who came all the same", () => {
    const came = facts({ leaves: [leave()], replies: [reply("08:10")] });
    expect(settle(came).status).toBe("on_time");
  });

  it("is the secretary's up to three working days", () => {
    expect([0, 1, 3, 4].map(leaveTier)).toEqual([
      "secretary",
      "secretary",
      "secretary",
      "administrator",
    ]);
  });
});

describe("no reply", () => {
  it.each([
    [false, false, "due"],
    [true, false, "missed"],
    [true, true, "held"],
  ])("with the window closed: %s, and the bot deaf: %s, is %s", (closed, deaf, status) => {
    expect(settle(facts({ closed, deaf })).status).toBe(status);
  });

  it("in a deaf window is held without evidence, which tells it from every other doubt", () => {
    expect(settle(facts({ deaf: true }))).toEqual({
      status: "held",
      at: null,
      evidence: null,
      submissionId: null,
    });
  });
});
