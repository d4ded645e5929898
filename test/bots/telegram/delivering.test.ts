import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTelegram } from "../../../bots/telegram/adapter.ts";
import { systemClock } from "../../../src/clock.ts";
import type { Delivery } from "../../../src/outbox/rules.ts";
import { startTelegramDouble, type TelegramDouble } from "../../support/telegram-double/double.ts";
import { group, user } from "../../support/telegram-double/updates.ts";
import { delivery } from "../contract.ts";

const inGroup = (more: Partial<Delivery> = {}) =>
  delivery({ chat: { id: "-1001", kind: "group" }, ...more });
const inPrivate = (more: Partial<Delivery> = {}) =>
  delivery({ chat: { id: "7", kind: "private" }, ...more });

describe("delivering to Telegram", () => {
  let double: TelegramDouble;
  beforeEach(async () => {
    double = await startTelegramDouble();
  });
  afterEach(async () => {
    await double.stop();
  });
  const send = (message: Delivery, callTimeoutSeconds = 5) => {
    const { token, apiRoot } = double;
    const platform = createTelegram({ token, apiRoot, clock: systemClock, callTimeoutSeconds });
    return platform.deliver(message);
  };
  const lastPayload = () => double.calls.at(-1)?.payload ?? {};
  const file = (name: string, mediaType: string, size = 7) => {
    return { name, mediaType, bytes: new Uint8Array(size) };
  };

  it("sends plain text without a parse mode, so that markup in a name cannot break it", async () => {
    const text = "*_[张三](x)<b>&`";
    expect(await send(inGroup({ text }))).toEqual({ outcome: "sent", externalId: "1" });
    expect(lastPayload()).toMatchObject({ chat_id: -1001, text });
    expect(lastPayload()).not.toHaveProperty("parse_mode");
  });

  it("links a named person to his account by UTF-16 offsets", async () => {
    const mentions = [{ name: "张三", externalId: "7" }];
    await send(inGroup({ text: "👍 @张三 请签到", mentions }));
    expect(lastPayload().entities).toMatchObject([
      { type: "text_mention", offset: 3, length: 3, user: { id: 7 } },
    ]);
  });

  it("puts buttons under a message, each on its own line", async () => {
    const buttons = [
      { text: "批准", data: "approve:1" },
      { text: "驳回", data: "reject:1" },
    ];
    await send(inPrivate({ buttons }));
    expect(lastPayload().reply_markup).toEqual({
      inline_keyboard: [
        [{ text: "批准", callback_data: "approve:1" }],
        [{ text: "驳回", callback_data: "reject:1" }],
      ],
    });
  });

  it("asks for the bot's name once, and only for a button that leads to its private chat", async () => {
    const { token, apiRoot } = double;
    const platform = createTelegram({ token, apiRoot, clock: systemClock });
    const buttons = [{ text: "开始答题", data: "private:答题" }];
    await platform.deliver(inPrivate({ buttons }));
    expect(double.calls.map(({ method }) => method)).toEqual(["sendMessage"]);
    await platform.deliver(inGroup({ buttons }));
    await platform.deliver(inGroup({ buttons }));
    expect(double.calls.map(({ method }) => method)).toEqual([
      ...["sendMessage", "getMe", "sendMessage", "sendMessage"],
    ]);
    expect(JSON.stringify(lastPayload().reply_markup)).toMatch(/https:\/\/t\.me\/\w+\?start=/);
  });

  it("tries again later when the bot's name cannot be asked, with nothing sent", async () => {
    double.trouble.failNext("getMe", 502, "Bad Gateway");
    const buttons = [{ text: "开始答题", data: "private:答题" }];
    expect(await send(inGroup({ buttons }))).toMatchObject({ outcome: "later" });
    expect(double.messages).toEqual([]);
  });

  it("asks for one's number only with an invitation to be bound, and only in private", async () => {
    const asking = { keyboard: [[{ text: "发送我的手机号", request_contact: true }]] };
    await send(inPrivate({ kind: "bind" }));
    expect(lastPayload().reply_markup).toMatchObject(asking);
    await send(inGroup({ kind: "bind" }));
    expect(lastPayload()).not.toHaveProperty("reply_markup");
    await send(inPrivate({ kind: "receipt" }));
    expect(lastPayload()).not.toHaveProperty("reply_markup");
  });

  describe("files", () => {
    it("go with a short text as caption: a picture as a picture, others as files", async () => {
      const attachments = [file("周通报.png", "image/png"), file("台账.xlsx", "application/x")];
      const result = await send(inGroup({ text: "周通报", attachments }));
      expect(result).toEqual({ outcome: "sent", externalId: "1" });
      expect(double.messages.map(({ method, text }) => [method, text])).toEqual([
        ["sendPhoto", "周通报"],
        ["sendDocument", ""],
      ]);
      expect(JSON.stringify(double.messages[0]?.payload)).toContain("周通报.png");
    });

    it("follow a text that is too long for a caption", async () => {
      const attachments = [file("周通报.png", "image/png")];
      await send(inGroup({ text: "长".repeat(1025), attachments }));
      expect(double.messages.map(({ method }) => method)).toEqual(["sendMessage", "sendPhoto"]);
    });

    it("that Telegram does not take as a picture go as a file", async () => {
      double.trouble.failNext("sendPhoto", 400, "Bad Request: PHOTO_INVALID_DIMENSIONS");
      const attachments = [file("高.png", "image/png")];
      expect(await send(inGroup({ attachments }))).toMatchObject({ outcome: "sent" });
      expect(double.messages.map(({ method }) => method)).toEqual(["sendDocument"]);
    });

    it("too large for a picture go as a file at once", async () => {
      const attachments = [file("大.png", "image/png", 10 * 1024 * 1024 + 1)];
      await send(inGroup({ attachments }));
      expect(double.callsOf("sendPhoto")).toEqual([]);
      expect(double.messages).toMatchObject([
        { method: "sendDocument", text: "请签到", chatId: "-1001" },
      ]);
    });

    it("go whole, under their own names, with the button at their caption", async () => {
      const buttons = [{ text: "收到", data: "answer:1" }];
      await send(inGroup({ attachments: [file("晨读.pdf", "application/pdf", 2_000)], buttons }));
      const { payload } = double.messages[0] ?? { payload: {} };
      expect(Object.values(payload)).toContainEqual({
        file: expect.stringContaining("晨读.pdf"),
        bytes: 2_000,
      });
      expect(payload).toMatchObject({
        caption: "请签到",
        reply_markup: { inline_keyboard: [[{ text: "收到", callback_data: "answer:1" }]] },
      });
    });

    it("of which only a part was taken are for a human to look at", async () => {
      const attachments = [file("a.png", "image/png"), file("b.xlsx", "application/x")];
      double.trouble.failNext("sendDocument", 429, "Too Many Requests: retry after 3");
      expect(await send(inGroup({ attachments }))).toMatchObject({ outcome: "unknown" });
    });
  });

  it("refuses a text longer than Telegram takes before sending it", async () => {
    const result = await send(inGroup({ text: "长".repeat(4097) }));
    expect(result).toMatchObject({ outcome: "refused", reason: "malformed" });
    expect(double.calls).toEqual([]);
  });

  it("counts an edit that changes nothing as done", async () => {
    await send(inGroup({ text: "已到 1/7" }));
    const result = await send(inGroup({ text: "已到 1/7", edits: "1" }));
    expect(result).toEqual({ outcome: "sent", externalId: "1" });
  });

  it("learns a group's new id", async () => {
    const newId = double.migrate(group(-1001, "东关镇工作群"), user(7, "张三"));
    expect(await send(inGroup())).toEqual({ outcome: "migrated", chatId: String(newId) });
    const moved = { id: String(newId), kind: "group" } as const;
    expect(await send(delivery({ chat: moved }))).toMatchObject({ outcome: "sent" });
  });

  const answers: [string, number, string, object][] = [
    ["blocked", 403, "Forbidden: bot was blocked by the user", { reason: "blocked" }],
    ["kicked", 403, "Forbidden: bot was kicked from the supergroup chat", { reason: "blocked" }],
    ["deactivated", 403, "Forbidden: user is deactivated", { reason: "gone" }],
    ["no chat", 400, "Bad Request: chat not found", { reason: "gone" }],
    [
      "muted",
      400,
      "Bad Request: not enough rights to send text messages",
      { reason: "not-allowed" },
    ],
    ["malformed", 400, "Bad Request: BUTTON_DATA_INVALID", { reason: "malformed" }],
  ];
  it.each(answers)("%s is refused", async (_what, code, description, reason) => {
    double.trouble.failNext("sendMessage", code, description);
    const result = await send(inGroup());
    expect(result).toMatchObject({ outcome: "refused", ...reason });
  });

  it("waits as long as Telegram says, or a little when it does not", async () => {
    double.trouble.limited.set("all", 41);
    expect(await send(inGroup())).toEqual({ outcome: "later", afterMs: 41_000, scope: "chat" });
    double.trouble.limited.clear();
    double.trouble.failNext("sendMessage", 429, "Too Many Requests");
    expect(await send(inGroup())).toMatchObject({ outcome: "later", afterMs: 5_000 });
  });

  it("holds everything while the token is not accepted", async () => {
    double.trouble.failAll({ code: 401, description: "Unauthorized" });
    expect(await send(inGroup())).toMatchObject({ outcome: "later", scope: "account" });
  });

  it("does not know whether a message got through when the server broke", async () => {
    double.trouble.failNext("sendMessage", 502, "Bad Gateway");
    expect(await send(inGroup())).toMatchObject({ outcome: "unknown" });
  });

  it("tries again when the Bot API itself says that it failed", async () => {
    double.trouble.failNext("sendMessage", 500, "Internal Server Error");
    expect(await send(inGroup())).toMatchObject({ outcome: "later", scope: "chat" });
    expect(double.messages).toHaveLength(0);
  });

  it("does not know whether a message got through when the answer did not come", async () => {
    double.trouble.deliverThenHang();
    expect(await send(inGroup(), 0.05)).toEqual({
      outcome: "unknown",
      detail: "network: timed out",
    });
    expect(double.messages).toHaveLength(1);
  });

  it("does not know whether a message got through when the connection broke", async () => {
    double.trouble.deliverThenHang();
    const sending = send(inGroup());
    while (double.messages.length === 0) await new Promise((resolve) => setImmediate(resolve));
    await double.stop();
    expect(await sending).toMatchObject({ outcome: "unknown" });
    double = await startTelegramDouble();
  });

  it("knows that a message did not get through when nobody is there", async () => {
    await double.stop();
    expect(await send(inGroup())).toEqual({ outcome: "later", afterMs: 5_000, scope: "account" });
    double = await startTelegramDouble();
  });
});
