import { addDays } from "../../calendar/dates.ts";
import type { LocalDate } from "../../calendar/work-calendar.ts";
import { instantAt, localDate } from "../../calendar/zone.ts";
import { askThese, deciders } from "../../ledger/decisions/ask.ts";
import type { Authority, UnitTree } from "../../people/rules.ts";
import { loadUnitTree, nameOf, unitOfPerson } from "../../people/store.ts";
import type { Work } from "../../work.ts";
import { type AppealAnswer, asksToBeExcused, entriesNamed } from "./rules.ts";
import {
  addAppeal,
  type ContestedEntry,
  type ContestedStep,
  entriesAgainst,
  type NewAppeal,
  publishedDraft,
  stepById,
  stepsAbout,
  waitingAppeal,
} from "./store.ts";
import { appealSummary, entryWords, stepWords } from "./wording.ts";

/**
 * 申诉 or 正当理由 as a bound person typed it. `number`: of a draft that was published; `date`: of an entry of his own;
 * with neither, the newest step about him or his units is meant, else his newest entry. `excuse`: it was 正当理由.
 */
export type AppealRequest = {
  personId: number;
  inboxId: number;
  authority: Authority;
  number: number | null;
  date: LocalDate | null;
  text: string;
  excuse: boolean;
};

/** How far back a step or an entry may be contested that is not named by its number or date. */
const CONTESTABLE_DAYS = 60;

/** What is contested, found and allowed. `effect`: what an approval does. */
type Target = {
  about: string;
  reason: string;
  effect: "revoke" | "excuse" | "correct";
  unitId: number | null;
  fields: Pick<NewAppeal, "draftId" | "runId" | "step" | "obligationId" | "excuse">;
};

/** Writes an appeal down and asks the administrators to decide it. */
export async function askAppeal(work: Work, request: AppealRequest): Promise<AppealAnswer> {
  const target = await targetOf(work, request);
  if ("outcome" in target) return target;
  const { about, reason, effect, unitId, fields } = target;
  const waiting = await waitingAppeal(work.tx, keyOf(fields));
  if (waiting !== null) return { outcome: "already", number: waiting, about };
  if (reason === "") return { outcome: "needs-reason", about };
  const { personId, inboxId } = request;
  const tree = await loadUnitTree(work.tx);
  const row = { personId, unitId, ...fields, text: reason, inboxId, at: work.now };
  const decision = {
    kind: "appeal" as const,
    subjectId: await addAppeal(work.tx, row),
    personId,
    unitId,
    tier: "administrator" as const,
    summary: appealSummary({ who: await whoOf(work, tree, personId), about, reason, effect }),
  };
  const asked = await deciders(work, tree, decision);
  const number = await askThese(work, asked, decision);
  return { outcome: "asked", number, about, nobody: asked.length === 0 };
}

function keyOf({ runId, step, obligationId }: Target["fields"]) {
  if (runId !== null && step !== null) return { runId, step };
  return { obligationId: obligationId ?? 0 };
}

async function whoOf(work: Work, tree: UnitTree, personId: number): Promise<string> {
  const name = await nameOf(work.tx, personId);
  const unitId = await unitOfPerson(work.tx, personId, localDate(work.now, work.calendar.zone));
  return name.includes("@") || unitId === null ? name : `${name}（${tree.get(unitId).name}）`;
}

async function targetOf(work: Work, request: AppealRequest): Promise<Target | AppealAnswer> {
  if (request.number !== null) return numbered(work, request, request.number);
  if (request.date !== null) return dated(work, request);
  const { zone } = work.calendar;
  const since = addDays(localDate(work.now, zone), -CONTESTABLE_DAYS);
  const steps = await stepsAbout(work.tx, {
    personId: request.personId,
    unitIds: [...request.authority.secretaryOf],
    since: instantAt(since, 0, zone),
  });
  const [newest] = steps;
  return newest ? stepTarget(newest, request) : dated(work, request);
}

async function numbered(
  work: Work,
  request: AppealRequest,
  number: number,
): Promise<Target | AppealAnswer> {
  const known = await publishedDraft(work.tx, number);
  const step = known && (await stepById(work.tx, known));
  if (!step) return { outcome: "unknown-number", number };
  if (!concerns(step, request)) return { outcome: "not-yours", number };
  return stepTarget({ ...step, number }, request);
}

/** A step about a unit is its secretaries' to contest, one about a person his and his secretaries'. */
function concerns(step: ContestedStep, { personId, authority }: AppealRequest): boolean {
  const unitId = step.ownUnitId ?? step.personUnitId;
  const secretary = unitId !== null && authority.secretaryOf.has(unitId);
  return secretary || (step.ownUnitId === null && step.personId === personId);
}

function stepTarget(step: ContestedStep, { text, excuse }: AppealRequest): Target | AppealAnswer {
  const about = stepWords(step);
  if (step.revoked) return { outcome: "revoked", about };
  const { runId, draftId, obligationId } = step;
  const excused = excuse || asksToBeExcused(text);
  return {
    about,
    reason: text,
    effect: "revoke",
    unitId: step.ownUnitId ?? step.personUnitId,
    fields: { runId, step: step.step, draftId, obligationId, excuse: excused },
  };
}

async function dated(work: Work, request: AppealRequest): Promise<Target | AppealAnswer> {
  const { personId, date: on, text } = request;
  const since = addDays(localDate(work.now, work.calendar.zone), -CONTESTABLE_DAYS);
  const against = await entriesAgainst(work.tx, personId, { on, since });
  const { entries, reason } = entriesNamed(against, text);
  const [entry] = entries;
  if (!entry) return { outcome: "nothing", date: on };
  // Without a date the newest is meant; on one day somebody must say which.
  if (on !== null && entries.length > 1) {
    return { outcome: "several", entries: entries.map(entryWords) };
  }
  return entryTarget(entry, reason, request.excuse);
}

function entryTarget(entry: ContestedEntry, reason: string, excuse: boolean): Target {
  const excused = excuse || asksToBeExcused(reason);
  return {
    about: entryWords(entry),
    reason,
    effect: excused ? "excuse" : "correct",
    unitId: entry.unitId,
    fields: { runId: null, step: null, draftId: null, obligationId: entry.id, excuse: excused },
  };
}
