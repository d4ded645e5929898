import { addDays, daysBetween } from "../calendar/dates.ts";
import type { LocalDate } from "../calendar/work-calendar.ts";
import { createWorkCalendar } from "../calendar/working-days.ts";
import { instantAt } from "../calendar/zone.ts";
import { type ManualClock, manualClock } from "../clock.ts";
import { asOneTransaction, type Database, inTransaction } from "../db/client.ts";
import { createEngine } from "../engine/engine.ts";
import { intakeFor } from "../inbox/receive.ts";
import type { Intake, Log } from "../inbox/rules.ts";
import { setDrawSeed } from "../kinds/quiz/seed/store.ts";
import { unpaced } from "../outbox/delivery/pace.ts";
import { bindEverybody } from "../people/accounts/store.ts";
import { groupIds } from "../people/channels/store.ts";
import { importCounty } from "../workbook/import.ts";
import type { County } from "../workbook/rules.ts";
import { play } from "./play.ts";
import type { Replies } from "./rules.ts";
import type { Stage } from "./stage.ts";
import { type Outcome, writeFiles } from "./write-files.ts";

/** What to rehearse, and where. */
export type Rehearsal = {
  /** An empty, migrated database that nobody else uses. */
  db: Database;
  county: County;
  replies: Replies;
  from: LocalDate;
  /** The last day, played to its end. */
  through: LocalDate;
  zone: string;
  out: string;
  log: Log;
  botNames: readonly string[];
  /** Varies what is drawn at random. */
  seed: number;
  /** Makes the platform to play on, on the rehearsal's clock. */
  stage(clock: { now(): Date }): Stage;
  onDay?(date: LocalDate, done: number, of: number): void;
};

/** Plays the days on a simulated clock through the real code. The same input gives the same files. */
export async function rehearse(rehearsal: Rehearsal): Promise<Outcome> {
  const { db, zone, from, through } = rehearsal;
  const clock = manualClock(instantAt(from, 0, zone));
  const stage = rehearsal.stage(clock);
  const groups = await prepare(rehearsal, clock.now());
  const today = { db };
  await stage.start(intakeOf(rehearsal, clock, today));
  const of = daysBetween(from, through) + 1;
  for (let date = from; date <= through; date = addDays(date, 1)) {
    rehearsal.onDay?.(date, daysBetween(from, date) + 1, of);
    await asOneTransaction(db, async (lent) => {
      today.db = lent;
      await playDay(rehearsal, { db: lent, clock, stage, groups, date });
    });
  }
  today.db = db;
  await stage.stop();
  return inTransaction(db, (tx) => writeFiles(tx, { out: rehearsal.out, zone, sent: stage.sent }));
}

async function playDay(
  { log, zone, botNames, replies }: Rehearsal,
  day: {
    db: Database;
    clock: ManualClock;
    stage: Stage;
    groups: ReadonlyMap<string, number>;
    date: LocalDate;
  },
): Promise<void> {
  const { db, clock, stage, groups, date } = day;
  const engine = await createEngine({
    db,
    clock,
    log,
    zone,
    settings: { botNames, setupCode: null },
    platformNames: ["sandbox"],
    platforms: (name) => (name === "sandbox" ? stage : undefined),
    pace: unpaced,
  });
  const start = instantAt(date, 0, zone);
  if (start > clock.now()) clock.moveTo(start);
  const until = instantAt(addDays(date, 1), 0, zone);
  await play({ db, engine, clock, stage, botNames, replies, until, groups });
}

/** Loads the county as it would be, but with every group and everybody on the stage. */
async function prepare(rehearsal: Rehearsal, now: Date): Promise<ReadonlyMap<string, number>> {
  const { db, county, zone } = rehearsal;
  const staged: County = {
    ...county,
    groups: county.groups.map((group) => ({
      ...group,
      platform: "sandbox",
      externalId: group.name,
    })),
  };
  return inTransaction(db, async (tx) => {
    const calendar = createWorkCalendar({ zone, overrides: new Map() });
    await importCounty({ tx, now, calendar }, staged);
    await bindEverybody(tx, "sandbox", now);
    await setDrawSeed(tx, String(rehearsal.seed));
    return groupIds(tx, "sandbox");
  });
}

/** The real intake, on whichever database the day is played in. */
function intakeOf({ log }: Rehearsal, clock: ManualClock, today: { db: Database }): Intake {
  const now = () =>
    intakeFor("sandbox", { db: today.db, clock, log, onStored: async () => undefined });
  return {
    store: (messages, position) => now().store(messages, position),
    cursor: () => now().cursor(),
    deaf: (since, reason) => now().deaf(since, reason),
  };
}
