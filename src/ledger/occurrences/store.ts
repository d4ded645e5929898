import type { Cadence } from "../../calendar/cadence.ts";
import type { LocalDate } from "../../calendar/work-calendar.ts";
import { isHeld, type Transaction } from "../../db/client.ts";
import type { Occurrence } from "../../db/generated/client.ts";
import type { Parameters } from "../../kinds/rules.ts";
import type { Window } from "../rules.ts";

/** Plans whose occurrences are not planned through `today`, each with what planning needs. */
export async function plansBehind(tx: Transaction, today: LocalDate) {
  const plans = await tx.plan.findMany({
    where: {
      active: true,
      programme: { endsOn: { gte: today } },
      OR: [{ plannedThrough: null }, { plannedThrough: { lt: today } }],
    },
    include: { programme: { select: { endsOn: true } } },
    orderBy: { id: "asc" },
  });
  return plans.map((plan) => ({ ...plan, cadence: plan.cadence as Cadence }));
}

/** A window as it is laid on the calendar, with the text that it will ask with. */
export type NewOccurrence = {
  planId: number;
  date: LocalDate;
  remindAt: Date;
  body: string;
} & Window;

/** Adds planned occurrences; one that is already there stays as it is. */
export async function addOccurrences(
  tx: Transaction,
  rows: readonly NewOccurrence[],
): Promise<void> {
  if (rows.length > 0) await tx.occurrence.createMany({ data: [...rows], skipDuplicates: true });
}

/** Records that a plan has no window there, with the reason. */
export async function addSkipped(
  tx: Transaction,
  row: { planId: number; date: LocalDate; at: Date; note: string },
): Promise<void> {
  const { planId, date, at, note } = row;
  await tx.occurrence.createMany({
    data: [
      { planId, date, opensAt: at, remindAt: at, dueAt: at, closesAt: at, status: "skipped", note },
    ],
    skipDuplicates: true,
  });
}

/** Notes that a plan's windows are laid on the calendar through `date`. */
export async function setPlannedThrough(
  tx: Transaction,
  planId: number,
  date: LocalDate,
): Promise<void> {
  await tx.plan.update({ where: { id: planId }, data: { plannedThrough: date } });
}

async function planWithAudience(tx: Transaction, id: number) {
  const plan = await tx.plan.findUniqueOrThrow({
    where: { id },
    include: { units: true, posts: true, programme: { include: { units: true } } },
  });
  return { ...plan, parameters: plan.parameters as Parameters };
}

type PlanWithAudience = Awaited<ReturnType<typeof planWithAudience>>;

/** Plans do not change while a rehearsal plays a day, and every reply asks for one. */
const remembered = new WeakMap<Transaction, Map<number, PlanWithAudience>>();

/** The part of a plan's audience for which somebody started an occurrence by hand. */
export type Only = { unitIds: number[] } | { personIds: number[] };

/** Occurrences with their plans, audiences and programmes. */
export async function withPlans<T extends { planId: number; only: unknown }>(
  tx: Transaction,
  occurrences: readonly T[],
) {
  const plans = remembered.get(tx) ?? new Map<number, PlanWithAudience>();
  if (isHeld(tx)) remembered.set(tx, plans);
  const found: (Omit<T, "only"> & { only: Only | null; plan: PlanWithAudience })[] = [];
  for (const occurrence of occurrences) {
    const plan = plans.get(occurrence.planId) ?? (await planWithAudience(tx, occurrence.planId));
    plans.set(plan.id, plan);
    found.push({ ...occurrence, only: occurrence.only as Only | null, plan });
  }
  return found;
}

/** One occurrence with its plan, audience and programme. */
export async function occurrenceWithPlan(tx: Transaction, id: number) {
  const row = await tx.occurrence.findUniqueOrThrow({ where: { id } });
  const [found] = await withPlans(tx, [row]);
  if (!found) throw new Error(`occurrence ${id} has no plan`);
  return found;
}

