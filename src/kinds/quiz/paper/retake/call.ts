import { say } from "../../../../outbox/say.ts";
import type { Work } from "../../../../work.ts";
import { privatelyData } from "../../../rules.ts";
import type { PaperRow } from "../store.ts";
import { parametersFor } from "../test/rules.ts";
import { resitWords, retakeButton, retakeCallText } from "../wording.ts";
import { mayStillRetake } from "./store.ts";

/** Telegram's limit of a button's data. */
const LONGEST_DATA = 64;

/** A failed paper; `retakeAt` null: there is no further attempt. */
export type FailedPaper = { paper: PaperRow; retakeAt: Date | null };

/** Calls those who failed to their retake when its time comes, each once; who may try at once hears it now. */
export async function callRetakes(work: Work, failed: readonly FailedPaper[]): Promise<void> {
  await say(
    work,
    failed.flatMap(({ paper, retakeAt }) => {
      if (retakeAt === null || retakeAt <= work.now) return [];
      const { plan, attempt, programmeId, planId, occurrenceId } = paper;
      const { passMark, attempts } = parametersFor(paper);
      return [
        {
          ...{ programmeId, planId, occurrenceId, notBefore: retakeAt },
          key: `retake:${paper.id}`,
          to: { personId: paper.personId },
          kind: "reminder",
          text: retakeCallText({ plan, attempt: attempt + 1, attempts, passMark }),
          buttons: [{ text: retakeButton, data: dataFor(plan) }],
          condition: { retake: paper.id },
          priority: 4,
        },
      ];
    }),
  );
}

function dataFor(plan: string): string {
  const named = privatelyData(resitWords(plan));
  return Buffer.byteLength(named) <= LONGEST_DATA ? named : privatelyData(resitWords(null));
}

/** Whether a call to retake this failed paper's test is still true. */
export function isRetakeOpen(work: Work, paperId: number): Promise<boolean> {
  return mayStillRetake(work.tx, paperId);
}
