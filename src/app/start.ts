import type { SandboxPost } from "../../bots/sandbox/adapter.ts";
import { type Carrier, queueCarrier } from "../../jobs/carrier.ts";
import { checkQueue } from "../../jobs/check.ts";
import { JOB_NAMES, type JobName } from "../../jobs/names.ts";
import { pump } from "../../jobs/pump.ts";
import { startSchedules } from "../../jobs/schedules.ts";
import { systemClock } from "../clock.ts";
import { BOT_NAMES } from "../commands/wording.ts";
import type { Config } from "../config.ts";
import { inTransaction } from "../db/client.ts";
import { type OpenDatabase, openDatabase } from "../db/open.ts";
import { createEngine, type Engine } from "../engine/engine.ts";
import { noteDowntime, noteLostBacklog } from "../inbox/coverage.ts";
import { intakeFor } from "../inbox/receive.ts";
import type { Log } from "../inbox/rules.ts";
import { memoryPace } from "../outbox/delivery/pace.ts";
import { bindEverybody } from "../people/accounts/store.ts";
import { type Platforms, platformsOf } from "./platforms.ts";
import type { Role } from "./roles.ts";
import { loadSample } from "./sample.ts";
import { sandboxGroupNames } from "./store.ts";
import { queueAdvice } from "./wording.ts";

/** A started process, as the command line shows and ends it. */
export type Running = {
  /** The sandbox's groups, when the sandbox runs here. */
  sandboxGroups: string[];
  platforms: Platforms;
  /** Whether this process listens on its platforms. */
  hears: boolean;
  sampleLoaded: boolean;
  database: OpenDatabase;
  engine: Engine;
  /** Lets everybody of the roster speak on the sandbox. */
  openSandbox(): Promise<void>;
  stop(): Promise<void>;
};

/** What the parts of a running process share. */
type Parts = { config: Config; log: Log; database: OpenDatabase; platforms: Platforms };

const clock = systemClock;

/** Starts these roles in this process. Throws `DatabaseRefused` or `PlatformRefused` when the settings cannot work. */
export async function startApp(
  config: Config,
  { roles, log, onPost }: { roles: readonly Role[]; log: Log; onPost(post: SandboxPost): void },
): Promise<Running> {
  const database = await openDatabase(config, "own");
  const stops: (() => Promise<void>)[] = [() => database.close()];
  const stop = async () => {
    for (const each of stops.splice(0).reverse()) await each();
  };
  try {
    const platforms = platformsOf(config, { clock, log, onPost });
    const sampleLoaded =
      config.telegram === null && (await loadSample(database.db, clock.now(), config.timezone));
    const parts = { config, log, database, platforms };
    const engine = await engineOf(parts, roles);
    const queues = config.redisUrl ? { redisUrl: config.redisUrl } : { databaseUrl: database.url };
    await checkQueue(queues, config.redisUrl ? queueAdvice.redis : queueAdvice.postgres);
    const carrier = await queueCarrier(queues, { clock, log });
    stops.push(() => carrier.stop());
    await startWork(parts, engine, carrier, roles, stops);
    const openSandbox = () => openForEverybody(database, platforms);
    await openSandbox();
    if (roles.includes("bot")) await startHearing(parts, carrier, stops);
    if (roles.includes("scheduler")) startSweeping(parts, engine, carrier, stops);
    const sandboxGroups = await inTransaction(database.db, sandboxGroupNames);
    const hears = roles.includes("bot");
    return { sandboxGroups, platforms, hears, sampleLoaded, database, engine, openSandbox, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function engineOf(
  { config, log, database, platforms }: Parts,
  roles: readonly Role[],
): Promise<Engine> {
  const here = roles.includes("bot") ? platforms.all : [];
  return createEngine({
    db: database.db,
    clock,
    log,
    zone: config.timezone,
    settings: { botNames: BOT_NAMES, setupCode: config.setupCode },
    platformNames: platforms.all.map(({ name }) => name),
    platforms: (name) => here.find((platform) => platform.name === name),
    pace: memoryPace(),
  });
}

/** Workers do what is carried; what speaks runs where the platforms are, because a session lives in one process. */
async function startWork(
  { log }: Parts,
  engine: Engine,
  carrier: Carrier,
  roles: readonly Role[],
  stops: (() => Promise<void>)[],
): Promise<void> {
  const sending = pump(() => engine.deliver(), clock, log);
  stops.push(() => sending.stop());
  const thenSend = (name: Exclude<JobName, "deliver">) => async (id: string) => {
    const outcome = await engine.work[name](id);
    await carrier.carry("deliver", "due");
    return outcome;
  };
  const names = JOB_NAMES.filter((name) =>
    name === "deliver" ? roles.includes("bot") : roles.includes("worker"),
  );
  await carrier.start(
    {
      inbox: thenSend("inbox"),
      open: thenSend("open"),
      remind: thenSend("remind"),
      close: thenSend("close"),
      plan: thenSend("plan"),
      beat: thenSend("beat"),
      supplement: thenSend("supplement"),
      escalate: thenSend("escalate"),
      task: thenSend("task"),
      board: thenSend("board"),
      deliver: async () => {
        await sending.wake();
        return "woken";
      },
    },
    names,
  );
}

async function startHearing(
  { config, log, database, platforms }: Parts,
  carrier: Carrier,
  stops: (() => Promise<void>)[],
): Promise<void> {
  const { db } = database;
  for (const platform of platforms.all) {
    if (platform.name === "sandbox") await noteDowntime(db, platform.name, clock.now());
    else await noteLostBacklog(db, platform.name, clock.now());
    const onStored = () => carrier.carry("inbox", "stored");
    await platform.start(intakeFor(platform.name, { db, clock, log, onStored }));
    stops.push(() => platform.stop());
    log.info(
      { platform: platform.name, state: platform.health().state, at: config.timezone },
      "hearing",
    );
  }
}

function startSweeping(
  { config, log }: Parts,
  engine: Engine,
  carrier: Carrier,
  stops: (() => Promise<void>)[],
): void {
  const schedules = startSchedules({
    timezone: config.timezone,
    log,
    async sweep() {
      for (const { name, id } of await engine.due()) await carrier.carry(name, id);
    },
  });
  stops.push(() => schedules.stop());
}

/** On the sandbox a name is the proof: nobody but the person at this keyboard speaks there. */
async function openForEverybody({ db }: OpenDatabase, platforms: Platforms): Promise<void> {
  if (platforms.sandbox) await inTransaction(db, (tx) => bindEverybody(tx, "sandbox", clock.now()));
}
