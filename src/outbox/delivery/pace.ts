import type { Address } from "./rules.ts";

/** When a chat may be written to next, and whether the chat or the whole account makes it wait. */
export type Readiness = { at: Date; scope: "chat" | "account" };

/** How fast one account may speak; kept per process. */
export type Pace = {
  /** `at` is `now` when a message may go out at once. */
  readyAt(address: Address, now: Date): Readiness;
  /** Notes that a message goes out now. */
  took(address: Address, now: Date): void;
  /** A platform asked to wait: this chat, or with `account` everything on its platform, stays silent until then. */
  hold(address: Address, scope: Readiness["scope"], until: Date): void;
};

/** For simulated time and for platforms without limits: always ready. */
export const unpaced: Pace = {
  readyAt: (_address, now) => ({ at: now, scope: "chat" }),
  took: () => undefined,
  hold: () => undefined,
};

/** At most `count` messages within any `ms` milliseconds. */
type Limit = { count: number; ms: number };
type Limits = { account: Limit; chat: Limit; group: Limit };

/** Telegram's published numbers: core.telegram.org/bots/faq, "My bot is hitting limits". */
const TELEGRAM: Limits = {
  account: { count: 30, ms: 1_000 },
  chat: { count: 1, ms: 1_000 },
  group: { count: 20, ms: 60_000 },
};

/** WeChat publishes none; a burst leads to 操作过于频繁 and to bans, so it is slow on purpose. */
const WECHAT: Limits = {
  account: { count: 1, ms: 2_000 },
  chat: { count: 1, ms: 5_000 },
  group: { count: 6, ms: 60_000 },
};

const LIMITS: Readonly<Record<string, Limits>> = {
  telegram: TELEGRAM,
  wechat: WECHAT,
  relay: WECHAT,
};

/** Entries older than the longest window say nothing any more; they are dropped once there are so many. */
const SWEEP_AT_ENTRIES = 5_000;

/** Minimum gaps per chat and per account, in memory; platforms without known limits are never held. */
export function memoryPace(limits: Readonly<Record<string, Limits>> = LIMITS): Pace {
  const taken = new Map<string, number[]>();
  const holds = new Map<string, number>();
  return {
    readyAt(address, now) {
      const [account, ...chat] = windowsOf(address, limits).map(({ key, limit }) =>
        freeAt(taken.get(key) ?? [], limit),
      );
      const { platform } = address;
      const accountAt = Math.max(account ?? 0, holds.get(platform) ?? 0);
      const chatAt = Math.max(0, ...chat, holds.get(chatKey(address)) ?? 0);
      const at = new Date(Math.max(now.getTime(), accountAt, chatAt));
      return { at, scope: chatAt >= accountAt ? "chat" : "account" };
    },
    took(address, now) {
      for (const { key, limit } of windowsOf(address, limits)) {
        taken.set(key, [...(taken.get(key) ?? []), now.getTime()].slice(-limit.count));
      }
      if (taken.size > SWEEP_AT_ENTRIES) forget(taken, now.getTime() - 60_000);
    },
    hold(address, scope, until) {
      const key = scope === "account" ? address.platform : chatKey(address);
      holds.set(key, Math.max(holds.get(key) ?? 0, until.getTime()));
    },
  };
}

const chatKey = (address: Address) => `${address.platform}/${address.chat}`;

/** The windows a message counts in; the account's comes first. */
function windowsOf(address: Address, limits: Readonly<Record<string, Limits>>) {
  const its = limits[address.platform];
  if (!its) return [];
  const chat = chatKey(address);
  const windows = [
    { key: `account ${address.platform}`, limit: its.account },
    { key: `chat ${chat}`, limit: its.chat },
  ];
  return address.kind === "group"
    ? [...windows, { key: `group ${chat}`, limit: its.group }]
    : windows;
}

function freeAt(times: readonly number[], limit: Limit): number {
  const oldest = times[times.length - limit.count];
  return oldest === undefined ? 0 : oldest + limit.ms;
}

function forget(taken: Map<string, number[]>, before: number): void {
  for (const [key, times] of taken) {
    if ((times.at(-1) ?? 0) < before) taken.delete(key);
  }
}
