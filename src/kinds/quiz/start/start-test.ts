import { windowsOpeningBetween } from "../../../calendar/cadence.ts";
import { addDays } from "../../../calendar/dates.ts";
import { localDate } from "../../../calendar/zone.ts";
import { openOccurrence } from "../../../ledger/occurrences/open.ts";
import type { Authority, UnitTree } from "../../../people/rules.ts";
import { audience, loadUnitTree } from "../../../people/store.ts";
import type { Work } from "../../../work.ts";
import { testWindow } from "../by-hand/rules.ts";
import { addByHand } from "../by-hand/store.ts";
import { shortagesFor, tellBankShort } from "../paper/opening/open-test.ts";
import { namedPlans } from "../paper/test/rules.ts";
import { bankShortText } from "../paper/wording.ts";
import { postContestPolls } from "../poll/open-polls.ts";
import type { Started } from "./rules.ts";
import { openRuns, type TestPlan, testPlans } from "./store.ts";

/** Who starts which test, for how many minutes; null: the only one, and as long as it usually is. */
export type Order = { authority: Authority; plan: string | null; minutes: number | null };

/** How far to look for a window of the plan that tells how long it usually is: a year has one of every cadence. */
const LOOK_DAYS = 366;

/** How long a test is when its cadence has no window to learn it from. */
const USUAL_MINUTES = 120;

/**
 * Starts a test at once, for the units of a secretary that it asks, or for everybody it asks when an administrator
 * does. It opens in this transaction.
 */
export async function startTest(work: Work, order: Order): Promise<Started> {
  const { authority } = order;
  if (!authority.administrator && authority.secretaryOf.size === 0)
    return { outcome: "not-allowed" };
  const tree = await loadUnitTree(work.tx);
  const found = await planMeant(work, tree, order);
  return "outcome" in found ? found : start(work, tree, order, found);
}

async function planMeant(work: Work, tree: UnitTree, order: Order): Promise<TestPlan | Started> {
  const today = localDate(work.now, work.calendar.zone);
  const all = await testPlans(work.tx);
  const running = all.filter(({ programmeEndsOn }) => programmeEndsOn >= today);
  const mine = running.filter((plan) => mayStart(tree, order.authority, plan));
  // Without a name a 测试 is meant; a contest is started by its name.
  const meant =
    order.plan === null ? mine.filter(({ kind }) => kind === "测试") : namedPlans(mine, order.plan);
  const [only, ...others] = meant;
  if (only && others.length === 0) return only;
  if (only) return { outcome: "several", plans: meant.map(({ plan }) => plan) };
  if (order.plan === null) return { outcome: "none" };
  const [foreign] = namedPlans(running, order.plan);
  if (foreign) return { outcome: "others", plan: foreign.plan };
  const [ended] = namedPlans(all, order.plan);
  if (ended) return { outcome: "ended", plan: ended.plan };
  return { outcome: "unknown", plan: order.plan, plans: mine.map(({ plan }) => plan) };
}

function mayStart(tree: UnitTree, authority: Authority, plan: TestPlan): boolean {
  if (authority.administrator) return true;
  return askedUnits(tree, plan).some((id) => authority.secretaryOf.has(id));
}

function askedUnits(tree: UnitTree, { unitIds }: TestPlan): number[] {
  if (unitIds.length === 0) return tree.all.map(({ id }) => id);
  return [...new Set(unitIds.flatMap((id) => tree.within(id).map((unit) => unit.id)))];
}

async function start(
  work: Work,
  tree: UnitTree,
  { authority, minutes }: Order,
  plan: TestPlan,
): Promise<Started> {
  const asked = askedUnits(tree, plan);
  const reached = authority.administrator
    ? asked
    : asked.filter((id) => authority.secretaryOf.has(id));
  const same = await runFor(work, tree, plan, new Set(reached));
  if (same) return { outcome: "running", plan: plan.plan, until: same };
  const shortages = await shortagesFor(work, plan);
  if (shortages.length > 0) {
    const today = localDate(work.now, work.calendar.zone);
    const text = bankShortText(plan.plan, shortages, true);
    await tellBankShort(work, `plan:${plan.id}:${today}`, text);
    return { outcome: "short", plan: plan.plan, shortages };
  }
  const window = testWindow(work.now, minutes ?? usualMinutes(work, plan), work.calendar.zone);
  if (window === null) return { outcome: "not-now" };
  const { date } = window;
  const people = await audience(work.tx, { unitIds: reached, postIds: plan.postIds, date });
  if (people.length === 0) return { outcome: "nobody", plan: plan.plan };
  const { dueAt } = window;
  const id = await addByHand(work.tx, {
    ...window,
    planId: plan.id,
    only: authority.administrator ? null : { unitIds: topsOf(tree, reached) },
    closesAt: new Date(dueAt.getTime() + plan.graceMinutes * 60_000),
    body: plan.body,
  });
  await openOccurrence(work, id);
  await postContestPolls(work, id);
  return { outcome: "started", plan: plan.plan, dueAt, expected: people.length };
}

/** Until when a run of this plan goes on that asks somebody of these units; null when there is none. */
async function runFor(
  work: Work,
  tree: UnitTree,
  plan: TestPlan,
  reached: ReadonlySet<number>,
): Promise<Date | null> {
  for (const { dueAt, only } of await openRuns(work.tx, plan.id, work.now)) {
    const units = only && "unitIds" in only ? only.unitIds : null;
    const within = units?.flatMap((id) => tree.within(id).map((unit) => unit.id));
    if (!within || within.some((id) => reached.has(id))) return dueAt;
  }
  return null;
}

/** Units without one of them above: with all below they are the same. */
function topsOf(tree: UnitTree, unitIds: readonly number[]): number[] {
  const all = new Set(unitIds);
  return unitIds.filter((id) => {
    const [, ...above] = tree.upward(id);
    return !above.some((unit) => all.has(unit.id));
  });
}

/** How long the plan's next window is. */
function usualMinutes(work: Work, { cadence }: TestPlan): number {
  const today = localDate(work.now, work.calendar.zone);
  const { windows } = windowsOpeningBetween({
    ...{ cadence, graceMinutes: 0, calendar: work.calendar },
    from: today,
    through: addDays(today, LOOK_DAYS),
  });
  const [next] = windows;
  if (!next) return USUAL_MINUTES;
  return Math.round((next.dueAt.getTime() - next.opensAt.getTime()) / 60_000);
}
