import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { QuestionEntry } from "../../../../src/workbook/rules.ts";
import { plan, programme } from "../../../stories/county.ts";
import { PARTY, TOOLS, WATCH } from "../../../stories/questions.ts";
import { testDatabase } from "../../../support/database.ts";
import {
  startTelegramDouble,
  type TelegramDouble,
} from "../../../support/telegram-double/double.ts";
import { pollAnswer, user } from "../../../support/telegram-double/updates.ts";
import { optionsOf, telegramCounty, telegramTown } from "./telegram-town.ts";

const database = testDatabase();
let double: TelegramDouble;
beforeEach(async () => {
  await database.empty();
  double = await startTelegramDouble();
});
afterEach(() => double.stop());

const contest = (questions: QuestionEntry[], parameters: Record<string, string> = {}) =>
  telegramCounty({
    questions,
    programmes: [
      programme([
        plan("知识比武", ["每周", "周一 09:00", "周一 17:30"], {
          kind: "比武",
          graceMinutes: 0,
          parameters: { 题数: String(questions.length), 方式: "投票", ...parameters },
        }),
      ]),
    ],
  });
const start = (loaded: ReturnType<typeof telegramCounty>) =>
  telegramTown(database.db, double, loaded);

/** The text of the right options of a question in the polls. */
const RIGHT = new Map([
  [WATCH.stem, ["24 小时"]],
  [TOOLS.stem, ["沙袋", "救生衣"]],
  [PARTY.stem, ["错"]],
]);
const rightFor = (text: string) =>
  [...RIGHT].find(([stem]) => text.includes(stem))?.[1] ?? ["不知道"];
const scores = async () => {
  const papers = await database.db.paper.findMany({ orderBy: { personId: "asc" } });
  const people = await database.db.person.findMany();
  return papers.map(({ personId, score, handedInAt }) => [
    people.find(({ id }) => id === personId)?.name,
    score,
    handedInAt !== null,
  ]);
};

describe("a contest by polls", () => {
  it("posts every question in the Telegram group at the opening, and no answer", async () => {
    const { at, polls } = await start(contest([WATCH, TOOLS, PARTY]));
    await at("09:00");
    expect(polls()).toHaveLength(3);
    for (const [index, { text, payload }] of polls().entries()) {
      expect(text).toMatch(new RegExp(`^第${index + 1}题 `));
      expect(payload).toMatchObject({
        ...{ is_anonymous: false, type: "regular", open_period: 8.5 * 3600 },
        allows_multiple_answers: text.includes(TOOLS.stem),
      });
      expect(payload).not.toHaveProperty("correct_option_ids");
    }
    const [call] = double.messagesIn(-1001).filter(({ text }) => /知识比武/.test(text));
    expect(call?.text).toContain("请在群内的投票中作答");
    const known = await database.db.poll.findMany({ orderBy: { position: "asc" } });
    expect(known.map(({ platform, externalId }) => [platform, externalId])).toEqual(
      polls().map(({ messageId }) => ["telegram", `poll -1001 ${messageId}`]),
    );
  });

  it("makes the newest choices of those expected into papers at the end, and ranks the teams", async () => {
    const { at, polls, votes } = await start(contest([WATCH, TOOLS, PARTY]));
    await at("09:00");
    for (const [index, { text }] of polls().entries()) {
      await votes("张三", index, ...rightFor(text));
      await votes("孙七", index, ...rightFor(text));
      await votes("周敏", index, ...rightFor(text));
    }
    const judged = polls().findIndex(({ text }) => text.includes(PARTY.stem));
    const watched = polls().findIndex(({ text }) => text.includes(WATCH.stem));
    await votes("孙七", judged, "对");
    await votes("张三", watched);
    await votes("赵六", watched, "8 小时");
    await votes("赵六", watched, "24 小时");
    expect(await scores()).toEqual([]);
    await at("17:31");
    expect(await scores()).toEqual([
      ["张三", 66.7, true],
      ["赵六", 33.3, true],
      ["孙七", 66.7, true],
    ]);
    const board = double.messagesIn(-1001).find(({ text }) => /比武结果/.test(text));
    expect(board?.text).toMatch(/第1名 王家村：平均 66.7 分\n第2名 李家村：平均 50 分\n/);
    const statuses = await database.db.obligation.findMany({ orderBy: { personId: "asc" } });
    expect(statuses.map(({ status }) => status)).toEqual([
      "on_time",
      "on_time",
      "on_time",
      "missed",
    ]);
  });

  it("counts nothing that was chosen after the end, and nothing of strangers", async () => {
    const { at, polls, votes, receive } = await start(contest([WATCH]));
    await at("09:00");
    const [sent] = polls();
    await receive(pollAnswer(`poll -1001 ${sent?.messageId}`, user(424_242, "路人"), [0]));
    await receive(pollAnswer("poll of nobody", user(3, "路人"), [0]));
    await at("17:31");
    await votes("张三", 0, "24 小时");
    expect(await database.db.pollChoice.count()).toBe(0);
    expect(await scores()).toEqual([]);
    const outcomes = await database.db.inbox.findMany({ orderBy: { id: "asc" } });
    expect(outcomes.map(({ outcome }) => outcome)).toEqual([
      "choice of a stranger",
      "choice in an unknown poll",
      "choice after the end",
    ]);
  });

  it("loses no choice that comes before its poll is confirmed", async () => {
    const { at, votes, engine } = await start(contest([WATCH]));
    const { db } = database;
    await at("09:00");
    const poll = await db.poll.findFirstOrThrow();
    await db.poll.update({ where: { id: poll.id }, data: { externalId: null } });
    await db.outbox.update({ where: { id: poll.outboxId }, data: { status: "claimed" } });
    await votes("张三", 0, "24 小时");
    expect(await db.pollChoice.count()).toBe(0);
    const { externalId } = poll;
    await db.poll.update({ where: { id: poll.id }, data: { externalId } });
    await engine.work.inbox("test");
    expect(await db.pollChoice.count()).toBe(1);
  });

  it("leaves a paper handed in in private as it is", async () => {
    const { at, votes, says } = await start(contest([PARTY]));
    await at("09:00");
    await says("张三", "答题", "private");
    await says("张三", "1对", "private");
    expect(await scores()).toEqual([["张三", 0, true]]);
    await votes("张三", 0, "错");
    await at("17:31");
    expect(await scores()).toEqual([["张三", 0, true]]);
  });

  it("puts a question too long for a poll into a message of its own, with a poll of letters", async () => {
    const long = { ...WATCH, stem: `汛期${"值守".repeat(160)}？` };
    const { at, polls, votes } = await start(contest([long]));
    await at("09:00");
    const [poll] = polls();
    expect(poll?.text).toBe("第1题（题目见上一条）");
    expect(optionsOf(poll)).toEqual(["A", "B", "C"]);
    const before = double.messagesIn(-1001).find(({ text }) => text.startsWith("第1题 汛期"));
    const letter = /([ABC])\. 24 小时/.exec(before?.text ?? "")?.[1] ?? "";
    await votes("张三", 0, letter);
    await at("17:31");
    expect(await scores()).toEqual([["张三", 100, true]]);
  });

  it("is a poll again when a human sends it once more", async () => {
    const { at, polls, says } = await start(contest([WATCH]));
    const { db } = database;
    await at("09:00");
    await db.outbox.updateMany({ where: { kind: "quiz" }, data: { status: "unconfirmed" } });
    await says("周敏", "重发 东关镇工作群", "private");
    expect(polls()).toHaveLength(2);
    const [poll] = await db.poll.findMany();
    expect(poll?.externalId).toBe(`poll -1001 ${polls()[1]?.messageId}`);
  });

  it("goes by papers where the plan does not say polls", async () => {
    const { at, polls } = await start(contest([WATCH], { 方式: "逐题" }));
    await at("09:00");
    expect(polls()).toEqual([]);
    expect(await database.db.poll.count()).toBe(0);
  });
});

