import path from "node:path";
import { createSandbox } from "../../bots/sandbox/adapter.ts";
import { isLocalDate } from "../calendar/dates.ts";
import { createWorkCalendar, uncoveredYears } from "../calendar/working-days.ts";
import { BOT_NAMES } from "../commands/wording.ts";
import type { Database } from "../db/client.ts";
import { openThrowAway } from "../db/open.ts";
import { createLogger } from "../log.ts";
import { readReplies } from "../rehearsal/read-replies.ts";
import { rehearse } from "../rehearsal/rehearse.ts";
import type { Replies } from "../rehearsal/rules.ts";
import { rehearsalWords, replyNotes } from "../rehearsal/wording.ts";
import type { Transcript } from "../rehearsal/write-files.ts";
import type { County } from "../workbook/rules.ts";
import { Refused } from "./fail.ts";
import { ensureFolder } from "./folder.ts";
import { print, settings } from "./settings.ts";
import { calendarWords } from "./wording.ts";
import { countyFrom } from "./workbook.ts";

export type RehearseOptions = {
  from: string;
  to: string;
  replies?: string;
  out: string;
  seed?: string;
};

/** `zhouzhi rehearse county.xlsx --from … --to … --out …` */
export async function runRehearse(file: string, options: RehearseOptions): Promise<void> {
  const { from, to, out } = options;
  for (const date of [from, to]) {
    if (!isLocalDate(date)) throw new Refused([rehearsalWords.badDate(date)]);
  }
  if (to < from) throw new Refused([rehearsalWords.backwards]);
  if (options.seed !== undefined && !/^\d+$/.test(options.seed))
    throw new Refused([rehearsalWords.badSeed]);
  const { timezone } = settings();
  const county = await countyFrom(file);
  const replies = options.replies ? await repliesFrom(options.replies, timezone) : NO_REPLIES;
  print(...replyNotes(replies, new Set(county.groups.map(({ name }) => name))));
  await ensureFolder(out);
  await playAndReport({
    county,
    replies,
    from,
    through: to,
    out: path.resolve(out),
    zone: timezone,
    seed: Number(options.seed ?? 0),
  });
}

const NO_REPLIES: Replies = { said: [], deaf: [] };

/** Reads a replies file, or refuses it with every problem at once. */
export async function repliesFrom(file: string, zone: string): Promise<Replies> {
  const read = await readReplies(file, zone);
  if (!read.ok) throw new Refused(read.problems);
  return read.replies;
}

/** Plays on a database of its own, with a progress line, and says what came out. */
export async function playAndReport(play: {
  county: County;
  replies: Replies;
  from: string;
  through: string;
  out: string;
  zone: string;
  seed?: number;
  /** What else is wanted of the database, which is gone afterwards. */
  beforeClosing?(db: Database): Promise<void>;
}): Promise<Transcript> {
  warnOfYears(play);
  const began = performance.now();
  const log = createLogger({ level: "error", destination: process.stderr });
  const database = await openThrowAway();
  try {
    const { transcript, obligations, skipped } = await rehearse({
      ...play,
      seed: play.seed ?? 0,
      db: database.db,
      log,
      botNames: BOT_NAMES,
      stage: (clock) => createSandbox({ clock }),
      onDay: progress,
    });
    if (process.stderr.isTTY) process.stderr.write("\r\u001b[K");
    print(...skipped);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    print(
      rehearsalWords.done(play.out, transcript.length, obligations, seconds),
      rehearsalWords.files,
    );
    await play.beforeClosing?.(database.db);
    return transcript;
  } finally {
    await database.close();
  }
}

/** The libraries silently call New Year's Day a working day when they do not know the year. */
function warnOfYears({
  county,
  from,
  through,
  zone,
}: {
  county: County;
  from: string;
  through: string;
  zone: string;
}) {
  const overrides = new Map((county.calendar ?? []).map(({ date, work }) => [date, work]));
  const years = uncoveredYears(createWorkCalendar({ zone, overrides }), from, through);
  if (years.length > 0) print(calendarWords.uncovered(years));
}

function progress(date: string, done: number, of: number): void {
  const line = rehearsalWords.day(date, done, of);
  process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${line}` : `${line}\n`);
}
