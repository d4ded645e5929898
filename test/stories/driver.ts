import { addDays } from "../../src/calendar/dates.ts";
import { instantAt, localDate } from "../../src/calendar/zone.ts";
import type { ManualClock } from "../../src/clock.ts";
import type { Database } from "../../src/db/client.ts";
import type { Engine } from "../../src/engine/engine.ts";
import { nextDueAt } from "../../src/engine/store.ts";

export type Driven = {
  db: Database;
  engine: Engine;
  clock: ManualClock;
  zone: string;
  /** Says that everything up to now has been heard. */
  hear(): Promise<void>;
};

/** More rounds than anything needs to come to rest at one instant; beyond it something goes in circles. */
const ROUNDS = 50;

/** Does everything that falls due through `until`, each at its own instant, and stops the clock there. */
export async function driveThrough(driven: Driven, until: Date): Promise<void> {
  const { db, clock } = driven;
  for (;;) {
    await comeToRest(driven);
    const now = clock.now();
    if (now >= until) return;
    const due = await nextDueAt(db);
    // What cannot be done at its time is tried again when a sweep would come by.
    const next = due !== null && due <= now ? new Date(now.getTime() + 60_000) : due;
    const instants = [until, nextMidnight(driven), ...(next === null ? [] : [next])];
    clock.moveTo(new Date(Math.min(...instants.map((instant) => instant.getTime()))));
  }
}

/** Does what is due at this instant, and what that makes due, until nothing changes any more. */
async function comeToRest({ engine, hear }: Driven): Promise<void> {
  let before = "";
  for (let round = 0; round < ROUNDS; round += 1) {
    const due = await engine.due();
    const seen = JSON.stringify(due);
    if (due.length === 0 || seen === before) return;
    before = seen;
    if (due.some(({ name }) => name === "close")) await hear();
    for (const { name, id } of due) await engine.work[name](id);
  }
  throw new Error("what is due never comes to an end");
}

function nextMidnight({ clock, zone }: Driven): Date {
  return instantAt(addDays(localDate(clock.now(), zone), 1), 0, zone);
}
