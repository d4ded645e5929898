import { localDate } from "../../calendar/zone.ts";
import type { Work } from "../../work.ts";
import { lastSupplementAt, waitingBulletins } from "./store.ts";
import { supplementReasons } from "./wording.ts";
import { writeSupplements } from "./write.ts";

/** Says what has been approved since a programme's bulletins were published, all of them in one message. */
export async function supplementDue(work: Work, programmeId: number): Promise<number> {
  const waiting = await waitingBulletins(work.tx, programmeId);
  const due = waiting.some(({ supplementAt }) => supplementAt <= work.now);
  return due ? supplement(work, waiting) : 0;
}

/** With the next beat it is said as well, unless the programme has had its supplement today. */
export async function supplementWithBeat(work: Work, programmeId: number): Promise<void> {
  const waiting = await waitingBulletins(work.tx, programmeId);
  if (waiting.length === 0) return;
  const { zone } = work.calendar;
  const last = await lastSupplementAt(work.tx, programmeId);
  if (last !== null && localDate(last, zone) === localDate(work.now, zone)) return;
  await supplement(work, waiting);
}

function supplement(work: Work, waiting: readonly { id: number }[]): Promise<number> {
  const ids = waiting.map(({ id }) => id);
  const cause = { reason: supplementReasons.approved, actorId: null, revoked: [] };
  return writeSupplements(work, ids, cause);
}