export type OccurrenceWithPlan = Awaited<ReturnType<typeof occurrenceWithPlan>>;

/** Planned occurrences that should be open at `at`, and those that open later on its `date`; soonest first. */
export function plannedAround(tx: Transaction, at: Date, date: LocalDate): Promise<Occurrence[]> {
  return tx.$queryRaw<Occurrence[]>`
    SELECT * FROM "Occurrence" WHERE status = 'planned'
      AND ("opensAt" <= ${at} AND "closesAt" >= ${at} OR "opensAt" > ${at} AND date = ${date})
    ORDER BY "opensAt", id`;
}

/** Takes the occurrence from one state to the next; false when somebody else already has. */
export async function claimOccurrence(
  tx: Transaction,
  id: number,
  from: "planned" | "open",
  data: { status: "open"; openedAt: Date } | { status: "closed"; closedAt: Date },
): Promise<boolean> {
  return (await tx.occurrence.updateMany({ where: { id, status: from }, data })).count === 1;
}

/** Marks the reminder as given; false when it already was. */
export async function claimReminder(tx: Transaction, id: number, now: Date): Promise<boolean> {
  const claimed = await tx.occurrence.updateMany({
    where: { id, status: "open", remindedAt: null },
    data: { remindedAt: now },
  });
  return claimed.count === 1;
}

/** Freezes the expected set: nobody joins or leaves it afterwards. */
export async function freezeExpected(
  tx: Transaction,
  occurrenceId: number,
  rows: readonly { personId: number; unitId: number; channelId: number | null }[],
): Promise<void> {
  await tx.obligation.createMany({
    data: rows.map((row) => ({ occurrenceId, ...row })),
    skipDuplicates: true,
  });
}

/** The obligations of one occurrence in roster order, with names. */
export async function obligationsIn(tx: Transaction, occurrenceId: number) {
  return tx.$queryRaw<
    {
      id: number;
      personId: number;
      name: string;
      unitId: number;
      channelId: number | null;
      status: string;
      submissionId: number | null;
    }[]
  >`SELECT o.id, o."personId", p.name, o."unitId", o."channelId", o.status::text AS status, o."submissionId"
    FROM "Obligation" o JOIN "Person" p ON p.id = o."personId"
    WHERE o."occurrenceId" = ${occurrenceId} ORDER BY p.position, p.id`;
}

/** Every occurrence that is open, with its plan, audience and programme. */
export async function openOccurrences(tx: Transaction) {
  const rows = await tx.occurrence.findMany({ where: { status: "open" }, orderBy: { id: "asc" } });
  return withPlans(tx, rows);
}

/** Lets these people be spoken to in another group; with null, in private only. */
export async function moveObligationsTo(
  tx: Transaction,
  occurrenceId: number,
  channelId: number | null,
  obligationIds: readonly number[],
): Promise<void> {
  await tx.obligation.updateMany({
    where: { occurrenceId, id: { in: [...obligationIds] } },
    data: { channelId },
  });
}

/** Whether the obligation is still owed. */
export async function isDue(tx: Transaction, obligationId: number): Promise<boolean> {
  return (await tx.obligation.count({ where: { id: obligationId, status: "due" } })) === 1;
}

/** Whether the deadline of the occurrence is not over. */
export async function isBeforeDue(
  tx: Transaction,
  occurrenceId: number,
  now: Date,
): Promise<boolean> {
  return (await tx.occurrence.count({ where: { id: occurrenceId, dueAt: { gte: now } } })) === 1;
}

/** Those of these persons who still owe the occurrence. */
export async function stillOwing(
  tx: Transaction,
  occurrenceId: number,
  personIds: readonly number[],
): Promise<Set<number>> {
  const rows = await tx.obligation.findMany({
    where: { occurrenceId, personId: { in: [...personIds] }, status: "due" },
    select: { personId: true },
  });
  return new Set(rows.map((row) => row.personId));
}
