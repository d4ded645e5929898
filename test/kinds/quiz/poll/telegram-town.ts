import type { Update } from "grammy/types";
import { createTelegram } from "../../../../bots/telegram/adapter.ts";
import { readUpdate } from "../../../../bots/telegram/inbound.ts";
import { createWorkCalendar } from "../../../../src/calendar/working-days.ts";
import { manualClock } from "../../../../src/clock.ts";
import { type Database, inTransaction } from "../../../../src/db/client.ts";
import { createEngine } from "../../../../src/engine/engine.ts";
import { intakeFor } from "../../../../src/inbox/receive.ts";
import { unpaced } from "../../../../src/outbox/delivery/pace.ts";
import { importCounty } from "../../../../src/workbook/import.ts";
import type { County } from "../../../../src/workbook/rules.ts";
import { county } from "../../../stories/county.ts";
import { driveThrough } from "../../../stories/driver.ts";
import { local } from "../../../stories/story.ts";
import type { TelegramDouble } from "../../../support/telegram-double/double.ts";
import { pollIdOf, type SentMessage } from "../../../support/telegram-double/methods.ts";
import {
  group,
  message,
  type NewUpdate,
  pollAnswer,
  privateChat,
  user,
} from "../../../support/telegram-double/updates.ts";

const zone = "Asia/Shanghai";
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** The only group of the county: 东关镇's. */
export const TOWN = group(-1001, "东关镇工作群");

/** The county of the stories with its first group on Telegram, and without the other. */
export function telegramCounty(rest: Partial<County>): County {
  const built = county(rest);
  const groups = built.groups
    .filter(({ name }) => name === TOWN.title)
    .map((each) => ({ ...each, platform: "telegram" as const, externalId: String(TOWN.id) }));
  return { ...built, groups };
}

/** The texts of a poll's options. */
export function optionsOf(poll: SentMessage | undefined): string[] {
  const options = (poll?.payload.options ?? []) as { text: string }[];
  return options.map(({ text }) => text);
}

/** A county that runs on the Bot API double, on a clock that is moved by hand. */
export async function telegramTown(db: Database, double: TelegramDouble, loaded: County) {
  const clock = manualClock(local("2026-09-14 07:30"));
  const calendar = createWorkCalendar({ zone, overrides: new Map() });
  await inTransaction(db, (tx) => importCounty({ tx, now: clock.now(), calendar }, loaded));
  const people = await db.person.findMany({ orderBy: { id: "asc" } });
  await db.account.createMany({
    data: people.map(({ id, name }) => ({
      ...{ platform: "telegram", externalId: String(id), displayName: name, personId: id },
      privateChat: String(id),
    })),
  });
  const { token, apiRoot } = double;
  const telegram = createTelegram({ token, apiRoot, clock, callTimeoutSeconds: 5 });
  const engine = await createEngine({
    ...{ db, clock, log, zone, pace: unpaced, platformNames: ["telegram"] },
    settings: { botNames: ["周知"], setupCode: null },
    platforms: (name) => (name === "telegram" ? telegram : undefined),
  });
  const intake = intakeFor("telegram", { db, clock, log, onStored: async () => undefined });
  let updateId = 0;
  const bot = { id: double.bot.id, username: "zhouzhi_bot", hearsWholeGroups: true };
  const hear = () => intake.store([], { cursor: String(updateId), heardUntil: clock.now() });
  const at = (moment: string) =>
    driveThrough({ db, engine, clock, zone, hear }, local(`2026-09-14 ${moment}`));
  const receive = async (update: NewUpdate) => {
    updateId += 1;
    const read = readUpdate({ update_id: updateId, ...update } as Update, bot, clock.now());
    const position = { cursor: String(updateId), heardUntil: clock.now() };
    await intake.store(read ? [read] : [], position);
    await engine.work.inbox("test");
    await engine.deliver();
  };
  const someone = (name: string) => {
    const found = people.find((each) => each.name === name);
    return user(found?.id ?? 999_999, name);
  };
  await at("07:30");
  return {
    at,
    engine,
    /** The polls of the group, in order, as they were sent. */
    polls: () => double.messagesIn(-1001).filter(({ method }) => method === "sendPoll"),
    says: (who: string, text: string, where: "group" | "private" = "group") => {
      const from = someone(who);
      const chat = where === "group" ? TOWN : privateChat(from);
      const date = Math.floor(clock.now().getTime() / 1_000);
      const said = message({ chat, from, text }, { id: 1_000 + updateId, date });
      return receive({ message: said } as NewUpdate);
    },
    /** Somebody chooses the options with these texts in one of the group's polls; none takes his choice back. */
    votes: (who: string, index: number, ...texts: string[]) => {
      const sent = double.messagesIn(-1001).filter(({ method }) => method === "sendPoll")[index];
      if (!sent) throw new Error(`no poll ${index}`);
      const places = texts.map((text) => optionsOf(sent).indexOf(text));
      return receive(pollAnswer(pollIdOf(sent), someone(who), places));
    },
    receive,
  };
}
