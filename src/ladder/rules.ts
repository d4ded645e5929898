import { addDays } from "../calendar/dates.ts";
import type { LocalDate, WorkCalendar } from "../calendar/work-calendar.ts";
import { instantAt, localDate, localMinute } from "../calendar/zone.ts";
import { covers, isDone, type LeaveFact, type ObligationStatus } from "../ledger/rules.ts";

/** What a run is about, as it stands: an obligation, or a task, which may be cancelled. */
export type ChasedStatus = ObligationStatus | "cancelled";

/** Why nobody is chased for something any more. */
export type WhySettled = "done" | "excused" | "held" | "cancelled";

/** Whom a step speaks to: 本人, 单位 (its secretaries), 联络人, 管理员. */
export type Audience = "person" | "unit" | "liaison" | "administrator";

/** A row of a ladder as it is stored. `type` is overdue, cumulative or consecutive. */
export type LadderRow = {
  position: number;
  type: string;
  threshold: number;
  action: string;
  target: string;
};

/** One step by time. `workingDays` past the deadline; `mode`: whether it acts by itself or writes a draft. */
export type PolicyStep = {
  workingDays: number;
  action: string;
  audiences: Audience[];
  mode: "send" | "draft";
};

/** A ladder as it stood when a run started; JSON-safe. */
export type Policy = { steps: PolicyStep[] };

/** The one action that is always sent by itself (design: ladders). */
const REMINDING = "提醒";

const AUDIENCES: ReadonlyMap<string, Audience> = new Map([
  ["本人", "person"],
  ["单位", "unit"],
  ["联络人", "liaison"],
  ["管理员", "administrator"],
]);

/** What a programme without a ladder gets. */
export const DEFAULT_LADDER: { name: string; rows: readonly LadderRow[] } = {
  name: "默认阶梯",
  rows: [
    { position: 1, type: "overdue", threshold: 1, action: "提醒", target: "本人" },
    { position: 2, type: "overdue", threshold: 3, action: "通报", target: "单位" },
    { position: 3, type: "overdue", threshold: 5, action: "督办", target: "联络人" },
  ],
};

/** The first row of a ladder, of whatever type, that is more than a reminder: it acts by itself. */
export function firstActing<Row extends LadderRow>(rows: readonly Row[]): Row | undefined {
  const inOrder = [...rows].sort((a, b) => a.position - b.position);
  return inOrder.find(({ action }) => action !== REMINDING);
}

/** The steps by time of a ladder, in order: 提醒 and the ladder's first other row act by themselves, the rest are drafts. */
export function policyOf(rows: readonly LadderRow[]): Policy {
  const overdue = rows
    .filter(({ type }) => type === "overdue")
    .sort((a, b) => a.threshold - b.threshold || a.position - b.position);
  const first = firstActing(rows);
  return {
    steps: overdue.map((row) => ({
      workingDays: row.threshold,
      action: row.action,
      audiences: audiencesOf(row.target),
      mode: row.action === REMINDING || row === first ? "send" : "draft",
    })),
  };
}

/** Those a row names in 对象, each once. */
export function audiencesOf(target: string): Audience[] {
  const named = target.split("、").flatMap((word) => AUDIENCES.get(word.trim()) ?? []);
  return [...new Set(named)];
}

/** Whether a step of this action is a plain reminder. */
export function isReminder(action: string): boolean {
  return action === REMINDING;
}

/**
 * What decides when a run's steps fall: its deadline and the person's approved leaves. `notBefore`: until then the
 * person can do nothing about it, whatever the steps say.
 */
export type RunClock = {
  calendar: WorkCalendar;
  deadline: Date;
  leaves: readonly LeaveFact[];
  notBefore?: Date | null;
};

/** A leave without an end must not make a search without an end. */
const LONGEST_WAIT_DAYS = 400;

/**
 * When a step falls: the deadline's time of day on the `workingDays`-th working day after it. A day on which the
 * person is on approved leave at that time does not count.
 */
export function stepTime(clock: RunClock, workingDays: number): Date {
  const start = localDate(clock.deadline, clock.calendar.zone);
  let date = start;
  let left = workingDays;
  for (let passed = 0; left > 0 && passed < LONGEST_WAIT_DAYS; passed += 1) {
    date = addDays(date, 1);
    if (counts(clock, date)) left -= 1;
  }
  return timeOn(clock, date);
}

