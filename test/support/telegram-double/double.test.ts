import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startTelegramDouble, type TelegramDouble } from "./double.ts";
import { rateLimits } from "./limits.ts";
import { group, user } from "./updates.ts";

type Answer = { ok: boolean; error_code?: number; result?: { update_id: number }[] };
const zhang = user(7, "张三");
const chat = group(-1001, "群");

describe("the Bot API double", () => {
  let double: TelegramDouble;
  beforeEach(async () => {
    double = await startTelegramDouble();
  });
  afterEach(() => double.stop());
  const call = async (method: string, payload: object = {}): Promise<Answer> => {
    const response = await fetch(`${double.apiRoot}/bot${double.token}/${method}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(payload),
    });
    return (await response.json()) as Answer;
  };
  const ids = async (payload: object) =>
    ((await call("getUpdates", payload)).result ?? []).map(({ update_id: id }) => id);
  const say = (text: string) => double.say({ chat, from: zhang, text }).updateId;

  it("gives an update again until a higher offset confirms it", async () => {
    const [first, second] = [say("一"), say("二")];
    expect(await ids({})).toEqual([first, second]);
    expect(await ids({})).toEqual([first, second]);
    expect(await ids({ offset: second })).toEqual([second]);
    expect(await ids({ offset: Number(second) + 1 })).toEqual([]);
    expect(await ids({})).toEqual([]);
  });

  it("holds a poll until something comes", async () => {
    const held = ids({ timeout: 5 });
    await new Promise((resolve) => setTimeout(resolve, 10));
    const id = say("签到");
    expect(await held).toEqual([id]);
  });

  it("ends the first of two polls with a conflict", async () => {
    const first = call("getUpdates", { timeout: 5 });
    await new Promise((resolve) => setTimeout(resolve, 10));
    const second = call("getUpdates", { timeout: 0 });
    expect(await first).toMatchObject({ ok: false, error_code: 409 });
    expect(await second).toMatchObject({ ok: true });
  });

  it("keeps to the kinds of updates that were asked for", async () => {
    await ids({ allowed_updates: ["callback_query"] });
    expect(say("签到")).toBeNull();
  });

  it("with privacy mode gives only what is meant for the bot, unless it is an administrator", () => {
    double.privacy.hearsWholeGroups = false;
    expect(say("签到")).toBeNull();
    const named = { chat, from: zhang, text: "@zhouzhi_bot 签到", mentions: "@zhouzhi_bot" };
    expect(double.say(named).updateId).not.toBeNull();
    double.administrators.add(String(chat.id));
    expect(say("签到")).not.toBeNull();
  });

  it("tells whether the bot is an administrator", async () => {
    double.administrators.add("-1001");
    const answer = await call("getChatMember", { chat_id: -1001, user_id: double.bot.id });
    expect(answer.result).toMatchObject({ status: "administrator" });
  });
});

describe("the double's sending limits", () => {
  it("are one a second in a chat", () => {
    const limits = rateLimits();
    expect([0, 999, 1_000].map((at) => limits.waitFor("7", at))).toEqual([null, 1, null]);
  });
  it("are twenty a minute in a group", () => {
    const limits = rateLimits();
    const waits = Array.from({ length: 21 }, (_, index) => limits.waitFor("-1", index * 1_000));
    expect(waits.slice(0, 20).every((wait) => wait === null)).toBe(true);
    expect(waits[20]).toBe(40);
  });
  it("are thirty a second in all", () => {
    const limits = rateLimits();
    const waits = Array.from({ length: 31 }, (_, index) => limits.waitFor(String(index), 0));
    expect(waits.filter((wait) => wait === null)).toHaveLength(30);
    expect(waits[30]).toBe(1);
  });
});
