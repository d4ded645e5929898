import { everythingHeard, heardThrough, openDeafSpan } from "../inbox/coverage.ts";
import type { Work } from "../work.ts";
import { closingOf } from "./store.ts";

/** What was said in a window's last minute gets so long to arrive; after that its platform counts as deaf. */
const HEARING_LIMIT_MS = 10 * 60_000;

/**
 * Whether a window may close: everything said before its end has been heard and handled. A platform that stays silent
 * for ten minutes beyond it is deaf since it was last heard, so that nobody is marked missing for it.
 */
export async function readyToClose(
  work: Work,
  occurrenceId: number,
  platforms: readonly string[],
): Promise<boolean> {
  const closesAt = await closingOf(work.tx, occurrenceId);
  if (await everythingHeard(work.tx, closesAt, platforms)) return true;
  if (work.now.getTime() < closesAt.getTime() + HEARING_LIMIT_MS) return false;
  for (const platform of platforms) {
    const heard = await heardThrough(work.tx, platform);
    if (heard === null || heard >= closesAt) continue;
    await openDeafSpan(work, { platform, channelId: null, reason: "nothing heard", since: heard });
  }
  return true;
}