/** When a policy's step of this index falls, or null when it has none. */
export function timeOfStep(policy: Policy, index: number, clock: RunClock): Date | null {
  const step = policy.steps[index];
  return step ? stepTime(clock, step.workingDays) : null;
}

/** Working days past the deadline at `now`, counted as `stepTime` counts them. */
export function workingDaysOverdue(clock: RunClock, now: Date): number {
  const today = localDate(now, clock.calendar.zone);
  let days = 0;
  for (
    let date = addDays(localDate(clock.deadline, clock.calendar.zone), 1);
    date <= today;
    date = addDays(date, 1)
  ) {
    if (counts(clock, date) && timeOn(clock, date) <= now) days += 1;
  }
  return days;
}

function counts(clock: RunClock, date: LocalDate): boolean {
  if (!clock.calendar.isWorkingDay(date)) return false;
  const moment = timeOn(clock, date);
  return !clock.leaves.some((leave) => leave.status === "approved" && covers(leave, moment));
}

function timeOn({ calendar, deadline }: RunClock, date: LocalDate): Date {
  return instantAt(date, localMinute(deadline, calendar.zone), calendar.zone);
}

/**
 * When the step after `acted` falls, or null after the last. A run late after an outage still takes its steps in
 * order, one a working day; steps of one threshold belong together.
 */
export function timeAfter(policy: Policy, acted: number, clock: RunClock, now: Date): Date | null {
  const step = policy.steps[acted];
  const next = policy.steps[acted + 1];
  if (!next) return null;
  const planned = stepTime(clock, next.workingDays);
  if (step?.workingDays === next.workingDays || planned > now) return planned;
  let date = addDays(localDate(now, clock.calendar.zone), 1);
  while (!clock.calendar.isWorkingDay(date)) date = addDays(date, 1);
  return timeOn(clock, date);
}

export type StepDecision =
  | { decision: "stop"; why: WhySettled }
  | { decision: "wait"; at: Date }
  | { decision: "act"; step: PolicyStep };

/** What to do about a run whose next step seems due, from its obligation as it stands now. */
export function decideStep(
  run: { status: ChasedStatus; policy: Policy; nextStep: number },
  clock: RunClock,
  now: Date,
): StepDecision {
  const over = whySettled(run.status);
  if (over) return { decision: "stop", why: over };
  const step = run.policy.steps[run.nextStep];
  if (!step) return { decision: "stop", why: "done" };
  const planned = stepTime(clock, step.workingDays);
  const { notBefore } = clock;
  const at = notBefore && notBefore > planned ? notBefore : planned;
  return at > now ? { decision: "wait", at } : { decision: "act", step };
}

/** Why nobody may be chased for what has this status; null when it is owed. */
export function whySettled(status: ChasedStatus): WhySettled | null {
  if (status === "held" || status === "excused" || status === "cancelled") return status;
  return isDone(status) ? "done" : null;
}

/** Why somebody else is told than the ladder names; nobody waits in silence. */
export type Detour = "no-secretary" | "no-liaison" | "away";

export type Reached = { personId: number; audience: Audience; detour: Detour | null };

/**
 * Whom a step reaches. `named`: who serves as what for this run; where nobody does, the administrators are told, and
 * they are told too when everybody named is away.
 */
export function reachedBy(
  audiences: readonly Audience[],
  named: Readonly<Record<Audience, readonly number[]>>,
  away: ReadonlySet<number>,
): Reached[] {
  const reached = audiences.flatMap((audience): Reached[] => {
    const people = named[audience];
    const direct = people.map((personId): Reached => ({ personId, audience, detour: null }));
    const detour = detourFor(audience, people, away);
    if (!detour) return direct;
    return [
      ...direct,
      ...named.administrator.map(
        (personId): Reached => ({ personId, audience: "administrator", detour }),
      ),
    ];
  });
  const once = new Map<number, Reached>();
  for (const one of reached) if (!once.has(one.personId)) once.set(one.personId, one);
  return [...once.values()];
}

function detourFor(
  audience: Audience,
  people: readonly number[],
  away: ReadonlySet<number>,
): Detour | null {
  if (audience === "person" || audience === "administrator") return null;
  if (people.length === 0) return audience === "unit" ? "no-secretary" : "no-liaison";
  return people.every((id) => away.has(id)) ? "away" : null;
}
