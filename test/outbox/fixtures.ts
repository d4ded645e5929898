import { manualClock } from "../../src/clock.ts";
import { type Database, inTransaction } from "../../src/db/client.ts";
import type { Log } from "../../src/inbox/rules.ts";
import { type DeliveryDeps, deliverDue } from "../../src/outbox/deliver.ts";
import { type Pace, unpaced } from "../../src/outbox/delivery/pace.ts";
import type { Delivery, DeliveryResult, NewMessage } from "../../src/outbox/rules.ts";
import { say } from "../../src/outbox/say.ts";

export const silentLog: Log = {
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

export const everyDayWorks = {
  zone: "Asia/Shanghai",
  isWorkingDay: () => true,
  covers: () => true,
};

/** A platform that keeps what it was asked to send; `answers` are given one after the other, then `sent`. */
export function fakePlatform(canEdit = true) {
  const sent: Delivery[] = [];
  const answers: (DeliveryResult | (() => Promise<DeliveryResult>))[] = [];
  return {
    can: { edit: canEdit },
    sent,
    answers,
    texts: () => sent.map((delivery) => delivery.text),
    async deliver(delivery: Delivery): Promise<DeliveryResult> {
      sent.push(delivery);
      const answer = answers.shift();
      if (typeof answer === "function") return answer();
      return answer ?? { outcome: "sent", externalId: `${delivery.chat.id}#${sent.length}` };
    },
  };
}

/** A moment in working hours: Monday 14 September 2026, 10:00 in Shanghai. */
export const MORNING = new Date("2026-09-14T02:00:00Z");

/** Delivery over one fake platform called sandbox, on a clock that is moved by hand. */
export function delivering(db: Database, pace: Pace = unpaced) {
  const clock = manualClock(MORNING);
  const sandbox = fakePlatform();
  const untold: string[] = [];
  const deps: DeliveryDeps = {
    db,
    clock,
    calendar: everyDayWorks,
    recheck: async () => ({ still: true }),
    platforms: (name) => (name === "sandbox" ? sandbox : undefined),
    pace,
    onUnconfirmed: async (_work, row) => {
      untold.push(row.key);
    },
    log: silentLog,
  };
  const changed = (change: Partial<DeliveryDeps>) => ({ ...deps, ...change });
  return {
    deps,
    changed,
    clock,
    sandbox,
    untold,
    pass: (change: Partial<DeliveryDeps> = {}) =>
      deliverDue(changed(change), { platforms: ["sandbox"], limit: 100 }),
    later: (ms: number) => clock.moveTo(new Date(clock.now().getTime() + ms)),
    saying: (...messages: NewMessage[]) =>
      inTransaction(db, (tx) => say({ tx, now: clock.now(), calendar: everyDayWorks }, messages)),
  };
}

let made = 0;

/** A group the bot is in; its chat on the platform is `chat`. */
export async function group(db: Database, chat = `g${++made}`, platform = "sandbox") {
  const data = { platform, externalId: chat, name: chat };
  return (await db.channel.create({ data })).id;
}

/** A person with a private chat per platform given. */
export async function person(db: Database, name: string, platforms = ["sandbox"]) {
  const accounts = platforms.map((platform) => ({
    platform,
    externalId: `${platform}-${name}`,
    displayName: name,
    privateChat: `${platform}-${name}`,
  }));
  const data = { name, position: 0, createdAt: MORNING, accounts: { create: accounts } };
  return (await db.person.create({ data })).id;
}

export function toGroup(
  channelId: number,
  key: string,
  more: Partial<NewMessage> = {},
): NewMessage {
  return { key, to: { channelId }, kind: "notice", text: key, ...more };
}

export function toPerson(
  personId: number,
  key: string,
  more: Partial<NewMessage> = {},
): NewMessage {
  return { key, to: { personId }, kind: "reminder", text: key, ...more };
}

/** What the outbox says of each key. */
export async function fates(db: Database) {
  const rows = await db.outbox.findMany({ orderBy: { id: "asc" } });
  return Object.fromEntries(
    rows.map((row) => [row.key, row.note ? `${row.status}: ${row.note}` : row.status]),
  );
}
