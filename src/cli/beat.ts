import type { BeatKind } from "../calendar/beats.ts";
import { loadWorkCalendar } from "../calendar/store.ts";
import { systemClock } from "../clock.ts";
import type { Config } from "../config.ts";
import { runBeatByHand } from "../cycle/run-beat.ts";
import { byHandReply } from "../cycle/wording.ts";
import { inTransaction, type Transaction } from "../db/client.ts";
import { openDatabase } from "../db/open.ts";
import { Refused } from "./fail.ts";
import { programmeNamed } from "./programme.ts";
import { print, settings } from "./settings.ts";
import { beatWords } from "./wording.ts";

const BEATS = { 统计: "count", 提醒: "remind", 调度: "dispatch", 通报: "publish" } as const;

/** `zhouzhi beat <工作> 统计|提醒|调度|通报`: the same use case as the schedule's and the chat's. */
export async function runBeatCommand(name: string, beat: string): Promise<void> {
  const kind = Object.entries(BEATS).find(([word]) => word === beat.replace(/^周/, ""))?.[1];
  if (!kind) throw new Refused([beatWords.unknownBeat(beat)]);
  const config = settings();
  const database = await openDatabase(config, "join");
  try {
    print(...(await inTransaction(database.db, (tx) => runBeat(tx, config, name, kind))));
  } finally {
    await database.close();
  }
}

/** Runs the beat of the one programme of this name; what to print. Throws `Refused` when it is none or several. */
async function runBeat(
  tx: Transaction,
  { timezone }: Config,
  name: string,
  kind: BeatKind,
): Promise<string[]> {
  const programme = await programmeNamed(tx, name);
  const work = { tx, now: systemClock.now(), calendar: await loadWorkCalendar(tx, timezone) };
  const result = await runBeatByHand(work, { programmeId: programme.id, kind, actorId: null });
  const reply = byHandReply(result, timezone);
  const done = result.outcome === "done" ? result : null;
  return [
    ...(done?.table ? [done.table] : []),
    ...(reply === null ? [] : [reply]),
    ...(done && done.messages > 0 ? [beatWords.queued] : []),
  ];
}
