import type { Message } from "grammy/types";
import { describe, expect, it } from "vitest";
import { readUpdate } from "../../../bots/telegram/inbound.ts";
import {
  group,
  membership,
  message,
  type NewUpdate,
  press,
  privateChat,
  type Saying,
  user,
} from "../../support/telegram-double/updates.ts";

const bot = { id: 100200, username: "zhouzhi_bot", hearsWholeGroups: false };
const botUser = user(100200, "周知", { is_bot: true, username: "zhouzhi_bot" });
const now = new Date("2026-09-14T00:30:00Z");
const date = Date.parse("2026-09-14T00:29:00Z") / 1000;
const chat = group(-1001, "东关镇工作群");
const zhang = user(7, "张三");

const read = (update: NewUpdate) => readUpdate({ update_id: 41, ...update }, bot, now);
const built = (saying: Partial<Saying>) =>
  message({ chat, from: zhang, ...saying }, { id: 5, date });
const said = (saying: Partial<Saying>) => read({ message: built(saying) } as NewUpdate);
const withEntity = (text: string, more: Partial<Message>) => said({ text, more });
const edited = (more: Partial<Message>) =>
  read({ edited_message: { ...built({}), edit_date: date + 30, ...more } } as NewUpdate);
const place = { longitude: 113.25, latitude: 23.125 };
const forward_origin = { type: "user", sender_user: zhang, date } as const;

describe("a Telegram message", () => {
  it("keeps who, where and when, and the update's id as its key", () => {
    expect(said({ text: "签到" })).toEqual({
      platform: "telegram",
      key: "41",
      kind: "text",
      sentAt: "2026-09-14T00:29:00.000Z",
      chat: { id: "-1001", kind: "group", name: "东关镇工作群" },
      from: { id: "7", name: "张三" },
      messageId: "5",
      text: "签到",
      mentionsBot: false,
    });
  });

  it("in private has a chat of the sender's name", () => {
    expect(said({ chat: privateChat(zhang), text: "我的记录" })?.chat).toEqual({
      id: "7",
      kind: "private",
      name: "张三",
    });
  });

  it("takes a caption as its text, and marks a photo or a file", () => {
    const photo = { photo: [], caption: "签到" } as Partial<Message>;
    expect(said({ more: photo })).toMatchObject({ kind: "photo", photo: true, text: "签到" });
    const file = { document: { file_id: "f", file_unique_id: "f" } } as Partial<Message>;
    expect(said({ more: file })).toMatchObject({ kind: "photo", text: "" });
  });

  it("is marked when it was forwarded", () => {
    expect(said({ text: "签到", more: { forward_origin } })).toMatchObject({ forwarded: true });
  });

  it("does not hold the text that it quotes", () => {
    const quoted = built({ text: "签到", messageId: 2 });
    const quote = { text: "签到", position: 0 };
    const reply = { reply_to_message: quoted, quote } as Partial<Message>;
    expect(withEntity("辛苦了", reply)).toMatchObject({ text: "辛苦了", mentionsBot: false });
  });

  it("loses what a database cannot hold: NUL and broken characters", () => {
    expect(said({ text: "签\0到\uD83D👌" })?.text).toBe("签到👌");
  });

  it("is nothing when it has no words: a sticker, a voice", () => {
    expect(said({ more: { sticker: {} as never } })).toBeNull();
  });
});

describe("meant for the bot", () => {
  const entity = (type: string, offset: number, length: number, more = {}) =>
    ({ entities: [{ type, offset, length, ...more }] }) as Partial<Message>;
  const cases: [string, Partial<Message>, string, boolean][] = [
    ["@zhouzhi_bot 签到", entity("mention", 0, 12), "签到", true],
    ["签到 @Zhouzhi_Bot", entity("mention", 3, 12), "签到", true],
    ["👍@zhouzhi_bot 签到", entity("mention", 2, 12), "👍 签到", true],
    ["@other_bot 签到", entity("mention", 0, 10), "@other_bot 签到", false],
    ["@周知 签到", entity("text_mention", 0, 3, { user: botUser }), "签到", true],
    ["@李四 签到", entity("text_mention", 0, 3, { user: user(8, "李四") }), "@李四 签到", false],
    ["/start@zhouzhi_bot", entity("bot_command", 0, 18), "/start", true],
    ["/start@other_bot", entity("bot_command", 0, 16), "/start@other_bot", false],
    ["签到", { reply_to_message: { from: botUser } as never }, "签到", true],
  ];
  it.each(cases)("%j", (text, more, expected, mentionsBot) => {
    expect(withEntity(text, more)).toMatchObject({ text: expected, mentionsBot });
  });
});

describe("a location", () => {
  it.each([
    ["sent from the phone", { location: place }, { live: false, forwarded: false }],
    ["shared live", { location: { ...place, live_period: 900 } }, { live: true, forwarded: false }],
    ["forwarded", { location: place, forward_origin }, { live: false, forwarded: true }],
    ["of a venue", { location: place, venue: {} as never }, { live: false, forwarded: true }],
    ["set by an inline bot", { location: place, via_bot: botUser }, { forwarded: true }],
  ])("%s", (_how, more, location) => {
    expect(said({ more: more as Partial<Message> })).toMatchObject({
      kind: "location",
      location: { ...place, datum: "WGS84", ...location },
    });
  });

  it("has the accuracy that the phone gives", () => {
    const more = { location: { ...place, horizontal_accuracy: 35 } };
    expect(said({ more })?.location?.accuracy).toBe(35);
  });

  it("that moves while shared live is a new location, not an edit", () => {
    expect(edited({ location: { ...place, live_period: 900 } })).toMatchObject({
      kind: "location",
      sentAt: "2026-09-14T00:29:30.000Z",
      location: { live: true },
    });
  });
});

