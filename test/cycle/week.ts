import { runBeat } from "../../src/cycle/run-beat.ts";
import type { Database } from "../../src/db/client.ts";
import { at, type County, outbox, run } from "./county.ts";

const HOURS = { count: "16:00", remind: "16:30", dispatch: "17:00", publish: "17:30" };

/** Runs a planned beat at its time and gives its note and what it said. */
export async function beat(db: Database, kind: keyof typeof HOURS, date = "2026-09-18") {
  const before = (await outbox(db)).length;
  const local = `${date} ${HOURS[kind]}`;
  const { id } = await db.beatRun.findFirstOrThrow({ where: { kind, dueAt: at(local) } });
  const { note } = await run(db, local, (work) => runBeat(work, { beatRunId: id }));
  return { note, said: (await outbox(db)).slice(before) };
}

/** A 签到 of one morning that has closed. */
export function signIn(county: County, date: string, people: Parameters<County["window"]>[2]) {
  return county.window("签到", { date, until: `${date} 09:00` }, people);
}

/** What one recipient was told. */
export function textTo(said: Awaited<ReturnType<typeof outbox>>, to: string): string {
  return said.find((message) => message.to === to)?.text ?? "";
}
