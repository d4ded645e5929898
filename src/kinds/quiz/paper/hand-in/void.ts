import { say } from "../../../../outbox/say.ts";
import type { Work } from "../../../../work.ts";
import type { PaperRow } from "../store.ts";
import { clearAnswers } from "./store.ts";
import { voidedText } from "./wording.ts";

/**
 * Lets papers that nobody expects any more lie as if they had not been begun, so that no attempt is used: each person
 * is told, and may take his up again as a make-up paper.
 */
export async function voidBegun(work: Work, papers: readonly PaperRow[]): Promise<void> {
  await clearAnswers(
    work.tx,
    papers.map(({ id }) => id),
  );
  await say(
    work,
    papers.map(({ id, personId, programmeId, planId, occurrenceId, plan }) => ({
      ...{ programmeId, planId, occurrenceId, to: { personId } },
      ...{ key: `paper:${id}:void`, kind: "receipt", text: voidedText(plan), priority: 3 },
    })),
  );
}