describe("an edit", () => {
  it("is dated when it was made and keeps the message's id", () => {
    expect(edited({ text: "公出" })).toMatchObject({
      kind: "edit",
      messageId: "5",
      text: "公出",
      sentAt: "2026-09-14T00:29:30.000Z",
    });
  });
});

describe("a shared contact", () => {
  const contact = (user_id: number | undefined, more = {}) =>
    said({
      chat: privateChat(zhang),
      more: {
        contact: {
          phone_number: "+86 138-0000-0000",
          first_name: "张三",
          ...(user_id && { user_id }),
        },
        ...more,
      },
    })?.contact;
  it("is one's own when Telegram says that it is the sender's account", () => {
    expect(contact(7)).toEqual({ phone: "8613800000000", own: true });
  });
  it("is not one's own when it is another's, nobody's, or forwarded", () => {
    expect(contact(8)?.own).toBe(false);
    expect(contact(undefined)?.own).toBe(false);
    expect(contact(7, { forward_origin })?.own).toBe(false);
  });
});

describe("the bot's own place in a chat", () => {
  const change = (status: "member" | "administrator" | "left" | "kicked", where = chat as never) =>
    read(membership({ chat: where, from: zhang, bot: botUser, status, date }));
  it.each([
    ["member", { present: true, administrator: false, canHear: false }],
    ["administrator", { present: true, administrator: true, canHear: true }],
    ["left", { present: false, administrator: false, canHear: false }],
    ["kicked", { present: false, administrator: false, canHear: false }],
  ] as const)("%s", (status, presence) => {
    expect(change(status)).toMatchObject({ kind: "presence", presence, from: { id: "7" } });
  });
  it("lets an ordinary member hear when privacy mode is off", () => {
    const update = membership({ chat, from: zhang, bot: botUser, status: "member", date });
    const open = { ...bot, hearsWholeGroups: true };
    const heard = readUpdate({ update_id: 1, ...update }, open, now);
    expect(heard?.presence?.canHear).toBe(true);
  });
  it("in a private chat says whether it was blocked", () => {
    const mine = privateChat(zhang) as never;
    expect(change("kicked", mine)).toMatchObject({
      chat: { kind: "private" },
      presence: { present: false },
    });
    expect(change("member", mine)?.presence).toMatchObject({ present: true, canHear: true });
  });
});

describe("a group's own news", () => {
  it("tells of its new id from both sides", () => {
    const from_old = said({ more: { migrate_to_chat_id: -100200 } });
    const from_new = said({ chat: group(-100200, "新群"), more: { migrate_from_chat_id: -1001 } });
    for (const news of [from_old, from_new]) {
      expect(news).toMatchObject({
        kind: "migrated",
        chat: { id: "-1001" },
        migratedTo: "-100200",
      });
    }
  });
  it("tells of its new name", () => {
    const news = said({ more: { new_chat_title: "东关镇群" } });
    expect(news).toMatchObject({ kind: "renamed", chat: { id: "-1001", name: "东关镇群" } });
  });
});

describe("who speaks", () => {
  it("may be an administrator who hides", () => {
    const hidden = user(1087968824, "Group", { is_bot: true });
    const asGroup = said({ from: hidden, text: "周统计", more: { sender_chat: chat } });
    expect(asGroup?.from).toMatchObject({ anonymousAdministrator: true });
    expect(said({ from: hidden, text: "周统计" })?.from?.anonymousAdministrator).toBe(true);
  });
  it("has both of his names", () => {
    expect(said({ from: user(7, "三", { last_name: "张" }), text: "到" })?.from?.name).toBe(
      "三 张",
    );
  });
  it.each([
    ["another bot", { from: user(9, "bot", { is_bot: true }) }],
    ["the bot itself", { from: botUser }],
    ["a channel", { more: { sender_chat: { id: -5, type: "channel", title: "频道" } } as never }],
  ])("is not heard when it is %s", (_who, saying) => {
    expect(said({ text: "签到", ...saying })).toBeNull();
  });
});

describe("what is passed over", () => {
  it.each([
    ["a channel's post", { channel_post: built({ text: "签到" }) }],
    ["a button without data", { callback_query: { id: "q", from: zhang, chat_instance: "1" } }],
    ["a kind not known yet", { something_new: { text: "签到" } }],
  ])("%s", (_what, update) => {
    expect(read(update as NewUpdate)).toBeNull();
  });
});

describe("a pressed button", () => {
  it("is dated when it is heard, as Telegram gives no date", () => {
    expect(read(press({ id: "q", chat, from: zhang, under: 12, data: "ok:1" }))).toMatchObject({
      kind: "button",
      button: "ok:1",
      messageId: "12",
      sentAt: now.toISOString(),
      chat: { id: "-1001" },
    });
  });
});
