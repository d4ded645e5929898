import { describe, expect, it } from "vitest";
import {
  confirmedOnly,
  keepingTicks,
  nextItem,
  pressData,
  pressIn,
  tick,
  withTicks,
} from "../../../../src/kinds/quiz/paper/press/rules.ts";

describe("a button under a question", () => {
  it("reads back what it was made of, within Telegram's 64 bytes", () => {
    const press = { paperId: 999_999_999, item: 99, action: "ok" };
    expect(pressIn(pressData(press))).toEqual(press);
    expect(Buffer.byteLength(pressData(press))).toBeLessThanOrEqual(64);
  });

  it.each(["quiz:1:0", "quiz:1:0:a", "quiz:1:0:AB", "quiz:x:0:A", "quiz:-1:0:A", "answer:1", ""])(
    "is not %s",
    (data) => expect(pressIn(data)).toBeNull(),
  );
});

describe("ticks", () => {
  it("go on and off, in the order of the letters", () => {
    expect(tick("", "C")).toBe("c");
    expect(tick("c", "A")).toBe("ac");
    expect(tick("ac", "C")).toBe("a");
    expect(tick("a", "A")).toBe("");
  });

  it("take an answer that was confirmed up again", () => {
    expect(tick("AC", "B")).toBe("abc");
  });

  it("are no answer until they are confirmed, unless the paper is handed in as it is", () => {
    const stored = ["A", "ac", "", "对"];
    expect(confirmedOnly(stored)).toEqual(["A", "", "", "对"]);
    expect(withTicks(stored)).toEqual(["A", "AC", "", "对"]);
  });

  it("stay while other questions are answered, and go with an answer to theirs", () => {
    expect(keepingTicks(["", "ac"], ["B", ""])).toEqual(["B", "ac"]);
    expect(keepingTicks(["", "ac"], ["", "BD"])).toEqual(["", "BD"]);
  });
});

describe("the next question", () => {
  it("is the next unanswered one, then the first, then the same", () => {
    expect(nextItem(["A", "", "B", ""], 0)).toBe(1);
    expect(nextItem(["", "A", "B", ""], 1)).toBe(3);
    expect(nextItem(["", "A", "B", "C"], 3)).toBe(0);
    expect(nextItem(["A", "A"], 1)).toBe(1);
  });
});
