import { rm } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "../support/database.ts";
import { filesIn, playOn, type Row, rowsOf } from "./playing.ts";
import { FORTNIGHT, stagedQuizCounty } from "./quiz-county.ts";

const test = testDatabase();
let staged: Awaited<ReturnType<typeof stagedQuizCounty>>;
let played: Awaited<ReturnType<typeof playOn>>;
let files: Record<string, string>;

beforeAll(async () => {
  staged = await stagedQuizCounty();
  const out = path.join(staged.folder, "out");
  played = await playOn(test.db, { ...staged, ...FORTNIGHT, out });
  files = await filesIn(out);
});
afterAll(() => rm(staged.folder, { recursive: true, force: true }));

const rows = (name: string) => rowsOf(files, name);
const ended = (person: string) =>
  rows("ledger").find((row) => row.person === person && row.occurrence === "2026-09-16");
const attempts = (person: string) =>
  rows("attempts")
    .filter((row) => row.person === person)
    .map(({ attempt, score, passed }) => `${attempt}: ${score} ${passed ? "passed" : "failed"}`);
/** What somebody got in the first week. */
const told = (to: string, kind: string) =>
  rows("transcript").filter(
    (row) => row.to === to && row.kind === kind && String(row.at) < "2026-09-21",
  );

describe("a rehearsed test", () => {
  it("runs without a fault", () => {
    expect(played.faults).toEqual([]);
  });

  it("is not given before it opens, and passed at the first try is on time", () => {
    expect(told("张三", "refusal").map(({ at }) => at)).toEqual(["2026-09-16T08:30:00+08:00"]);
    expect(attempts("张三")).toEqual(["1: 100 passed"]);
    expect(ended("张三")).toMatchObject({ status: "on_time", at: "2026-09-16T10:00:00+08:00" });
  });

  it("failed with 85 is taken again when the delay is over, not before", () => {
    expect(attempts("赵六")).toEqual(["1: 85 failed", "2: 100 passed"]);
    expect(told("赵六", "refusal").map(({ at }) => at)).toEqual(["2026-09-16T10:20:00+08:00"]);
    expect(told("赵六", "reminder").map(({ at }) => at)).toEqual(["2026-09-17T10:10:00+08:00"]);
    expect(ended("赵六")).toMatchObject({ status: "on_time", at: "2026-09-17T11:00:00+08:00" });
  });

  it("failed three times is over, and the secretary and the mentor are told", () => {
    expect(attempts("孙七")).toEqual(["1: 85 failed", "2: 50 failed", "3: 85 failed"]);
    expect(ended("孙七")).toMatchObject({ status: "missed" });
    expect(told("李强", "notice").filter(({ text }) => String(text).includes("孙七"))).toHaveLength(
      1,
    );
    expect(told("周敏", "notice").filter(({ text }) => String(text).includes("孙七"))).toHaveLength(
      1,
    );
  });

  it("passed by a retake after the window is made up", () => {
    expect(attempts("钱一")).toEqual(["1: 85 failed", "2: 90 passed"]);
    expect(ended("钱一")).toMatchObject({ status: "made_up", at: "2026-09-18T16:00:00+08:00" });
  });

  it("is not begun after the window without asking for a make-up", () => {
    expect(attempts("吴二")).toEqual([]);
    expect(ended("吴二")).toMatchObject({ status: "missed" });
    expect(told("吴二", "refusal").length).toBeGreaterThanOrEqual(2);
  });

  it("shows no paper and no answer in a group", () => {
    const inGroup = rows("transcript").filter(({ channel }) => channel !== undefined);
    expect(inGroup.length).toBeGreaterThan(0);
    expect(inGroup.filter(({ text }: Row) => /第 \d+ 问/.test(String(text)))).toEqual([]);
  });

  it("shows each person the same paper again, and nobody the answers before the end", () => {
    const papers = rows("transcript").filter(({ kind, to }) => kind === "quiz" && to === "张三");
    expect(papers).toHaveLength(1);
    const early = rows("transcript").filter(
      ({ at, text }) => String(at) < "2026-09-17T18:00" && /答案[:：]|正确答案/.test(String(text)),
    );
    expect(early).toEqual([]);
  });
});
