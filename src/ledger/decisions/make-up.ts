import type { LocalDate } from "../../calendar/work-calendar.ts";
import { addWorkingDays } from "../../calendar/working-days.ts";
import { localDate } from "../../calendar/zone.ts";
import { KINDS } from "../../kinds/registry.ts";
import { loadUnitTree, nameOf } from "../../people/store.ts";
import type { Work } from "../../work.ts";
import { addSubmissions } from "../replies/store.ts";
import { MAKE_UP_WORKING_DAYS } from "../rules.ts";
import { makeUpEvidence, makeUpSummary } from "../wording.ts";
import { askDecision } from "./ask.ts";
import type { MakeUpAnswer } from "./rules.ts";
import { missedSince, pendingMakeUp } from "./store.ts";

/** 补签 as a bound person typed it; `date` null: the latest missed window is meant. */
export type MakeUpRequest = {
  personId: number;
  inboxId: number;
  date: LocalDate | null;
  reason: string;
  text: string;
  at: Date;
};

const KINDS_TO_MAKE_UP = [...KINDS.values()]
  .filter((kind) => !kind.doableLate)
  .map((kind) => kind.name);

/**
 * 补签: asks for the latest missed window of the last three working days, or for one on the date it names.
 * Until a secretary approves it stays missed.
 */
export async function askMakeUp(work: Work, request: MakeUpRequest): Promise<MakeUpAnswer> {
  const today = localDate(request.at, work.calendar.zone);
  const since = request.date ?? addWorkingDays(work.calendar, today, -MAKE_UP_WORKING_DAYS);
  const missed = await missedSince(
    work.tx,
    request.personId,
    { since, at: request.at },
    KINDS_TO_MAKE_UP,
  );
  const target = request.date
    ? missed.find(({ occurrence }) => occurrence.date === request.date)
    : missed[0];
  if (!target) return { outcome: "nothing-missed", date: request.date };
  if (!request.reason) return { outcome: "needs-reason" };
  const { occurrence, occurrenceId, personId, unitId } = target;
  const about = { plan: occurrence.plan.name, date: occurrence.date };
  if (await pendingMakeUp(work.tx, occurrenceId, personId)) return { outcome: "already", ...about };
  const [submissionId = 0] = await addSubmissions(
    work.tx,
    [
      {
        occurrenceId,
        personId,
        inboxId: request.inboxId,
        intent: "make_up",
        text: request.text,
        at: request.at,
        state: "pending",
        evidence: makeUpEvidence(request.reason),
      },
    ],
    work.now,
  );
  const tree = await loadUnitTree(work.tx);
  const name = await nameOf(work.tx, personId);
  const number = await askDecision(work, tree, {
    kind: "make_up",
    subjectId: submissionId,
    personId,
    unitId,
    tier: "secretary",
    summary: makeUpSummary({ name, unit: tree.get(unitId).name, reason: request.reason, ...about }),
  });
  return { outcome: "asked", number, ...about };
}
