import { checkTelegram } from "../../bots/telegram/check.ts";
import { checkQueue } from "../../jobs/check.ts";
import { queueAdvice } from "../app/wording.ts";
import { loadWorkCalendar } from "../calendar/store.ts";
import { coverage, coverageEndsSoon } from "../calendar/working-days.ts";
import { localDate } from "../calendar/zone.ts";
import { systemClock } from "../clock.ts";
import { type Config, loadConfig } from "../config.ts";
import { inTransaction } from "../db/client.ts";
import { type OpenDatabase, openDatabase } from "../db/open.ts";
import { boundGroups } from "../people/channels/store.ts";
import { fail, Refused } from "./fail.ts";
import { print } from "./settings.ts";
import { doctorWords } from "./wording.ts";

const { checks } = doctorWords;

/** `zhouzhi doctor`: checks everything that can be wrong, and says for each what to do. */
export async function runDoctor(): Promise<void> {
  const read = loadConfig();
  if (!read.ok)
    throw new Refused([
      doctorWords.bad(checks.settings),
      ...read.problems.map((line) => `  · ${line}`),
    ]);
  print(doctorWords.good(checks.settings, doctorWords.allSettings));
  const { config } = read;
  const problems: string[] = [];
  const warnings: string[] = [];
  const database = await examined(checks.database, problems, () => openDatabase(config, "join"));
  if (database) {
    print(
      doctorWords.good(
        checks.database,
        database.embedded ? doctorWords.embedded : doctorWords.server,
      ),
    );
    try {
      await checkCounty(config, database, problems, warnings);
      const queue = await examined(checks.queue, problems, () =>
        config.redisUrl
          ? checkQueue({ redisUrl: config.redisUrl }, queueAdvice.redis)
          : checkQueue({ databaseUrl: database.url }, queueAdvice.postgres),
      );
      if (queue) print(doctorWords.good(checks.queue, queue));
    } finally {
      await database.close();
    }
  }
  if (problems.length > 0) throw new Refused([doctorWords.summary(problems.length)]);
  print(warnings.length > 0 ? doctorWords.attention(warnings.length) : doctorWords.healthy);
}

async function checkCounty(
  config: Config,
  { db }: OpenDatabase,
  problems: string[],
  warnings: string[],
): Promise<void> {
  const groups = await inTransaction(db, boundGroups);
  print(doctorWords.good(checks.groups, doctorWords.groups(groups.length)));
  const calendar = await inTransaction(db, (tx) => loadWorkCalendar(tx, config.timezone));
  const { from, through } = coverage(calendar);
  const soon = coverageEndsSoon(calendar, localDate(systemClock.now(), config.timezone));
  if (soon) warn(checks.calendar, doctorWords.calendarEnds(through), warnings);
  else print(doctorWords.good(checks.calendar, doctorWords.calendar(from, through)));
  if (config.telegram) await checkBot(config.telegram, groups, problems, warnings);
  else print(doctorWords.good(checks.token, doctorWords.noToken));
}

/** The token, and in which of the bound groups the bot can hear. */
async function checkBot(
  telegram: NonNullable<Config["telegram"]>,
  groups: Awaited<ReturnType<typeof boundGroups>>,
  problems: string[],
  warnings: string[],
): Promise<void> {
  const ids = groups.flatMap(({ platform, externalId, name }) =>
    platform === "telegram" && externalId !== null ? [{ id: externalId, name }] : [],
  );
  const found = await examined(checks.token, problems, () => checkTelegram(telegram, ids));
  if (!found) return;
  print(doctorWords.good(checks.token, doctorWords.bot(found.username)));
  if (!found.hearsWholeGroups) warn(checks.rights, doctorWords.privacy, warnings);
  for (const { name, state } of found.groups) {
    if (state === "hears") continue;
    problems.push(name);
    print(doctorWords.bad(checks.group(name)), `  · ${doctorWords.groupState[state]}`);
  }
}

function warn(what: string, detail: string, warnings: string[]): void {
  warnings.push(what);
  print(doctorWords.warn(what, detail));
}

/** Runs one check; what it refuses is printed with its advice and counted. */
async function examined<T>(
  what: string,
  problems: string[],
  check: () => Promise<T>,
): Promise<T | null> {
  try {
    return await check();
  } catch (error) {
    problems.push(what);
    print(doctorWords.bad(what));
    await fail(error);
    return null;
  }
}
