import type { LocalDate } from "../../calendar/work-calendar.ts";

/** What became of an 申诉. `about`: what it contests, in words. `nobody`: there is no administrator to decide it. */
export type AppealAnswer =
  | { outcome: "asked"; number: number; about: string; nobody: boolean }
  | { outcome: "already"; number: number; about: string }
  | { outcome: "needs-reason"; about: string }
  | { outcome: "nothing"; date: LocalDate | null }
  | { outcome: "several"; entries: string[] }
  | { outcome: "revoked"; about: string }
  | { outcome: "unknown-number"; number: number }
  | { outcome: "not-yours"; number: number };

const EXCUSES = /请假|休假|年假|病|住院|就医|手术|陪护|丧|婚假|产假|灾|塌方|洪水|正当理由/;

/**
 * Whether a reason asks that an entry should not count (he could not), rather than that it is wrong (he did). Leave and
 * illness do; whatever says that he was there, or on duty elsewhere, does not.
 */
export function asksToBeExcused(text: string): boolean {
  return EXCUSES.test(text);
}

/** Which of somebody's entries a text names: those whose plan it begins with, or all where it names none. */
export function entriesNamed<Entry extends { plan: string }>(
  entries: readonly Entry[],
  text: string,
): { entries: Entry[]; reason: string } {
  const plan = entries
    .map((entry) => entry.plan)
    .filter((name) => text.startsWith(name))
    .sort((a, b) => b.length - a.length)[0];
  if (plan === undefined) return { entries: [...entries], reason: text };
  const reason = text.slice(plan.length).replace(/^[\s:：,，。]+/u, "");
  return { entries: entries.filter((entry) => entry.plan === plan), reason };
}
