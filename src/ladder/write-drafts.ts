import { localDate } from "../calendar/zone.ts";
import { nextNumber } from "../ledger/numbers/store.ts";
import { say } from "../outbox/say.ts";
import type { Work } from "../work.ts";
import { addDrafts, type NewDraft } from "./draft/store.ts";
import type { Directory } from "./recipients.ts";
import { type Acting, itemOf } from "./send-steps.ts";
import type { NewEntry } from "./store.ts";
import { draftsAnnouncement, draftText } from "./wording.ts";

/**
 * Writes what these steps would say as drafts, one per run, and tells each administrator in one message per programme.
 * Gives the log's entries. Nothing is sent until a named human publishes it.
 */
export async function writeDrafts(
  work: Work,
  directory: Directory,
  acting: readonly Acting[],
): Promise<NewEntry[]> {
  if (acting.length === 0) return [];
  const drafts: NewDraft[] = [];
  for (const one of acting) {
    drafts.push(draftOf(work, directory, one, await nextNumber(work.tx, "draft")));
  }
  await addDrafts(work.tx, drafts);
  const programmes = [...new Set(drafts.map(({ programmeId }) => programmeId))];
  await say(
    work,
    programmes.flatMap((programmeId) => {
      const ours = drafts.filter((draft) => draft.programmeId === programmeId);
      return directory.administrators.map((personId) => ({
        key: `draft:${ours[0]?.number ?? 0}:${personId}`,
        to: { personId },
        kind: "draft",
        text: draftsAnnouncement(ours),
        ...(programmeId === null ? {} : { programmeId }),
        priority: 5,
      }));
    }),
  );
  return acting.map(({ run, step }) => ({
    runId: run.id,
    step: run.nextStep,
    action: step.action,
    outcome: "drafted",
    reason: null,
    at: work.now,
  }));
}

function draftOf(work: Work, directory: Directory, one: Acting, number: number): NewDraft {
  const { run, step } = one;
  const today = localDate(work.now, work.calendar.zone);
  return {
    number,
    action: step.action,
    subject: run.subject,
    unitId: run.unitId,
    runId: run.id,
    step: run.nextStep,
    programmeId: run.programmeId,
    text: draftText(step.action, itemOf(work, directory.tree, one), { number, today }),
    at: work.now,
  };
}
