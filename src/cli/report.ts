import path from "node:path";
import { periodOfKey } from "../calendar/periods.ts";
import { loadWorkCalendar } from "../calendar/store.ts";
import { systemClock } from "../clock.ts";
import { type Database, inTransaction } from "../db/client.ts";
import { openDatabase } from "../db/open.ts";
import { findBulletin } from "../reports/gather/find.ts";
import { bulletinOf, type GatheredBulletin } from "../reports/gather/gather.ts";
import type { Work } from "../work.ts";
import { Refused } from "./fail.ts";
import { ensureFolder } from "./folder.ts";
import { programmeNamed } from "./programme.ts";
import { print, settings } from "./settings.ts";
import { reportWords } from "./wording.ts";
import { writeBulletin } from "./write-bulletin.ts";

/** What to write where; `period` null: the newest. */
type Wanted = { name: string; period: string | null; folder: string; exportedBy: string };

/** `zhouzhi report <工作> [周期] --out DIR`: the card and the workbook of a published bulletin. */
export async function runReport(
  name: string,
  period: string | undefined,
  { out = "." }: { out?: string },
): Promise<void> {
  const wanted = {
    name,
    period: period === undefined ? null : periodNamed(period),
    folder: out,
    exportedBy: reportWords.commandLine,
  };
  const config = settings();
  const database = await openDatabase(config, "join");
  try {
    print(...(await reportFiles(database.db, config.timezone, wanted)));
  } finally {
    await database.close();
  }
}

/** Writes both files of a bulletin into a folder that it makes; their paths. Throws `Refused` when there is none. */
export async function reportFiles(
  db: Database,
  zone: string,
  { name, period, folder, exportedBy }: Wanted,
): Promise<string[]> {
  const bulletin = await inTransaction(db, async (tx) => {
    const work = { tx, now: systemClock.now(), calendar: await loadWorkCalendar(tx, zone) };
    const programme = await programmeNamed(tx, name);
    return published(work, programme, period, exportedBy);
  });
  await ensureFolder(folder);
  return writeBulletin(bulletin, path.resolve(folder));
}

async function published(
  work: Work,
  { id, name }: { id: number; name: string },
  period: string | null,
  exportedBy: string,
): Promise<GatheredBulletin> {
  const found = await findBulletin(work, id, period);
  const bulletin = found.outcome === "found" ? await bulletinOf(work, found.id, exportedBy) : null;
  if (bulletin) return bulletin;
  const periods = found.outcome === "none" ? found.periods : [];
  if (period === null || periods.length === 0) throw new Refused([reportWords.nothing(name)]);
  throw new Refused([reportWords.noPeriod(name, period, periods)]);
}

/** A period as somebody types it, by its key. Throws `Refused` when it is none. */
function periodNamed(text: string): string {
  const key = text.trim().toUpperCase();
  try {
    periodOfKey(key);
    return key;
  } catch (error) {
    if (error instanceof RangeError) throw new Refused([reportWords.badPeriod(text)]);
    throw error;
  }
}