describe("practice in a Telegram group", () => {
  const bank = (...questions: QuestionEntry[]) => telegramCounty({ questions });

  it("is a quiz poll, and what a bound person chooses is reviewed", async () => {
    const { at, polls, says, votes } = await start(bank(WATCH));
    await at("09:00");
    await says("张三", "练习");
    const [poll] = polls();
    expect(poll?.text).toBe(`【练习】${WATCH.stem}`);
    const right = optionsOf(poll).indexOf("24 小时");
    expect(poll?.payload).toMatchObject({
      ...{ type: "quiz", is_anonymous: false, correct_option_ids: [right] },
      explanation: WATCH.explanation,
    });
    await votes("赵六", 0, "24 小时");
    await votes("孙七", 0, "8 小时");
    const cards = await database.db.practiceCard.findMany({ orderBy: { personId: "asc" } });
    expect(cards.map(({ right: r, wrong: w }) => [r, w])).toEqual([
      [1, 0],
      [0, 1],
    ]);
    expect(await database.db.submission.count()).toBe(0);
  });

  it("takes another question for one that is too long, and says in private when none fits", async () => {
    const long = { ...WATCH, category: "长题", stem: "长".repeat(301) };
    const { at, polls, says } = await start(bank(long, PARTY));
    await at("09:00");
    await says("张三", "练习");
    expect(polls().map(({ text }) => text)).toEqual([`【练习】${PARTY.stem}`]);
    await says("张三", "@周知 练习 长题");
    expect(polls()).toHaveLength(1);
    expect(double.messages.at(-1)?.text).toMatch(/没有适合在群里练习的题目/);
    await says("张三", "@周知 练习 三农");
    expect(double.messages.at(-1)?.text).toMatch(/没有“三农”这个分类/);
    expect(double.messages.at(-1)?.chatId).not.toBe("-1001");
  });

  it("asks what the group had least often first", async () => {
    const { at, polls, says } = await start(bank(WATCH, PARTY));
    await at("09:00");
    for (let round = 0; round < 4; round += 1) await says("张三", "练习");
    const stems = polls().map(({ text }) => text);
    expect(new Set(stems.slice(0, 2)).size).toBe(2);
    expect(new Set(stems.slice(2)).size).toBe(2);
  });

  it("never shows there what an open contest asks, nor in private", async () => {
    const { at, polls, says } = await start(contest([WATCH]));
    await at("09:05");
    await says("张三", "练习");
    expect(polls()).toHaveLength(1);
    await says("张三", "练习", "private");
    expect(double.messages.at(-1)?.text).toMatch(/正在进行，相关题目 .* 后可以练习/);
  });
});
