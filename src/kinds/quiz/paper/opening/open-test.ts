import { localDate } from "../../../../calendar/zone.ts";
import { openOccurrence } from "../../../../ledger/occurrences/open.ts";
import { occurrenceWithPlan } from "../../../../ledger/occurrences/store.ts";
import { say } from "../../../../outbox/say.ts";
import { administrators } from "../../../../people/store.ts";
import type { Work } from "../../../../work.ts";
import { bankSizes } from "../../bank/store.ts";
import { postContestPolls } from "../../poll/open-polls.ts";
import { type Shortage, shortages } from "../../rules.ts";
import { PAPER_KINDS, parametersFor, type Test } from "../test/rules.ts";
import { bankShortNote, bankShortText } from "../wording.ts";
import { skipPlanned } from "./store.ts";

/** Where the bank is too small for a paper of this test; empty for plans of other kinds. */
export async function shortagesFor(work: Work, test: Omit<Test, "plan">): Promise<Shortage[]> {
  if (!PAPER_KINDS.includes(test.kind)) return [];
  return shortages(parametersFor(test), await bankSizes(work.tx));
}

/**
 * Opens a window of any kind. A test for which the bank is too small is left out with a note instead, and the
 * administrators are told once.
 */
export async function openWhenPossible(work: Work, id: number): Promise<"done" | "skipped"> {
  const { plan } = await occurrenceWithPlan(work.tx, id);
  const short = await shortagesFor(work, plan);
  if (short.length === 0) {
    const opened = await openOccurrence(work, id);
    if (opened === "done") await postContestPolls(work, id);
    return opened;
  }
  if (await skipPlanned(work.tx, id, bankShortNote(short))) {
    await tellBankShort(work, String(id), bankShortText(plan.name, short, true));
  }
  return "skipped";
}

/** Tells every administrator, once for each occurrence or other occasion, that no paper can be drawn. */
export async function tellBankShort(work: Work, occasion: string, text: string): Promise<void> {
  const told = await administrators(work.tx, localDate(work.now, work.calendar.zone));
  await say(
    work,
    told.map((personId) => ({
      key: `bank:${occasion}:${personId}`,
      to: { personId },
      kind: "notice",
      text,
      priority: 2,
    })),
  );
}
