import type { LocalDate } from "../../../calendar/work-calendar.ts";
import type { Transaction } from "../../../db/client.ts";

/** Deletes planned windows that end after `now`, and what was left out from today on, unless somebody has replied or holds a paper. */
export async function dropPlannedOccurrences(
  tx: Transaction,
  planIds: readonly number[],
  { now, today }: { now: Date; today: LocalDate },
): Promise<void> {
  await tx.occurrence.deleteMany({
    where: {
      planId: { in: [...planIds] },
      // What somebody started by hand is no part of the calendar.
      run: 0,
      OR: [
        { status: "planned", dueAt: { gt: now } },
        { status: "skipped", date: { gte: today } },
      ],
      submissions: { none: {} },
      obligations: { none: {} },
      boards: { none: {} },
      papers: { none: {} },
    },
  });
}

/** Days before today that an outage left unplanned are still owed, except by the plans in `afresh`. */
export async function forgetPlanning(
  tx: Transaction,
  planIds: readonly number[],
  { today, afresh }: { today: LocalDate; afresh: readonly number[] },
): Promise<void> {
  await tx.plan.updateMany({
    where: {
      id: { in: [...planIds] },
      OR: [{ plannedThrough: { gte: today } }, { id: { in: [...afresh] } }],
    },
    data: { plannedThrough: null },
  });
}

/** Deletes the beats that are planned after `now` and have not run. */
export async function dropPlannedBeats(
  tx: Transaction,
  programmeIds: readonly number[],
  now: Date,
): Promise<void> {
  const programmeId = { in: [...programmeIds] };
  await tx.beatRun.deleteMany({ where: { programmeId, status: "planned", dueAt: { gt: now } } });
  await tx.programme.updateMany({
    where: { id: programmeId },
    data: { beatsPlannedThrough: null },
  });
}

/** The ids of all plans that run, and of all programmes. */
export async function activePlans(
  tx: Transaction,
): Promise<{ planIds: number[]; programmeIds: number[] }> {
  const plans = await tx.plan.findMany({ where: { active: true }, select: { id: true } });
  const programmes = await tx.programme.findMany({ select: { id: true } });
  return { planIds: plans.map(({ id }) => id), programmeIds: programmes.map(({ id }) => id) };
}
