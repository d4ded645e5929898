import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { SandboxPost } from "../../bots/sandbox/adapter.ts";
import { createTerminal } from "../../bots/sandbox/terminal.ts";
import { startConsole } from "../../web/server.ts";
import { ROLES, readRoles } from "../app/roles.ts";
import { type Running, startApp } from "../app/start.ts";
import { inboxOutcome } from "../app/store.ts";
import { coverage, coverageEndsSoon } from "../calendar/working-days.ts";
import { localDate } from "../calendar/zone.ts";
import { systemClock } from "../clock.ts";
import type { Config } from "../config.ts";
import { createLogger, type Logger } from "../log.ts";
import { Refused } from "./fail.ts";
import { print, settings } from "./settings.ts";
import { silenceHint, startWords } from "./wording.ts";

const ALIVE_MS = 60 * 60 * 1000;
const OUTCOME_TRIES = 30;
const OUTCOME_PAUSE_MS = 100;

/** `zhouzhi start [--role …]`: runs until it is told to stop. */
export async function runStart({ role }: { role?: string }): Promise<void> {
  const config = settings();
  const roles = role === undefined ? [...ROLES] : readRoles(role);
  if (!roles) throw new Refused([startWords.unknownRole(role ?? "")]);
  const terminal = process.stdin.isTTY === true;
  const logFile = path.join(config.dataDir, "zhouzhi.log");
  const log = createLogger({
    level: config.logLevel,
    ...(terminal ? { destination: logFile } : {}),
  });
  const posts = postbox();
  // From here on, because a signal during the start must not leave the database running behind.
  const signalled = stopSignal();
  const running = await startApp(config, { roles, log, onPost: posts.show });
  const stops: (() => Promise<void>)[] = [() => running.stop()];
  try {
    if (roles.includes("console")) stops.push(await openConsole(config, running, log));
    announce(config, running, terminal ? logFile : null);
  } catch (error) {
    for (const stop of stops.reverse()) await stop();
    throw error;
  }
  const talk = terminal ? openTerminal(running, posts) : null;
  await untilStopped(signalled, talk?.ended);
  talk?.close();
  print(startWords.stopping);
  for (const stop of stops.reverse()) await stop();
  print(startWords.stopped);
}

async function openConsole(
  config: Config,
  running: Running,
  log: Logger,
): Promise<() => Promise<void>> {
  const { host, port } = config.web;
  const page = await startConsole({
    host,
    port,
    db: running.database.db,
    clock: systemClock,
    calendar: running.engine.calendar,
    log,
    health: () =>
      running.hears
        ? running.platforms.all.map((platform) => ({ name: platform.name, ...platform.health() }))
        : [],
  });
  print(startWords.console(page.address, page.signInLink));
  return () => page.stop();
}

function announce(config: Config, running: Running, logFile: string | null): void {
  if (running.sampleLoaded) print(startWords.sampleLoaded);
  const names = running.platforms.all.map(({ name }) => name);
  print(startWords.ready(names, running.database.embedded ? config.dataDir : null));
  if (running.platforms.sandbox === null) print(startWords.nextOnPlatform);
  if (logFile) print(startWords.log(logFile));
  if (config.telegram?.webhook) print(startWords.webhookLater);
  const calendar = running.engine.calendar();
  const today = localDate(systemClock.now(), config.timezone);
  if (coverageEndsSoon(calendar, today)) print(startWords.calendarEnds(coverage(calendar).through));
}

/** Messages sent before the terminal is open are shown when it opens. */
function postbox() {
  const waiting: SandboxPost[] = [];
  let shown: ((post: SandboxPost) => void) | null = null;
  return {
    show: (post: SandboxPost) => {
      if (shown) shown(post);
      else waiting.push(post);
    },
    open(show: (post: SandboxPost) => void) {
      shown = show;
      for (const post of waiting.splice(0)) show(post);
    },
  };
}

function openTerminal(running: Running, posts: ReturnType<typeof postbox>) {
  const { sandbox } = running.platforms;
  const [first, ...others] = running.sandboxGroups;
  if (!sandbox || first === undefined) return null;
  const terminal = createTerminal({
    input: process.stdin,
    output: process.stdout,
    groups: [first, ...others],
  });
  posts.open(terminal.show);
  const bound = {
    ...sandbox,
    async say(utterance: Parameters<typeof sandbox.say>[0]) {
      await running.openSandbox();
      const message = await sandbox.say(utterance);
      if (message.chat.kind === "group") await explainSilence(running, message.key);
      return message;
    },
  };
  return { ended: terminal.run(bound), close: terminal.close };
}

/** Silence is right in a group, but at a terminal it looks like a fault. */
async function explainSilence(running: Running, key: string): Promise<void> {
  for (let tries = 0; tries < OUTCOME_TRIES; tries += 1) {
    const outcome = await inboxOutcome(running.database.db, "sandbox", key);
    const hint = outcome === null ? null : silenceHint(outcome);
    if (hint !== null) print(hint);
    if (outcome !== null) return;
    await wait(OUTCOME_PAUSE_MS);
  }
}

/** Resolves at the first SIGINT or SIGTERM; a second one ends the process at once. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });
}

/** Resolves at a signal, or at the end of what is typed; without a terminal only at a signal. */
async function untilStopped(signalled: Promise<void>, typed = signalled): Promise<void> {
  // A pool's sockets do not keep a process alive by themselves when nothing listens.
  const alive = setInterval(() => undefined, ALIVE_MS);
  await Promise.race([signalled, typed]);
  clearInterval(alive);
}
