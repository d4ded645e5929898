import type { LocalDate } from "../../calendar/work-calendar.ts";
import type { AskedLeave, ReplyFact, Window } from "../rules.ts";

/** The intent of what a human says for a person who could not be told of something that only he can do. */
export const UNHEARD = "unheard";

/**
 * What was vouched for so, as facts to settle by: it takes the person out like a leave over the window, so that what
 * he does himself, then or later, still counts. Returns the other replies.
 */
export function withUnheard(
  { opensAt, closesAt }: Window,
  replies: readonly ReplyFact[],
): { replies: ReplyFact[]; excuses: AskedLeave[] } {
  const vouched = replies.filter(({ intent, state }) => intent === UNHEARD && state === "valid");
  return {
    replies: replies.filter(({ intent }) => intent !== UNHEARD),
    excuses: vouched.map(({ at, evidence }) => ({
      ...{ fromAt: opensAt, untilAt: closesAt, askedAt: at },
      ...{ status: "approved" as const, words: evidence },
    })),
  };
}

/** What a named human decides. The row that `subjectId` points to: a leave, a submission, an account, an obligation, a task, an appeal. */
export type DecisionKind =
  | "leave"
  | "make_up"
  | "evidence"
  | "held"
  | "binding"
  | "extension"
  | "appeal";

/** What waits for a human, as he is shown it; he answers with the number. */
export type Waiting = { number: number; summary: string };

/** What became of a request to make up; `date` null: none was named. */
export type MakeUpAnswer =
  | { outcome: "asked"; number: number; plan: string; date: LocalDate }
  | { outcome: "already"; plan: string; date: LocalDate }
  | { outcome: "needs-reason" }
  | { outcome: "nothing-missed"; date: LocalDate | null };

/** What became of a verdict. `not-yours` says in `tier` who may decide; `own`: it is his own request. */
export type Decided =
  | ({ outcome: "decided"; approve: boolean } & Waiting)
  | ({ outcome: "already"; status: string; by: string } & Waiting)
  | { outcome: "several"; waiting: Waiting[] }
  | { outcome: "nothing" }
  | { outcome: "unknown-number"; number: number }
  | { outcome: "unknown-name"; name: string }
  | {
      outcome: "not-yours";
      number: number;
      tier: "secretary" | "administrator" | "own" | "reviewer" | "appeal";
    };
