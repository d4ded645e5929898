import { expect, onTestFailed } from "vitest";
import { createSandbox, type Sandbox, type SandboxPost } from "../../bots/sandbox/adapter.ts";
import {
  sandboxGroup,
  sandboxPrivate,
  sandboxSender,
  type Utterance,
} from "../../bots/sandbox/utterance.ts";
import { createWorkCalendar } from "../../src/calendar/working-days.ts";
import { manualClock } from "../../src/clock.ts";
import { type Database, inTransaction } from "../../src/db/client.ts";
import { createEngine } from "../../src/engine/engine.ts";
import { closeDeafSpan, noteDowntime, openDeafSpan } from "../../src/inbox/coverage.ts";
import { intakeFor } from "../../src/inbox/receive.ts";
import type { Chat } from "../../src/inbox/rules.ts";
import { setDrawSeed } from "../../src/kinds/quiz/seed/store.ts";
import { unpaced } from "../../src/outbox/delivery/pace.ts";
import { bindEverybody } from "../../src/people/accounts/store.ts";
import { groupIds } from "../../src/people/channels/store.ts";
import { importCounty } from "../../src/workbook/import.ts";
import type { County } from "../../src/workbook/rules.ts";
import { conversation } from "./conversation.ts";
import { county } from "./county.ts";
import { driveThrough } from "./driver.ts";
import { entryOf, setUnbound } from "./records.ts";

const zone = "Asia/Shanghai";
const log = { info: () => {}, warn: () => {}, error: () => {} };

export type StoryOptions = {
  county?: County;
  /** The local moment at which the county is imported and the bot starts. */
  start?: string;
  /** People of the roster whose accounts are not bound yet. */
  unbound?: string[];
  setupCode?: string;
};

/** What may be said about a message besides its words. */
export type Manner = Omit<Partial<Utterance>, "chat" | "from" | "text">;

/** An instant by the clocks of the county: "2026-09-14 08:30" or "… 08:30:05". */
export function local(moment: string): Date {
  const [day = "", time = ""] = moment.split(" ");
  return new Date(`${day}T${time.length === 5 ? `${time}:00` : time}+08:00`);
}

/** Everything one message made the bot say at once; awaited, it is the message's id. */
export type Saying = Promise<string> & {
  /** Nobody anywhere gets a message. */
  botStaysQuiet(): Promise<void>;
  /** The speaker gets exactly one answer, in private or where he spoke. */
  botAnswers(words: RegExp): Promise<string>;
};

