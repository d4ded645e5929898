import { nextNumber } from "../../ledger/numbers/store.ts";
import type { NewMessage } from "../../outbox/rules.ts";
import { say } from "../../outbox/say.ts";
import type { Work } from "../../work.ts";
import { addDrafts, type NewDraft } from "../draft/store.ts";
import { type Directory, openDirectory } from "../recipients.ts";
import { isReminder } from "../rules.ts";
import { addEntries, type NewEntry } from "../store.ts";
import { detourWords, draftsAnnouncement, nobodyToTell } from "../wording.ts";
import { factsOf } from "./facts.ts";
import { isReached, type UnitStep } from "./rules.ts";
import { claimDueUnitRuns, moveUnitRun, type UnitRun, unitRunsById } from "./store.ts";
import { revokedByAppeal, steppedBack, unitDraftText, unitStepText } from "./wording.ts";

/**
 * Takes the steps about units that are due, at most `limit` runs in one transaction. The count is read anew: a step
 * that an appeal has stepped back from is not taken, which is logged. Returns how many runs it took up.
 */
export async function escalateUnits(work: Work, limit: number): Promise<number> {
  const runs = await claimDueUnitRuns(work.tx, work.now, limit);
  if (runs.length === 0) return 0;
  const directory = await openDirectory(work);
  const drafts: NewDraft[] = [];
  for (const run of runs) {
    const entry = await act(work, directory, run, drafts);
    if (entry) await addEntries(work.tx, [entry]);
  }
  await addDrafts(work.tx, drafts);
  await say(work, announcements(directory, drafts));
  return runs.length;
}

async function act(
  work: Work,
  directory: Directory,
  run: UnitRun,
  drafts: NewDraft[],
): Promise<NewEntry | null> {
  const step = run.policy.steps[run.nextStep];
  if (!step || !isReached(run)) {
    await moveUnitRun(work.tx, run.id, { nextStepAt: null });
    return step ? entryOf(work, run, step, "skipped", steppedBack) : null;
  }
  const nextStep = run.nextStep + 1;
  const due = isReached({ ...run, nextStep }) ? work.now : null;
  await moveUnitRun(work.tx, run.id, { nextStep, nextStepAt: due });
  if (step.mode === "send") return send(work, directory, run, step);
  drafts.push(await draftOf(work, run, step));
  const told = directory.administrators.length > 0;
  return entryOf(work, run, step, "drafted", told ? null : nobodyToTell);
}

async function send(
  work: Work,
  directory: Directory,
  run: UnitRun,
  step: UnitStep,
): Promise<NewEntry> {
  const facts = await factsOf(work, run, step);
  const concerned = { personId: null, unitId: run.unitId };
  const reached = await directory.reachedFor(concerned, step.audiences);
  const occasion = facts.occasions.at(-1)?.period ?? run.period;
  await say(
    work,
    reached.map(
      ({ personId, audience, detour }): NewMessage => ({
        key: `ladder:${run.id}:${run.nextStep}:${occasion}:${audience}:${personId}`,
        to: { personId },
        kind: isReminder(step.action) ? "reminder" : "escalation",
        text: unitStepText(facts, audience, detour ? [detour] : []),
        condition: { unitStep: { runId: run.id, step: run.nextStep } },
        programmeId: run.programmeId,
        priority: 5,
      }),
    ),
  );
  const detours = [...new Set(reached.flatMap(({ detour }) => detour ?? []))];
  const reason = reached.length === 0 ? nobodyToTell : detours.map(detourWords).join("；");
  const outcome = reached.length === 0 ? "skipped" : "sent";
  return entryOf(work, run, step, outcome, reason === "" ? null : reason);
}

function entryOf(
  work: Work,
  run: UnitRun,
  step: UnitStep,
  outcome: NewEntry["outcome"],
  reason: string | null,
): NewEntry {
  return { runId: run.id, step: run.nextStep, action: step.action, outcome, reason, at: work.now };
}

async function draftOf(work: Work, run: UnitRun, step: UnitStep): Promise<NewDraft> {
  const number = await nextNumber(work.tx, "draft");
  return {
    number,
    action: step.action,
    subject: run.subject,
    unitId: run.unitId,
    runId: run.id,
    step: run.nextStep,
    programmeId: run.programmeId,
    text: unitDraftText(await factsOf(work, run, step), number),
    at: work.now,
  };
}

function announcements(directory: Directory, drafts: readonly NewDraft[]): NewMessage[] {
  const [first] = drafts;
  if (!first) return [];
  return directory.administrators.map((personId) => ({
    key: `draft:${first.number}:${personId}`,
    to: { personId },
    kind: "draft",
    text: draftsAnnouncement(drafts),
    ...(first.programmeId === null ? {} : { programmeId: first.programmeId }),
    priority: 5,
  }));
}

/** Whether a step about a unit still holds just before its message goes out. */
export async function unitStepStands(
  work: Work,
  { runId, step }: { runId: number; step: number },
): Promise<{ still: true } | { still: false; reason: string }> {
  const [run] = await unitRunsById(work.tx, [runId]);
  return run && run.nextStep > step ? { still: true } : { still: false, reason: revokedByAppeal };
}
