import { createSandbox } from "../../bots/sandbox/adapter.ts";
import {
  sandboxGroup,
  sandboxPrivate,
  sandboxSender,
  type Utterance,
} from "../../bots/sandbox/utterance.ts";
import { manualClock } from "../../src/clock.ts";
import { platformContract } from "./contract.ts";

platformContract("sandbox", async () => {
  const sandbox = createSandbox({ clock: manualClock(new Date("2026-09-14T00:30:00Z")) });
  const group = sandboxGroup("东关镇工作群");
  const chat = sandboxPrivate("张三");
  const from = sandboxSender("张三");
  // The contract is about redelivery, which the sandbox does when asked to hear again.
  const say = async (utterance: Utterance) => {
    try {
      await sandbox.say(utterance);
    } catch {
      await sandbox.hear().catch(() => undefined);
    }
  };
  return {
    platform: sandbox,
    group: group.id,
    private: chat.id,
    people: { zhang: from.id },
    sayInGroup: (text) => say({ chat: group, from, text }),
    sayPrivately: (text) => say({ chat, from, text }),
    async sayAndEdit(text, edited) {
      await say({ chat: group, from, text, messageId: "m1" });
      await say({ chat: group, from, text: edited, edits: "m1" });
    },
    shareLocation: () =>
      say({
        chat: group,
        from,
        location: {
          longitude: 113.25,
          latitude: 23.125,
          datum: "WGS84",
          live: false,
          forwarded: false,
        },
      }),
    press: (data, under) => say({ chat: group, from, button: { data, under } }),
    echoOwn: async () => undefined,
    shown: (chatId) => sandbox.shown(chatId).map(({ delivery }) => delivery.text),
    limit: () => sandbox.failNext({ outcome: "later", afterMs: 7_000, scope: "chat" }),
    block: () => sandbox.failNext({ outcome: "refused", reason: "blocked", detail: "test" }),
    close: async () => undefined,
  };
});
