import type { Update } from "grammy/types";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTelegram } from "../../../bots/telegram/adapter.ts";
import { FULL_BATCH, readBatch } from "../../../bots/telegram/batch.ts";
import { readUpdate, UNDERSTOOD } from "../../../bots/telegram/inbound.ts";
import { systemClock } from "../../../src/clock.ts";
import type { PollContent } from "../../../src/outbox/rules.ts";
import { startTelegramDouble, type TelegramDouble } from "../../support/telegram-double/double.ts";
import { message, pollAnswer, privateChat, user } from "../../support/telegram-double/updates.ts";
import { delivery } from "../contract.ts";

const zhang = user(7, "张三");
const bot = { id: 100200, username: "zhouzhi_bot", hearsWholeGroups: true };
const askedAt = new Date("2026-09-14T01:00:00Z");
const answered = (options: number[], id = 5) =>
  ({ update_id: id, ...pollAnswer("p1", zhang, options) }) as Update;

describe("a poll sent to Telegram", () => {
  let double: TelegramDouble;
  beforeEach(async () => {
    double = await startTelegramDouble();
  });
  afterEach(() => double.stop());
  const send = (poll: PollContent) => {
    const { token, apiRoot } = double;
    const platform = createTelegram({ token, apiRoot, clock: systemClock, callTimeoutSeconds: 5 });
    return platform.deliver(delivery({ chat: { id: "-1001", kind: "group" }, text: "文字", poll }));
  };
  const quiz: PollContent = {
    question: "哪些属于防汛物资？",
    options: ["沙袋", "鱼竿", "救生衣"],
    several: true,
    quiz: { correct: [0, 2], explanation: "鱼竿不是。" },
    openSeconds: null,
  };

  it("as a quiz shows who chose what and knows the right options", async () => {
    expect(await send(quiz)).toEqual({ outcome: "sent", externalId: "1", pollId: "poll -1001 1" });
    const [call] = double.callsOf("sendPoll");
    expect(call?.payload).toEqual({
      chat_id: -1001,
      question: "哪些属于防汛物资？",
      options: [{ text: "沙袋" }, { text: "鱼竿" }, { text: "救生衣" }],
      is_anonymous: false,
      allows_multiple_answers: true,
      type: "quiz",
      correct_option_ids: [0, 2],
      explanation: "鱼竿不是。",
    });
  });

  it.each([
    [3_600.9, 3600],
    [1, 5],
    [9_999_999, 2_628_000],
  ])("of a contest shows nothing before its end, in %d seconds", async (openSeconds, period) => {
    await send({ ...quiz, several: false, quiz: null, openSeconds });
    const payload = double.callsOf("sendPoll")[0]?.payload;
    expect(payload).toMatchObject({
      type: "regular",
      allows_revoting: true,
      hide_results_until_closes: true,
      open_period: period,
    });
    expect(payload).not.toHaveProperty("correct_option_ids");
  });

  it("that Telegram does not take is refused like any message", async () => {
    const malformed = { ...quiz, question: "长".repeat(301) };
    expect(await send(malformed)).toMatchObject({ outcome: "refused", reason: "malformed" });
    double.trouble.limited.set("-1001", 7);
    expect(await send(quiz)).toEqual({ outcome: "later", afterMs: 7000, scope: "chat" });
  });
});

describe("a choice in a poll", () => {
  it("is asked for, and read with its poll, its voter and the options", () => {
    expect(UNDERSTOOD).toContain("poll_answer");
    expect(readUpdate(answered([1, 2]), bot, askedAt)).toEqual({
      platform: "telegram",
      key: "5",
      kind: "poll_answer",
      sentAt: askedAt.toISOString(),
      chat: { id: "", kind: "group", name: "" },
      from: { id: "7", name: "张三" },
      messageId: "",
      text: "",
      mentionsBot: false,
      poll: { id: "p1", options: [1, 2] },
    });
  });

  it("that is taken back has no options", () => {
    expect(readUpdate(answered([]), bot, askedAt)?.poll).toEqual({ id: "p1", options: [] });
  });

  it("of a channel or a bot is nobody's", () => {
    const { poll_answer: answer } = pollAnswer("p1", zhang, [0]);
    const { user: _, ...anonymous } = { ...answer, poll_id: "p1", option_ids: [0] };
    const asChannel = { update_id: 1, poll_answer: anonymous } as unknown as Update;
    expect(readUpdate(asChannel, bot, askedAt)).toBeNull();
    const asBot = pollAnswer("p1", user(8, "机器人", { is_bot: true }), [0]);
    expect(readUpdate({ update_id: 1, ...asBot } as Update, bot, askedAt)).toBeNull();
  });

  it("has no date of its own, so it does not tell how far a full batch has heard", () => {
    const date = Date.parse("2026-09-14T00:30:00Z") / 1000;
    const said = message({ chat: privateChat(zhang), from: zhang, text: "到" }, { id: 1, date });
    const first = { update_id: 1, message: said } as Update;
    const rest = Array.from({ length: FULL_BATCH - 1 }, (_, index) => answered([0], index + 2));
    const times = { askedAt, heardBefore: new Date("2026-09-14T00:00:00Z") };
    expect(readBatch([first, ...rest], bot, times).heardUntil).toEqual(
      new Date("2026-09-14T00:30:00Z"),
    );
  });
});
