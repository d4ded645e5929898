export type ObligationStatus =
  | "due"
  | "on_time"
  | "late"
  | "made_up"
  | "excused"
  | "missed"
  | "held";

/** `closesAt` is `dueAt` plus the grace. */
export type Window = { opensAt: Date; dueAt: Date; closesAt: Date };

/** A reply as it bears on an obligation; `at` is the time that counts. */
export type ReplyFact = {
  id: number;
  intent: string;
  at: Date;
  state: "valid" | "pending" | "rejected" | "retracted" | "failed";
  evidence: string;
};

/** A leave as it bears on one person; `fromAt` is exclusive and `untilAt` inclusive, so that 上午 ends at 12:00. */
export type LeaveFact = {
  fromAt: Date;
  untilAt: Date;
  status: "pending" | "approved";
  words: string;
};

/** A leave with when it was asked for. */
export type AskedLeave = LeaveFact & { askedAt: Date };

/** All that decides what an obligation is. */
export type ObligationFacts = {
  window: Window;
  counts: "first" | "newest";
  doableLate: boolean;
  replies: readonly ReplyFact[];
  leaves: readonly AskedLeave[];
  /** The bot could not hear this person's group during some of the window, and no human has judged it. */
  deaf: boolean;
  closed: boolean;
};

/** What an obligation is: since when, on what evidence, by which submission. */
export type Settlement = {
  status: ObligationStatus;
  at: Date | null;
  evidence: string | null;
  submissionId: number | null;
};

/** A leave covers the windows that end in it. */
export function covers(leave: LeaveFact, dueAt: Date): boolean {
  return leave.fromAt < dueAt && dueAt <= leave.untilAt;
}

/**
 * What an obligation is, from the facts alone: the one place that decides it. Whatever is edited, taken back or
 * decided afterwards changes the facts, and this is asked again.
 */
export function settle(facts: ObligationFacts): Settlement {
  return (
    pleaded(facts) ??
    answered(facts) ??
    mended(facts) ??
    awaitingEvidence(facts) ??
    onLeave(facts) ??
    unanswered(facts)
  );
}

/** A reason that was accepted takes the entry out, whatever was or was not said. */
function pleaded({ replies }: ObligationFacts): Settlement | null {
  const plea = replies
    .filter(({ intent, state }) => intent === "excuse" && state === "valid")
    .at(-1);
  return plea ? { ...standing(plea, "excused"), at: null } : null;
}

function answered({ window, counts, replies }: ObligationFacts): Settlement | null {
  const timely = replies.filter(({ state, at }) => state === "valid" && at <= window.closesAt);
  const [first] = timely;
  const chosen = counts === "first" ? first : timely.at(-1);
  if (!first || !chosen) return null;
  // Whoever answered in time does not become late by saying it better.
  return standing(chosen, first.at <= window.dueAt ? "on_time" : "late");
}

function mended({ window, doableLate, replies }: ObligationFacts): Settlement | null {
  const after = replies.filter(({ state, at }) => state === "valid" && at > window.closesAt);
  const chosen = after.find(
    ({ intent }) => doableLate || intent === "make_up" || intent === "witness",
  );
  return chosen ? standing(chosen, "made_up") : null;
}

function awaitingEvidence({ window, replies }: ObligationFacts): Settlement | null {
  const doubtful = replies.find(
    ({ state, at, intent }) => state === "pending" && intent !== "make_up" && at <= window.closesAt,
  );
  return doubtful ? standing(doubtful, "held") : null;
}

function onLeave({ window, leaves, closed }: ObligationFacts): Settlement | null {
  const covering = leaves.filter((leave) => covers(leave, window.dueAt));
  const approved = covering.find(({ status }) => status === "approved");
  if (approved)
    return { status: "excused", at: null, evidence: approved.words, submissionId: null };
  // Asked for when the window was over, it changes nothing before somebody approves it.
  const asked = covering.find(
    ({ status, askedAt }) => status === "pending" && askedAt <= window.closesAt,
  );
  return asked && closed
    ? { status: "held", at: null, evidence: asked.words, submissionId: null }
    : null;
}

function unanswered({ closed, deaf, replies }: ObligationFacts): Settlement {
  const failed = replies.filter(({ state }) => state === "failed").at(-1);
  // Whoever was heard well enough to fail was not kept from answering by deafness.
  const status = closed ? (deaf && !failed ? "held" : "missed") : "due";
  return { status, at: null, evidence: failed?.evidence ?? null, submissionId: failed?.id ?? null };
}

function standing(reply: ReplyFact, status: ObligationStatus): Settlement {
  return { status, at: reply.at, evidence: reply.evidence, submissionId: reply.id };
}

/** Whether a reply already stands, so that another one changes nothing. */
export function isAnswered(status: ObligationStatus): boolean {
  return status === "on_time" || status === "late" || status === "made_up";
}

/** Whether the person has done what was asked, as far as anybody may still chase him for it. */
export function isDone(status: ObligationStatus): boolean {
  return isAnswered(status) || status === "excused";
}

/** 补签 without a date means the latest missed window of the last three working days (design: settled). */
export const MAKE_UP_WORKING_DAYS = 3;

/** The board shows the number within half a minute (design: settled); 20 s leave room for delivery. */
export const BOARD_DELAY_MS = 20_000;

/** Coordinates are kept no longer than a dispute over a held pin needs; the verdict and distance stay. */
export const LOCATION_KEPT_MS = 3 * 24 * 60 * 60 * 1000;
