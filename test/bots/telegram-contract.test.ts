import { createTelegram } from "../../bots/telegram/adapter.ts";
import { systemClock } from "../../src/clock.ts";
import { startTelegramDouble } from "../support/telegram-double/double.ts";
import { group, press, privateChat, user } from "../support/telegram-double/updates.ts";
import { platformContract } from "./contract.ts";

platformContract("telegram", async () => {
  const double = await startTelegramDouble();
  const zhang = user(7, "张三");
  const chat = group(-1001, "东关镇工作群");
  const platform = createTelegram({
    token: double.token,
    apiRoot: `${double.apiRoot}/`,
    clock: systemClock,
    pollSeconds: 5,
    backoff: { firstMs: 1, maxMs: 5 },
  });
  return {
    platform,
    group: String(chat.id),
    private: String(zhang.id),
    people: { zhang: String(zhang.id) },
    async sayInGroup(text) {
      double.say({ chat, from: zhang, text });
    },
    async sayPrivately(text) {
      double.say({ chat: privateChat(zhang), from: zhang, text });
    },
    async sayAndEdit(text, edited) {
      const { message } = double.say({ chat, from: zhang, text });
      const change = { ...message, text: edited, edit_date: message.date + 30 };
      double.receive({ edited_message: change as never });
    },
    async shareLocation() {
      double.say({
        chat,
        from: zhang,
        more: { location: { longitude: 113.25, latitude: 23.125 } },
      });
    },
    async press(data, under) {
      double.receive(press({ id: "q1", chat, from: zhang, under: Number(under), data }));
    },
    async echoOwn(text) {
      double.say({ chat, from: double.bot, text });
    },
    shown: (chatId) => double.messagesIn(chatId).map(({ text }) => text),
    limit: (chatId) => double.trouble.limited.set(chatId, 7),
    block: (chatId) => double.trouble.blocked.set(chatId, "bot was blocked by the user"),
    close: double.stop,
  };
});
