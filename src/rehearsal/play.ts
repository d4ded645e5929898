import { addDays } from "../calendar/dates.ts";
import { instantAt, localDate } from "../calendar/zone.ts";
import type { ManualClock } from "../clock.ts";
import { type Database, inTransaction } from "../db/client.ts";
import type { Engine } from "../engine/engine.ts";
import { nextDueAt } from "../engine/store.ts";
import { closeDeafSpan, openDeafSpan } from "../inbox/coverage.ts";
import { paperHeld } from "./papers/find.ts";
import { type DeafLine, isUnheard, paperAnswers, type Replies, type SaidLine } from "./rules.ts";
import type { Stage } from "./stage.ts";
import { takeQuizWords } from "./wording.ts";

/** One day to play, and on what. */
export type Play = {
  db: Database;
  engine: Engine;
  clock: ManualClock;
  stage: Stage;
  botNames: readonly string[];
  replies: Replies;
  until: Date;
  /** Channel ids of the groups, by name. */
  groups: ReadonlyMap<string, number>;
};

/** Work that stays due after it was done (a window that waits to be heard) is looked at again after this. */
const RETRY_MS = 60_000;

/** More rounds than anything needs to settle at one instant; beyond it something goes in circles. */
const ROUNDS = 200;

type Event = { at: Date; order: number; act(): Promise<void> };

/** Plays one day: moves the clock from one event to the next, be it a reply or something that is due. */
export async function play(scene: Play): Promise<void> {
  const { db, clock, until, engine } = scene;
  const events = eventsOf(scene);
  // What midnight makes due, such as the day's windows, is in no column yet.
  let due = await settle(scene);
  let position = 0;
  for (;;) {
    const event = events[position];
    const at = earliest(event?.at ?? null, due, nextMidnight(scene));
    if (at >= until) return;
    if (at > clock.now()) clock.moveTo(at);
    if (event && event.at <= clock.now()) {
      position += 1;
      await event.act();
      await engine.work.inbox("rehearsal");
      due = await nextDueAt(db);
    } else {
      due = await settle(scene);
    }
  }
}

/**
 * Does what is due at this instant, and what that makes due, until nothing is left. Returns when something is due
 * next; what is still due after it was done, such as a window that waits to be heard, is looked at a minute later.
 */
async function settle({ db, clock, engine, stage }: Play): Promise<Date | null> {
  const now = clock.now();
  let before = "";
  for (let round = 0; round < ROUNDS; round += 1) {
    const due = await engine.due();
    const seen = JSON.stringify(due);
    if (due.length === 0 || seen === before) break;
    before = seen;
    // A window closes only when everything said before its end has been heard.
    if (due.some(({ name }) => name === "close")) await stage.hear();
    for (const { name, id } of due) await engine.work[name](id);
    // What was done mostly has something to say; only after saying it the next thing may be far off.
    if (due.some(({ name }) => name !== "deliver")) continue;
    const next = await nextDueAt(db);
    if (next === null || next > now) return next;
  }
  const next = await nextDueAt(db);
  return next !== null && next <= now ? new Date(now.getTime() + RETRY_MS) : next;
}

function eventsOf(scene: Play): Event[] {
  const { replies, clock, until } = scene;
  const start = clock.now();
  const said = replies.said
    .filter((line) => line.at >= start && !isUnheard(line, replies.deaf))
    .map((line): Event => ({ at: line.at, order: 2, act: () => act(scene, line) }));
  const deaf = replies.deaf.flatMap((line): Event[] => {
    const at = line.at < start ? start : line.at;
    const begin = { at, order: 1, act: () => deafen(scene, line, true) };
    const end = { at: line.until, order: 0, act: () => deafen(scene, line, false) };
    // One that ends as this day begins was opened yesterday and is only closed today.
    if (line.until <= start) return line.until < start ? [] : [end];
    return [begin, end];
  });
  return [...said, ...deaf]
    .filter(({ at }) => at < until)
    .sort((a, b) => a.at.getTime() - b.at.getTime() || a.order - b.order);
}

function act(scene: Play, line: SaidLine): Promise<void> {
  return line.quiz === null ? speak(scene, line) : handInPaper(scene, line, line.quiz);
}

/** He asks for his paper unless he holds one, and types his answers; what cannot be had is refused to him. */
async function handInPaper(scene: Play, line: SaidLine, quiz: { plan: string; correct: number }) {
  const { db, engine } = scene;
  const held = () => paperHeld(db, line.from, quiz.plan);
  let questions = await held();
  if (questions === null) {
    await speak(scene, { ...line, text: takeQuizWords(quiz.plan) });
    await engine.work.inbox("rehearsal");
    questions = await held();
  }
  if (questions === null) return;
  await speak(scene, { ...line, id: null, text: paperAnswers(questions, quiz.correct) });
}

async function speak({ stage, botNames }: Play, line: SaidLine): Promise<void> {
  const chat =
    line.channel === null
      ? { id: `private:${line.from}`, kind: "private" as const, name: line.from }
      : { id: line.channel, kind: "group" as const, name: line.channel };
  await stage.say({
    chat,
    from: { id: line.from, name: line.from },
    text: line.text,
    sentAt: line.at,
    ...(line.id === null ? {} : { messageId: line.id }),
    mentionsBot: botNames.some((name) => line.text.includes(`@${name}`)),
    forwarded: line.forwarded,
    photo: line.photo,
    ...(line.location === null ? {} : { location: line.location }),
    ...(line.edits === null ? {} : { edits: line.edits }),
    ...(line.recalls === null ? {} : { recalls: line.recalls }),
  });
}

async function deafen(
  { db, clock, engine, groups }: Play,
  line: DeafLine,
  begins: boolean,
): Promise<void> {
  const channelId = groups.get(line.channel) ?? null;
  if (line.channel !== "*" && channelId === null) return;
  const place = { platform: "sandbox", channelId };
  await inTransaction(db, async (tx) => {
    const work = { tx, now: clock.now(), calendar: engine.calendar() };
    if (begins) await openDeafSpan(work, { ...place, reason: "rehearsed", since: clock.now() });
    else await closeDeafSpan(work, place);
  });
}

/** Windows of a day are planned when it begins, which no column says. */
function nextMidnight({ clock, engine }: Play): Date {
  const { zone } = engine.calendar();
  return instantAt(addDays(localDate(clock.now(), zone), 1), 0, zone);
}

function earliest(...moments: (Date | null)[]): Date {
  return new Date(Math.min(...moments.flatMap((moment) => (moment ? [moment.getTime()] : []))));
}
