import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { press, user } from "../support/telegram-double/updates.ts";
import { cadre } from "./county.ts";
import { eventually } from "./eventually.ts";
import type { Program } from "./program.ts";
import { grown, openTown, type Town, userOf } from "./town.ts";

const [zhang, wang, stranger] = [userOf(0), userOf(1), user(99, "路人")];
let town: Town;
let bot: Program;

beforeAll(async () => {
  town = await openTown({ cadres: 3, awaited: true });
  bot = await town.start();
}, 60_000);
afterAll(() => town?.close(), 30_000);

const groupTexts = () => town.textsIn(town.chat.id);
const statusOf = async (name: string, plan: string) => {
  const [row] = await town.rows<{ status: string }>(
    `SELECT o.status::text FROM "Obligation" o JOIN "Occurrence" c ON c.id = o."occurrenceId"
     JOIN "Plan" p ON p.id = c."planId" JOIN "Person" q ON q.id = o."personId"
     WHERE q.name = $1 AND p.name = $2`,
    [name, plan],
  );
  return row?.status;
};
/** Everything that was said so far has been handled. */
const handled = () =>
  eventually(async () => {
    if (town.double.waiting().length > 0) return false;
    return (await town.rows(`SELECT 1 FROM "Inbox" WHERE status = 'pending'`)).length === 0;
  });
/** Brings forward what would be due within the minute, so that nobody has to wait for it. */
const soon = () =>
  town.rows(`UPDATE "Board" SET "refreshAt" = now() WHERE "refreshAt" IS NOT NULL`);

// One story: each test goes on where the one before ended.
describe("a real bot in a real Telegram group", { timeout: 30_000 }, () => {
  it("asks to be bound when it is added, and says plainly when it cannot hear", async () => {
    town.double.privacy.hearsWholeGroups = false;
    town.botComes();
    await town.seen(town.chat.id, /收不到本群的普通消息/);
    town.double.privacy.hearsWholeGroups = true;
    town.botComes("administrator");
    await town.seen(town.chat.id, /请管理员在本群发送“绑定群 单位”/);
  });

  it("is bound by who sent the setup code, and announces the open window at once", async () => {
    await eventually(async () => {
      return (await town.rows(`SELECT 1 FROM "Occurrence" WHERE status = 'open'`)).length === 1;
    });
    await town.bind();
    await town.seen(town.chat.id, /本群已绑定“东关镇”/);
    expect(groupTexts().filter((text) => /签到开始/.test(text))).toHaveLength(1);
  });

  it("binds an account by its own contact of the roster, and by no other", async () => {
    town.sharesContact(zhang, `86${cadre(0).phone}`);
    await town.seen(zhang.id, /已绑定为 张0/);
    town.sharesContact(wang, cadre(1).phone, zhang.id);
    await town.seen(wang.id, /只能共享本人的手机号/);
    town.sharesContact(stranger, "13700000000");
    await town.seen(stranger.id, /名册里没有这个手机号/);
  });

  it("takes 签到 in silence, and keeps one board that it edits in place", async () => {
    town.sharesContact(wang, cadre(1).phone);
    await town.seen(wang.id, /已绑定为 张1/);
    const before = groupTexts().length;
    town.inGroup(zhang, "签到");
    await handled();
    expect(groupTexts()).toHaveLength(before);
    await soon();
    await town.seen(town.chat.id, /已签到 1\/3，未签到 2/);
    town.inGroup(wang, "到了👌");
    await handled();
    await soon();
    await town.seen(town.chat.id, /已签到 2\/3，未签到 1/);
    expect(groupTexts()).toHaveLength(before + 1);
    expect(await statusOf("张1", "早签到")).toBe("on_time");
  });

  it("says nothing to strangers, and tells an anonymous administrator once why", async () => {
    const before = groupTexts().length;
    town.inGroup(stranger, "签到");
    town.inGroup(stranger, "绑定群 李家村");
    const anonymous = user(1_087_968_824, "Group", { is_bot: true });
    const asGroup = { sender_chat: { ...town.chat } };
    for (const text of ["名单", "绑定群 李家村"]) {
      town.double.say({ chat: town.chat, from: anonymous, text, more: asGroup });
    }
    await town.seen(town.chat.id, /匿名管理员无法识别身份/);
    await handled();
    expect(groupTexts()).toHaveLength(before + 1);
  });

  it("opens a plan that is imported beside it, and takes 收到 by the button", async () => {
    await town.importAgain();
    await town.seen(town.chat.id, /预案确认/);
    const opening = town.double.messagesIn(town.chat.id).find(({ text }) => /预案确认/.test(text));
    const markup = opening?.payload.reply_markup as {
      inline_keyboard: { text: string; callback_data: string }[][];
    };
    const [button] = markup.inline_keyboard[0] ?? [];
    expect(button?.text).toBe("收到");
    town.double.receive(
      press({
        ...{ id: "press-1", chat: town.chat, from: zhang },
        ...{ under: opening?.messageId ?? 0, data: button?.callback_data ?? "" },
      }),
    );
    await eventually(async () => (await statusOf("张0", "预案确认")) === "on_time");
    await eventually(() => town.double.callsOf("answerCallbackQuery").length === 1);
  });

  it("stays bound when the group becomes a supergroup, whoever tells it first", async () => {
    const newId = Number(`-100${Math.abs(town.chat.id)}`);
    // Telegram refuses a post to the old id before the service messages are there.
    town.double.trouble.migrated.set(String(town.chat.id), newId);
    town.inGroup(town.administrator, "名单");
    await town.seen(newId, /已签到 2\/3/);
    expect(town.double.migrate(town.chat, town.administrator)).toBe(newId);
    await handled();
    const chat = grown(newId);
    town.inGroup(wang, "收到", chat);
    await eventually(async () => (await statusOf("张1", "预案确认")) === "on_time");
    await soon();
    await town.seen(newId, /已确认 2\/3/);
    expect(
      await town.rows(`SELECT "externalId" FROM "Channel" WHERE "unitId" IS NOT NULL`),
    ).toEqual([{ externalId: String(newId) }]);
    expect(bot.isRunning()).toBe(true);
  });
});
