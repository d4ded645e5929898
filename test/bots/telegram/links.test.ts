import { describe, expect, it } from "vitest";
import { readUpdate } from "../../../bots/telegram/inbound.ts";
import { inlineKeyboard } from "../../../bots/telegram/keyboard.ts";
import { linkedWords, privateLink } from "../../../bots/telegram/links.ts";
import { group, message, privateChat, user } from "../../support/telegram-double/updates.ts";

const inGroup = { id: "-1001", kind: "group" } as const;
const inPrivate = { id: "7", kind: "private" } as const;

describe("a link to the private chat", () => {
  it("carries its words there and back, in what Telegram allows", () => {
    const link = privateLink("zhouzhi_bot", "答题 周测");
    const [, payload = ""] = /^https:\/\/t\.me\/zhouzhi_bot\?start=([\w-]{1,64})$/.exec(link) ?? [];
    expect(linkedWords(`/start ${payload}`)).toBe("答题 周测");
  });

  it("with too many words only opens the chat", () => {
    expect(privateLink("zhouzhi_bot", "答题 ".repeat(20))).toBe("https://t.me/zhouzhi_bot");
  });

  it.each([
    "/start",
    "/start ref_2024",
    "/start 答题",
    "开始 562U",
    "/start@other 562U6aKY",
    "/start ",
  ])("is not read out of %s", (text) => expect(linkedWords(text)).toBeNull());
});

describe("a message that such a link made", () => {
  const zhang = user(7, "张三");
  const bot = { id: 100200, username: "zhouzhi_bot", hearsWholeGroups: false };
  const heard = (chat: Parameters<typeof message>[0]["chat"], text: string) => {
    const said = message({ chat, from: zhang, text }, { id: 5, date: 1_789_000_000 });
    const update = { update_id: 41, message: said } as Parameters<typeof readUpdate>[0];
    return readUpdate(update, bot, new Date("2026-09-14T00:30:00Z"))?.text;
  };

  it("says the link's words, in private only", () => {
    const text = `/start ${Buffer.from("答题").toString("base64url")}`;
    expect(heard(privateChat(zhang), text)).toBe("答题");
    expect(heard(group(-1001, "东关镇工作群"), text)).toBe(text);
    expect(heard(privateChat(zhang), "/start")).toBe("/start");
  });
});

describe("the buttons under a message", () => {
  const answer = (text: string, row?: number) => ({
    ...{ text, data: `quiz:1:0:${text}` },
    ...(row === undefined ? {} : { row }),
  });

  it("of one row stand side by side, the others on their own lines", () => {
    const buttons = [answer("A", 1), answer("B", 1), answer("ok", 2), answer("X"), answer("Y")];
    const { reply_markup } = inlineKeyboard({ chat: inPrivate, buttons }, null);
    expect(reply_markup?.inline_keyboard.map((row) => row.map(({ text }) => text))).toEqual([
      ["A", "B"],
      ["ok"],
      ["X"],
      ["Y"],
    ]);
  });

  it("that lead to the private chat are links in a group and act at once in private", () => {
    const buttons = [{ text: "开始答题", data: "private:答题" }];
    const grouped = inlineKeyboard({ chat: inGroup, buttons }, "zhouzhi_bot");
    expect(grouped.reply_markup?.inline_keyboard).toEqual([
      [{ text: "开始答题", url: privateLink("zhouzhi_bot", "答题") }],
    ]);
    const alone = inlineKeyboard({ chat: inPrivate, buttons }, null);
    expect(alone.reply_markup?.inline_keyboard).toEqual([
      [{ text: "开始答题", callback_data: "private:答题" }],
    ]);
  });
});
