import { loadWorkCalendar } from "../calendar/store.ts";
import { systemClock } from "../clock.ts";
import { programmesNamed } from "../cycle/programmes.ts";
import { runBeatByHand } from "../cycle/run-beat.ts";
import { byHandReply } from "../cycle/wording.ts";
import { inTransaction } from "../db/client.ts";
import { openDatabase } from "../db/open.ts";
import { Refused } from "./fail.ts";
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
    const lines = await inTransaction(database.db, async (tx) => {
      const found = await programmesNamed(tx, name);
      const [programme] = found;
      if (!programme) return [beatWords.unknownProgramme(name)];
      if (found.length > 1) return [beatWords.several(found.map((each) => each.name))];
      const calendar = await loadWorkCalendar(tx, config.timezone);
      const work = { tx, now: systemClock.now(), calendar };
      const result = await runBeatByHand(work, { programmeId: programme.id, kind, actorId: null });
      const done = result.outcome === "done" ? result : null;
      const reply = byHandReply(result, config.timezone);
      return {
        said: [
          ...(done?.table ? [done.table] : []),
          ...(reply === null ? [] : [reply]),
          ...(done && done.messages > 0 ? [beatWords.queued] : []),
        ],
      };
    });
    if (Array.isArray(lines)) throw new Refused(lines);
    print(...lines.said);
  } finally {
    await database.close();
  }
}
