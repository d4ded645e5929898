/** Telegram's published numbers: 30 a second in all, 1 a second in a chat, 20 a minute in a group. */
const RULES = { accountPerSecond: 30, chatGapMs: 1_000, groupPerMinute: 20 };

/** Counts what was sent, and says how many seconds to wait when one more would be too many. */
export function rateLimits() {
  let account: number[] = [];
  const chats = new Map<string, number[]>();

  return {
    /** Null when it may go, which is then counted. */
    waitFor(chatId: string, now: number): number | null {
      account = account.filter((at) => at > now - 1_000);
      const chat = (chats.get(chatId) ?? []).filter((at) => at > now - 60_000);
      chats.set(chatId, chat);
      if (account.length >= RULES.accountPerSecond) return 1;
      const last = chat.at(-1);
      if (last !== undefined && now - last < RULES.chatGapMs) return 1;
      const oldest = chat[0];
      if (chatId.startsWith("-") && chat.length >= RULES.groupPerMinute && oldest !== undefined) {
        return Math.ceil((oldest + 60_000 - now) / 1_000);
      }
      account.push(now);
      chat.push(now);
      return null;
    },
  };
}
