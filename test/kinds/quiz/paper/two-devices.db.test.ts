import { beforeEach, describe, expect, it } from "vitest";
import { createWorkCalendar } from "../../../../src/calendar/working-days.ts";
import { inTransaction } from "../../../../src/db/client.ts";
import { answerQuiz } from "../../../../src/kinds/quiz/paper/answer.ts";
import type { Asked } from "../../../../src/kinds/quiz/paper/asked.ts";
import { handInBegun } from "../../../../src/kinds/quiz/paper/hand-in/close.ts";
import { isRetakeOpen } from "../../../../src/kinds/quiz/paper/retake/call.ts";
import { takeQuiz } from "../../../../src/kinds/quiz/paper/take.ts";
import type { Work } from "../../../../src/work.ts";
import { held, threeQuestions } from "../../../stories/quiz-county.ts";
import { local, story } from "../../../stories/story.ts";
import { testDatabase } from "../../../support/database.ts";

const database = testDatabase();
const calendar = createWorkCalendar({ zone: "Asia/Shanghai", overrides: new Map() });
const now = local("2026-09-14 10:00");
const run = <T>(use: (work: Work) => Promise<T>) =>
  inTransaction(database.db, (tx) => use({ tx, now, calendar }));

/** 周测 is open; nobody has asked for his paper yet. */
beforeEach(async () => {
  await database.empty();
  const { at } = await story(database.db, { county: threeQuestions });
  await at("10:00");
});

async function askedBy(name: string, device: number): Promise<Asked> {
  const account = await database.db.account.findFirstOrThrow({ where: { externalId: name } });
  let keys = 0;
  return {
    ...{ personId: account.personId ?? 0, name, accountId: account.id, platform: "sandbox" },
    ...{ inboxId: device, at: now },
    nextKey: () => {
      keys += 1;
      return `device:${device}:${keys}`;
    },
  };
}

const take = async (device: number) => {
  const asked = await askedBy("张三", device);
  return run((work) => takeQuiz(work, asked, { wish: "take", plan: null }));
};
const answer = async (device: number, choices: [number, string][]) => {
  const asked = await askedBy("张三", device);
  return run((work) =>
    answerQuiz(
      work,
      asked,
      choices.map(([number, choice]) => ({ number, choice })),
    ),
  );
};
const papers = () => database.db.paper.findMany();

describe("two devices at once", () => {
  it("get the same paper", async () => {
    const outcomes = await Promise.all([1, 2, 3, 4].map(take));
    expect(outcomes).toEqual(["quiz shown", "quiz shown", "quiz shown", "quiz shown"]);
    expect(await papers()).toHaveLength(1);
    const texts = await database.db.outbox.findMany({ where: { key: { startsWith: "device:" } } });
    expect(new Set(texts.map(({ text }) => text)).size).toBe(1);
  });

  it("lose no answer of each other", async () => {
    await take(1);
    const key = (await held(database.db, "张三")).map((question) => question.answer);
    await Promise.all([answer(2, [[1, key[0] ?? ""]]), answer(3, [[2, key[1] ?? ""]])]);
    expect((await papers())[0]?.answers).toEqual([key[0], key[1], ""]);
  });

  it("hand a paper in once", async () => {
    await take(1);
    const key = (await held(database.db, "张三")).map((question) => question.answer);
    const all = key.map((choice, index): [number, string] => [index + 1, choice]);
    const outcomes = await Promise.all([answer(2, all), answer(3, all)]);
    expect(outcomes.sort()).toEqual(["answers without a paper: handed-in", "paper handed in"]);
    expect(await database.db.submission.count()).toBe(1);
  });

  it("do not hand it in twice when one answers as the window closes", async () => {
    await take(1);
    const key = (await held(database.db, "张三")).map((question) => question.answer);
    await answer(2, [[1, key[0] ?? ""]]);
    const { occurrenceId } = (await papers())[0] ?? { occurrenceId: 0 };
    const rest = key.map((choice, index): [number, string] => [index + 1, choice]);
    await Promise.all([answer(3, rest), run((work) => handInBegun(work, occurrenceId))]);
    expect(await database.db.submission.count()).toBe(1);
    expect(await run((work) => handInBegun(work, occurrenceId))).toBe(0);
  });
});

describe("a call to a retake", () => {
  it("is true until the retake is drawn, or the test is no longer owed", async () => {
    await take(1);
    await answer(2, [
      [1, "A"],
      [2, "A"],
      [3, "A"],
      [1, "错"],
      [2, "错"],
      [3, "错"],
    ]);
    // Half of that does not fit the questions, so the paper waits to be handed in.
    const [begun] = await papers();
    const occurrenceId = begun?.occurrenceId ?? 0;
    await run((work) => handInBegun(work, occurrenceId));
    const [paper] = await papers();
    const open = () => run((work) => isRetakeOpen(work, paper?.id ?? 0));
    expect(paper?.passed).toBe(false);
    expect(await open()).toBe(true);
    // Who was excused since has been promised the call all the same.
    await database.db.obligation.updateMany({ data: { status: "excused" } });
    expect(await open()).toBe(true);
    await database.db.obligation.updateMany({ data: { status: "made_up" } });
    expect(await open()).toBe(false);
    await database.db.obligation.updateMany({ data: { status: "missed" } });
    expect(await open()).toBe(true);
    const next = {
      occurrenceId,
      personId: paper?.personId ?? 0,
      attempt: 2,
      items: [],
      drawnAt: now,
      touchedAt: now,
    };
    await database.db.paper.create({ data: next });
    expect(await open()).toBe(false);
  });
});
