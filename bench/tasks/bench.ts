import { createWorkCalendar } from "../../src/calendar/working-days.ts";
import { type Database, inTransaction } from "../../src/db/client.ts";
import { openThrowAway } from "../../src/db/open.ts";
import { dueWork } from "../../src/engine/store.ts";
import { sweepTasks } from "../../src/tasks/sweep/remind.ts";

const ZONE = "Asia/Shanghai";
const SMALL = 10_000;
const LARGE = 1_000_000;
const DUE = 1_000;
const OWNERS = 2_000;
const ROUNDS = 7;

/** Milliseconds that one sweep over 1,000 due tasks takes: with 10,000 and with 1,000,000 open ones in the county. */
export type TaskSweep = { small: number; large: number };

/** Measures the sweep at both sizes, on the embedded database; each the median of several sweeps on fresh due tasks. */
export async function sweepDueTasks(): Promise<TaskSweep> {
  const database = await openThrowAway();
  try {
    await seedCounty(database.db);
    await addTasks(database.db, 0, SMALL);
    const small = await medianSweep(database.db, 0);
    await addTasks(database.db, SMALL, LARGE - SMALL);
    const large = await medianSweep(database.db, ROUNDS);
    return { small, large };
  } finally {
    await database.close();
  }
}

async function seedCounty(db: Database): Promise<void> {
  await db.unit.createMany({ data: [{ name: "青山县", position: 0 }] });
  await db.$executeRaw`
    INSERT INTO "Person" (name, position, "createdAt") SELECT '干部' || g, g, now() FROM generate_series(1, ${OWNERS}::int) g`;
  await db.$executeRaw`
    INSERT INTO "Membership" ("personId", "unitId", position) SELECT p.id, u.id, p.position FROM "Person" p, "Unit" u`;
  await db.$executeRaw`
    INSERT INTO "Account" (platform, "externalId", "displayName", "privateChat", "personId")
    SELECT 'sandbox', name, name, name, id FROM "Person"`;
}

/** Open tasks whose next reminder lies in the years to come. */
async function addTasks(db: Database, from: number, count: number): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "Task" (number, name, "unitId", "ownerId", deadline, reviewers, "remindAt", "createdAt")
    SELECT g, '任务' || g, (SELECT min(id) FROM "Unit"), p.id, timestamptz '2030-01-01' + g * interval '1 minute', '{}',
      timestamptz '2029-12-20' + g * interval '1 minute', now()
    FROM generate_series(${from + 1}::int, ${from + count}::int) g
    JOIN "Person" p ON p.position = 1 + g % ${OWNERS}`;
  await db.$executeRawUnsafe('VACUUM ANALYZE "Task"');
}

async function medianSweep(db: Database, first: number): Promise<number> {
  const times: number[] = [];
  for (let round = first; round < first + ROUNDS; round += 1) times.push(await sweep(db, round));
  times.sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)] ?? 0;
}

/** What one beat of the sweep does: it asks what is due, and does it. */
async function sweep(db: Database, round: number): Promise<number> {
  // Each round on a day of its own, so that every message is new.
  const now = new Date(Date.parse("2026-09-14T09:00:00+08:00") + round * 86_400_000 * 28);
  await db.$executeRaw`
    UPDATE "Task" SET "remindAt" = ${now}, deadline = ${now}::timestamptz + interval '3 days'
    WHERE number <= ${DUE}`;
  const calendar = createWorkCalendar({ zone: ZONE, overrides: new Map() });
  const began = performance.now();
  const due = await inTransaction(db, (tx) => dueWork(tx, now, ZONE));
  const done = await inTransaction(db, (tx) => sweepTasks({ tx, now, calendar }, { limit: DUE }));
  const took = performance.now() - began;
  if (!due.task || done !== DUE) throw new Error(`${done} of ${DUE} due tasks were swept`);
  await db.$executeRaw`DELETE FROM "Outbox"`;
  return took;
}
