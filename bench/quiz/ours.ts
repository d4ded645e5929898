import { createSandbox, type Sandbox } from "../../bots/sandbox/adapter.ts";
import { sandboxPrivate, sandboxSender, toMessage } from "../../bots/sandbox/utterance.ts";
import { createWorkCalendar } from "../../src/calendar/working-days.ts";
import { type ManualClock, manualClock } from "../../src/clock.ts";
import { type Database, inTransaction } from "../../src/db/client.ts";
import { createEngine, type Engine } from "../../src/engine/engine.ts";
import { intakeFor } from "../../src/inbox/receive.ts";
import type { Intake } from "../../src/inbox/rules.ts";
import type { ShownQuestion } from "../../src/kinds/quiz/paper/rules.ts";
import { unpaced } from "../../src/outbox/delivery/pace.ts";
import { bindEverybody } from "../../src/people/accounts/store.ts";
import { paperHeld } from "../../src/rehearsal/papers/find.ts";
import { importCounty } from "../../src/workbook/import.ts";
import { NAMES, PLAN, QUESTIONS, quizCounty } from "./county.ts";

const zone = "Asia/Shanghai";
const log = { info: () => {}, warn: () => {}, error: () => {} };
/** What Telegram gives at once at most. */
const BATCH = 100;

type Scene = { db: Database; engine: Engine; sandbox: Sandbox; intake: Intake; clock: ManualClock };

/** `processMs`: the time of this process alone for one answer, its grading and its receipt. */
export type StormResult = { answers: number; seconds: number; processMs: number; lost: number };

/** Everybody answers every question, one message each, through the real intake, engine and delivery. */
export async function answerStorm(db: Database): Promise<StormResult> {
  const scene = await prepare(db);
  const answers = await answersOf(scene);
  const began = performance.now();
  const cpu = process.cpuUsage();
  for (let start = 0; start < answers.length; start += BATCH) {
    await hear(scene, answers.slice(start, start + BATCH), start);
    await scene.engine.work.inbox("bench");
    await scene.engine.deliver();
  }
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const passed = await db.paper.count({ where: { score: 100, passed: true } });
  return {
    answers: answers.length,
    seconds,
    processMs: (user + system) / 1000 / answers.length,
    lost: (NAMES.length - passed) * QUESTIONS,
  };
}

async function prepare(db: Database): Promise<Scene> {
  const clock = manualClock(new Date("2026-09-14T08:00:00+08:00"));
  const sandbox = createSandbox({ clock });
  const calendar = createWorkCalendar({ zone, overrides: new Map() });
  await inTransaction(db, async (tx) => {
    await importCounty({ tx, now: clock.now(), calendar }, quizCounty());
    await bindEverybody(tx, "sandbox", clock.now());
  });
  const engine = await createEngine({
    db,
    clock,
    log,
    zone,
    settings: { botNames: [], setupCode: null },
    platformNames: ["sandbox"],
    platforms: () => sandbox,
    pace: unpaced,
  });
  const intake = intakeFor("sandbox", { db, clock, log, onStored: async () => undefined });
  for (const { name, id } of await engine.due()) await engine.work[name](id);
  for (const { name, id } of await engine.due()) await engine.work[name](id);
  const scene = { db, engine, sandbox, intake, clock };
  await hear(
    scene,
    NAMES.map((who) => ({ who, text: `答题 ${PLAN}` })),
    -NAMES.length,
  );
  await engine.work.inbox("bench");
  await engine.deliver();
  return scene;
}

type Said = { who: string; text: string };

/** Question by question over all people, as they arrive when everybody answers at the same time. */
async function answersOf({ db }: Scene): Promise<Said[]> {
  const papers: { who: string; paper: ShownQuestion[] }[] = [];
  for (const who of NAMES) papers.push({ who, paper: (await paperHeld(db, who, PLAN)) ?? [] });
  return Array.from({ length: QUESTIONS }, (_, index) => index).flatMap((index) =>
    papers.map(({ who, paper }) => ({ who, text: `${index + 1}${paper[index]?.answer ?? ""}` })),
  );
}

async function hear({ intake, clock }: Scene, said: readonly Said[], from: number): Promise<void> {
  const messages = said.map(({ who, text }, index) =>
    toMessage(
      { chat: sandboxPrivate(who), from: sandboxSender(who), text },
      from + index,
      clock.now(),
    ),
  );
  await intake.store(messages, { cursor: String(from), heardUntil: clock.now() });
}
