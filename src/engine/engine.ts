import { loadWorkCalendar } from "../calendar/store.ts";
import type { WorkCalendar } from "../calendar/work-calendar.ts";
import { handleMessage } from "../commands/handle.ts";
import { dueBeats } from "../cycle/due.ts";
import { planBeats } from "../cycle/plan-beats.ts";
import { runBeat } from "../cycle/run-beat.ts";
import { supplementDue } from "../cycle/supplements/run.ts";
import { programmesToSupplement } from "../cycle/supplements/store.ts";
import { inTransaction, isHeld } from "../db/client.ts";
import { handleInbox } from "../inbox/handle.ts";
import { openWhenPossible } from "../kinds/quiz/paper/opening/open-test.ts";
import { escalateDue } from "../ladder/escalate.ts";
import { refreshBoards } from "../ledger/boards/refresh.ts";
import { planOccurrences } from "../ledger/occurrences/plan.ts";
import { remindOccurrence } from "../ledger/occurrences/remind.ts";
import { deleteOldLocations } from "../ledger/replies/store.ts";
import { sweepTasks } from "../tasks/sweep/remind.ts";
import { layTemplates } from "../tasks/templates/lay.ts";
import type { Work } from "../work.ts";
import { closeWithPapers, readyToClose } from "./closing.ts";
import type { EngineDeps } from "./deps.ts";
import { createSender } from "./send.ts";
import { type Due, dueWork } from "./store.ts";

/** The kinds of due work. */
export type WorkName =
  | "inbox"
  | "deliver"
  | "open"
  | "remind"
  | "close"
  | "plan"
  | "beat"
  | "supplement"
  | "escalate"
  | "task"
  | "board";

/** What there is to do, and how each of it is done. */
export type Engine = {
  /** Sends what may go now. Returns when more may, or null when nothing waits. */
  deliver(): Promise<Date | null>;
  /** Does one piece of due work; returns a word for the log, such as done or skipped. */
  work: Record<WorkName, (id: string) => Promise<string>>;
  /** What is due now, to be carried, in the order in which it must be done. */
  due(): Promise<{ name: WorkName; id: string }[]>;
  /** Reads the county's calendar again, after an import. */
  refreshCalendar(): Promise<WorkCalendar>;
  /** The calendar as it was last read. */
  calendar(): WorkCalendar;
};

/** So many messages are handled before other work gets its turn. */
const BATCH = 500;
const ESCALATIONS = 500;
const TASKS = 1000;
const CALENDAR_KEPT_MS = 30_000;

/** The id of a delivery that also looks for what was interrupted on its way. */
const INTERRUPTED = "interrupted";

/** The use cases behind every kind of due work, on whatever clock, database and platforms it is given. */
export async function createEngine(deps: EngineDeps): Promise<Engine> {
  const { db, clock, zone } = deps;
  let calendar = await loadWorkCalendar(db, zone);
  let readAt = clock.now();
  const refreshCalendar = async () => {
    calendar = await loadWorkCalendar(db, zone);
    readAt = clock.now();
    return calendar;
  };
  // An import beside this process may have changed it; in a rehearsal nobody can.
  const upToDate = async () => {
    const age = clock.now().getTime() - readAt.getTime();
    return isHeld(db) || age < CALENDAR_KEPT_MS ? calendar : refreshCalendar();
  };
  const transact = async <T>(use: (work: Work) => Promise<T>) => {
    const current = await upToDate();
    return inTransaction(db, (tx) => use({ tx, now: clock.now(), calendar: current }));
  };
  const sender = createSender(deps, () => calendar);
  return {
    refreshCalendar,
    calendar: () => calendar,
    deliver: sender.sendAndLookAhead,
    work: {
      inbox: async () => {
        const handle = (work: Work, ...rest: HandleRest) =>
          handleMessage(deps.settings, work, ...rest);
        const handling = { ...deps, calendar: await upToDate(), handle };
        let summary = await handleInbox(handling, { limit: BATCH });
        while (summary.more) summary = await handleInbox(handling, { limit: BATCH });
        return summary.busy ? "busy" : `handled ${summary.handled}, failed ${summary.failed}`;
      },
      deliver: async (id) => {
        const { sent } = await sender.send(id === INTERRUPTED);
        return `sent ${sent}`;
      },
      open: (id) => transact((work) => openWhenPossible(work, Number(id))),
      remind: (id) => transact((work) => remindOccurrence(work, Number(id))),
      close: (id) => transact((work) => closeWhenHeard(deps, work, Number(id))),
      plan: () => transact(planAll),
      beat: (id) =>
        transact(async (work) => (await runBeat(work, { beatRunId: Number(id) })).outcome),
      supplement: (id) => transact((work) => supplementDue(work, Number(id))).then(String),
      task: () => transact((work) => sweepTasks(work, { limit: TASKS })).then(String),
      escalate: () => transact((work) => escalateDue(work, { limit: ESCALATIONS })).then(String),
      board: () => transact(refreshBoards).then(String),
    },
    async due() {
      const now = clock.now();
      const due = await dueWork(db, now, zone);
      const beats = due.beat ? await dueBeats(db, now) : [];
      return inOrder(due, beats, due.supplement ? await programmesToSupplement(db, now) : []);
    },
  };
}

type HandleRest = [message: Parameters<typeof handleMessage>[2], inboxId: number];

async function planAll(work: Work): Promise<string> {
  const plans = await planOccurrences(work);
  await planBeats(work);
  await layTemplates(work);
  await deleteOldLocations(work.tx, work.now);
  return `planned ${plans}`;
}

async function closeWhenHeard(deps: EngineDeps, work: Work, id: number): Promise<string> {
  const ready = await readyToClose(work, id, deps.platformNames);
  return ready ? closeWithPapers(work, id) : "waiting";
}

/** What was said comes first, and what closes comes before the beats that count it. */
function inOrder(
  due: Due,
  beats: readonly number[],
  supplements: readonly number[],
): { name: WorkName; id: string }[] {
  const each = (name: WorkName, ids: readonly number[]) =>
    ids.map((id) => ({ name, id: String(id) }));
  const once = (name: WorkName, is: boolean) => (is ? [{ name, id: "due" }] : []);
  return [
    ...once("inbox", due.inbox),
    ...once("plan", due.plan),
    ...each("open", due.open),
    ...each("remind", due.remind),
    ...each("close", due.close),
    ...once("board", due.board),
    ...each("beat", beats),
    ...each("supplement", supplements),
    ...once("task", due.task),
    ...once("escalate", due.escalate),
    ...(due.interrupted
      ? [{ name: "deliver" as const, id: INTERRUPTED }]
      : once("deliver", due.deliver)),
  ];
}
