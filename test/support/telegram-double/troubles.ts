import { rateLimits } from "./limits.ts";
import { type Answer, failure, type Payload, SENDING, tooMany } from "./methods.ts";

type Once = { method: string | null; answer: Answer };

/** Everything that can be made to go wrong at the double, and what already has. */
export function troubles(options: { enforceLimits: boolean; now: () => number }) {
  const once: Once[] = [];
  const limited = new Map<string, number>();
  const blocked = new Map<string, string>();
  const migrated = new Map<string, number>();
  const limits = rateLimits();
  let everything: Answer | null = null;
  let hangs = 0;

  const sendingTrouble = (chatId: string): Answer | null => {
    const seconds = limited.get(chatId) ?? limited.get("all");
    if (seconds !== undefined) return tooMany(seconds);
    const newId = migrated.get(chatId);
    if (newId !== undefined) {
      const description = "Bad Request: group chat was upgraded to a supergroup chat";
      return { ok: false, error_code: 400, description, parameters: { migrate_to_chat_id: newId } };
    }
    const reason = blocked.get(chatId);
    if (reason !== undefined) return failure(403, `Forbidden: ${reason}`);
    const wait = options.enforceLimits ? limits.waitFor(chatId, options.now()) : null;
    return wait === null ? null : tooMany(wait);
  };
  return {
    /** Sends to these chats (or "all") are too many, with the seconds to wait; delete to lift. */
    limited,
    /** Sends to these chats are forbidden, with the reason. */
    blocked,
    /** Sends to these old ids are told the new one. */
    migrated,
    /** The next call of `method` (of any when null) is answered so. */
    failNext(method: string | null, code: number, description: string): void {
      once.push({ method, answer: failure(code, description) });
    },
    /** Every call is answered so, until null: 401 for a revoked token, 502 for an outage. */
    failAll(answer: { code: number; description: string } | null): void {
      everything = answer && failure(answer.code, answer.description);
    },
    /** The next `times` sends take effect and are never answered. */
    deliverThenHang(times = 1): void {
      hangs += times;
    },
    takeHang(): boolean {
      if (hangs === 0) return false;
      hangs -= 1;
      return true;
    },
    before(method: string, payload: Payload): Answer | null {
      if (everything) return everything;
      const next = once.findIndex((one) => one.method === null || one.method === method);
      if (next >= 0) return once.splice(next, 1)[0]?.answer ?? null;
      return SENDING.has(method) ? sendingTrouble(String(payload.chat_id)) : null;
    },
  };
}
