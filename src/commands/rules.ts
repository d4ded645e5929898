import type { BeatKind } from "../calendar/beats.ts";
import type { LocalDate } from "../calendar/work-calendar.ts";
import type { PeriodSort } from "../cycle/periods/rules.ts";
import type { GivenAnswer } from "../kinds/quiz/paper/rules.ts";
import type { Span } from "../ledger/leave/rules.ts";

/** When somebody is away, with the words as typed. */
export type LeaveSpan = Span & { words: string };

/** 申诉 or, with `excuse`, 正当理由; neither number nor date: what concerns the speaker most recently. */
type Appeal = {
  intent: "appeal";
  number: number | null;
  text: string;
  date?: LocalDate;
  excuse?: true;
};

/** What a cadre may want. An empty `note` or `reason` means that none was given. */
export type CadreIntent =
  | { intent: "sign_in"; note: string }
  | { intent: "make_up"; date: LocalDate | null; reason: string }
  | { intent: "leave"; span: LeaveSpan; reason: string }
  | { intent: "official_trip"; reason: string }
  | { intent: "withdraw" }
  | { intent: "correct"; then: Intent[]; text: string }
  | { intent: "acknowledge" }
  | { intent: "reflection"; text: string }
  | { intent: "statement"; unit: string | null; text: string }
  | { intent: "answer_dispatch"; unit: string; text: string }
  | { intent: "my_record" }
  | { intent: "identify"; name: string; unit: string | null }
  | { intent: "help" }
  | Appeal
  | { intent: "complete"; number: number | null; text: string }
  | { intent: "extend"; number: number | null; dateText: string; reason: string };

/**
 * What somebody who learns may want. `plan` and `category` null: none was named. 下一题, 跳过, 第3题 are read as `practise`
 * with these words as its `category`: with a paper in hand they move on it.
 */
export type LearnerIntent =
  | { intent: "take_quiz"; plan: string | null }
  | { intent: "answer_quiz"; answers: GivenAnswer[] }
  | { intent: "hand_in" }
  | { intent: "resit"; plan: string | null }
  | { intent: "mistakes"; plan: string | null }
  | { intent: "practise"; category: string | null };

/** What a secretary may want about tests. `minutes`: how long the test is open, as long as usual when null. */
export type ExaminerIntent =
  | { intent: "start_quiz"; plan: string | null; minutes: number | null }
  | { intent: "open_class"; plan: string | null }
  | { intent: "quiz_report"; plan: string | null };

/** What a secretary may want. `name` is 姓名 or 姓名@单位; with neither number nor name, the one thing that waits is meant. */
export type SecretaryIntent =
  | { intent: "roster"; plan: string | null }
  | { intent: "confirm"; name: string }
  | { intent: "approve"; number: number | null; name: string | null; reason: string }
  | { intent: "reject"; number: number | null; name: string | null; reason: string };

/** What an administrator may want. `number` null: the one draft that waits. */
export type AdministratorIntent =
  | { intent: "bind_group"; unit: string }
  | { intent: "run_beat"; kind: BeatKind; programme: string | null; sort?: PeriodSort }
  | { intent: "publish_draft"; number: number | null }
  | { intent: "amend_draft"; number: number | null; text: string }
  | { intent: "drop_draft"; number: number | null; text: string }
  | { intent: "export" }
  | { intent: "resend"; group: string };

/** What anybody may want about tasks; a secretary, a reviewer or an administrator more than others. */
export type TaskIntent =
  | { intent: "my_tasks" }
  | { intent: "task_board"; unit: string | null }
  | { intent: "review_task"; number: number | null; pass: boolean; text: string }
  | { intent: "reopen_task"; number: number; text: string }
  | { intent: "cancel_task"; number: number; text: string }
  /** `whom`: units or persons, separated by 、; `date` null: no deadline was read. Minutes since local midnight. */
  | { intent: "assign_task"; whom: string; name: string; date: LocalDate | null; minute: number };

/** A word of a feature that is not open yet, such as 小结 or 通知, which is told to whoever uses it. */
export type NotBuiltIntent = { intent: "not_built"; words: string };

/** What one part of a message asks for. `unknown` is only ever read from words meant for the bot. */
export type Intent =
  | CadreIntent
  | SecretaryIntent
  | AdministratorIntent
  | LearnerIntent
  | TaskIntent
  | ExaminerIntent
  | NotBuiltIntent
  | { intent: "unknown"; text: string };

/** Everything besides the words that decides what a message means. */
export type ReadingContext = {
  /** When the message was sent; every relative day is counted from here. */
  now: Date;
  /** The zone of the local day, e.g. Asia/Shanghai. */
  zone: string;
  private: boolean;
  mentionsBot: boolean;
  /** Names by which the bot is mentioned, without the @. */
  botNames: readonly string[];
  /** The sender's label, 姓名 or 姓名@单位; null when he is not known. */
  senderName: string | null;
  /** The sender's unit, those above it, and others that may stand before a name. */
  unitNames: readonly string[];
  /** The labels of the roster, to notice that somebody else is named. */
  personNames?: ReadonlySet<string>;
};
