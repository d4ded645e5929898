import { localDate } from "../../calendar/zone.ts";
import { loadUnitTree, nameOf, unitOfPerson } from "../../people/store.ts";
import type { Work } from "../../work.ts";
import { askDecision } from "../decisions/ask.ts";
import { withdrawDecisions } from "../decisions/store.ts";
import { type Cause, resettle } from "../replies/resettle.ts";
import { leaveEvidence, leaveSummary, spanWords } from "../wording.ts";
import { type LeaveAnswer, layOnCalendar, leaveTier, type Span } from "./rules.ts";
import { addLeave, leaveLike, setLeaveStatus, windowsEndingIn } from "./store.ts";

/** 请假 as a bound person typed it. */
export type LeaveRequest = { personId: number; inboxId: number; span: Span; reason: string };

/** 请假: writes the request down and asks whoever may decide. The same span asked twice is one request. */
export async function askLeave(work: Work, request: LeaveRequest): Promise<LeaveAnswer> {
  const laid = layOnCalendar(request.span, work.calendar);
  if (!laid) return { outcome: "backwards" };
  const { fromAt, untilAt, workingDays } = laid;
  const span = spanWords(request.span, laid.lastDate);
  const known = await leaveLike(work.tx, request.personId, { fromAt, untilAt });
  if (known)
    return {
      outcome: "already",
      span,
      status: known.status === "approved" ? "approved" : "pending",
    };
  const { personId, inboxId, reason } = request;
  const leaveId = await addLeave(work.tx, {
    personId,
    inboxId,
    reason,
    fromAt,
    untilAt,
    workingDays,
    words: leaveEvidence(span, reason),
    createdAt: work.now,
  });
  const tree = await loadUnitTree(work.tx);
  const unitId = await unitOfPerson(work.tx, personId, localDate(work.now, work.calendar.zone));
  const tier = leaveTier(workingDays);
  const name = await nameOf(work.tx, personId);
  const unit = unitId === null ? "" : tree.get(unitId).name;
  const number = await askDecision(work, tree, {
    kind: "leave",
    subjectId: leaveId,
    personId,
    unitId,
    tier,
    summary: leaveSummary({ name, unit, span, reason, workingDays }),
  });
  await resettleLeave(
    work,
    { personId, fromAt, untilAt },
    { actorId: personId, why: "leave asked", inboxId },
  );
  return { outcome: "asked", number, span, tier };
}

/** Takes back a leave that still waits. */
export async function withdrawLeave(
  work: Work,
  leave: { id: number; personId: number; fromAt: Date; untilAt: Date },
  inboxId: number,
): Promise<void> {
  await setLeaveStatus(work.tx, leave.id, "withdrawn");
  await withdrawDecisions(work.tx, "leave", [leave.id], work.now);
  await resettleLeave(work, leave, { actorId: leave.personId, why: "leave withdrawn", inboxId });
}

/** Decides the windows anew that end in this leave. */
export async function resettleLeave(
  work: Work,
  leave: { personId: number; fromAt: Date; untilAt: Date },
  cause: Cause,
): Promise<number> {
  const pairs = await windowsEndingIn(work.tx, leave.personId, leave);
  return (await resettle(work, pairs, cause)).length;
}
