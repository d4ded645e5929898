import { type Clock, manualClock } from "../../src/clock.ts";
import { type Database, inTransaction } from "../../src/db/client.ts";
import type { HandlingDeps } from "../../src/inbox/handle.ts";
import { intakeFor } from "../../src/inbox/receive.ts";
import type { IncomingMessage, Log, PlatformName } from "../../src/inbox/rules.ts";
import type { Work } from "../../src/work.ts";

export const NOON = new Date("2026-09-14T04:00:00Z");

export const calendar = {
  zone: "Asia/Shanghai",
  isWorkingDay: () => true,
  covers: () => true,
};

/** A log that keeps its warnings and errors. */
export function keptLog() {
  const lines: { message: string; fields: object }[] = [];
  const keep = (fields: object, message: string) => void lines.push({ message, fields });
  const log: Log = { info: () => undefined, warn: keep, error: keep };
  return { log, lines };
}

export function message(key: string, more: Partial<IncomingMessage> = {}): IncomingMessage {
  return {
    platform: "sandbox",
    key,
    kind: "text",
    sentAt: NOON.toISOString(),
    chat: { id: "g1", kind: "group", name: "东关镇工作群" },
    from: { id: "zhang", name: "张三" },
    messageId: key,
    text: "签到",
    mentionsBot: false,
    ...more,
  };
}

export const from = (id: string) => ({ from: { id, name: id } });

/** A platform's intake whose position follows the clock. */
export function receiving(db: Database, platform: PlatformName = "sandbox") {
  const clock = manualClock(NOON);
  let stored = 0;
  const { log, lines } = keptLog();
  const onStored = async () => {
    stored += 1;
  };
  const intake = intakeFor(platform, { db, clock, log, onStored });
  return {
    clock,
    intake,
    lines,
    wakes: () => stored,
    store: (...messages: IncomingMessage[]) =>
      intake.store(messages, { cursor: "1", heardUntil: clock.now() }),
  };
}

export function handling(db: Database, clock: Clock, handle: HandlingDeps["handle"]) {
  const { log, lines } = keptLog();
  const deps: HandlingDeps = { db, clock, calendar, handle, log };
  return { deps, lines };
}

export function working<T>(db: Database, now: Date, run: (work: Work) => Promise<T>): Promise<T> {
  return inTransaction(db, (tx) => run({ tx, now, calendar }));
}
