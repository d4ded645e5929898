import type { Update } from "grammy/types";
import type { NewUpdate } from "./updates.ts";

export type PollParameters = {
  offset?: number;
  limit?: number;
  timeout?: number;
  allowed_updates?: string[];
};
export type PollAnswer = { updates: Update[] } | { conflict: string };

/** What Telegram sends to a bot that never named the kinds it wants. */
const DEFAULT_KINDS = new Set([
  "message",
  "edited_message",
  "channel_post",
  "callback_query",
  "my_chat_member",
  "poll_answer",
]);

/**
 * The undelivered updates of a bot with Telegram's semantics: an update comes again with every poll
 * until a poll with a higher offset confirms it; a second poll ends the first one with a conflict.
 */
export function updateQueue(firstId: number) {
  let nextId = firstId;
  let waiting: Update[] = [];
  let kinds: ReadonlySet<string> = DEFAULT_KINDS;
  let held: { wake: () => void; conflict: () => void } | null = null;

  const take = (limit: number) => waiting.slice(0, limit);
  return {
    waiting: () => [...waiting],
    /** Queues an update and gives its id; null for a kind that the bot did not ask for. */
    add(update: NewUpdate): number | null {
      const kind = Object.keys(update)[0] ?? "";
      if (!kinds.has(kind)) return null;
      const update_id = nextId;
      nextId += 1;
      waiting.push({ update_id, ...update });
      held?.wake();
      return update_id;
    },
    /** What happens to updates that nobody fetched for 24 hours. */
    expire(): void {
      waiting = [];
    },
    /** What may happen after a quiet week: ids go on anywhere, lower ones too. */
    jumpTo(id: number): void {
      nextId = id;
    },
    poll(parameters: PollParameters, gone: AbortSignal): Promise<PollAnswer> {
      if (parameters.allowed_updates) kinds = new Set(parameters.allowed_updates);
      const { offset, limit = 100, timeout = 0 } = parameters;
      if (offset !== undefined) waiting = waiting.filter(({ update_id: id }) => id >= offset);
      held?.conflict();
      if (waiting.length > 0 || timeout === 0) return Promise.resolve({ updates: take(limit) });
      return new Promise((resolve) => {
        const finish = (answer: PollAnswer) => {
          clearTimeout(timer);
          if (held === mine) held = null;
          resolve(answer);
        };
        const timer = setTimeout(() => finish({ updates: [] }), timeout * 1_000);
        const conflict = "Conflict: terminated by other getUpdates request";
        const mine = {
          wake: () => finish({ updates: take(limit) }),
          conflict: () => finish({ conflict }),
        };
        held = mine;
        gone.addEventListener("abort", () => finish({ updates: [] }), { once: true });
      });
    },
  };
}
