import { type ManualClock, manualClock } from "../../src/clock.ts";
import type { Database } from "../../src/db/client.ts";
import { createEngine } from "../../src/engine/engine.ts";
import { intakeFor } from "../../src/inbox/receive.ts";
import type { IncomingMessage, PlatformName } from "../../src/inbox/rules.ts";
import { unpaced } from "../../src/outbox/delivery/pace.ts";
import { at, type PersonName, zone } from "../cycle/county.ts";
import { fakePlatform, silentLog } from "../outbox/fixtures.ts";

/** An engine over the sandbox, and perhaps a Telegram that only listens, on a clock that is moved by hand. */
export async function engineOn(db: Database, start: string, names: PlatformName[] = ["sandbox"]) {
  const clock = manualClock(at(start));
  const sandbox = fakePlatform();
  const engine = await createEngine({
    db,
    clock,
    log: silentLog,
    zone,
    settings: { botNames: ["周知"], setupCode: null },
    platformNames: names,
    platforms: (name) => (name === "sandbox" ? sandbox : undefined),
    pace: unpaced,
  });
  return {
    ...{ engine, clock, sandbox },
    moveTo: (local: string) => clock.moveTo(at(local)),
    /** Everything said on the platform before `local` has been heard; `messages` are stored with that. */
    heard: (local: string, messages: IncomingMessage[] = [], platform: PlatformName = "sandbox") =>
      hear(db, clock, platform, at(local), messages),
    due: async () => (await engine.due()).map(({ name, id }) => `${name} ${id}`),
  };
}

function hear(
  db: Database,
  clock: ManualClock,
  platform: PlatformName,
  heardUntil: Date,
  messages: IncomingMessage[],
): Promise<unknown> {
  const onStored = async () => undefined;
  const intake = intakeFor(platform, { db, clock, log: silentLog, onStored });
  return intake.store(messages, { cursor: heardUntil.toISOString(), heardUntil });
}

/** 签到, said by one of the county in a group of its. */
export function signIn(name: PersonName, local: string): IncomingMessage {
  return {
    platform: "sandbox",
    key: `${name} ${local}`,
    kind: "text",
    sentAt: at(local).toISOString(),
    chat: { id: "东一村", kind: "group", name: "东一村工作群" },
    from: { id: name, name },
    messageId: `${name} ${local}`,
    text: "签到",
    mentionsBot: false,
  };
}

/** Lets a person of the county speak and be spoken to on the sandbox. */
export async function bind(db: Database, name: PersonName, personId: number): Promise<void> {
  const account = { platform: "sandbox", externalId: name, displayName: name };
  const bound = { personId, provenBy: "test", provenAt: at("2026-09-01 08:00") };
  await db.account.create({ data: { ...account, ...bound, privateChat: name } });
}