/** A county, its chats and its clock, on a real database and through the real code. */
export async function story(db: Database, options: StoryOptions = {}) {
  const clock = manualClock(local(options.start ?? "2026-09-14 07:30"));
  const sandbox = createSandbox({ clock });
  const told = conversation(sandbox, zone);
  onTestFailed(() => {
    process.stdout.write(`${told.text()}\n`);
  });
  const load = (next: County) =>
    inTransaction(db, (tx) => {
      const calendar = createWorkCalendar({ zone, overrides: new Map() });
      return importCounty({ tx, now: clock.now(), calendar }, next);
    });
  await load(options.county ?? county());
  await inTransaction(db, async (tx) => {
    await bindEverybody(tx, "sandbox", clock.now());
    await setDrawSeed(tx, "story");
  });
  await setUnbound(db, options.unbound ?? []);
  const engine = await createEngine({
    db,
    clock,
    log,
    zone,
    settings: { botNames: ["周知"], setupCode: options.setupCode ?? null },
    platformNames: ["sandbox"],
    platforms: (name) => (name === "sandbox" ? sandbox : undefined),
    pace: unpaced,
  });
  await sandbox.start(intakeFor("sandbox", { db, clock, log, onStored: async () => undefined }));
  let mark = 0;
  const driven = { db, engine, clock, zone, hear: () => sandbox.hear() };
  const playThrough = async (until: Date) => {
    await engine.refreshCalendar();
    await driveThrough(driven, until);
  };
  const at = async (moment: string) => {
    mark = sandbox.sent.length;
    await playThrough(local(moment.length > 8 ? moment : `${told.day(clock.now())} ${moment}`));
  };
  const say = sayingWith(sandbox, told.heard, async () => {
    await engine.work.inbox("story");
    await playThrough(clock.now());
  });
  const place = (chat: Chat) => placeOf(sandbox, chat, () => mark);
  const deafness = (channelId: number | null, begins: boolean) =>
    inTransaction(db, async (tx) => {
      const work = { tx, now: clock.now(), calendar: await engine.refreshCalendar() };
      const span = { platform: "sandbox", channelId };
      if (begins) await openDeafSpan(work, { ...span, reason: "story", since: clock.now() });
      else await closeDeafSpan(work, span);
    });
  await playThrough(clock.now());
  return {
    db,
    clock,
    sandbox,
    load,
    at,
    group: (name: string) => ({
      ...place(sandboxGroup(name)),
      says: (who: string, text: string, manner: Manner = {}) =>
        say(sandboxGroup(name), who, text, manner),
      /** The bot hears nothing here from now on, until `hearsAgain`. */
      goesDeaf: async () =>
        deafness((await inTransaction(db, (tx) => groupIds(tx, "sandbox"))).get(name) ?? 0, true),
      hearsAgain: async () =>
        deafness((await inTransaction(db, (tx) => groupIds(tx, "sandbox"))).get(name) ?? 0, false),
    }),
    person: (name: string) => ({
      ...place(sandboxPrivate(name)),
      says: (text: string, manner: Manner = {}) => say(sandboxPrivate(name), name, text, manner),
    }),
    platform: { goesDeaf: () => deafness(null, true), hearsAgain: () => deafness(null, false) },
    /** Something a platform reports without anybody speaking. */
    async happens(utterance: Utterance) {
      await sandbox.say(utterance);
      await engine.work.inbox("story");
      await playThrough(clock.now());
    },
    /** The process is down from now until `moment`, and starts again then. */
    async outage(moment: string) {
      mark = sandbox.sent.length;
      clock.moveTo(local(moment));
      await noteDowntime(db, "sandbox", clock.now());
      await playThrough(clock.now());
    },
    /** Everything heard since the last `at`, wherever. */
    heardAnywhere: () => sandbox.sent.slice(mark).map(({ delivery }) => delivery.text),
    entry: (person: string, plan: string, date: string) =>
      entryOf(db, zone, { person, plan, date }),
    status: async (person: string, plan: string, date: string) =>
      (await entryOf(db, zone, { person, plan, date }))?.status ?? "nothing owed",
  };
}

function sayingWith(
  sandbox: Sandbox,
  heard: (who: string, chat: Chat, words: string) => void,
  react: () => Promise<void>,
) {
  return (chat: Chat, who: string, text: string, manner: Manner): Saying => {
    const from = sandbox.sent.length;
    const since = () => sandbox.sent.slice(from);
    const said = (async () => {
      heard(who, chat, text);
      const message = await sandbox.say({ chat, from: sandboxSender(who), text, ...manner });
      await react();
      return message.messageId;
    })();
    const mine = new Set([chat.id, sandboxPrivate(who).id]);
    return Object.assign(said, {
      async botStaysQuiet() {
        await said;
        expect(since().map(({ delivery }) => delivery.text)).toEqual([]);
      },
      async botAnswers(words: RegExp) {
        await said;
        const answers = since().filter(({ delivery }) => mine.has(delivery.chat.id));
        expect(answers.map(({ delivery }) => delivery.text)).toEqual([
          expect.stringMatching(words),
        ]);
        return answers[0]?.delivery.text ?? "";
      },
    });
  };
}

/** A chat as those in it see it; `mark` is where the last `at` began. */
function placeOf(sandbox: Sandbox, chat: Chat, mark: () => number) {
  const posts = (words: RegExp = /./): SandboxPost[] =>
    sandbox.sent
      .slice(mark())
      .filter(({ delivery }) => delivery.chat.id === chat.id && words.test(delivery.text));
  return {
    posts,
    /** Since the last `at`, these words came exactly so often. Returns the last text. */
    heard(words: RegExp, times = 1): string {
      const found = posts(words).map(({ delivery }) => delivery.text);
      expect(found, `${chat.name}: ${String(words)}`).toHaveLength(times);
      return found.at(-1) ?? "";
    },
    /** Since the last `at`, nothing came, or nothing with these words. */
    heardNothing(words: RegExp = /./) {
      expect(
        posts(words).map(({ delivery }) => delivery.text),
        `${chat.name}: ${String(words)}`,
      ).toEqual([]);
    },
  };
}
