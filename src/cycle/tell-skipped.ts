import type { BeatKind } from "../calendar/beats.ts";
import { localDate } from "../calendar/zone.ts";
import { say } from "../outbox/say.ts";
import { administrators } from "../people/store.ts";
import type { Work } from "../work.ts";

/** What does not run: a beat of a week, or all of them. `text` says why and what to do; `from`: not told earlier. */
export type Skipped = {
  programmeId: number;
  period: string;
  what: BeatKind | "week";
  text: string;
  from?: Date;
};

/** Tells every administrator, once, of what does not run, so that nobody waits for what will not come. */
export async function tellSkipped(work: Work, skipped: readonly Skipped[]): Promise<void> {
  if (skipped.length === 0) return;
  const told = await administrators(work.tx, localDate(work.now, work.calendar.zone));
  await say(
    work,
    skipped.flatMap(({ programmeId, period, what, text, from }) =>
      told.map((personId) => ({
        key: `skipped:${programmeId}:${period}:${what}:${personId}`,
        to: { personId },
        kind: "notice",
        text,
        programmeId,
        priority: 7,
        ...(from && from > work.now ? { notBefore: from } : {}),
      })),
    ),
  );
}
